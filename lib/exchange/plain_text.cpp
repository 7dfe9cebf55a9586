// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/plain_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "exchange/clock_text.hpp"
#include "exchange/text_tokens.hpp"
#include "model/calendar.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

/// Each month by the beginnings of its names in German and English, or the whole of them.
constexpr std::array<std::array<std::string_view, 5>, 12> month_names{
    {{"januar", "january", "jan", "jaenner", ""},
     {"februar", "february", "feb", "febr", ""},
     {"maerz", "march", "mar", "mrz", ""},
     {"april", "apr", "", "", ""},
     {"mai", "may", "", "", ""},
     {"juni", "june", "jun", "", ""},
     {"juli", "july", "jul", "", ""},
     {"august", "aug", "", "", ""},
     {"september", "sep", "sept", "", ""},
     {"oktober", "october", "okt", "oct", ""},
     {"november", "nov", "", "", ""},
     {"dezember", "december", "dez", "dec", ""}}};

int month_of(const Token& token) {
  if (!token.is_word()) return 0;
  for (std::size_t month = 0; month < month_names.size(); ++month)
    if (std::find(month_names[month].begin(), month_names[month].end(), token.text) !=
        month_names[month].end())
      return static_cast<int>(month) + 1;
  return 0;
}

ReadText<Date> day_of(int year, int month, int day) {
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (month < 1 || day < 1 || !is_document_day(date)) return {.reason = "no day of the calendar"};
  return {.value = date};
}

constexpr std::string_view no_century = "a year of two digits does not tell its century";
constexpr std::string_view no_order = "day and month may be in either order: write 31.12.2026 or 2026-12-31";
constexpr std::string_view no_day = "the day is missing";

bool is_year(const Token& token) { return token.is_number() && token.text.size() == 4; }

class DateReader {
 public:
  explicit DateReader(std::string_view text) : walk_{tokens_of(text)} {}

  ReadText<Date> read() {
    walk_.pass({"stand", "seit", "ab", "bis", "vom", "am"});
    walk_.pass({":"});
    if (day_name(walk_.peek())) {
      walk_.take();
      walk_.pass({"."});
      walk_.pass({","});
    }
    ReadText<Date> date = read_day();
    if (date.value && !only_a_time_follows()) return {};
    return date;
  }

 private:
  ReadText<Date> read_day() {
    const Token first = walk_.take();
    if (const int month = month_of(first)) return after_month(month);
    if (!first.is_number()) return {};
    if (is_year(first) && (walk_.peek().is("-") || walk_.peek().is("/"))) return year_first(first.value());
    const bool dot = walk_.pass({"."}) || walk_.pass({"st", "nd", "rd", "th"});
    if (const int month = month_of(walk_.peek())) {
      walk_.take();
      walk_.pass({".", ","});
      return with_year(first.value(), month);
    }
    if (dot && walk_.peek().is_number()) {
      const int month = walk_.take().value();
      if (walk_.pass({"."})) return with_year(first.value(), month);
      return {.reason = no_day};
    }
    if (walk_.pass({"/"}) && walk_.peek().is_number()) {
      walk_.take();
      return {.reason = walk_.peek().is("/") ? no_order : no_day};
    }
    return {};
  }

  ReadText<Date> with_year(int day, int month) {
    const Token year = walk_.take();
    if (year.is_number() && year.text.size() == 2) return {.reason = no_century};
    if (!is_year(year)) return {};
    return day_of(year.value(), month, day);
  }

  /// "December 31, 2026"; "Dezember 2026" is no day.
  ReadText<Date> after_month(int month) {
    walk_.pass({"."});
    const Token day = walk_.take();
    if (is_year(day)) return {.reason = no_day};
    walk_.pass({"st", "nd", "rd", "th"});
    walk_.pass({","});
    return day.is_number() ? with_year(day.value(), month) : ReadText<Date>{};
  }

  ReadText<Date> year_first(int year) {
    const std::string mark = walk_.take().text;
    const int month = walk_.take().value();
    if (!walk_.peek().is(mark)) return {.reason = no_day};
    walk_.take();
    return day_of(year, month, walk_.take().value());
  }

  bool only_a_time_follows() {
    while (!walk_.done())
      if (!walk_.peek().is_number() && !walk_.pass({"t", "z", ":", ".", ",", "+", "-", "uhr"}))
        return false;
      else if (walk_.peek().is_number())
        walk_.take();
    return true;
  }

  TokenWalk walk_;
};

/// A sign and digits with at most one mark; `at` stands behind them afterwards.
std::optional<double> read_decimal(std::string_view text, std::size_t& at) {
  std::string number;
  bool marked = false;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) number += text[at++];
  for (; at < text.size(); ++at) {
    const bool digit = text[at] >= '0' && text[at] <= '9';
    const bool mark = (text[at] == ',' || text[at] == '.') && !marked && !number.empty() &&
                      at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
    if (!digit && !mark) break;
    marked = marked || mark;
    number += mark ? '.' : text[at];
  }
  double value = 0;
  const char* begin = number.data() + (!number.empty() && number[0] == '+' ? 1 : 0);
  const auto read = std::from_chars(begin, number.data() + number.size(), value);
  if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) return {};
  return value;
}

