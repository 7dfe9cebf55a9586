// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace passgenau {

/// Packs numbers as LEB128 (signed ones zigzag) and texts with their length in front: the same bytes on every
/// machine.
class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_{out} {}

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
      out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }
  void signed_number(std::int64_t value) {
    number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
  }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void word(std::uint32_t value) {
    for (int i = 0; i < 4; ++i)
      out_ += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  void real(double value) {
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8)
      out_ += static_cast<char>(bits & 0xFF);
  }

 private:
  std::string& out_;
};

/// Reads them back. Past the end everything is zero and `sound()` is false: damaged facts never read foreign
/// memory.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_{bytes} {}

  bool sound() const { return sound_; }
  bool at_end() const { return rest_.empty(); }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint64_t byte = next();
      value |= (byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    sound_ = false;
    return 0;
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > rest_.size()) {
      sound_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
  }
  std::uint32_t word() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
      value |= static_cast<std::uint32_t>(next()) << (8 * i);
    return value;
  }
  double real() {
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i)
      bits |= next() << (8 * i);
    return std::bit_cast<double>(bits);
  }
  /// How many items follow: never more than bytes are left.
  std::size_t count() {
    const std::uint64_t size = number();
    if (size <= rest_.size()) return size;
    sound_ = false;
    return 0;
  }

 private:
  std::uint64_t next() {
    if (rest_.empty()) {
      sound_ = false;
      return 0;
    }
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }

  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace passgenau
