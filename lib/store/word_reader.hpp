// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

#include "store/reader.hpp"

namespace passgenau {

/// Reads the words of a catalog through a reader, at the state that it shows. Throws *catalog-busy* where that state went
/// away meanwhile (`StoreReader::at_one_state` goes on at the newest), and *catalog-damaged*.
class WordReader {
 public:
  explicit WordReader(const StoreReader& reader) : reader_{reader} {}

  /// Every word, in the order of their bytes, and how many documents hold it.
  void each_word(const std::function<void(std::string_view, std::uint32_t)>& use) const;
  /// Every document: its number, its length (the sum of its words' weights), and its facts, verified.
  void each_document(const std::function<void(std::uint32_t, std::uint32_t, std::string_view)>& use) const;
  /// The documents with this word, in rising order, and its weight in each.
  void each_posting(std::string_view word,
                    const std::function<void(std::uint32_t, std::uint32_t)>& use) const;
  /// The offer of a document as it is stored, canonical JSON, verified.
  std::string data(std::uint32_t document) const;

 private:
  const StoreReader& reader_;
};

}  // namespace passgenau
