// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/opening_hours.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "exchange/clock_text.hpp"
#include "exchange/text_tokens.hpp"
#include "passgenau/offer.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

constexpr std::uint8_t monday_to_friday = 0x1F;
constexpr std::uint8_t whole_week = 0x7F;

struct Span {
  LocalTime from = {};
  LocalTime until = {};
};

class HoursReader {
 public:
  HoursReader(std::string_view text, Weekdays days)
      : text_{text}, walk_{tokens_of(text)}, default_days_{days} {}

  OpeningHours read() {
    while (!walk_.done()) {
      if (pass_separators()) continue;
      if (!group()) note_the_rest(group_start_);
    }
    return std::move(hours_);
  }

 private:
  /// What may stand between two groups. Without any of it, a group that is not understood changes the one before.
  bool pass_separators() {
    if (!walk_.pass({";", "\n", "|", ",", "und", "u", "and", "sowie", "/", "&", "."})) return false;
    separated_ = true;
    return true;
  }

  /// Days, times, or both in a row; false where something else stands there.
  bool group() {
    group_start_ = walk_.at();
    pass_heading();
    if (arrangement()) return true;
    every_ = read_every();
    note_.clear();
    Weekdays days = read_days();
    const std::size_t behind_days = walk_.at();
    if (every_ == 1) every_ = read_every();
    if (!days.empty() && closed(behind_days)) return true;
    walk_.pass({":", ",", "\n"});
    walk_.pass({"jeweils", "je", "immer"});
    std::vector<Span> spans = read_spans();
    if (spans.empty()) walk_.back_to(behind_days);
    if (!spans.empty() && days.empty()) {
      // "8-16 Uhr (Mo-Fr)"
      const std::size_t before = walk_.at();
      const bool bracket = walk_.pass({"("});
      days = read_days();
      if (days.empty() || (bracket && !walk_.pass({")"}))) walk_.back_to(before);
    }
    if (!spans.empty() && every_ == 1) {
      // "Mi 15-17 Uhr (14-tägig)"
      const std::size_t before = walk_.at();
      const bool bracket = walk_.pass({"("});
      every_ = read_every();
      if (every_ == 1 || (bracket && !walk_.pass({")"}))) walk_.back_to(before);
    }
    walk_.pass({"."});
    if (!at_group_end() || (days.empty() && spans.empty())) return false;
    return add(days, spans);
  }

  void pass_heading() {
    if (walk_.pass({"oeffnungszeiten", "oeffnungszeit", "sprechzeiten", "sprechzeit", "sprechstunde",
                    "sprechstunden", "geoeffnet", "buerozeiten", "betreuungszeiten", "betreuungszeit", "open",
                    "hours"}))
      walk_.pass({":"});
  }

  bool pass_arrangement() {
    return walk_.pass_all({"nach", "vereinbarung"}) || walk_.pass_all({"nach", "absprache"}) ||
           walk_.pass_all({"n", ".", "v", "."}) || walk_.pass_all({"by", "appointment"}) ||
           walk_.pass_all({"nach", "telefonischer", "vereinbarung"}) || walk_.pass_all({"auf", "anfrage"}) ||
           walk_.pass_all({"nach", "terminvereinbarung"}) ||
           walk_.pass_all({"nach", "telefonischer", "absprache"});
  }

  /// "nach Vereinbarung": foreseen, so no reason for a warning.
  bool arrangement() {
    const std::size_t start = walk_.at();
    walk_.pass({"termine", "termin", "nur"});
    if (!pass_arrangement() || !at_group_end()) return walk_.back_to(start), false;
    hours_.schedule.push_back({.note = words(start, walk_.at())});
    separated_ = false;
    return true;
  }

  /// "Mo geschlossen", "Fr nach Vereinbarung": notes that are no reason for a warning.
  bool closed(std::size_t behind_days) {
    walk_.pass({":", "\n"});
    if (!(walk_.pass({"geschlossen", "closed", "off"}) || pass_arrangement()) || !at_group_end())
      return walk_.back_to(behind_days), false;
    hours_.schedule.push_back({.note = words(group_start_, walk_.at())});
    separated_ = false;
    return true;
  }

  int read_every() {
    if (walk_.pass_all({"alle", "14", "tage"}) || walk_.pass_all({"alle", "zwei", "wochen"}) ||
        walk_.pass_all({"alle", "2", "wochen"}) || walk_.pass_all({"14", "-", "taegig"}) ||
        walk_.pass_all({"14", "-", "taeglich"}) ||
        walk_.pass({"vierzehntaegig", "zweiwoechentlich", "fortnightly"}) ||
        walk_.pass_all({"every", "two", "weeks"})) {
      walk_.pass({":", ","});
      return 2;
    }
    return 1;
  }

  Weekdays read_days() {
    Weekdays days = named_days();
    if (!days.empty()) return days;
    walk_.pass({"jeden", "jeder", "jede", "every", "am", "immer"});
    return read_weekdays(walk_);
  }

