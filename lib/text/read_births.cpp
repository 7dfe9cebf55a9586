// SPDX-License-Identifier: GPL-2.0-or-later
// Birth dates. A whole date is `born`; a month or a year alone is the age that all its days share, in the finest unit in which they do.
#include <algorithm>

#include "model/calendar.hpp"
#include "text/read_amounts.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

/// Completed years and months on `day`.
std::pair<int, int> age_on(Date born, Date day) {
  int months = (static_cast<int>(day.year()) - static_cast<int>(born.year())) * 12 +
               static_cast<int>(static_cast<unsigned>(day.month())) -
               static_cast<int>(static_cast<unsigned>(born.month()));
  while (months > 0 && to_day(day_reached(born, passgenau::months(months))) > to_day(day))
    --months;
  return {months / 12, months};
}

Date make(int year, int month, int day) {
  return Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
              std::chrono::day{static_cast<unsigned>(day)}};
}

/// First and last day that a date without a day, or without a month, can mean, as far as `as_of`.
std::pair<Date, Date> span_of(const WrittenDate& date, Date as_of) {
  const int first_month = date.month != 0 ? date.month : 1;
  const int last_month = date.month != 0 ? date.month : 12;
  const Date last{make(date.year, last_month, 1).year() / make(date.year, last_month, 1).month() /
                  std::chrono::last};
  return {make(date.year, first_month, 1), to_day(last) > to_day(as_of) ? as_of : last};
}

std::optional<Child> child_of(const Note& note, const WrittenDate& date, Doubt& doubt) {
  if (date.day != 0) {
    const Date born = make(date.year, date.month, date.day);
    if (!born.ok() || to_day(born) > to_day(note.as_of)) return {};
    if (age_on(born, note.as_of).first > oldest_child) return {};
    return Child{.born = born};
  }
  const auto [first, last] = span_of(date, note.as_of);
  if (to_day(first) > to_day(note.as_of)) return {};
  const auto [most_years, most_months] = age_on(first, note.as_of);
  const auto [least_years, least_months] = age_on(last, note.as_of);
  if (most_years > oldest_child) return {};
  if (most_months == least_months) return Child{.age = months(most_months), .known_to = AgeUnit::months};
  if (most_years == least_years)
    return Child{.age = years(most_years),
                 .known_to = most_years == 0 ? std::optional{AgeUnit::years} : std::nullopt};
  // The birthday lies within the span: the age of its middle, and that it is estimated.
  doubt = Doubt::estimated;
  const auto [middle_years, middle_months] = age_on(to_date((to_day(first) + to_day(last)) / 2), note.as_of);
  if (date.month == 0)
    return Child{.age = years(middle_years),
                 .known_to = middle_years == 0 ? std::optional{AgeUnit::years} : std::nullopt};
  return Child{.age = months(middle_months),
               .known_to = middle_months == 0 ? std::optional{AgeUnit::months} : std::nullopt};
}

/// The token that says of the date that it is one of a birth.
std::optional<std::size_t> born_cue(const Note& note, const WrittenDate& date) {
  constexpr std::size_t reach = 4;
  for (std::size_t j = date.first;
       j-- > 0 && date.first - j <= reach && note.tokens[j].sentence == note.tokens[date.first].sentence;) {
    if (note.has(j, Cue::due)) return {};
    // "Geburt war am 12.10.2026"
    if (note.has(j, Cue::birth) && date.day != 0 && date.year != 0 && !note.segment_has(j, bit(Cue::lost)))
      return j;
    if (note.has(j, Cue::born) || note.is(j, "*")) return j;
  }
  const std::size_t next = date.last + 1;
  if (note.same_segment(date.last, next) && note.has(next, Cue::born)) return next;
  // "Sohn (12.8.26)"
  if (date.day != 0 && date.year != 0)
    if (const auto person = person_before(note, date.first); person && is_child_noun(note, *person))
      return date.first;
  return {};
}

/// A year alone, "2024 geboren".
std::optional<WrittenDate> year_at(const Note& note, std::size_t i) {
  if (!note.is_number(i) || note.tokens[i].key.size() != 4 || note.tokens[i].number < 1900 ||
      note.tokens[i].number > 2200)
    return {};
  return WrittenDate{.first = i, .last = i, .year = note.tokens[i].number};
}

