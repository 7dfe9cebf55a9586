// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace passgenau {

/// Length of the part in front of the first byte that must be escaped in a JSON string.
std::size_t plain_bytes(std::string_view text);

/// Canonical JSON of many small parts, such as an answer, written in one pass into one buffer. Each value is followed by a comma, and
/// what closes an object, a list or the text takes the place of the last one: nobody asks who is the first.
class JsonWriter {
 public:
  /// `expected`: bytes, of which there may be more.
  explicit JsonWriter(std::size_t expected)
      : text_(expected, '\0'), at_{text_.data()}, end_{at_ + text_.size()} {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  /// The text of the one value that was written; the writer is done for.
  std::string take() {
    text_.resize(static_cast<std::size_t>(at_ - text_.data()) - 1);
    return std::move(text_);
  }

  /// Names are the format's own, and need no escaping. Those that the compiler knows are copied without a call.
  template <std::size_t bytes>
  JsonWriter& name(const char (&name)[bytes]) {
    char* const at = room(bytes + 2);
    at[0] = '"';
    std::memcpy(at + 1, name, bytes - 1);
    std::memcpy(at + bytes, "\":", 2);  // NOLINT(bugprone-not-null-terminated-result): goes on behind it
    at_ = at + bytes + 2;
    return *this;
  }
  JsonWriter& name(std::string_view name) {
    quote(name, ':');
    return *this;
  }

  void text(std::string_view value);
  /// A text of the format's own, that needs no escaping.
  void word(std::string_view value) { quote(value, ','); }
  /// A value that is canonical JSON already.
  void json(std::string_view value);
  void boolean(bool value) { value ? put("true,") : put("false,"); }
  void integer(std::int64_t value) {
    constexpr std::size_t most_digits = 20;
    char* const at = room(most_digits + 1);
    at_ = std::to_chars(at, at + most_digits, value).ptr;
    *at_++ = ',';
  }
  /// `units` / 10^decimals without trailing zeros ("41.2", "50").
  template <int decimals>
  void decimal(std::int64_t units) {
    constexpr std::int64_t scale = [] {
      std::int64_t power = 1;
      for (int i = 0; i < decimals; ++i)
        power *= 10;
      return power;
    }();
    const std::int64_t rest = units % scale;
    if (units < 0 && units > -scale) put("-");
    integer(units / scale);
    if (rest != 0) fraction(rest < 0 ? -rest : rest, decimals);
  }

  /// `write()` writes the members.
  template <class Write>
  void object(Write&& write) {
    put("{");
    write();
    close('}');
  }
  /// `write(item)` writes one value.
  template <class List, class Write>
  void list(const List& items, Write&& write) {
    put("[");
    for (const auto& item : items)
      write(item);
    close(']');
  }

 private:
  char* room(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes) grow(bytes);
    return at_;
  }
  void grow(std::size_t bytes);
  template <std::size_t bytes>
  void put(const char (&text)[bytes]) {
    std::memcpy(room(bytes - 1), text, bytes - 1);
    at_ += bytes - 1;
  }
  void quote(std::string_view text, char behind) {
    char* const at = room(text.size() + 3);
    at[0] = '"';
    std::memcpy(at + 1, text.data(), text.size());
    at_ = at + 1 + text.size();
    *at_++ = '"';
    *at_++ = behind;
  }
  void close(char bracket) {
    char* const at = room(2);
    at_ = at[-1] == ',' ? at - 1 : at;
    *at_++ = bracket;
    *at_++ = ',';
  }
  /// In place of the comma after the whole part. `rest`: above 0.
  void fraction(std::int64_t rest, int digits);

  std::string text_;
  char* at_;   ///< where the next byte goes
  char* end_;  ///< of the room
};

}  // namespace passgenau
