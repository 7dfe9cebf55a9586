// SPDX-License-Identifier: GPL-2.0-or-later
// Children in their order, and the caregiver's roles.
#include <algorithm>

#include "model/calendar.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

constexpr Day days_of_a_year = 366;

bool under_one(const Note& note, const Child& child) {
  if (child.born) return to_day(note.as_of) - to_day(*child.born) < days_of_a_year;
  return child.age && child.age->years == 0 && child.age->months < 12 && child.age->weeks <= 52;
}

/// "Neugeborenes" is less than a month old, "Säugling" and "Baby" less than a year – unless another mention is that child, or it is not born.
void add_by_noun(Note& note) {
  constexpr Cues not_born = bit(Cue::unborn) | bit(Cue::lost) | bit(Cue::expects) | bit(Cue::none);
  const bool told = std::any_of(note.children.begin(), note.children.end(), [&](const ChildMention& child) {
    return child.unborn() || under_one(note, child.child);
  });
  if (told || note.anywhere(bit(Cue::pregnant))) return;
  for (std::size_t i = 0; i < note.size(); ++i) {
    const bool newborn = note.has(i, Cue::newborn);
    if (!newborn && !note.has(i, Cue::baby)) continue;
    if (note.segment_has(i, not_born)) continue;
    // "damals Schreibaby"
    const bool past = (i >= 1 && note.has(i - 1, Cue::past)) || (i >= 2 && note.has(i - 2, Cue::past));
    if (past && note.same_segment(i - 1, i)) continue;
    const Child child{.age = birth(), .known_to = newborn ? AgeUnit::months : AgeUnit::years};
    note.children.push_back({.child = child, .first = i, .last = i, .noun = i});
    return;
  }
}

/// Twins that are not born yet are two children, triplets three: said beside the pregnancy, or in a statement of their own.
void add_unborn_twins(Note& note) {
  const auto unborn = std::find_if(note.children.begin(), note.children.end(),
                                   [](const ChildMention& child) { return child.unborn(); });
  if (unborn == note.children.end()) return;
  constexpr Cues beside = bit(Cue::pregnant) | bit(Cue::expects) | bit(Cue::week) | bit(Cue::unborn);
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (!note.has_any(i, bit(Cue::twins) | bit(Cue::triplets))) continue;
    const bool aged = std::any_of(note.children.begin(), note.children.end(),
                                  [&](const ChildMention& child) { return child.noun && *child.noun == i; });
    if (aged) continue;
    bool alone = true;
    const auto [first, end] = note.segment_of(i);
    for (std::size_t j = first; j < end; ++j)
      alone = alone && (j == i || note.tokens[j].segment != note.tokens[i].segment || !note.is_word(j) ||
                        note.has(j, Cue::filler));
    const bool own = note.same_segment(i, unborn->first) || note.same_segment(i, unborn->last);
    if (!alone && !own && !note.segment_has(i, beside)) continue;
    const ChildMention other = *unborn;
    const int more = note.has(i, Cue::triplets) ? 2 : 1;
    for (int n = 0; n < more; ++n)
      note.children.push_back(other);
    return;
  }
}

/// The most days that a child can be old; nothing where that is not told.
std::optional<Day> most_days(const Note& note, const Child& child) {
  if (child.born) return to_day(note.as_of) - to_day(*child.born);
  if (!child.age || child.due) return {};
  Age next = *child.age;
  const AgeUnit unit = child.known_to.value_or(last_unit(next));
  int& part = unit == AgeUnit::years    ? next.years
              : unit == AgeUnit::months ? next.months
              : unit == AgeUnit::weeks  ? next.weeks
                                        : next.days;
  ++part;
  constexpr Day days_of_month = 31;
  return next.years * days_of_a_year + next.months * days_of_month + next.weeks * 7 + next.days;
}

/// Weeks of a pregnancy beside a child that was born after it began are those of its birth: "geb. 30.10.26, 35. SSW, 2100 g".
void leave_out_weeks_of_birth(Note& note) {
  if (note.anywhere(bit(Cue::pregnant) | bit(Cue::expects) | bit(Cue::due))) return;
  constexpr int days_to_conception = 14;
  const auto told = std::find_if(note.children.begin(), note.children.end(), [&](const ChildMention& child) {
    return child.gone > days_to_conception &&
           std::any_of(note.children.begin(), note.children.end(), [&](const ChildMention& other) {
             const auto days = most_days(note, other.child);
             return days && *days < child.gone - days_to_conception;
           });
  });
  if (told == note.children.end()) return;
  note.leave_out(told->first, told->last, LeftOut::past);
  note.children.erase(std::remove_if(note.children.begin(), note.children.end(),
                                     [](const ChildMention& child) { return child.gone > 0; }),
                      note.children.end());
}

const char* form_of(const Child& child) { return child.due ? "/due" : child.born ? "/born" : "/age"; }

class Roles {
 public:
  explicit Roles(Note& note) : note_{note} {}

  void read() {
    if (professional()) return;
    for (std::size_t i = 0; i < note_.size(); ++i) {
      if (note_.has(i, Cue::foster)) add(Role::foster_parent, i);
      if (note_.has(i, Cue::adoptive)) add(Role::adoptive_parent, i);
      if (note_.has(i, Cue::grandparent) && cares(i)) add(Role::grandparent, i);
    }
    if (!note_.out.profile.caregiver.roles.empty()) return;
    if (pregnant()) return;
    parents();
  }

 private:
  void add(Role role, std::size_t token) {
    std::vector<Role>& roles = note_.out.profile.caregiver.roles;
    auto found = std::find(roles.begin(), roles.end(), role);
    if (found == roles.end()) found = roles.insert(roles.end(), role);
    note_.say(token, token, "/caregiver/roles/" + std::to_string(found - roles.begin()));
  }

