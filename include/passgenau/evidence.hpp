// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
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

/// The facts that a reason rests on, in their order. Their texts lie one behind the other within it, and in memory of their own only where
/// they are long: an answer has some two hundred reasons.
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

  // Not defaulted: g++ 12 would clear all of it at once first, by an instruction that takes long to start. One initialiser, or clang-tidy
  // asks for `= default`.
  Evidence() noexcept : long_texts_{} {}
  Evidence(const Evidence& other)
      : held_{other.held_},
        long_texts_{other.long_texts_ ? std::make_unique<std::string>(*other.long_texts_) : nullptr} {}
  Evidence& operator=(const Evidence& other) { return *this = Evidence{other}; }
  /// `other` is empty then.
  Evidence(Evidence&& other) noexcept : held_{other.held_}, long_texts_{std::move(other.long_texts_)} {
    other.held_.count = 0;
    other.held_.text_size = 0;
  }
  Evidence& operator=(Evidence&& other) noexcept {
    held_ = other.held_;
    long_texts_ = std::move(other.long_texts_);
    other.held_.count = 0;
    other.held_.text_size = 0;
    return *this;
  }
  ~Evidence() = default;
  Evidence(std::initializer_list<EvidenceFact> facts) : Evidence{} {
    for (const EvidenceFact& fact : facts)
      add(fact.name, fact.value);
  }

  /// The text of `value` is copied, unless it is one that was read from here; `name`, 255 bytes at most, is not. Throws
  /// `std::length_error` where there are `most_facts`, where `name` is longer, and where all texts would have more than 4 GiB.
  void add(std::string_view name, const EvidenceValue& value) {
    if (held_.count == most_facts || name.size() > UINT8_MAX) throw std::length_error{"passgenau::Evidence"};
    if (const auto* text = std::get_if<std::string_view>(&value))
      put(name, Kind::text, place_of(*text));
    else if (const auto* number = std::get_if<std::int64_t>(&value))
      put(name, Kind::number, *number);
    else
      put(name, Kind::distance, std::get<Distance>(value).in_metres());
  }

  bool empty() const { return held_.count == 0; }
  std::size_t size() const { return held_.count; }
  /// `place`: less than `size()`.
  EvidenceFact operator[](std::size_t place) const {
    return {{held_.names[place], held_.name_sizes[place]}, value(place)};
  }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, held_.count}; }

  friend bool operator==(const Evidence& a, const Evidence& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  enum class Kind : std::uint8_t { text, number, distance };
  /// By fact, in arrays side by side: a structure for each would be a third larger.
  struct Held {
    std::array<const char*, most_facts> names = {};
    std::array<std::int64_t, most_facts> numbers = {};  ///< of a text: where it begins, and how long it is
    std::array<std::uint8_t, most_facts> name_sizes = {};
    std::array<Kind, most_facts> kinds = {};
    std::uint8_t count = 0;
    std::uint8_t text_size = 0;
    std::array<char, 44> text =
        {};  ///< of all, while they have room in it: an id of the built-in vocabulary has 43 bytes at most
  };

  const char* texts() const { return long_texts_ ? long_texts_->data() : held_.text.data(); }
  std::size_t texts_size() const { return long_texts_ ? long_texts_->size() : held_.text_size; }

  void put(std::string_view name, Kind kind, std::int64_t number) {
    held_.names[held_.count] = name.data();
    held_.name_sizes[held_.count] = static_cast<std::uint8_t>(name.size());
    held_.kinds[held_.count] = kind;
    held_.numbers[held_.count] = number;
    ++held_.count;
  }
  /// Among the texts, where it is put unless it is there.
  std::int64_t place_of(std::string_view text) {
    const std::size_t had = texts_size();
    const auto place = [&](std::size_t begin) {
      return static_cast<std::int64_t>(std::uint64_t{begin} << 32 | text.size());
    };
    const std::size_t offset =
        reinterpret_cast<std::uintptr_t>(text.data()) - reinterpret_cast<std::uintptr_t>(texts());
    if (offset < had) return place(offset);
    if (text.size() > UINT32_MAX - had) throw std::length_error{"passgenau::Evidence"};
    if (!long_texts_ && text.size() > held_.text.size() - had)
      long_texts_ = std::make_unique<std::string>(held_.text.data(), had);
    if (long_texts_) {
      *long_texts_ += text;
    } else {
      std::copy(text.begin(), text.end(), held_.text.begin() + static_cast<std::ptrdiff_t>(had));
      held_.text_size = static_cast<std::uint8_t>(had + text.size());
    }
    return place(had);
  }
  EvidenceValue value(std::size_t place) const {
    const std::int64_t number = held_.numbers[place];
    switch (held_.kinds[place]) {
      case Kind::text: {
        const auto begin = static_cast<std::size_t>(static_cast<std::uint64_t>(number) >> 32);
        return std::string_view{texts() + begin, static_cast<std::uint32_t>(number)};
      }
      case Kind::number: return number;
      default: return Distance::metres(number);
    }
  }

  Held held_;
  std::unique_ptr<std::string> long_texts_;
};

}  // namespace passgenau
