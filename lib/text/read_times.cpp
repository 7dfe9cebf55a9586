// SPDX-License-Identifier: GPL-2.0-or-later
// When the family has time. A profile wants days and hours, words of the day are wide: "vormittags" 8 to 12, "nachmittags" 12 to 18, "abends" 18 to 22.
#include <array>
#include <bit>

#include "text/read_names.hpp"
#include "text/read_note.hpp"

namespace passgenau::reading {

namespace {

constexpr int whole_day = 24 * 60;
constexpr std::uint8_t every_day = 0x7F;

constexpr Names<std::uint8_t, 53> day_names{{{
    {"montag", 1},     {"montags", 1},     {"mo", 1},           {"monday", 1},      {"mondays", 1},
    {"mon", 1},        {"dienstag", 2},    {"dienstags", 2},    {"di", 2},          {"tuesday", 2},
    {"tuesdays", 2},   {"tue", 2},         {"mittwoch", 4},     {"mittwochs", 4},   {"mi", 4},
    {"wednesday", 4},  {"wednesdays", 4},  {"wed", 4},          {"donnerstag", 8},  {"donnerstags", 8},
    {"do", 8},         {"thursday", 8},    {"thursdays", 8},    {"thu", 8},         {"freitag", 16},
    {"freitags", 16},  {"fr", 16},         {"friday", 16},      {"fridays", 16},    {"fri", 16},
    {"samstag", 32},   {"samstags", 32},   {"sa", 32},          {"saturday", 32},   {"saturdays", 32},
    {"sat", 32},       {"sonntag", 64},    {"sonntags", 64},    {"so", 64},         {"sunday", 64},
    {"sundays", 64},   {"sun", 64},        {"werktags", 31},    {"wochentags", 31}, {"weekdays", 31},
    {"wochenend", 96}, {"wochenende", 96}, {"wochenenden", 96}, {"weekend", 96},    {"weekends", 96},
    {"sonnabend", 32}, {"sonnabends", 32}, {"taglich", 127},
}}};

struct PartOfDay {
  std::string_view ending;
  int from;
  int until;
};

constexpr std::array<PartOfDay, 12> parts_of_day{{{"vormittags", 8 * 60, 12 * 60},
                                                  {"vormittag", 8 * 60, 12 * 60},
                                                  {"nachmittags", 12 * 60, 18 * 60},
                                                  {"nachmittag", 12 * 60, 18 * 60},
                                                  {"morgens", 8 * 60, 12 * 60},
                                                  {"abends", 18 * 60, 22 * 60},
                                                  {"mornings", 8 * 60, 12 * 60},
                                                  {"morning", 8 * 60, 12 * 60},
                                                  {"afternoons", 12 * 60, 18 * 60},
                                                  {"afternoon", 12 * 60, 18 * 60},
                                                  {"evenings", 18 * 60, 22 * 60},
                                                  {"evening", 18 * 60, 22 * 60}}};

/// Behind the name of a day, as in "Samstagabend", these are words, too; alone, "morgen" is tomorrow.
constexpr std::array<PartOfDay, 2> parts_behind_days{
    {{"morgen", 8 * 60, 12 * 60}, {"abend", 18 * 60, 22 * 60}}};

struct Found {
  std::uint8_t days = 0;
  int from = -1;
  int until = -1;
  std::vector<std::size_t> tokens = {};  ///< of times, and words that say that they are free
  bool time = false;
  bool other = false;  ///< a word that is no time and no word about having time
  bool cue = false;
};

class Times {
 public:
  explicit Times(Note& note) : note_{note} {}

  void read() {
    for (std::size_t i = 0; i < note_.size();) {
      const int segment = note_.tokens[i].segment;
      std::size_t end = i;
      while (end < note_.size() && note_.tokens[end].segment == segment)
        ++end;
      read_segment(i, end);
      i = end;
    }
  }