  /// Words that stand for several days, alone.
  Weekdays named_days() {
    const std::size_t start = walk_.at();
    if (walk_.pass({"taeglich", "taegl", "daily"}) || walk_.pass_all({"jeden", "tag"}) ||
        walk_.pass_all({"every", "day"})) {
      walk_.pass({"."});  // "tägl."
      return {whole_week};
    }
    if (walk_.pass({"wochentags", "weekdays"})) return {monday_to_friday};
    if (walk_.pass({"werktags", "werktaeglich"}) || walk_.pass_all({"an", "werktagen"})) {
      note_ = words(start, walk_.at());
      return {monday_to_friday};
    }
    if (walk_.pass({"wochenende", "wochenends", "weekend", "weekends"}) ||
        walk_.pass_all({"am", "wochenende"}))
      return {0x60};
    return {};
  }

  /// "8-12 und 14-18 Uhr", "rund um die Uhr".
  std::vector<Span> read_spans() {
    if (walk_.pass_all({"rund", "um", "die", "uhr"}) || walk_.pass_all({"24", "stunden"}) ||
        walk_.pass_all({"24", "/", "7"}) || walk_.pass_all({"24", "h"}) ||
        walk_.pass_all({"around", "the", "clock"})) {
      round_the_clock_ = true;
      return {{.from = {0}, .until = {24 * 60}}};
    }
    std::vector<Span> spans;
    for (;;) {
      const std::size_t before = walk_.at();
      if (!spans.empty()) {
        walk_.pass({",", "/", "&", "+", ";"});
        walk_.pass({"und", "u", "and", "sowie"});
        walk_.pass({"."});
      }
      const std::optional<Span> span = read_span();
      if (!span) {
        walk_.back_to(before);
        return spans;
      }
      spans.push_back(*span);
    }
  }

  std::optional<Span> read_span() {
    walk_.pass({"von", "ab", "from", "zwischen"});
    const std::optional<ClockTime> from = read_clock(walk_);
    if (!from || !walk_.pass({"-", "bis", "to", "until", "und"})) return {};
    const std::optional<ClockTime> until = read_clock(walk_);
    if (!until || from->at == until->at || from->at.minutes == 24 * 60) return {};
    // "1-3pm": both are in the afternoon; "9-5pm" is not.
    LocalTime begin = from->at;
    constexpr int noon = 12 * 60;
    if (until->pm && from->plain && begin.minutes + noon < until->at.minutes) begin.minutes += noon;
    return Span{.from = begin, .until = until->at};
  }

  bool at_group_end() {
    if (walk_.done()) return true;
    if (day_name(walk_.peek()) && (!walk_.peek().is("so") || walk_.peek(1).is_number())) return true;
    const std::size_t here = walk_.at();
    const bool end = pass_separators();
    walk_.back_to(here);
    return end;
  }

  bool add(Weekdays days, const std::vector<Span>& spans) {
    separated_ = false;
    if (days.empty()) days = std::exchange(round_the_clock_, false) ? Weekdays{whole_week} : default_days_;
    round_the_clock_ = false;
    // Times without days, and days without times, are no schedule.
    if (days.empty() || spans.empty()) return false;
    last_group_ = hours_.schedule.size();
    last_start_ = group_start_;
    for (const Span& span : spans)
      hours_.schedule.push_back(
          {.days = days, .from = span.from, .until = span.until, .every = every_, .note = note_});
    return true;
  }

  /// From `start` to the end of the line or the next semicolon.
  void note_the_rest(std::size_t start) {
    if (!separated_ && last_start_ && *last_start_ < start && last_group_ < hours_.schedule.size()) {
      // It belongs to the group before: "Mo-Fr 8-12 Uhr (außer Ferien)".
      start = *last_start_;
      hours_.schedule.resize(last_group_);
    }
    walk_.back_to(start);
    while (!walk_.done() && !walk_.peek().is(";") && !walk_.peek().is("\n") && !walk_.peek().is("|"))
      walk_.take();
    if (walk_.at() == start) walk_.take();
    add_notes(words(start, walk_.at()));
    hours_.in_part = true;
    last_start_.reset();
    separated_ = true;
  }

  /// A note holds so much; prose becomes several, cut between words.
  void add_notes(std::string_view text) {
    while (text.size() > OfferLimits::text_bytes) {
      const std::size_t blank = text.rfind(' ', OfferLimits::text_bytes);
      if (blank == std::string_view::npos || blank == 0) break;
      hours_.schedule.push_back({.note = std::string{trimmed(text.substr(0, blank))}});
      text.remove_prefix(blank + 1);
    }
    hours_.schedule.push_back({.note = std::string{trimmed(text)}});
  }

  /// The text of the tokens from one to before another.
  std::string words(std::size_t from, std::size_t to) {
    const std::size_t here = walk_.at();
    walk_.back_to(from);
    const std::size_t begin = walk_.peek().begin;
    walk_.back_to(to - 1);
    const std::size_t end = walk_.peek().stop;
    walk_.back_to(here);
    return std::string{trimmed(text_.substr(begin, end - begin))};
  }

  std::string_view text_;
  TokenWalk walk_;
  Weekdays default_days_;
  OpeningHours hours_;
  std::size_t group_start_ = 0;
  std::size_t last_group_ = 0;
  std::optional<std::size_t> last_start_;
  int every_ = 1;
  std::string note_;
  bool separated_ = true, round_the_clock_ = false;
};

}  // namespace

OpeningHours read_opening_hours(std::string_view text, Weekdays days) {
  return HoursReader{text, days}.read();
}

}  // namespace passgenau
