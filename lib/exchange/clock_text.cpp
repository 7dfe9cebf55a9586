// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/clock_text.hpp"

#include <algorithm>
#include <array>

namespace passgenau {

namespace {

constexpr std::array<std::array<std::string_view, 5>, 7> day_names{
    {{"mo", "montag", "mon", "monday", ""},
     {"di", "dienstag", "tue", "tuesday", "tu"},
     {"mi", "mittwoch", "wed", "wednesday", "we"},
     {"do", "donnerstag", "thu", "thursday", "th"},
     {"fr", "freitag", "fri", "friday", ""},
     {"sa", "samstag", "sat", "saturday", "sonnabend"},
     {"so", "sonntag", "sun", "sunday", "su"}}};

bool is_name_of(std::string_view word, const std::array<std::string_view, 5>& names) {
  return !word.empty() && std::find(names.begin(), names.end(), word) != names.end();
}

std::optional<Weekdays> day_or_range(TokenWalk& walk) {
  const std::optional<int> first = day_name(walk.peek());
  if (!first) return {};
  walk.take();
  walk.pass({"."});
  std::uint8_t bits = static_cast<std::uint8_t>(1U << *first);
  const std::size_t behind = walk.at();
  const bool range = walk.pass({"-", "bis", "to", "until", "through"});
  const std::optional<int> last = day_name(walk.peek());
  if (!range || !last) {
    walk.back_to(behind);
    return Weekdays{bits};
  }
  walk.take();
  walk.pass({"."});
  for (int day = *first; day != *last;) {
    day = (day + 1) % 7;
    bits = static_cast<std::uint8_t>(bits | 1U << day);
  }
  return Weekdays{bits};
}

}  // namespace

Weekdays read_weekdays(TokenWalk& walk) {
  Weekdays days;
  while (const std::optional<Weekdays> part = day_or_range(walk)) {
    days.bits = static_cast<std::uint8_t>(days.bits | part->bits);
    const std::size_t behind = walk.at();
    walk.pass({",", "+", "/", "&", "u"});
    walk.pass({"und", "and", "sowie", "."});
    if (day_name(walk.peek())) continue;
    walk.back_to(behind);
    break;
  }
  return days;
}

std::optional<int> day_name(const Token& token) {
  if (!token.is_word()) return {};
  for (std::size_t day = 0; day < day_names.size(); ++day) {
    if (is_name_of(token.text, day_names[day])) return static_cast<int>(day);
    const bool plural = token.text.size() > 5 && token.text.back() == 's';
    if (plural && is_name_of(std::string_view{token.text}.substr(0, token.text.size() - 1), day_names[day]))
      return static_cast<int>(day);
  }
  return {};
}

std::optional<ClockTime> read_clock(TokenWalk& walk) {
  const Token& hour = walk.peek();
  if (!hour.is_number() || hour.text.size() > 2) return {};
  const std::size_t start = walk.at();
  int hours = walk.take().value();
  int minutes = 0;
  ClockTime time{.plain = true};
  const auto two_digits = [&](std::size_t ahead) {
    const Token& token = walk.peek(ahead);
    return token.is_number() && token.text.size() == 2 && !token.after_blank;
  };
  if ((walk.peek().is(":") || walk.peek().is(".") || walk.peek().is("h")) && two_digits(1)) {
    walk.take();
    minutes = walk.take().value();
    time.plain = false;
    // Seconds say nothing.
    if (walk.peek().is(":") && two_digits(1)) {
      walk.take();
      walk.take();
    }
  }
  if (walk.pass({"uhr", "h"})) {
    time.plain = false;
    if (minutes == 0 && walk.peek().is_number() && walk.peek().text.size() == 2 && walk.peek().value() < 60 &&
        !walk.peek(1).is("-"))
      minutes = walk.take().value();
  }
  const bool am = walk.pass({"am"}) || walk.pass_all({"a", ".", "m", "."});
  const bool pm = !am && (walk.pass({"pm"}) || walk.pass_all({"p", ".", "m", "."}));
  if (am || pm) {
    if (hours < 1 || hours > 12) return walk.back_to(start), std::nullopt;
    hours = hours % 12 + (pm ? 12 : 0);
    time.plain = false;
  }
  time.pm = pm;
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) return walk.back_to(start), std::nullopt;
  time.at.minutes = static_cast<std::int16_t>(hours * 60 + minutes);
  return time;
}

}  // namespace passgenau
