// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// The sentences of one language: lib/match/messages/<language>.json, one ICU MessageFormat pattern for each
/// key. A translator adds a file; no code knows which languages or which words there are.
namespace passgenau::words {

/// What a pattern may name. An argument that is absent reads as the text `none`, or as −1 where the pattern
/// wants a number.
using Argument = std::variant<std::string, std::int64_t, double>;
using Arguments = std::map<std::string, Argument, std::less<>>;

inline constexpr std::string_view absent_text = "none";
inline constexpr std::int64_t absent_number = -1;

class Messages {
 public:
  /// Reads one message file. Throws `Error` *internal* with the key of a pattern that ICU cannot read.
  Messages(std::string_view language, std::string_view json);

  const std::string& language() const noexcept { return language_; }
  bool has(std::string_view key) const { return entries_.find(key) != entries_.end(); }
  std::vector<std::string> keys() const;
  /// The sentence of this key in the number and plural rules of `locale`. 10–40 µs; any number of threads
  /// at once.
  std::string format(std::string_view key, const Arguments& arguments, const icu::Locale& locale) const;

 private:
  struct Entry {
    icu::UnicodeString pattern = {};
    std::vector<std::pair<std::string, bool>> arguments = {};  ///< name, and whether it is a number
  };
  static Entry read_pattern(std::string_view pattern);

  std::string language_;
  std::map<std::string, Entry, std::less<>> entries_;
};

/// Messages and locale for a BCP 47 tag: of the files for it, the one that says most of it ("de-AT" → "de",
/// "de-DE-simple" → "de-simple"). The locale keeps the region, so that numbers and dates follow it. Throws `Error` *language-unsupported*.
struct Tongue {
  const Messages* messages = nullptr;
  icu::Locale locale = {};

  std::string say(std::string_view key, const Arguments& arguments = {}) const {
    return messages->format(key, arguments, locale);
  }
};
Tongue tongue(std::string_view language);

/// Languages of the files that are compiled in, sorted.
std::vector<std::string> languages();

}  // namespace passgenau::words
