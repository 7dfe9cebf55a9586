// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "match/alike_place.hpp"
#include "match/concepts.hpp"
#include "match/number_sort.hpp"
#include "passgenau/offer.hpp"

/// Offers alike: the same course listed twice, or the Monday and the Tuesday group of one provider. They must not fill
/// the page, so an answer shows the one that fits the family best and names the others. docs/matching.md has the rule.
namespace passgenau {

/// What an offer can be like another by – places, telling words of its titles, of its provider – as bytes, each hashed to 32 bits.
/// Where two words share a hash, two offers of one provider at one place and of one kind share an entry of the list: of
/// 100 words at a place one in a million.
std::string pack_alike(const Offer& offer);

/// Telling words of a title or a name, in their order.
std::vector<std::string> telling_words(std::string_view text);

/// Finds the offers alike of a snapshot while it is built, or of a few offers of it.
class AlikeFinder {
 public:
  /// `row`: any number that is the offer's own; `packed`: what `pack_alike` made. Throws *catalog-damaged*.
  void add(std::uint32_t row, std::string_view packed);
  /// Groups of two offers and more, each sorted, in no certain order. `kinds_of` gives a row's kind codes. Cost:
  /// O(n log n) in the places; at a place that offers share, in their words and kinds.
  template <class KindsOf>
  std::vector<std::vector<std::uint32_t>> groups(KindsOf&& kinds_of) {
    parents_.clear();
    std::vector<Like> likes;
    for (const Span& same_place : shared_places()) {
      for (std::size_t i = same_place.begin; i < same_place.end; ++i)
        add_likes(likes, i, kinds_of(row_at(i)));
      join(likes);
    }
    return joined();
  }
  /// The places of all, sorted, with what `row_of` gives for a row. Cheaper behind `groups`, which sorts by them.
  template <class RowOf>
  std::vector<AlikePlace> places(RowOf&& row_of) const {
    std::vector<AlikePlace> all;
    all.reserve(entries_.size());
    for (const Numbered& entry : entries_)
      all.push_back({static_cast<std::uint32_t>(entry.number), row_of(offers_[entry.item].row)});
    const auto by_place = [](const AlikePlace& a, const AlikePlace& b) { return a.place < b.place; };
    if (!std::is_sorted(all.begin(), all.end(), by_place)) std::sort(all.begin(), all.end(), by_place);
    for (auto begin = all.begin(); begin != all.end();) {
      const auto end =
          std::find_if(begin, all.end(), [&](const AlikePlace& at) { return at.place != begin->place; });
      std::sort(begin, end);
      begin = end;
    }
    return all;
  }

 private:
  /// What offers are alike by, hashed, and the row that has it.
  using Like = std::pair<std::uint64_t, std::uint32_t>;
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Words {
    std::uint32_t row = 0;
    std::uint32_t begin = 0;  ///< in `pool_`
    std::uint16_t titles = 0;
    std::uint16_t providers = 0;
  };

  std::vector<Span> shared_places();
  std::uint32_t row_at(std::size_t entry) const { return offers_[entries_[entry].item].row; }
  void add_likes(std::vector<Like>& likes, std::size_t entry,
                 std::span<const ConceptCodes::Code> kinds) const;
  /// Unites the rows that share one; leaves the list empty.
  void join(std::vector<Like>& likes);
  std::uint32_t root(std::uint32_t row);
  std::vector<std::vector<std::uint32_t>> joined();

  std::vector<Numbered> entries_ = {};  ///< a place, and the index into `offers_`
  std::vector<Words> offers_ = {};
  std::vector<std::uint32_t> pool_ = {};
  std::map<std::uint32_t, std::uint32_t> parents_ = {};  ///< of rows that are like another
};

}  // namespace passgenau
