// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/schedule.hpp"

#include <array>

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 7> day_codes{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

int day_number(std::string_view code) noexcept {
  for (int day = 0; day < 7; ++day)
    if (day_codes[static_cast<std::size_t>(day)] == code) return day;
  return -1;
}

/// One code or a range; 0 where it is neither.
std::uint8_t parse_part(std::string_view part) noexcept {
  const int first = day_number(part.substr(0, 2));
  if (first < 0) return 0;
  if (part.size() == 2) return static_cast<std::uint8_t>(1 << first);
  if (part.size() != 5 || part[2] != '-') return 0;
  const int last = day_number(part.substr(3));
  if (last < 0) return 0;
  std::uint8_t bits = 0;
  for (int day = first;; day = (day + 1) % 7) {
    bits = static_cast<std::uint8_t>(bits | 1 << day);
    if (day == last) return bits;
  }
}

}  // namespace

std::optional<Weekdays> parse_weekdays(std::string_view text) noexcept {
  Weekdays days;
  for (std::size_t at = 0;;) {
    const std::size_t comma = text.find(',', at);
    const std::uint8_t bits = parse_part(text.substr(at, comma - at));
    if (bits == 0) return {};
    days.bits = static_cast<std::uint8_t>(days.bits | bits);
    if (comma == std::string_view::npos) return days;
    at = comma + 1;
  }
}

std::string to_string(Weekdays days) {
  std::string text;
  for (int day = 0; day < 7; ++day) {
    if (!days.contains(day)) continue;
    int last = day;
    while (last < 6 && days.contains(last + 1))
      ++last;
    if (!text.empty()) text += ',';
    text += day_codes[static_cast<std::size_t>(day)];
    if (last - day >= 2) {
      text += '-';
      text += day_codes[static_cast<std::size_t>(last)];
      day = last;
    }
  }
  return text;
}

std::optional<LocalTime> parse_time(std::string_view text) noexcept {
  if (text.size() != 5 || text[2] != ':') return {};
  for (const std::size_t at : {0U, 1U, 3U, 4U})
    if (text[at] < '0' || text[at] > '9') return {};
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) return {};
  return LocalTime{static_cast<std::int16_t>(hours * 60 + minutes)};
}

std::string to_string(LocalTime time) {
  const int hours = time.minutes / 60;
  const int minutes = time.minutes % 60;
  std::string text;
  text += static_cast<char>('0' + hours / 10);
  text += static_cast<char>('0' + hours % 10);
  text += ':';
  text += static_cast<char>('0' + minutes / 10);
  text += static_cast<char>('0' + minutes % 10);
  return text;
}

}  // namespace passgenau