 private:
  void read_segment(std::size_t first, std::size_t end) {
    Found found;
    for (std::size_t i = first; i < end; ++i) {
      if (note_.has_any(i, bit(Cue::negation) | bit(Cue::works) | bit(Cue::none))) return;
      if (note_.tokens[i].kind == TokenKind::mark) continue;
      const std::size_t last = time_at(i, end, found);
      if (last == i) {
        if (is_free_time(i)) {
          found.cue = true;
          found.tokens.push_back(i);
        } else if (!note_.has_any(i, bit(Cue::time) | bit(Cue::filler) | bit(Cue::neutral))) {
          found.other = true;
        }
        continue;
      }
      found.time = true;
      for (std::size_t j = i; j < last; ++j)
        found.tokens.push_back(j);
      i = last - 1;
    }
    if (!found.time || (found.other && !(found.cue && !says_more(first, end)))) return;
    if (found.days == 0 && found.from < 0 && found.until < 0) return;
    // A bare hour says no more than a day's: it must be one of either.
    std::vector<Schedule>& available = note_.out.profile.available;
    if (available.size() == ProfileLimits::available)
      return note_.leave_out(found.tokens, LeftOut::over_limit);
    Schedule schedule{
        .days = {.bits = found.days != 0 ? found.days : every_day},
        .from = LocalTime{static_cast<std::int16_t>(found.from < 0 ? 0 : found.from)},
        .until = LocalTime{static_cast<std::int16_t>(found.until < 0 ? whole_day : found.until)}};
    if (schedule.from == schedule.until) return;
    available.push_back(std::move(schedule));
    note_.say(found.tokens, "/available/" + std::to_string(available.size() - 1));
  }

  /// "hat vormittags Zeit", "nur abends"
  bool is_free_time(std::size_t i) const {
    if (note_.has(i, Cue::only)) return true;
    for (const std::string_view word : {"zeit", "verfugbar", "erreichbar", "termine", "termin", "available"})
      if (note_.is(i, word)) return true;
    return false;
  }

  /// The segment tells of a burden or a wish: its times are of that.
  bool says_more(std::size_t first, std::size_t end) const {
    for (const Match& match : note_.matches)
      if (match.meaning->sense == Sense::burden && match.first() >= first && match.first() < end) return true;
    return false;
  }

  /// Takes what stands at `i` into `found`; the token behind it, or `i` where it is no time.
  std::size_t time_at(std::size_t i, std::size_t end, Found& found) const {
    if (note_.used[i]) return i;
    if (note_.is_word(i)) {
      if (const std::size_t last = days_at(i, end, found); last != i) return last;
      for (const PartOfDay& part : parts_of_day)
        if (note_.tokens[i].key.ends_with(part.ending)) {
          found.from = part.from;
          found.until = part.until;
          return i + 1;
        }
    }
    return hours_at(i, end, found);
  }

  /// "Samstagvormittag": the day, its part into `found`; 0 where it is no such word.
  static std::uint8_t day_with_part(std::string_view key, Found& found) {
    const auto split = [&](const auto& parts) {
      for (const PartOfDay& part : parts) {
        if (!key.ends_with(part.ending)) continue;
        const std::uint8_t day = day_of(key.substr(0, key.size() - part.ending.size()));
        if (day == 0) continue;
        found.from = part.from;
        found.until = part.until;
        return day;
      }
      return std::uint8_t{0};
    };
    const std::uint8_t day = split(parts_of_day);
    return day != 0 ? day : split(parts_behind_days);
  }

  /// From the last day of `from` on to the first of `until` that comes, with all of both: "Freitag bis Wochenende".
  static std::uint8_t days_between(std::uint8_t from, std::uint8_t until) {
    unsigned days = from | until;
    unsigned day = std::bit_floor(unsigned{from});
    while ((day & until) == 0) {
      day = day == 64 ? 1 : day << 1;
      days |= day;
    }
    return static_cast<std::uint8_t>(days);
  }

  static std::uint8_t day_of(std::string_view name) {
    const std::uint8_t* bits = day_names.find(name);
    return bits ? *bits : std::uint8_t{0};
  }

