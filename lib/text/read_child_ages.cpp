// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_child_ages.hpp"

#include "text/read_other_children.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

Child child_of(const Amount& amount, bool almost) {
  Child child{.age = amount.age};
  if (almost) {
    // "fast 2 Jahre" is one year, and some months.
    Age& age = *child.age;
    int& part = age.days != 0     ? age.days
                : age.weeks != 0  ? age.weeks
                : age.months != 0 ? age.months
                                  : age.years;
    --part;
  }
  if (last_unit(*child.age) != amount.unit) child.known_to = amount.unit;
  return child;
}

/// The same age of the same noun, or of none, is told a second time: it is evidence of the same child – of twins, of both.
bool is_told_again(Note& note, const ChildMention& mention) {
  bool again = false;
  for (ChildMention& other : note.children)
    if (other.child == mention.child && may_be_same_child(note, mention.noun, other.noun)) {
      other.again.push_back({mention.first, mention.last, mention.doubt});
      again = true;
    }
  return again;
}

}  // namespace

bool within_childhood(const Amount& amount) {
  constexpr int most_weeks = 300;
  constexpr int most_days = 400;
  const Age& age = amount.age;
  return age.years <= oldest_child && age.years * 12 + age.months < grown_up * 12 && age.weeks < most_weeks &&
         age.days < most_days;
}

void add_children(Note& note, const Group& group, std::optional<std::size_t> noun) {
  for (const Amount& amount : group.amounts) {
    const bool almost = amount.first > 0 && note.has(amount.first - 1, Cue::almost) && amount.age != birth();
    ChildMention mention{.child = child_of(amount, almost),
                         .first = almost ? amount.first - 1 : amount.first,
                         .last = amount.last,
                         .noun = noun,
                         .doubt = almost || amount.rough ? Doubt::estimated : Doubt::none};
    if (note.has(mention.last + 1, Cue::old) && note.same_segment(mention.last, mention.last + 1))
      ++mention.last;
    if (!amount.adjective)
      if (const std::size_t from = roughly_from(note, mention.first); from != mention.first) {
        mention.first = from;
        mention.doubt = Doubt::estimated;
      }
    note.use(mention.first, mention.last);
    if (group.amounts.size() == 1 && is_told_again(note, mention)) continue;
    const int times = group.amounts.size() == 1 && noun ? children_of_one_age(note, *noun) : 1;
    for (int n = 0; n < times; ++n)
      note.children.push_back(mention);
  }
}

}  // namespace passgenau::reading
