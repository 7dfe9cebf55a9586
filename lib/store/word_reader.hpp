// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "store/reader.hpp"

namespace passgenau {

/// Reads the words of a catalog, or of several as if they were one, at the states that their readers show: the documents of each
/// are numbered behind those of the one before. Throws *catalog-busy* where such a state went
/// away meanwhile (`at_one_state` goes on at the newest), and *catalog-damaged*.
class WordReader {
 public:
  struct Document {
    std::uint32_t number = 0;
    std::uint32_t length = 0;     ///< the sum of its words' weights
    std::size_t reader = 0;       ///< which of the readers holds it
    std::string_view facts = {};  ///< verified
  };

  explicit WordReader(const StoreReader& reader);
  /// Null where a network is absent.
  explicit WordReader(const std::vector<const StoreReader*>& readers);

  /// Every word of each reader in turn, in the order of their bytes, and how many of its documents hold it.
  void each_word(const std::function<void(std::string_view, std::uint32_t)>& use) const;
  /// Every document, in rising order.
  void each_document(const std::function<void(const Document&)>& use) const;
  /// The documents with this word, in rising order, and its weight in each.
  void each_posting(std::string_view word,
                    const std::function<void(std::uint32_t, std::uint32_t)>& use) const;
  /// The offer of a document as it is stored, canonical JSON, verified.
  std::string data(std::uint32_t document) const;
  /// The path of the catalog that holds a document.
  const std::string& path(std::uint32_t document) const;

 private:
  struct Part {
    const StoreReader* reader = nullptr;
    std::size_t index = 0;
    std::uint32_t before = 0;  ///< numbers of the parts before it
  };
  void each_remote_document(const Part& part, const std::function<void(const Document&)>& use) const;
  const Part& part_of(std::uint32_t document) const;

  std::vector<Part> parts_ = {};  ///< at least one
};

}  // namespace passgenau
