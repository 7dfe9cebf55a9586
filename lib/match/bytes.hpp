// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
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
  explicit ByteReader(std::string_view bytes) : at_{bytes.data()}, end_{bytes.data() + bytes.size()} {}

  bool sound() const { return sound_; }
  bool at_end() const { return at_ == end_; }
  std::uint64_t number() {
    // Nearly all are one byte long.
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) return static_cast<unsigned char>(*at_++);
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
    if (size > left()) {
      sound_ = false;
      at_ = end_;
      return {};
    }
    const std::string_view value{at_, static_cast<std::size_t>(size)};
    at_ += size;
    return value;
  }
  std::uint32_t word() {
    std::uint32_t value = 0;
    if (std::endian::native == std::endian::little && left() >= sizeof value) {
      std::memcpy(&value, at_, sizeof value);
      at_ += sizeof value;
      return value;
    }
    for (int i = 0; i < 4; ++i)
      value |= static_cast<std::uint32_t>(next()) << (8 * i);
    return value;
  }
  double real() {
    std::uint64_t bits = 0;
    if (std::endian::native == std::endian::little && left() >= sizeof bits) {
      std::memcpy(&bits, at_, sizeof bits);
      at_ += sizeof bits;
      return std::bit_cast<double>(bits);
    }
    for (int i = 0; i < 8; ++i)
      bits |= next() << (8 * i);
    return std::bit_cast<double>(bits);
  }
  /// How many items follow: never more than bytes are left.
  std::size_t count() {
    const std::uint64_t size = number();
    if (size <= left()) return static_cast<std::size_t>(size);
    sound_ = false;
    return 0;
  }

 private:
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  std::uint64_t next() {
    if (at_ == end_) {
      sound_ = false;
      return 0;
    }
    return static_cast<unsigned char>(*at_++);
  }

  const char* at_;
  const char* end_;
  bool sound_ = true;
};

}  // namespace passgenau