  std::size_t days_at(std::size_t i, std::size_t end, Found& found) const {
    const std::string_view text = text_of(note_.tokens[i], note_.text);
    const std::size_t hyphen = text.find('-');
    std::uint8_t from = day_of(note_.tokens[i].key);
    if (from == 0) from = day_with_part(note_.tokens[i].key, found);
    std::uint8_t until = 0;
    std::size_t last = i + 1;
    if (hyphen != std::string_view::npos) {
      from = day_of(fold(text.substr(0, hyphen)));
      until = day_of(fold(text.substr(hyphen + 1)));
      if (from == 0 || until == 0) return i;
    } else if (note_.is(i, "unter") && note_.is(i + 1, "der") && note_.is(i + 2, "woche")) {
      found.days |= 31;
      return i + 3;
    }
    // Two letters are a day only in capitals: "do" and "so" are words.
    if (from == 0 || note_.has(i, Cue::caregiver) || (text.size() <= 3 && !note_.tokens[i].capital)) return i;
    if (until == 0 && last + 1 < end && (note_.is(last, "bis") || note_.is(last, "-") || note_.is(last, "–")))
      if (const std::uint8_t to = day_of(note_.tokens[last + 1].key)) {
        until = to;
        last += 2;
      }
    found.days |= until == 0 ? from : days_between(from, until);
    return last;
  }

  /// Minutes after midnight of "14", "14:30", "14.30", "2pm"; −1 where it is none.
  int clock_at(std::size_t i, std::size_t& next) const {
    if (!note_.is_number(i) || note_.tokens[i].key.size() > 2 || note_.tokens[i].number > 24) return -1;
    int minutes = note_.tokens[i].number * 60;
    next = i + 1;
    if ((note_.is(next, ":") || note_.is(next, ".")) && note_.touches(next) && note_.is_number(next + 1) &&
        note_.touches(next + 1) && note_.tokens[next + 1].key.size() == 2 &&
        note_.tokens[next + 1].number < 60) {
      minutes += note_.tokens[next + 1].number;
      next += 2;
      // "ab 01.03." is a date.
      constexpr int last_month = 12;
      if (note_.is(next - 2, ".") && note_.is(next, ".") && note_.touches(next) &&
          (note_.tokens[next - 1].number <= last_month || note_.is_number(next + 1)))
        return -1;
    }
    if (note_.is(next, "pm") && minutes < 12 * 60) minutes += 12 * 60;
    if (note_.is(next, "pm") || note_.is(next, "am")) ++next;
    return minutes > whole_day ? -1 : minutes;
  }

  bool is_hour_mark(std::size_t i) const { return note_.is(i, "uhr") || note_.is(i, "h"); }

  /// "ab 14 Uhr", "bis 12", "von 8 bis 12 Uhr", "9-11 Uhr"
  std::size_t hours_at(std::size_t i, std::size_t end, Found& found) const {
    const bool after =
        note_.is(i, "ab") || note_.is(i, "nach") || note_.is(i, "after") || note_.is(i, "from");
    const bool before =
        note_.is(i, "bis") || note_.is(i, "vor") || note_.is(i, "before") || note_.is(i, "until");
    const bool between =
        note_.is(i, "von") || note_.is(i, "zwischen") || note_.is(i, "between") || note_.is(i, "from");
    const std::size_t number = after || before || between ? i + 1 : i;
    std::size_t next = number;
    const int from = clock_at(number, next);
    if (from < 0 || number >= end) return i;
    bool hour = is_hour_mark(next) || (next > number + 1);
    if (is_hour_mark(next)) ++next;
    if (note_.is(next, "bis") || note_.is(next, "-") || note_.is(next, "–") || note_.is(next, "und") ||
        note_.is(next, "to") || note_.is(next, "and")) {
      std::size_t last = next + 1;
      const int until = clock_at(next + 1, last);
      if (until > from && (is_hour_mark(last) || hour)) {
        found.from = from;
        found.until = until;
        return is_hour_mark(last) ? last + 1 : last;
      }
    }
    if (!hour || (!after && !before)) return i;
    if (after)
      found.from = from;
    else
      found.until = from;
    return next;
  }

  Note& note_;
};

}  // namespace

void read_times(Note& note) { Times{note}.read(); }

}  // namespace passgenau::reading
