// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passgenau/offer.hpp"
#include "planning/measures.hpp"
#include "text/stem.hpp"

namespace passgenau {

/// Full text search as one would build it first: BM25 (Robertson and Zaragoza 2009) over title, description
/// and provider of each offer, with stems where the language has them. What evaluation compares with.
class TextRanker {
 public:
  /// Offers are added before the first `rank`. Their ids are borrowed.
  void add(std::string_view id, const Offer& offer);
  /// Offers that share a word with the text, best first, then by id. A word that stands in the text twice
  /// counts twice.
  Ranking rank(std::string_view text, std::string_view language);

 private:
  struct Posting {
    std::uint32_t offer = 0;
    std::uint32_t count = 0;
  };
  void add_words(std::string_view text, std::string_view language);

  /// The stems of a text, in order.
  std::vector<std::string> terms(std::string_view text, std::string_view language);

  std::map<std::string, StemKeys, std::less<>> stems_ = {};
  std::vector<std::string_view> ids_ = {};
  std::vector<std::uint32_t> lengths_ = {};  ///< words of each offer
  std::uint64_t words_ = 0;
  std::unordered_map<std::string, std::vector<Posting>> postings_ = {};
};

}  // namespace passgenau
