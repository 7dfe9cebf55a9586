// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/numbers.hpp"

namespace passgenau {

/// MurmurHash64A (Austin Appleby, public domain): eight bytes a step, enough to notice damage; no defence
/// against forgery.
inline std::uint64_t checksum(std::string_view bytes) noexcept {
  constexpr std::uint64_t m = 0xC6A4A7935BD1E995ULL;
  std::uint64_t hash = 0x70617373'67656E61ULL ^ (bytes.size() * m);
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t word = little_endian_word(at) * m;
    word = (word ^ (word >> 47)) * m;
    hash = (hash ^ word) * m;
  }
  if (left > 0) hash = (hash ^ little_endian({at, left})) * m;
  hash = (hash ^ (hash >> 47)) * m;
  return hash ^ (hash >> 47);
}

/// Appends the checksum of all that stands in `record`, least significant byte first.
inline void append_checksum(std::string& record) { append_little_endian(record, checksum(record)); }

/// The checksum at the end of a record, verified or not.
inline std::uint64_t stored_checksum(std::string_view record) noexcept {
  return little_endian(record.substr(record.size() - std::min<std::size_t>(8, record.size())));
}

/// The record without its checksum; empty where the checksum does not hold.
inline std::optional<std::string_view> verified(std::string_view record) noexcept {
  if (record.size() < 8) return {};
  const std::string_view body = record.substr(0, record.size() - 8);
  if (checksum(body) != stored_checksum(record)) return {};
  return body;
}

}  // namespace passgenau
