// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/question.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>

#include "match/points.hpp"
#include "model/language.hpp"

namespace passgenau {

namespace {

/// The last birth date on which a child has reached `age` by `day`: `day_reached` never falls with the birth
/// date.
Day youngest_of(const Age& age, Day day) {
  Day low = day - 40'000;  // more than the hundred years a profile may say
  Day high = day + 1;
  while (high - low > 1) {
    const Day middle = low + (high - low) / 2;
    if (to_day(day_reached(to_date(middle), age)) <= day)
      low = middle;
    else
      high = middle;
  }
  return low;
}

ChildStates states_of(const Child& child, Day as_of) {
  ChildStates states;
  const auto add = [&](BirthSpan span) { states.states[static_cast<std::size_t>(states.count++)] = span; };
  if (child.born) {
    add({to_day(*child.born), to_day(*child.born), false});
  } else if (child.due) {
    const Day due = to_day(*child.due);
    if (due > as_of) {
      add({due, due, true});
    } else {
      add({as_of + 1, as_of + 1, true});
      add({as_of, as_of, false});
    }
  } else if (child.age) {
    const Day youngest = youngest_of(*child.age, as_of);
    const Day too_old =
        youngest_of(plus_one(*child.age, child.known_to.value_or(last_unit(*child.age))), as_of);
    // On no birth date is a child six months and no day old on 31 May: those of 30 November come nearest.
    add({std::min(too_old + 1, youngest), youngest, false});
  }
  return seen_on(states, as_of);
}

std::int32_t credit_for(int distance) {
  using namespace points::needs;
  return distance == 0 ? same : std::abs(distance) == 1 ? one_step : more_steps;
}

/// Concepts in line with one, of most.
constexpr std::size_t usual_credits = 8;

}  // namespace

ChildStates seen_on(ChildStates states, Day as_of) {
  for (BirthSpan& span : states.states) {
    span.most_months = whole_months(span.oldest, as_of);
    span.least_months = whole_months(span.youngest, as_of);
  }
  return states;
}

Question::Question(const NeedsProfile& family, const Snapshot& snapshot, const WordShares* found)
    : profile{family}, words{found}, as_of{to_day(*family.as_of)} {
  read_children();
  read_needs(snapshot);
  read_caregiver(snapshot);
  read_home(snapshot);
  read_ways();
  read_languages(snapshot);
  read_wishes();
  decide_what_is_asked();
}

void Question::read_children() {
  for (const Child& child : profile.children) {
    if (is_pressing(children.emplace_back(states_of(child, as_of))))
      pressing_children |= std::uint32_t{1} << (children.size() - 1);
  }
  all_children = static_cast<std::uint32_t>((std::uint64_t{1} << children.size()) - 1);
}

void Question::read_needs(const Snapshot& snapshot) {
  needs.reserve(profile.needs.size());
  for (std::size_t i = 0; i < profile.needs.size(); ++i) {
    const Need& need = profile.needs[i];
    const bool kind = need.burden.empty();
    if (!kind) {
      names_burden = true;
      const Safety safety = snapshot.vocabulary.find(ConceptType::burden, need.burden)->safety;
      acute = acute || safety == Safety::domestic_violence;
      if (safety == Safety::child_protection) {
        hand_over = true;
        continue;
      }
    }
    RankedNeed ranked{.index = static_cast<std::uint16_t>(i),
                      .child = static_cast<std::int8_t>(need.child.value_or(-1))};
    ranked.weight = std::max(1, static_cast<std::int32_t>(std::lround(need.weight * 1000)));
    ranked.kind = kind;
    ranked.code = static_cast<ConceptCodes::Code>(kind ? snapshot.kinds.find(need.kind)
                                                       : snapshot.burdens.find(need.burden));
    weight_sum += ranked.weight;
    needs.push_back(ranked);
  }
  need_masks.reserve(needs.size());
  for (const RankedNeed& need : needs)
    need_masks.push_back({.same = need_word(need.code, need.kind),
                          .weight = need.weight,
                          .otherwise = need.kind ? 0 : points::needs::general});
  burden_credits = credits_of(snapshot.burdens, false);
  kind_credits = credits_of(snapshot.kinds, true);
}

bool Question::is_pressing(const ChildStates& child) const {
  return std::any_of(child.states.begin(), child.states.begin() + child.count, [&](const BirthSpan& span) {
    return span.unborn ? span.youngest - as_of <= points::capacity::soon_due_days
                       : as_of - span.youngest < points::capacity::newborn_days;
  });
}

CreditTable Question::credits_of(const ConceptCodes& codes, bool kinds) {
  std::vector<CreditTable::Entry> entries;
  entries.reserve(usual_credits * needs.size());
  for (std::size_t position = 0; position < needs.size(); ++position) {
    if (needs[position].kind != kinds) continue;
    NeedMask& mask = need_masks[position];
    codes.for_each_related(needs[position].code, [&](ConceptCodes::Code offer, int distance) {
      const std::int32_t share = credit_for(distance);
      entries.push_back({offer, {static_cast<std::uint16_t>(position), static_cast<std::int16_t>(share)}});
      if (distance == 0) return;
      mask.related.push_back(need_word(offer, kinds));
      mask.most_related = std::max(mask.most_related, share);
    });
  }
  return {codes.size(), entries};
}

std::vector<std::pair<ConceptCodes::Code, int>> Question::facts(const Snapshot& snapshot) const {
  std::vector<std::pair<ConceptCodes::Code, int>> found;
  const auto add = [&](std::string_view id, int child) {
    if (const int code = snapshot.burdens.find(id); code >= 0)
      found.emplace_back(static_cast<ConceptCodes::Code>(code), child);
  };
  for (const Need& need : profile.needs)
    if (!need.burden.empty()) add(need.burden, need.child.value_or(-1));
  const auto has_role = [&](Role role) {
    return std::find(profile.caregiver.roles.begin(), profile.caregiver.roles.end(), role) !=
           profile.caregiver.roles.end();
  };
  bool expecting = has_role(Role::pregnant);
  bool multiple = false;
  for (std::size_t i = 0; i < profile.children.size(); ++i) {
    const Child& child = profile.children[i];
    expecting = expecting || child.due;
    for (std::size_t j = 0; j < i; ++j)
      multiple = multiple || (child.born && child.born == profile.children[j].born) ||
                 (child.due && child.due == profile.children[j].due);
  }
  if (multiple) add("family-situation/multiple-birth", -1);
  constexpr int very_young = 21;  // VOCABULARY: sehr frühe Elternschaft (≤ 21)
  if (profile.caregiver.age && *profile.caregiver.age <= very_young)
    add("family-situation/very-young-parents", -1);
  const bool german = std::any_of(profile.languages.begin(), profile.languages.end(),
                                  [](const std::string& tag) { return language_key(tag) == "de"; });
  if (!profile.languages.empty() && !german) add("migration/language-barrier", -1);
  if (expecting) add("pregnancy", -1);
  return found;
}

void Question::read_caregiver(const Snapshot& snapshot) {
  for (const Role role : profile.caregiver.roles) {
    roles = static_cast<std::uint16_t>(roles | 1U << static_cast<int>(role));
    if (role == Role::pregnant)
      roles = static_cast<std::uint16_t>(roles | 1U << static_cast<int>(Role::mother));
    if (role == Role::father)
      roles = static_cast<std::uint16_t>(roles | 1U << static_cast<int>(Role::partner));
    says_woman = says_woman || role == Role::mother || role == Role::pregnant;
    says_man = says_man || role == Role::father;
  }
  const auto found = facts(snapshot);
  asked[static_cast<std::size_t>(Criterion::caregiver)] =
      !profile.caregiver.roles.empty() || profile.caregiver.age || !found.empty();
  family_fit.assign(snapshot.burdens.size(), Fit::no);
  if (std::any_of(found.begin(), found.end(), [](const auto& fact) { return fact.second >= 0; }))
    child_fit.assign(children.size(), std::vector<Fit>(snapshot.burdens.size(), Fit::no));
  for (const auto& [fact, child] : found) {
    std::vector<Fit>& fit = child < 0 ? family_fit : child_fit[static_cast<std::size_t>(child)];
    snapshot.burdens.for_each_related(fact, [&](ConceptCodes::Code offer, int distance) {
      fit[offer] = std::max(fit[offer], distance >= 0 ? Fit::yes : Fit::maybe);
    });
  }
}

void Question::read_home(const Snapshot& snapshot) {
  if (!profile.home.stated()) return;
  home = locate(profile.home, snapshot.gazetteer);
  const std::int64_t reach = profile.reach.in_metres();
  half_value_m = std::max(reach / 2, points::place::least_half_value_m);
  if (home.point) home_point = unit_vector(*home.point);
  reach_chord_squared = chord_squared_around(reach);
}

void Question::read_ways() {
  constexpr std::uint8_t every_way = 0b11111;
  accepted_ways = profile.delivery.empty() ? every_way : std::uint8_t{0};
  for (const Delivery way : profile.delivery)
    accepted_ways |= way_bit(way);
  if (profile.discreet) accepted_ways &= static_cast<std::uint8_t>(~way_bit(Delivery::home_visit));
}

void Question::read_languages(const Snapshot& snapshot) {
  using namespace points::language;
  language_worth.resize(snapshot.language_tags.size());
  std::vector<std::string> family;
  std::vector<std::span<const std::string_view>> close_to;
  for (const std::string& tag : profile.languages)
    close_to.push_back(languages_close_to(family.emplace_back(language_key(tag))));
  for (std::size_t tag = 0; tag < language_worth.size(); ++tag) {
    const std::string& offered = snapshot.language_keys[tag];
    for (std::size_t i = 0; i < family.size(); ++i) {
      const bool same = offered == "mul" || offered == family[i];
      const bool close =
          !same && std::find(close_to[i].begin(), close_to[i].end(), offered) != close_to[i].end();
      if (!same && !close) continue;
      const std::size_t column = std::min<std::size_t>(i, 2);
      const auto offer = [&](SpokenBy by, std::int32_t share, Verdict verdict) {
        LanguageWorth& worth = language_worth[tag][static_cast<std::size_t>(by)];
        if (share > worth.share)
          worth = {static_cast<std::int16_t>(share), static_cast<std::int8_t>(i), verdict, close};
      };
      offer(SpokenBy::staff, same ? staff[column] : close_staff[column],
            same ? Verdict::met : Verdict::partly);
      if (profile.interpreter == false) continue;
      const bool wanted = profile.interpreter == true;
      const std::int32_t share = close    ? close_interpreter[column]
                                 : wanted ? interpreter_wanted[column]
                                          : interpreter_possible[column];
      offer(SpokenBy::interpreter, share, same && wanted ? Verdict::met : Verdict::partly);
    }
  }
}

void Question::read_wishes() {
  for (const Trait trait : profile.require)
    required_traits = static_cast<std::uint16_t>(required_traits | 1U << static_cast<int>(trait));
  for (const std::vector<Trait>* list : {&profile.require, &profile.prefer})
    for (const Trait trait : *list)
      if (std::find(traits.begin(), traits.end(), trait) == traits.end()) traits.push_back(trait);
  std::vector<Session> pieces;
  for (const Session& session : sessions_of(profile.available)) {
    pieces.push_back({session.begin, std::min(session.end, minutes_a_week)});
    if (session.end > minutes_a_week) pieces.push_back({0, session.end - minutes_a_week});
  }
  std::sort(pieces.begin(), pieces.end());
  for (const Session& piece : pieces) {
    if (!available.empty() && piece.begin <= available.back().end)
      available.back().end = std::max(available.back().end, piece.end);
    else
      available.push_back(piece);
  }
}

void Question::decide_what_is_asked() {
  const auto ask = [&](Criterion criterion, bool yes) { asked[static_cast<std::size_t>(criterion)] = yes; };
  ask(Criterion::child_age, profile.children.stated());
  ask(Criterion::residence, profile.home.stated());
  ask(Criterion::place, profile.home.stated());
  ask(Criterion::language, !profile.languages.empty());
  ask(Criterion::access, !traits.empty());
  ask(Criterion::needs, !needs.empty());
  ask(Criterion::time, !profile.available.empty());
  ask(Criterion::words, words != nullptr && words->asked > 0);
  const bool anything = std::find(asked.begin(), asked.end(), true) != asked.end();
  ask(Criterion::capacity, anything);
  ask(Criterion::freshness, anything);
  ask(Criterion::specificity, anything);
  ask(Criterion::validity, true);
  using namespace points::possible;
  constexpr std::int32_t of_needs = points::possible::needs;
  constexpr std::int32_t of_words = points::possible::words;
  possible = {validity, child_age, caregiver, residence, place,       language, access,
              of_needs, time,      capacity,  freshness, specificity, of_words};
  for (std::size_t i = 0; i < possible.size(); ++i) {
    if (!asked[i]) possible[i] = 0;
    possible_sum += possible[i];
  }
  if (weight_sum > 0)
    points_of_unit = static_cast<double>(worth(Criterion::needs)) / static_cast<double>(1000 * weight_sum);
}

}  // namespace passgenau
