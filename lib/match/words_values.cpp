// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/words_values.hpp"

#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "model/language.hpp"
#include "passgenau/schedule.hpp"

namespace passgenau::words {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

/// `from` may reach into the ninth month before birth or earlier: then it says "the whole pregnancy".
bool spans_pregnancy(const Age& age) {
  constexpr int weeks_of_pregnancy = 40;
  constexpr int months_of_pregnancy = 9;
  return age.before_birth && (age.years > 0 || age.months >= months_of_pregnancy ||
                              age.weeks >= weeks_of_pregnancy || age.days >= 7 * weeks_of_pregnancy);
}

/// In ISO 8601 where ICU has no format.
std::string formatted(Date day, std::unique_ptr<icu::DateFormat> format) {
  if (!format) return to_string(day);
  format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  const auto days = std::chrono::sys_days{day}.time_since_epoch().count();
  icu::UnicodeString out;
  format->format(static_cast<UDate>(days) * 86'400'000.0, out);
  return utf8(out);
}

}  // namespace

std::string say_distance(Distance distance, const Tongue& tongue) {
  constexpr std::int64_t step = 50;
  const std::int64_t metres = std::max<std::int64_t>(distance.in_metres(), 0);
  const std::int64_t rounded = std::max((metres + step / 2) / step * step, step);
  if (rounded < 1000) return tongue.say("distance/metres", {{"distance", rounded}});
  const std::int64_t hundreds = (metres + 50) / 100;
  if (hundreds < 100)
    return tongue.say("distance/kilometres",
                      {{"distance", static_cast<double>(std::max<std::int64_t>(hundreds, 10)) / 10.0}});
  return tongue.say("distance/far", {{"distance", (metres + 500) / 1000}});
}

std::string say_distance_beyond(Distance distance, Distance reach, const Tongue& tongue) {
  std::string said = say_distance(distance, tongue);
  if (distance <= reach || said != say_distance(reach, tongue)) return said;
  const std::int64_t metres = distance.in_metres();
  if (metres < 1000) return tongue.say("distance/metres", {{"distance", (metres + 49) / 50 * 50}});
  return tongue.say("distance/kilometres", {{"distance", static_cast<double>((metres + 99) / 100) / 10.0}});
}

AgeMoment moment(const Age& age) {
  if (age == birth() || (age.years == 0 && age.months == 0 && age.weeks == 0 && age.days == 0))
    return AgeMoment::birth;
  if (!age.before_birth) return AgeMoment::after_birth;
  return spans_pregnancy(age) ? AgeMoment::pregnancy : AgeMoment::before_birth;
}

std::string_view name(AgeMoment moment) {
  switch (moment) {
    case AgeMoment::pregnancy: return "pregnancy";
    case AgeMoment::before_birth: return "before";
    case AgeMoment::birth: return "birth";
    case AgeMoment::after_birth: break;
  }
  return "after";
}

std::string say_age(const Age& age, const Tongue& tongue) {
  std::vector<std::string> parts;
  const auto part = [&](std::string_view key, int n) {
    if (n != 0) parts.push_back(tongue.say(key, {{"n", std::int64_t{n}}}));
  };
  part("age/years", age.years);
  part("age/months", age.months);
  part("age/weeks", age.weeks);
  part("age/days", age.days);
  if (parts.empty()) return tongue.say("age/birth");
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i)
    text = tongue.say("age/and", {{"first", text}, {"second", parts[i]}});
  return age.before_birth ? tongue.say("age/before-birth", {{"age", text}}) : text;
}

std::string say_date(Date day, const Tongue& tongue) {
  return formatted(day, std::unique_ptr<icu::DateFormat>{
                            icu::DateFormat::createDateInstance(icu::DateFormat::kLong, tongue.locale)});
}

std::string say_month(Date day, const Tongue& tongue) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::DateFormat> format{
      icu::DateFormat::createInstanceForSkeleton("yMMM", tongue.locale, status)};
  if (U_FAILURE(status)) format.reset();
  return formatted(day, std::move(format));
}

std::string say_weekday(std::string_view code, const Tongue& tongue) {
  const auto days = parse_weekdays(code);
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols{tongue.locale, status};
  if (!days || U_FAILURE(status)) return std::string{code};
  std::int32_t count = 0;
  const icu::UnicodeString* names =
      symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
  std::vector<std::string> texts;
  // ICU counts from Sunday = 1.
  for (int day = 0; day < 7; ++day)
    if (days->contains(day) && day < count - 1) texts.push_back(utf8(names[day == 6 ? 1 : day + 2]));
  return texts.empty() ? std::string{code} : say_list(texts, tongue);
}

std::string say_language(std::string_view tag, const Tongue& tongue) {
  // By what languages are compared, too: "Deutsch" for de-AT, but "Dari" for fa-AF.
  const std::string key = language_key(tag);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(key, status);
  const std::unique_ptr<icu::LocaleDisplayNames> names{
      icu::LocaleDisplayNames::createInstance(tongue.locale, ULDN_DIALECT_NAMES)};
  if (key.empty() || U_FAILURE(status) || locale.isBogus() || !names) return std::string{tag};
  icu::UnicodeString out;
  names->localeDisplayName(locale, out);
  return out.isEmpty() ? std::string{tag} : utf8(out);
}

std::string say_country(std::string_view code, const Tongue& tongue) {
  icu::UnicodeString out;
  icu::Locale{"", std::string{code}.c_str()}.getDisplayCountry(tongue.locale, out);
  return out.isEmpty() ? std::string{code} : utf8(out);
}

std::string say_list(const std::vector<std::string>& texts, const Tongue& tongue) {
  std::string out = texts.empty() ? std::string{} : texts.front();
  for (std::size_t i = 1; i < texts.size(); ++i)
    out = tongue.say("list", {{"first", out}, {"second", texts[i]}});
  return out;
}

}  // namespace passgenau::words
