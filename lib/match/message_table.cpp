// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/message_table.hpp"

#include <unicode/bytestream.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <span>

#include "model/json.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "passgenau/error.hpp"

namespace passgenau::data {
extern const std::span<const std::pair<std::string_view, std::string_view>> messages;  // language, JSON text
}

namespace passgenau::words {
namespace {

using Table = std::map<std::string, Messages, std::less<>>;

const Table& table() {
  static const Table all = [] {
    Table read;
    for (const auto& [language, text] : data::messages)
      read.emplace(std::string{language}, Messages{language, text});
    return read;
  }();
  return all;
}

[[noreturn]] void unsupported() {
  std::string known;
  for (const std::string& language : languages())
    known += (known.empty() ? "" : ", ") + language;
  fail(Code::language_unsupported, "", known);
}

/// The locale of a tag that begins with one of our languages; where the rest is nonsense, of that language
/// alone.
icu::Locale locale_of(std::string_view tag, const std::string& language) {
  constexpr std::size_t longest_tag = 64;
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale;
  if (tag.size() <= longest_tag)
    locale = icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  if (tag.size() > longest_tag || U_FAILURE(status) || locale.isBogus()) {
    status = U_ZERO_ERROR;
    locale = icu::Locale::forLanguageTag(language, status);
  }
  // Dates of this library are Gregorian, in every language.
  locale.setUnicodeKeywordValue("ca", "gregory", status);
  if (U_FAILURE(status)) fail(Code::internal, "", "a locale");
  return locale;
}

/// What a pattern gets for an argument: `number` where it counts, a text where it chooses or shows.
icu::Formattable formattable(const Argument* given, bool number) {
  if (number) {
    if (!given || std::holds_alternative<std::string>(*given)) return icu::Formattable{absent_number};
    if (const auto* whole = std::get_if<std::int64_t>(given)) return icu::Formattable{*whole};
    return icu::Formattable{std::get<double>(*given)};
  }
  const auto* text = given ? std::get_if<std::string>(given) : nullptr;
  const auto* whole = given ? std::get_if<std::int64_t>(given) : nullptr;
  const std::string shown = text ? *text : whole ? std::to_string(*whole) : std::string{absent_text};
  return icu::Formattable{icu::UnicodeString::fromUTF8(shown)};
}

}  // namespace

Messages::Messages(std::string_view language, std::string_view json_text) : language_{language} {
  std::vector<Problem> problems;
  const json::value file = parse_json(json_text, {}, problems);
  if (!problems.empty() || !file.is_object())
    fail(Code::internal, "messages of '" + language_ + "'", "no JSON object");
  for (const auto& [key, pattern] : file.get_object()) {
    const std::string name{key.data(), key.size()};
    const auto refuse = [&] {
      fail(Code::internal, "messages of '" + language_ + "'", "no pattern: " + name);
    };
    if (!pattern.is_string()) refuse();
    try {
      entries_.emplace(
          name, read_pattern(std::string_view{pattern.get_string().data(), pattern.get_string().size()}));
    } catch (const Error&) {
      refuse();
    }
  }
}

Messages::Entry Messages::read_pattern(std::string_view text) {
  Entry entry;
  entry.pattern = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  const icu::MessagePattern parts{entry.pattern, &where, status};
  if (U_FAILURE(status)) fail(Code::internal, "");
  std::map<std::string, bool> numbers;
  for (std::int32_t i = 0; i < parts.countParts(); ++i) {
    if (parts.getPartType(i) != UMSGPAT_PART_TYPE_ARG_START) continue;
    std::string name;
    parts.getSubstring(parts.getPart(i + 1)).toUTF8String(name);
    const UMessagePatternArgType type = parts.getPart(i).getArgType();
    numbers[name] |= type == UMSGPAT_ARG_TYPE_PLURAL || type == UMSGPAT_ARG_TYPE_SIMPLE;
  }
  entry.arguments.assign(numbers.begin(), numbers.end());
  return entry;
}

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, entry] : entries_)
    out.push_back(key);
  return out;
}

std::string Messages::format(std::string_view key, const Arguments& arguments,
                             const icu::Locale& locale) const {
  const auto found = entries_.find(key);
  if (found == entries_.end())
    fail(Code::internal, "messages of '" + language_ + "'", "no key " + std::string{key});
  const Entry& entry = found->second;

  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, number] : entry.arguments) {
    const auto given = arguments.find(name);
    names.push_back(icu::UnicodeString::fromUTF8(name));
    values.push_back(formattable(given == arguments.end() ? nullptr : &given->second, number));
  }
  // A formatter of its own for each call: ICU's fills itself in while it formats and is not safe to share
  // between threads.
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat formatter{entry.pattern, locale, status};
  icu::UnicodeString out;
  if (U_SUCCESS(status))
    formatter.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  if (U_FAILURE(status))
    fail(Code::internal, "messages of '" + language_ + "'", "cannot be said: " + std::string{key});
  std::string text;
  return out.toUTF8String(text);
}

Tongue tongue(std::string_view language) {
  const auto found = text_for(table(), language);
  if (found == table().end()) unsupported();
  return {.messages = &found->second, .locale = locale_of(language, found->first)};
}

std::vector<std::string> languages() {
  std::vector<std::string> out;
  for (const auto& [language, messages] : table())
    out.push_back(language);
  return out;
}

}  // namespace passgenau::words