/// "im März geboren", "born in May", "Baby geb. 12.08.": without a year it is the last such month or day – of a date only where a baby's.
void add_year(const Note& note, WrittenDate& date) {
  if (date.year != 0 || date.month == 0 || date.part != 0) return;
  const auto cue = born_cue(note, date);
  // "geb. Mai 25": a German day stands before its month.
  if (cue && date.day != 0 && note.is_word(date.first) &&
      (note.is(*cue, "geb") || note.is(*cue, "geboren"))) {
    const int number = static_cast<int>(note.as_of.year()) / 100 * 100 + date.day;
    if (number > static_cast<int>(note.as_of.year())) return;
    date.year = number;
    date.day = 0;
    return;
  }
  if (!cue || note.segment_has(date.first, bit(Cue::lost))) return;
  const std::size_t before = date.first > 0 ? date.first - 1 : 0;
  const auto person = person_before(note, std::min(*cue, date.first));
  const bool of_baby = person && note.has_any(*person, bit(Cue::baby) | bit(Cue::newborn));
  const bool in_month = date.day == 0 && (note.is(before, "im") || note.is(before, "in"));
  if (!of_baby && !(in_month && !(person && is_caregiver_noun(note, *person)))) return;
  const int year = static_cast<int>(note.as_of.year());
  const Date day = make(year, date.month, std::max(date.day, 1));
  date.year = day.ok() && to_day(day) > to_day(note.as_of) ? year - 1 : year;
}

/// "gestern entbunden", "born today": the day of a birth that is told by the day of the note.
bool take_birth_by_day(Note& note, std::size_t i) {
  if (!note.is_word(i) || note.tokens[i].key.size() < 5 || note.tokens[i].key.size() > 10) return false;
  constexpr std::pair<std::string_view, int> names[] = {
      {"heute", 0}, {"today", 0}, {"gestern", 1}, {"yesterday", 1}, {"vorgestern", 2}};
  const auto* const name = std::find_if(std::begin(names), std::end(names),
                                        [&](const auto& one) { return note.is(i, one.first); });
  if (name == std::end(names) || note.anywhere(bit(Cue::lost))) return false;
  constexpr std::size_t reach = 3;
  for (std::size_t j = i > reach ? i - reach : 0; j <= i + reach && j < note.size(); ++j) {
    if (!note.same_segment(i, j) || !note.has(j, Cue::birth) ||
        !note.has_any(j, bit(Cue::birth_past) | bit(Cue::born)))
      continue;
    const Date day = to_date(to_day(note.as_of) - name->second);
    if (!is_document_day(day)) return false;
    const std::size_t first = std::min(i, j);
    const std::size_t last = std::max(i, j);
    note.children.push_back({.child = {.born = day}, .first = first, .last = last});
    note.use(first, last);
    return true;
  }
  return false;
}

}  // namespace

void read_births(Note& note) {
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (note.used[i] || take_birth_by_day(note, i)) continue;
    std::optional<WrittenDate> date = date_at(note, i);
    if (!date) date = year_at(note, i);
    if (date) add_year(note, *date);
    if (!date || date->year == 0 || date->year > static_cast<int>(note.as_of.year())) continue;
    const auto cue = born_cue(note, *date);
    if (!cue) continue;
    const std::size_t from = roughly_from(note, date->first);  // "geb. ca. 12.08.2026"
    const std::size_t first = std::min(*cue, from);
    const std::size_t last = std::max(*cue, date->last);
    Doubt doubt = Doubt::none;
    const auto person = person_before(note, first);
    const bool of_child = person && is_child_noun(note, *person);
    const Date day = date->day != 0 ? make(date->year, date->month, date->day) : Date{};
    const bool of_adult = person && !of_child && is_caregiver_noun(note, *person) && day.ok() &&
                          age_on(day, note.as_of).first >= youngest_caregiver;
    if (const auto child = of_adult ? std::nullopt : child_of(note, *date, doubt)) {
      if (from != date->first) doubt = Doubt::estimated;
      const int times = of_child ? std::max(1, children_of_noun(note, *person)) : 1;
      for (int n = 0; n < times; ++n)
        note.children.push_back({.child = *child,
                                 .first = first,
                                 .last = last,
                                 .noun = of_child ? person : std::nullopt,
                                 .doubt = doubt});
    } else {
      const int age = day.ok() && !of_child ? age_on(day, note.as_of).first : 0;
      if (age < youngest_caregiver || age > oldest_caregiver) continue;
      std::optional<int>& known = note.out.profile.caregiver.age;
      if (known && *known != age) {
        note.leave_out(first, last, LeftOut::no_room);
      } else {
        known = age;
        note.say(first, last, "/caregiver/age");
      }
    }
    note.use(first, last);
    i = last;
  }
}

}  // namespace passgenau::reading