  /// "Oma sorgt für den Enkel", "Oma, 61, kümmert sich": nobody else stands before the verb.
  bool cares(std::size_t i) const {
    for (std::size_t j = i + 1; j < note_.size() && note_.tokens[j].sentence == note_.tokens[i].sentence;
         ++j) {
      if (note_.has(j, Cue::asks)) return true;
      if (is_person(note_, j)) break;
    }
    return note_.segment_has(i, bit(Cue::asks));
  }

  bool professional() {
    for (std::size_t i = 0; i < note_.size(); ++i) {
      if (!note_.has(i, Cue::professional) || note_.has(i, Cue::none)) continue;
      for (std::size_t j = i + 1; j < note_.size() && j <= i + 3 && note_.same_segment(i, j); ++j)
        if (note_.has(j, Cue::asks) && !note_.is(j, "sucht")) {
          add(Role::professional, i);
          return true;
        }
    }
    return false;
  }

  bool pregnant() {
    std::optional<std::size_t> said;
    for (std::size_t i = 0; i < note_.size() && !said; ++i)
      if (note_.has(i, Cue::pregnant) && !denied(i)) said = i;
    for (const ChildMention& child : note_.children)
      if (!said && child.unborn()) said = child.last;
    if (!said) return false;
    // "Meine Frau ist schwanger": the one who tells it is her partner.
    for (std::size_t j = *said; j-- > 0 && note_.same_segment(j, *said);)
      if (note_.has(j, Cue::partner) || ((note_.is(j, "frau") || note_.is(j, "wife")) && j > 0 &&
                                         (note_.is(j - 1, "meine") || note_.is(j - 1, "my")))) {
        add(Role::partner, j);
        return true;
      }
    add(Role::pregnant, *said);
    return true;
  }

  bool denied(std::size_t i) const {
    for (std::size_t j = i; j-- > 0 && i - j <= 3 && note_.same_segment(i, j);)
      if (note_.has_any(j, bit(Cue::negation) | bit(Cue::none))) return true;
    return false;
  }

  /// Part of what is said of somebody who is away, dead or feared.
  bool is_told_of(std::size_t i) const {
    return std::any_of(note_.matches.begin(), note_.matches.end(), [&](const Match& match) {
      const std::string& id = match.meaning->id;
      const bool about = id == "family-situation/partner-absent-or-detained" ||
                         id == "family-situation/bereavement" || id == "relationship/domestic-violence" ||
                         match.meaning->sense == Sense::flag;
      return about && std::find(match.tokens.begin(), match.tokens.end(), i) != match.tokens.end();
    });
  }

  /// In the nominative, as far as the word before it tells: not "bei der Mutter", "ihre Mutter".
  bool is_subject(std::size_t i) const {
    if (i == 0 || !note_.same_segment(i - 1, i)) return true;
    const std::string& before = note_.tokens[i - 1].key;
    // "Depression der Mutter", but not "bei der Mutter", "Schwester der Mutter"
    if (before == "der" && i > 1 && note_.is_word(i - 2) && note_.tokens[i - 2].capital &&
        !note_.has_any(i - 2, bit(Cue::preposition)) && !is_person(note_, i - 2))
      return true;
    for (const char* word : {"der", "ihrer", "seiner", "meiner", "ihre", "seine", "den", "dem", "ihren",
                             "seinen", "ihrem", "seinem", "her", "his", "deren"})
      if (before == word) return false;
    return !note_.has_any(i - 1, bit(Cue::preposition) | bit(Cue::third));
  }

  void parents() {
    bool mother = false;
    for (std::size_t i = 0; i < note_.size(); ++i)
      if (note_.has(i, Cue::mother) && is_subject(i) && !is_told_of(i)) {
        add(Role::mother, i);
        mother = true;
        break;
      }
    for (std::size_t i = 0; i < note_.size(); ++i) {
      if (note_.has(i, Cue::parents) && is_subject(i) && !is_told_of(i)) {
        add(Role::mother, i);
        add(Role::father, i);
        return;
      }
      if (!note_.has(i, Cue::father) || is_told_of(i)) continue;
      const bool alone = note_.segment_has(i, bit(Cue::alone));
      const std::size_t next = i + 1;
      const bool speaks = note_.segment_has(i, bit(Cue::seeking) | bit(Cue::asks)) || note_.is(next, "of") ||
                          note_.is(next, "von") || note_.is(next, "(");
      const bool first =
          speaks && !mother &&
          !std::any_of(note_.tokens.begin(), note_.tokens.begin() + static_cast<std::ptrdiff_t>(i),
                       [&](const Token& token) {
                         return is_person(note_, static_cast<std::size_t>(&token - note_.tokens.data()));
                       });
      const bool joint = i > 1 && note_.has(i - 1, Cue::also) && note_.has(i - 2, Cue::mother);
      if ((alone && is_subject(i)) || first || joint) {
        add(Role::father, i);
        return;
      }
    }
  }

  Note& note_;
};

}  // namespace

void settle_children(Note& note) {
  leave_out_weeks_of_birth(note);
  add_unborn_twins(note);
  add_by_noun(note);
  std::stable_sort(note.children.begin(), note.children.end(),
                   [](const ChildMention& a, const ChildMention& b) { return a.first < b.first; });
  if (note.children.size() > ProfileLimits::children) note.children.resize(ProfileLimits::children);
  for (std::size_t i = 0; i < note.children.size(); ++i) {
    const ChildMention& mention = note.children[i];
    note.out.profile.children.push_back(mention.child);
    note.say(mention.first, mention.last, "/children/" + std::to_string(i) + form_of(mention.child),
             mention.doubt);
  }
}

void read_roles(Note& note) { Roles{note}.read(); }

}  // namespace passgenau::reading
