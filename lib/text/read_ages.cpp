// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "text/read_age_owners.hpp"
#include "text/read_child_ages.hpp"
#include "text/read_other_children.hpp"
#include "text/read_people.hpp"
#include "text/read_spans.hpp"

namespace passgenau::reading {

namespace {

/// The child named last before token `i`, where no adult is named after it.
std::optional<std::size_t> child_before(const Note& note, std::size_t i) {
  for (std::size_t j = i; j-- > 0;)
    if (is_person(note, j)) return is_child_noun(note, j) ? std::optional{j} : std::nullopt;
  return {};
}

bool is_pronoun(const Note& note, std::size_t i) {
  return note.is(i, "er") || note.is(i, "sie") || note.is(i, "es") || note.is(i, "he") || note.is(i, "she") ||
         note.is(i, "they");
}
bool is_verb_of_being(const Note& note, std::size_t i) {
  return note.is(i, "ist") || note.is(i, "is") || note.is(i, "sind") || note.is(i, "are");
}

/// "Er ist 3.", "jetzt sind sie eins", "sie ist 41": of an adult, or of the child named last.
bool take_of_pronoun(Note& note, const Group& group) {
  const std::size_t first = group.first();
  const bool contracted = first > 0 && (note.is(first - 1, "shes") || note.is(first - 1, "hes"));
  if (group.amounts.size() != 1 || (first < 2 && !contracted) ||
      !note.same_segment(contracted ? first - 1 : first - 2, first))
    return false;
  const bool turned = first > 1 && is_verb_of_being(note, first - 2) && is_pronoun(note, first - 1);
  const bool straight = first > 1 && is_verb_of_being(note, first - 1) && is_pronoun(note, first - 2);
  if (!turned && !contracted && !(straight && (!group.bare() || may_be_bare(note, group, first - 2))))
    return false;
  if (turned && group.bare() && note.same_segment(first, group.last() + 1)) return false;
  const bool adult = group.amounts.front().age.years >= youngest_caregiver;
  if (group.amounts.front().age.years >= grown_up) return take_caregiver(note, group);
  if (!within_childhood(group.amounts.front())) return false;
  if (const auto child = child_before(note, contracted ? first - 1 : first - 2)) {
    add_children(note, group, child);
    return true;
  }
  // "She is 17, 20 weeks pregnant.", "Mutter kommt allein. Sie ist 17."
  const bool told = says_pregnant(note, first) ||
                    std::any_of(note.cues.begin(), note.cues.begin() + static_cast<std::ptrdiff_t>(first),
                                [](Cues cues) { return (cues & caregiver_cues) != 0; });
  return adult && told && take_caregiver(note, group);
}

/// "Sohn wird im Mai 3", "turns three in June": a year less has passed.
bool take_turning(Note& note, const Group& group) {
  const Amount& amount = group.amounts.front();
  const std::size_t first = group.first();
  if (group.amounts.size() != 1 || amount.unit != AgeUnit::years || amount.rough || amount.age.years < 1 ||
      amount.age.years > grown_up)
    return false;
  const std::size_t after = group.last() + 1;
  if (note.same_segment(first, after) && note.is_word(after) &&
      (note.tokens[after].capital || note.has(after, Cue::measure)))
    return false;
  constexpr std::size_t reach = 6;
  constexpr Cues passed = bit(Cue::filler) | bit(Cue::neutral) | bit(Cue::almost) | bit(Cue::duration);
  std::size_t verb = first;
  for (std::size_t j = first;
       j-- > 0 && first - j <= reach && note.same_segment(j, first) && verb == first;) {
    if (note.is(j, "wird") || note.is(j, "werden") || note.is(j, "turns") || note.is(j, "turning"))
      verb = j;
    else if (!note.is_word(j) ||
             !(note.tokens[j].capital || note.has_any(j, passed) || note.is(j, "demnachst") ||
               note.is(j, "nachste") || note.is(j, "dieses") || note.is(j, "diesen")))
      return false;
  }
  if (verb == first) return false;
  auto child = person_before(note, verb);
  if (!child && verb > 0 && is_pronoun(note, verb - 1)) child = child_before(note, verb - 1);
  if (!child || !is_child_noun(note, *child)) return false;
  Group past = group;
  past.amounts.front().first = verb;
  past.amounts.front().age = years(amount.age.years - 1);
  past.amounts.front().bare = false;
  past.amounts.front().rough = true;
  add_children(note, past, child);
  return true;
}

/// "Zwillinge, Frühchen 33. SSW, 7 Mon.": the twins of the sentence, where an age stands alone and none was told of them.
std::optional<std::size_t> twins_before(const Note& note, const Group& group) {
  if (group.bare() || group.amounts.size() != 1 || !is_alone(note, group)) return {};
  const int sentence = note.tokens[group.first()].sentence;
  for (std::size_t j = group.first(); j-- > 0 && note.tokens[j].sentence == sentence;) {
    if (!is_person(note, j) || !is_child_noun(note, j)) continue;
    // "Frühchen" is what they are.
    if (note.has(j, Cue::birth_past)) continue;
    const bool told = std::any_of(note.children.begin(), note.children.end(),
                                  [&](const ChildMention& child) { return child.noun == j; });
    return children_of_noun(note, j) > 1 && !told ? std::optional{j} : std::nullopt;
  }
  return {};
}

/// "unsere Maus ist 5 Monate": whose one is, and no age of an adult.
bool is_ours(const Note& note, const Group& group) {
  const std::size_t first = group.first();
  if (first < 3 || !note.same_segment(first - 3, first)) return false;
  std::size_t verb = first - 1;
  while (verb > 2 && (note.is(verb, "gerade") || may_precede_age(note, verb)))
    --verb;
  if (!is_verb_of_being(note, verb)) return false;
  for (const std::string_view own : {"unser", "unsere", "mein", "meine", "our", "my"})
    if (note.is(verb - 2, own)) return note.cues[verb - 1] == 0;
  return false;
}

/// "Baby 3-4 Monate": at least the first, estimated; of several children ("zwischen 2 und 9", "von 1 bis 11 Jahren") it is nobody's age.
/// The last token of the span, where there is one.
std::optional<std::size_t> take_span(Note& note, const Amount& low) {
  const std::size_t mark = low.last + 1;
  const auto before = [&](std::string_view word) { return low.first > 0 && note.is(low.first - 1, word); };
  const bool between = before("zwischen") || before("between");
  const bool to = note.is(mark, "bis") || note.is(mark, "to") || note.is(mark, "-") || note.is(mark, "–");
  if (!to && !(between && (note.is(mark, "und") || note.is(mark, "and")))) return {};
  if (low.first > 0 && note.is(low.first - 1, "/")) return {};
  const auto high = amount_at(note, mark + 1);
  if (!high || high->adjective || (high->bare && !between)) return {};
  const Group group{{low}};
  const auto person = person_before(note, low.first);
  if (person && is_child_noun(note, *person) && children_of_noun(note, *person) == 1 && !between) {
    Amount least = low;
    least.last = high->last;
    least.rough = true;
    if (low.bare) {
      least.bare = false;
      least.unit = high->unit;
      least.age = in_unit_of(*high, low.age.years);
    }
    if (within_childhood(least)) add_children(note, {{least}}, person);
  }
  return high->last;
}

/// Whose age is told by one word: a girl who is a child, one who is pregnant, the sister of a child.
bool take_of_girl(Note& note, const Group& group, std::size_t owner, bool adult) {
  if (group.bare() && !may_be_bare(note, group, owner)) return false;
  // "Mädchen, 16, Schwangerschaftstest positiv"
  if (adult && note.is(owner, "madchen") && note.anywhere(bit(Cue::pregnant)) && take_caregiver(note, group))
    return true;
  // "a girl who is nearly three"
  const bool child = (!adult && note.is(owner, "girl")) || is_sister_of_child(note, group, owner);
  if (child) add_children(note, group, owner);
  return child;
}

/// Bare numbers that stand behind nobody whose age they could be.
void take_bare(Note& note, const Group& group, std::optional<std::size_t> owner, bool small) {
  // "Stefan, 41, …", "Lisa (19) mit …": a name begins the note.
  if (!owner && group.first() == 2 && is_name(note, 0) && note.tokens[1].breaks == Break::comma &&
      group.amounts.front().age.years >= grown_up && take_caregiver(note, group))
    return;
  if (!small) return;
  const auto list = list_before(note, group);
  if (list || is_counted(note, group) || is_named_pair(note, group))
    add_children(note, group, list && note.has(*list, Cue::children) ? list : std::nullopt);
}

/// Ages of nobody that is named beside them.
void take_unowned(Note& note, const Group& group, std::optional<std::size_t> owner, bool small, bool adult) {
  if (group.bare()) {
    // "Father of two (3 and 5)", "Mutter von drei Kindern (1, 4, 6)"
    const bool listed = owner && small && group.amounts.size() > 1 && note.is(group.last() + 1, ")");
    if (listed) add_children(note, group, std::nullopt);
    return;
  }
  // "mum of two (3 y and 9 weeks)"
  if (small && is_counted(note, group)) {
    add_children(note, group, std::nullopt);
    return;
  }
  const bool clear = is_alone(note, group) || is_named(note, group) || group.amounts.back().adjective ||
                     note.has(group.last() + 1, Cue::old) || note.has(group.last() + 1, Cue::pregnant) ||
                     (owner && stands_beside(note, *owner, group)) || (small && is_ours(note, group));
  if (!clear) return;
  if (adult)
    take_caregiver(note, group);
  else if (small)
    add_children(note, group, std::nullopt);
}

void take(Note& note, const Group& group) {
  // "3 Kinder unter 6 Jahren"
  if (group.first() > 0 && (note.is(group.first() - 1, "unter") || note.is(group.first() - 1, "under")))
    return;
  if (is_time_since_birth(note, group)) {
    const auto person = person_before(note, group.first());
    add_children(note, group, person && is_child_noun(note, *person) ? person : std::nullopt);
    return;
  }
  if (is_duration(note, group) || is_measure(note, group)) return;
  if (const auto why = not_of_family(note, group)) return note.leave_out(group.first(), group.last(), *why);
  if (is_of_speaker(note, group) && take_caregiver(note, group)) return;
  if (take_of_pronoun(note, group) || take_turning(note, group)) return;
  auto owner = owner_of(note, group);
  const bool small = std::all_of(group.amounts.begin(), group.amounts.end(), within_childhood);
  const bool adult = group.amounts.front().age.years >= youngest_caregiver;
  if (owner && was_so_old(note, *owner, group)) return;
  if (!owner && small) owner = twins_before(note, group);
  if (owner && small && take_of_girl(note, group, *owner, adult)) return;
  if (group.bare() && !(owner && may_be_bare(note, group, *owner)))
    return take_bare(note, group, owner, small);
  if (owner && is_child_noun(note, *owner)) {
    if (small) add_children(note, group, owner);
    // "… einen Sohn und bin 31 Jahre alt": no child's age.
    if (small || group.bare()) return;
    owner.reset();
  }
  if (owner && note.has_any(*owner, bit(Cue::third) | bit(Cue::partner)) && adult) return;
  if (owner && is_caregiver_noun(note, *owner) && adult) {
    take_caregiver(note, group);
    return;
  }
  take_unowned(note, group, owner, small, adult);
}

}  // namespace

void read_ages(Note& note) {
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (note.used[i]) continue;
    const auto amount = amount_at(note, i);
    if (!amount || std::any_of(note.used.begin() + static_cast<std::ptrdiff_t>(amount->first),
                               note.used.begin() + static_cast<std::ptrdiff_t>(amount->last) + 1,
                               [](bool used) { return used; }))
      continue;
    // A postal code, a house number, a part of something longer.
    if (note.touches(i) && note.is_word(i - 1)) continue;
    if (is_numbered(note, i)) continue;
    if (const auto last = take_span(note, *amount)) {
      i = *last;
      continue;
    }
    const Group group = group_at(note, *amount);
    take(note, group);
    if (note.used[i]) i = group.last();
  }
}

}  // namespace passgenau::reading
