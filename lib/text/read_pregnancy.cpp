// SPDX-License-Identifier: GPL-2.0-or-later
// Due dates. A pregnancy lasts 280 days from the first day of the last period; "28. SSW" is its 28th week, 27 weeks and 0 to 6 days, of
// which the middle is taken: at most three days wrong.
#include <algorithm>

#include "model/calendar.hpp"
#include "text/read_amounts.hpp"
#include "text/read_coming.hpp"
#include "text/read_gestation.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

std::optional<Date> due_after(const Note& note, Day gone) {
  const Day due = to_day(note.as_of) + pregnancy_days - gone;
  if (due - to_day(note.as_of) < -ProfileLimits::due_past_days) return {};
  const Date day = to_date(due);
  return is_document_day(day) ? std::optional{day} : std::nullopt;
}

/// A due date as written. Without a year: the one that a pregnancy of today can have. A month alone stands for its 15th, "Anfang" and "Ende" for
/// its 5th and 25th.
std::optional<Date> due_on(const Note& note, const WrittenDate& written) {
  constexpr int days_of_part[] = {15, 5, 15, 25};
  const int day = written.day != 0 ? written.day : days_of_part[written.part];
  const Day today = to_day(note.as_of);
  const int this_year = static_cast<int>(note.as_of.year());
  for (int year = written.year != 0 ? written.year : this_year - 1; year <= this_year + 1; ++year) {
    const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(written.month)},
                    std::chrono::day{static_cast<unsigned>(day)}};
    if (date.ok()) {
      const Day ahead = to_day(date) - today;
      if (ahead >= -ProfileLimits::due_past_days && ahead <= ProfileLimits::due_ahead_days)
        return is_document_day(date) ? std::optional{date} : std::nullopt;
      // This very month, the middle of which is over: any day from now on.
      if (written.day == 0 && date.year() == note.as_of.year() && date.month() == note.as_of.month())
        return note.as_of;
    }
    if (written.year != 0) break;
  }
  return {};
}

bool is_ahead(const Note& note, const WrittenDate& written) {
  const Date date{std::chrono::year{written.year}, std::chrono::month{static_cast<unsigned>(written.month)},
                  std::chrono::day{static_cast<unsigned>(written.day)}};
  return date.ok() && to_day(date) > to_day(note.as_of);
}

/// Is the date at `i` said to be a due date?
std::optional<std::size_t> due_cue_before(const Note& note, const WrittenDate& date) {
  constexpr std::size_t reach = 5;
  for (std::size_t j = date.first;
       j-- > 0 && date.first - j <= reach && note.tokens[j].sentence == note.tokens[date.first].sentence;) {
    if (note.has(j, Cue::born)) return {};
    // "ET wäre der 17.12. gewesen"
    if (note.is(j, "ware") || note.is(date.last + 1, "gewesen") || note.is(date.last + 2, "gewesen"))
      return {};
    if (note.has(j, Cue::due)) {
      // A "Termin" may be any appointment.
      const bool clear = note.tokens[j].key != "termin" || (j > 0 && note.has(j - 1, Cue::due)) ||
                         note.anywhere(bit(Cue::pregnant) | bit(Cue::week) | bit(Cue::professional));
      return clear ? std::optional{j} : std::nullopt;
    }
    if (note.has(j, Cue::expects)) return j;
    // "Kaiserschnitt am 5.12.2026"
    if (note.has(j, Cue::birth) && !note.has(j, Cue::birth_past) && date.day != 0 && date.year != 0 &&
        !note.segment_has(j, bit(Cue::lost)))
      return is_ahead(note, date) ? std::optional{j} : std::nullopt;
  }
  if (note.same_segment(date.last, date.last + 1) && note.has(date.last + 1, Cue::expects)) return date.first;
  if (date.year == 0 && date.day == 0 && comes_in_month(note, date)) return date.first;
  return {};
}

void add_unborn(Note& note, std::size_t first, std::size_t last, Date due, Doubt doubt, Day gone = 0) {
  note.use(first, last);
  std::vector<ChildMention>& all = note.children;
  const auto known =
      std::find_if(all.begin(), all.end(), [](const ChildMention& child) { return child.unborn(); });
  if (known != all.end()) {
    // Week and due date of one pregnancy: the first stands, unless the later one is exact and it was not.
    if (known->child.due == due) {
      known->again.push_back({first, last, doubt});
      return;
    }
    if (known->doubt == Doubt::none || doubt != Doubt::none)
      return note.leave_out(first, last, LeftOut::no_room);
    note.leave_out(*known, LeftOut::no_room);
    all.erase(known);
  }
  note.children.push_back(
      {.child = {.due = due}, .first = first, .last = last, .doubt = doubt, .gone = static_cast<int>(gone)});
}

}  // namespace

void read_pregnancy(Note& note) {
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (note.used[i]) continue;
    const std::optional<Gestation> found = gestation_at(note, i);
    if (found && is_of_birth(note, i)) {
      // The week of a birth or a loss, and nobody's age.
      note.leave_out(found->first, found->last, LeftOut::past);
      note.use(found->first, found->last);
      i = found->last;
      continue;
    }
    if (found) {
      const std::size_t first = roughly_from(note, found->first);
      const Doubt doubt = first != found->first ? Doubt::estimated : found->doubt;
      if (const auto due = due_after(note, found->days))
        add_unborn(note, first, found->last, *due, doubt, found->days);
      i = found->last;
      continue;
    }
    const auto date = date_at(note, i);
    if (!date || date->month == 0) continue;
    const auto cue = due_cue_before(note, *date);
    if (!cue) continue;
    if (const auto due = due_on(note, *date)) {
      const bool rough = date->day == 0 || roughly_from(note, date->first) != date->first;
      add_unborn(note, *cue, date->last, *due, rough ? Doubt::estimated : Doubt::none);
      i = date->last;
    }
  }
}

}  // namespace passgenau::reading
