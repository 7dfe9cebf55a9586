// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// A word of an offer's text: the term with its prefix. No positions: they would double the time of indexing,
/// and where a word stands is found again in the stored text of the few offers that are shown.
struct TextTerm {
  std::string term = {};
  std::uint32_t weight = 1;  ///< within-document frequency that it adds
};

/// What a document holds besides its id.
struct StoredOffer {
  std::string_view id = {};
  std::string_view facts = {};  ///< without checksum
  std::string_view data = {};   ///< without checksum
  const std::vector<TextTerm>* terms = nullptr;
};

/// Writes one catalog folder. All changes become visible together at `commit()`. After any error it is
/// closed: every further call throws *writer-closed*, and the last committed state serves on.
class StoreWriter {
 public:
  explicit StoreWriter(const std::string& path);
  ~StoreWriter();
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  /// True where an offer with this id was replaced.
  bool put(const StoredOffer& offer);
  bool remove(std::string_view id);
  bool contains(std::string_view id) const;
  std::uint64_t count() const;
  std::vector<std::string> ids() const;
  /// Values carry a checksum; verified when read. Throws *catalog-damaged*.
  std::string metadata(std::string_view key) const;
  /// Of the built-in vocabulary by which the catalog was last written.
  int vocabulary_version() const;
  void set_metadata(std::string_view key, const std::string& value);
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passgenau
