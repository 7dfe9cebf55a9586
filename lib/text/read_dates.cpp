// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_amounts.hpp"
#include "text/read_names.hpp"

namespace passgenau::reading {

namespace {

constexpr Names<int, 38> month_names{{{
    {"januar", 1},    {"january", 1},  {"janner", 1},    {"jan", 1},       {"februar", 2}, {"february", 2},
    {"feb", 2},       {"marz", 3},     {"march", 3},     {"mrz", 3},       {"mar", 3},     {"april", 4},
    {"apr", 4},       {"mai", 5},      {"may", 5},       {"juni", 6},      {"june", 6},    {"jun", 6},
    {"juli", 7},      {"july", 7},     {"jul", 7},       {"august", 8},    {"aug", 8},     {"september", 9},
    {"sept", 9},      {"sep", 9},      {"oktober", 10},  {"october", 10},  {"okt", 10},    {"oct", 10},
    {"november", 11}, {"nov", 11},     {"dezember", 12}, {"december", 12}, {"dez", 12},    {"dec", 12},
    {"feber", 2},     {"heumonat", 7},
}}};

int month_at(const Note& note, std::size_t i) {
  if (!note.is_word(i)) return 0;
  const int* month = month_names.find(note.tokens[i].key);
  return month ? *month : 0;
}

int part_of(const Note& note, std::size_t i) {
  if (note.is(i, "anfang") || note.is(i, "early")) return 1;
  if (note.is(i, "mitte") || note.is(i, "mid")) return 2;
  return note.is(i, "ende") || note.is(i, "late") || note.is(i, "end") ? 3 : 0;
}

/// A year of two or four digits at token `i`, else 0.
int year_at(const Note& note, std::size_t i) {
  if (!note.is_number(i)) return 0;
  const Token& token = note.tokens[i];
  if (token.key.size() == 4) return token.number >= 1900 && token.number <= 2200 ? token.number : 0;
  if (token.key.size() != 2) return 0;
  const int last = static_cast<int>(note.as_of.year()) + 1;
  const int year = last / 100 * 100 + token.number;
  return year > last ? year - 100 : year;
}

bool is_day(int day) { return day >= 1 && day <= 31; }
bool is_month(int month) { return month >= 1 && month <= 12; }

/// "12.08.2026", "12.8.", "12/08/2026", "2026-08-12"
std::optional<WrittenDate> in_figures(const Note& note, std::size_t i) {
  const auto mark = [&](std::size_t at) { return note.is(at, ".") || note.is(at, "/") || note.is(at, "-"); };
  if (!note.is_number(i) || !mark(i + 1) || !note.touches(i + 1) || !note.is_number(i + 2)) return {};
  const int a = note.tokens[i].number;
  const int b = note.tokens[i + 2].number;
  const bool third = mark(i + 3) && note.touches(i + 3) && note.is_number(i + 4) && note.touches(i + 4);
  if (note.tokens[i].key.size() == 4 && third && note.touches(i + 2)) {
    const int day = note.tokens[i + 4].number;
    if (!is_month(b) || !is_day(day)) return {};
    return WrittenDate{.first = i, .last = i + 4, .year = a, .month = b, .day = day};
  }
  // "5/25"
  if (note.is(i + 1, "/") && note.touches(i + 2) && is_month(a) && b > 12 &&
      note.tokens[i + 2].key.size() == 2 && !third)
    return WrittenDate{.first = i, .last = i + 2, .year = year_at(note, i + 2), .month = a};
  if (!is_day(a) || !is_month(b) || note.tokens[i].key.size() > 2 || note.tokens[i + 2].key.size() > 2)
    return {};
  WrittenDate date{.first = i, .last = i + 2, .month = b, .day = a};
  if (third && year_at(note, i + 4) != 0) {
    date.year = year_at(note, i + 4);
    date.last = i + 4;
  } else if (note.is(i + 3, ".") && year_at(note, i + 4) > 0 && note.tokens[i + 4].key.size() == 4) {
    date.year = year_at(note, i + 4);  // "12. 8. 2026"
    date.last = i + 4;
  } else if (note.is(i + 1, ".") && note.is(i + 3, ".") && note.touches(i + 3)) {
    date.last = i + 3;
  } else if (!note.is(i + 1, ".") || !note.touches(i + 2)) {
    return {};  // "1/2", "3-4"
  }
  return date;
}

}  // namespace

std::optional<WrittenDate> date_at(const Note& note, std::size_t i) {
  if (const auto date = in_figures(note, i)) return date;
  if (note.is_number(i) && note.tokens[i].key.size() <= 2) {
    // "12. August 2026", "5 May 2026", "5th May"
    std::size_t at = i + 1;
    if (note.is(at, ".") || note.is(at, "th") || note.is(at, "st") || note.is(at, "nd") || note.is(at, "rd"))
      ++at;
    if (note.is(at, "of")) ++at;
    const int month = month_at(note, at);
    if (month == 0 || !is_day(note.tokens[i].number)) return {};
    WrittenDate date{.first = i, .last = at, .month = month, .day = note.tokens[i].number};
    const std::size_t year = note.is(at + 1, ".") || note.is(at + 1, ",") ? at + 2 : at + 1;
    if (const int number = year_at(note, year)) {
      date.year = number;
      date.last = year;
    }
    return date;
  }
  int part = part_of(note, i);
  std::size_t at = part != 0 ? i + 1 : i;
  if (part != 0 && note.is(at, "of")) ++at;
  int month = month_at(note, at);
  // "mid-January"
  constexpr std::string_view middle = "mid";
  if (month == 0 && note.is_word(i) && note.tokens[i].key.starts_with(middle))
    if (const int* named = month_names.find(std::string_view{note.tokens[i].key}.substr(middle.size()))) {
      month = *named;
      part = 2;
    }
  if (month == 0) return {};
  WrittenDate date{.first = i, .last = at, .month = month, .part = part};
  if (note.is_number(at + 1) && note.tokens[at + 1].key.size() <= 2 && note.is(at + 2, ",") &&
      year_at(note, at + 3) != 0) {
    date.day = note.tokens[at + 1].number;  // "May 5, 2026"
    date.year = year_at(note, at + 3);
    date.last = at + 3;
    return is_day(date.day) ? std::optional{date} : std::nullopt;
  }
  // "Feb 12" at the end of a statement
  if (part == 0 && note.is_number(at + 1) && note.tokens[at + 1].key.size() <= 2 &&
      is_day(note.tokens[at + 1].number) && note.same_segment(at, at + 1) &&
      (at + 2 >= note.size() || note.tokens[at + 2].breaks != Break::none || note.is(at + 2, "th"))) {
    date.day = note.tokens[at + 1].number;
    date.last = at + 1;
    return date;
  }
  if (note.is_number(at + 1) && note.tokens[at + 1].key.size() == 4 && year_at(note, at + 1) != 0) {
    date.year = year_at(note, at + 1);
    date.last = at + 1;
  }
  return date;
}

}  // namespace passgenau::reading
