// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace passgenau {

/// FNV-1a, 64 bits (Fowler, Noll, Vo), with a final mix so that every bit is good. The same on all platforms.
class KeyHash {
 public:
  constexpr explicit KeyHash(std::uint64_t seed = 0xCBF29CE484222325ULL) : hash_{seed} {}
  constexpr void add(char c) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; }
  /// Of all that was added so far.
  constexpr std::uint64_t value() const { return (hash_ ^ (hash_ >> 32)) * 0x9E3779B97F4A7C15ULL; }

 private:
  std::uint64_t hash_;
};

constexpr std::uint64_t key_hash(std::string_view text, KeyHash hash = KeyHash{}) {
  for (const char c : text)
    hash.add(c);
  return hash.value();
}

/// Numbers by the hash of a key; several may share one. Filled once, then read by any number of threads.
class KeyIndex {
 public:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
    bool operator==(const Entry&) const = default;
  };

  void add(std::uint64_t key, std::uint32_t number) { entries_.push_back({key, number}); }
  /// Sorts, and drops what was added twice. What was added in the order of another index stays as it is.
  void finish();
  /// In rising order of the numbers. O(1): hashes are spread evenly.
  std::span<const Entry> find(std::uint64_t key) const;
  /// By key, then by number.
  std::span<const Entry> entries() const { return entries_; }

 private:
  std::vector<Entry> entries_ = {};
  std::vector<std::uint32_t> starts_ = {};  ///< by the top bits of the key
  int shift_ = 63;
};

}  // namespace passgenau
