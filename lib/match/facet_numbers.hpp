// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What building a snapshot asks for every offer, in flat memory: opening a large catalog spends its time here.
namespace passgenau {

/// Texts one behind the other in one piece of memory.
class TextList {
 public:
  void push_back(std::string_view text) {
    text_ += text;
    end_.push_back(text_.size());
  }
  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : end_[index - 1];
    return std::string_view{text_}.substr(begin, end_[index] - begin);
  }
  std::size_t size() const { return end_.size(); }

 private:
  std::string text_ = {};
  std::vector<std::size_t> end_ = {};
};

/// Distinct packed facets, numbered in the order of their first coming. A hash table with open addressing: a facet
/// that is known, as nearly all are, costs one hash and mostly one cache line.
class FacetNumbers {
 public:
  /// The number of the facet; `added` says whether it is new.
  std::uint32_t number(std::string_view bytes, bool& added);
  /// All of them, by number; it knows none afterwards.
  TextList take() { return std::exchange(facets_, {}); }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = free;
  };
  static constexpr std::uint32_t free = UINT32_MAX;

  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< a power of two, at most half of them taken
  TextList facets_ = {};
};

/// Ids in the order of their coming.
class IdList {
 public:
  void push_back(std::string_view id) { ids_.push_back(id); }
  std::string_view operator[](std::size_t index) const { return ids_[index]; }
  /// Their places, sorted by bytes: eight at a time behind what all have in common. O(n) for each eight in which they differ.
  std::vector<std::uint32_t> order() const;

 private:
  TextList ids_ = {};
};

}  // namespace passgenau
