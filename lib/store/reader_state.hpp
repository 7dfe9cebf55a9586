// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "store/reader.hpp"
#include "store/readers_grace.hpp"
#include "store/remote.hpp"
#include "store/retried.hpp"
#include "store/sealed_file.hpp"
#include "store/translated.hpp"

namespace passgenau {

struct StoreReader::State {
  std::string path;
  std::string folder = {};  ///< that holds the database: of a replica one within the path
  std::shared_ptr<const SealedFile> sealed = {};
  std::optional<RemoteAddress> remote = {};
  std::unique_ptr<ReadersGrace> grace = {};  ///< of a folder
  Xapian::Database db = {};
  std::uint64_t format = 0;  ///< of what is open

  template <class Use>
  auto guarded(Use&& use) const {
    return translated(path, use);
  }
  /// Runs `use`, again at the newest state where the one it read went away.
  template <class Use>
  auto retried_newest(Use&& use) {
    return retried([&] { return guarded(use); }, [&](const Error&) { return renew(); },
                   [&](const Error&) { return may_be_torn(); });
  }
  /// As `StoreReader::may_be_torn`.
  bool may_be_torn() const { return remote || (!sealed && folder != path); }
  /// Decimal metadata as they stand there; throws Xapian's errors.
  std::uint64_t number(std::string_view key) const;

  void open_folder();
  void open_sealed();
  void open_remote();
  /// Goes to the newest state.
  bool renew();
  /// The same, but for what may be torn waits a little for one.
  bool renew_soon();
  bool renew_connection();
  /// Changes with every commit.
  std::string version_file() const;
  /// Throws *catalog-damaged* where the record over all numbers says others; Xapian's errors, too.
  void check_numbers() const;
  /// Refuses what is no catalog of a format that can be read.
  void check_format();

  /// The id of a document; empty where it has none.
  std::string id_of(Xapian::docid document) const;
  /// 0 where there is none.
  Xapian::docid find(std::string_view id) const;
  /// The data of an offer, verified, and that they are those of its facts. Throws *catalog-damaged*.
  std::string data_of(Xapian::docid document, std::string_view id) const;
};

}  // namespace passgenau
