// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "passgenau/place.hpp"

namespace passgenau {

/// A text is that of the `Evidence` it is read from: valid until that is changed, moved or gone.
using EvidenceValue = std::variant<std::string_view, std::int64_t, Distance>;

/// One fact by its name, which is a literal of the library.
struct EvidenceFact {
  std::string_view name = {};
  EvidenceValue value = {};

  bool operator==(const EvidenceFact&) const = default;
};

/// The facts that a reason rests on, in their order. Their texts lie one behind the other in one string: lists of facts that own their
/// texts took a tenth of the time of an answer, for allocations alone.
class Evidence {
 public:
  static constexpr std::size_t most_facts = 5;

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = EvidenceFact;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = EvidenceFact;

    Iterator() = default;
    EvidenceFact operator*() const { return (*facts_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++at_;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    friend class Evidence;
    Iterator(const Evidence* facts, std::size_t at) : facts_{facts}, at_{at} {}

    const Evidence* facts_ = nullptr;
    std::size_t at_ = 0;
  };

  Evidence() = default;
  Evidence(const Evidence&) = default;
  Evidence& operator=(const Evidence&) = default;
  /// `other` is empty then.
  Evidence(Evidence&& other) noexcept
      : texts_{std::move(other.texts_)},
        names_{other.names_},
        numbers_{other.numbers_},
        name_sizes_{other.name_sizes_},
        kinds_{other.kinds_},
        count_{std::exchange(other.count_, std::uint8_t{0})} {}
  Evidence& operator=(Evidence&& other) noexcept {
    texts_ = std::move(other.texts_);
    names_ = other.names_;
    numbers_ = other.numbers_;
    name_sizes_ = other.name_sizes_;
    kinds_ = other.kinds_;
    count_ = std::exchange(other.count_, std::uint8_t{0});
    return *this;
  }
  ~Evidence() = default;
  Evidence(std::initializer_list<EvidenceFact> facts) {
    for (const EvidenceFact& fact : facts)
      add(fact.name, fact.value);
  }

  /// The text of `value` is copied; `name`, 255 bytes at most, is not. Throws `std::length_error` where there are `most_facts`,
  /// where `name` is longer, and where all texts would have more than 4 GiB.
  void add(std::string_view name, const EvidenceValue& value) {
    if (count_ == most_facts || name.size() > UINT8_MAX) throw std::length_error{"passgenau::Evidence"};
    if (const auto* text = std::get_if<std::string_view>(&value)) {
      if (text->size() > UINT32_MAX - texts_.size()) throw std::length_error{"passgenau::Evidence"};
      numbers_[count_] = static_cast<std::int64_t>(std::uint64_t{texts_.size()} << 32 | text->size());
      texts_ += *text;
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
      numbers_[count_] = *number;
    } else {
      numbers_[count_] = std::get<Distance>(value).in_metres();
    }
    names_[count_] = name.data();
    name_sizes_[count_] = static_cast<std::uint8_t>(name.size());
    kinds_[count_] = static_cast<std::uint8_t>(value.index());
    ++count_;
  }
  /// Room for so many bytes of text in all.
  void reserve_text(std::size_t bytes) { texts_.reserve(bytes); }

  bool empty() const { return count_ == 0; }
  std::size_t size() const { return count_; }
  /// `place`: less than `size()`.
  EvidenceFact operator[](std::size_t place) const {
    return {{names_[place], name_sizes_[place]}, value(place)};
  }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, count_}; }

  friend bool operator==(const Evidence& a, const Evidence& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  EvidenceValue value(std::size_t place) const {
    const std::int64_t number = numbers_[place];
    switch (kinds_[place]) {
      case 0:
        return std::string_view{texts_}.substr(static_cast<std::uint64_t>(number) >> 32,
                                               static_cast<std::uint32_t>(number));
      case 1: return number;
      default: return Distance::metres(number);
    }
  }

  // By fact, in arrays side by side: a structure for each would be a third larger, and every reason is moved into its place.
  std::string texts_ = {};
  std::array<const char*, most_facts> names_ = {};
  std::array<std::int64_t, most_facts> numbers_ =
      {};  ///< of a text: where it begins in `texts_`, and how long it is
  std::array<std::uint8_t, most_facts> name_sizes_ = {};
  std::array<std::uint8_t, most_facts> kinds_ = {};  ///< index in `EvidenceValue`
  std::uint8_t count_ = 0;
};

}  // namespace passgenau