/// One of two coordinates, with what may stand round it.
struct Angle {
  double degrees = 0;
  char direction = 0;  ///< N, S, E, W
};

class CoordinatesReader {
 public:
  explicit CoordinatesReader(std::string_view text) : text_{trimmed(text)} {}

  std::optional<GeoPoint> read() {
    const bool longitude_first = begins_with("POINT");
    if (longitude_first) text_.remove_prefix(5);
    const std::optional<Angle> first = angle();
    const std::optional<Angle> second = angle();
    pass(" )\t");
    if (!first || !second || at_ != text_.size()) return {};
    const bool swapped = longitude_first || first->direction == 'E' || second->direction == 'N';
    return swapped ? GeoPoint{second->degrees, first->degrees} : GeoPoint{first->degrees, second->degrees};
  }

 private:
  bool begins_with(std::string_view word) const { return text_.substr(0, word.size()) == word; }
  void pass(std::string_view characters) {
    while (at_ < text_.size() && characters.find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  bool pass_text(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  char direction() {
    constexpr std::string_view letters = "NSEOW";
    if (at_ == text_.size() || letters.find(text_[at_]) == std::string_view::npos) return 0;
    const char letter = text_[at_++];
    return letter == 'O' ? 'E' : letter;  // Ost
  }

  std::optional<Angle> angle() {
    pass(" \t(;,/|");
    Angle angle{.direction = direction()};
    pass(" \t");
    const auto degrees = read_decimal(text_, at_);
    if (!degrees) return {};
    angle.degrees = std::abs(*degrees);
    pass(" \t");
    if (pass_text("°")) {
      pass(" \t");
      double part = 60;
      for (const std::string_view mark : {"'", "\""}) {
        const std::size_t before = at_;
        const auto minutes = read_decimal(text_, at_);
        if (!minutes || !(pass_text(mark) || pass_text(mark == "'" ? "′" : "″"))) {
          at_ = before;
          break;
        }
        if (*minutes < 0 || *minutes >= 60) return {};
        angle.degrees += *minutes / part;
        part *= 60;
        pass(" \t");
      }
    }
    if (angle.direction == 0) angle.direction = direction();
    if (*degrees < 0 || angle.direction == 'S' || angle.direction == 'W') angle.degrees = -angle.degrees;
    if (angle.direction == 'S') angle.direction = 'N';
    if (angle.direction == 'W') angle.direction = 'E';
    return angle;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

ReadText<double> read_number_text(std::string_view text, char mark) {
  std::string digits{trimmed(text)};
  const auto marks = std::count_if(digits.begin(), digits.end(), [](char c) { return c == ',' || c == '.'; });
  if (mark != 0) {
    const char other = mark == ',' ? '.' : ',';
    const std::size_t fraction = std::min(digits.find(mark), digits.size());
    // Groups of thousands have three digits each.
    for (std::size_t at = digits.find(other); at != std::string::npos; at = digits.find(other, at + 1))
      if (at + 3 >= fraction || (fraction - at) % 4 != 0) return {};
    digits.erase(std::remove(digits.begin(), digits.end(), other), digits.end());
  } else if (marks == 1) {
    const std::size_t at = digits.find_first_of(",.");
    const std::size_t sign = digits[0] == '-' ? 1 : 0;
    if (digits.size() - at == 4 && at > sign && at <= sign + 3 && digits[sign] != '0')
      return {.reason = "thousands or thousandths: the rule has to say which mark is the \"decimal\" one"};
  }
  std::replace(digits.begin(), digits.end(), ',', '.');
  double number = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(number)) return {};
  return {.value = number};
}

ReadText<Date> read_date_text(std::string_view text) { return DateReader{text}.read(); }

std::optional<LocalTime> read_time_text(std::string_view text) {
  TokenWalk walk{tokens_of(text)};
  const std::optional<ClockTime> time = read_clock(walk);
  if (!time || !walk.done()) return {};
  return time->at;
}

std::optional<bool> read_truth_text(std::string_view text) {
  constexpr std::array<std::string_view, 12> yes{"ja",   "j", "x", "yes", "y",         "wahr",
                                                 "true", "1", "✓", "✔",   "vorhanden", "on"};
  constexpr std::array<std::string_view, 9> no{"nein", "n", "no", "falsch", "false", "0", "-", "✗", "off"};
  const std::vector<Token> tokens = tokens_of(text);
  if (tokens.size() != 2) return {};
  if (std::find(yes.begin(), yes.end(), tokens[0].text) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), tokens[0].text) != no.end()) return false;
  return {};
}

std::optional<GeoPoint> read_coordinates_text(std::string_view text) {
  return CoordinatesReader{text}.read();
}

}  // namespace passgenau
