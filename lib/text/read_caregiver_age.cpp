// SPDX-License-Identifier: GPL-2.0-or-later
// The one age of the caregiver: the first told, but the mother's before the father's.
#include <algorithm>

#include "text/read_age_owners.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

/// A bare number of years of a caregiver: beyond these it is more likely something else.
constexpr int oldest_bare_caregiver = 70;

bool says_old(const Note& note, std::size_t i) {
  return note.has(i, Cue::old) && note.tokens[i].key != "alter";
}

}  // namespace

bool take_caregiver(Note& note, const Group& group) {
  const Amount& amount = group.amounts.front();
  if (group.amounts.size() != 1 || amount.age.months != 0 || amount.age.weeks != 0 || amount.age.days != 0)
    return false;
  if (amount.age.years < youngest_caregiver || amount.age.years > oldest_caregiver) return false;
  if (amount.bare && amount.age.years > oldest_bare_caregiver) return false;
  // "Ende 20" is no age.
  if (amount.first > 0)
    for (const std::string_view word : {"anfang", "mitte", "ende", "early", "mid", "late", "uber", "unter"})
      if (note.is(amount.first - 1, word)) return false;
  const std::size_t after = amount.last + 1;
  const std::size_t last =
      says_old(note, after) && note.same_segment(amount.last, after) ? after : amount.last;
  // "ca. 30"
  const std::size_t first = roughly_from(note, amount.first);
  note.use(first, last);
  const auto person = person_before(note, amount.first);
  const bool of_mother = person && note.has_any(*person, bit(Cue::mother) | bit(Cue::pregnant));
  if (note.out.profile.caregiver.age && (!of_mother || !note.age_of_father)) {
    note.leave_out(first, last, LeftOut::no_room);
    return true;
  }
  // A profile that knows both is the mother's.
  if (note.out.profile.caregiver.age) {
    const auto [from, to] = *note.age_of_father;
    note.forget("/caregiver/age");
    note.leave_out(from, to, LeftOut::no_room);
    note.age_of_father.reset();
  }
  if (person && note.has(*person, Cue::father)) note.age_of_father = {first, last};
  note.out.profile.caregiver.age = amount.age.years;
  note.say(first, last, "/caregiver/age", first != amount.first ? Doubt::estimated : Doubt::none);
  return true;
}

void forget_age_of_father(Note& note) {
  const std::vector<Role>& roles = note.out.profile.caregiver.roles;
  const bool fathers = roles.empty() || std::find(roles.begin(), roles.end(), Role::father) != roles.end();
  if (!note.age_of_father || fathers) return;
  note.forget("/caregiver/age");
  note.out.profile.caregiver.age.reset();
  note.leave_out(note.age_of_father->first, note.age_of_father->second, LeftOut::someone_else);
}

}  // namespace passgenau::reading
