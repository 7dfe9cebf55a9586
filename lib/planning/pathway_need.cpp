// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/pathway_need.hpp"

#include <algorithm>

#include "match/matcher.hpp"

namespace passgenau {

/// Burdens of the pregnancy last until the care of a midwife is over: twelve weeks after the birth (Vertrag über die Versorgung mit
/// Hebammenhilfe, § 134a SGB V).
constexpr Age after_pregnancy = weeks(12);

Day NeedPathFinder::end_of(std::size_t need) const {
  const RankedNeed& ranked = question_.needs[need];
  const Concept* burden =
      ranked.kind
          ? nullptr
          : snapshot_.vocabulary.find(ConceptType::burden, question_.profile.needs[ranked.index].burden);
  if (burden == nullptr || burden->scope != "pregnancy") return until_;
  Day end = question_.as_of;
  bool is_due = false;
  bool is_born = false;
  const std::vector<Birth> births = births_of(question_);
  for (std::size_t i = 0; i < births.size(); ++i) {
    if (ranked.child >= 0 && ranked.child != static_cast<int>(i)) continue;
    (births[i].due ? is_due : is_born) = true;
    const Day birth = births[i].due ? births[i].oldest : births[i].youngest;
    end = std::max(end, to_day(day_reached(to_date(birth), after_pregnancy)));
  }
  // A pregnancy whose due date nobody told.
  if (!is_due && (!is_born || is_pregnant())) return until_;
  return std::min(end, until_);
}

bool NeedPathFinder::is_pregnant() const {
  const std::vector<Role>& roles = question_.profile.caregiver.roles;
  return std::find(roles.begin(), roles.end(), Role::pregnant) != roles.end();
}

template <class May, class Serves>
NeedPathFinder::Stays NeedPathFinder::stays(May&& may, Serves&& serves) const {
  Stays found;
  for (const OfferTimeline& line : lines_) {
    if (!may(line)) continue;
    const std::size_t last = line.states.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
      if (!line.states[i].eligible || !serves(line.states[i])) continue;
      Stay stay{.line = &line, .first = i, .from = line.states[i].day};
      while (i < last && line.states[i].eligible && serves(line.states[i]))
        ++i;
      stay.behind = i;
      stay.until = std::min(line.states[i].day, end_);
      const std::optional<Day> place = waiting(snapshot_.rows[line.row].time).place;
      stay.in_vain = place && *place >= stay.until;
      if (stay.from < end_) found.push_back(stay);
    }
  }
  return found;
}

const ListPlace& NeedPathFinder::place_on(std::uint32_t index, Day day) {
  const auto [at, is_new] = places_.try_emplace({day, index});
  if (is_new) {
    const Row& row = snapshot_.rows[index];
    ChangedFamily& family = family_.on(day);
    family.takes_quickly(row);
    at->second = list_place(row, family.bill());
  }
  return at->second;
}

/// Of those that are there on this day: the closest to the need, then by the order of that day's list.
const NeedPathFinder::Stay* NeedPathFinder::best_on(const Stays& stays, std::size_t need, Day day) {
  const Stay* best = nullptr;
  std::int16_t best_share = 0;
  ListPlace best_place;
  for (const Stay& stay : stays) {
    if (stay.in_vain || stay.from > day || stay.until <= day) continue;
    const std::int16_t share = stay.line->states[stay.first].shares[need];
    if (best != nullptr && share < best_share) continue;
    const ListPlace& place = place_on(stay.line->row, day);
    if (best != nullptr && share == best_share && !(place < best_place)) continue;
    best = &stay;
    best_share = share;
    best_place = place;
  }
  return best;
}

/// Whoever helps stays as long as the offer fits; then comes the best of that day.
std::vector<const NeedPathFinder::Stay*> NeedPathFinder::path(const Stays& stays, std::size_t need) {
  std::vector<const Stay*> found;
  for (Day day = question_.as_of; day < end_;) {
    if (const Stay* best = best_on(stays, need, day)) {
      found.push_back(best);
      day = best->until;
      continue;
    }
    Day next = end_;
    for (const Stay& stay : stays)
      if (stay.from > day) next = std::min(next, stay.from);
    day = next;
  }
  return found;
}

std::vector<ChildPeriod> NeedPathFinder::children(const Stay& stay, int child) const {
  std::vector<ChildPeriod> found;
  for (int i = 0; i < static_cast<int>(question_.children.size()); ++i) {
    if (child >= 0 && child != i) continue;
    for (std::size_t at = stay.first; at < stay.behind; ++at) {
      if ((stay.line->states[at].children >> i & 1) == 0) continue;
      if (stay.line->states[at].day >= stay.until) break;
      const Date from = to_date(stay.line->states[at].day);
      const Date until = to_date(std::min(stay.line->states[at + 1].day, stay.until));
      if (!found.empty() && found.back().child == i && found.back().period.until == from)
        found.back().period.until = until;
      else
        found.push_back({i, {from, until}});
    }
  }
  return found;
}

/// As judged by `capacity`: what is not known on the first day, or older than 90 days, says nothing.
NeedPathFinder::Waiting NeedPathFinder::waiting(const TimeFacts& facts) const {
  const CapacityFinding finding = judge_capacity(question_, facts, question_.all_children);
  Waiting found{.list = finding.status == static_cast<std::int8_t>(CapacityStatus::waitlist)};
  if (found.list && finding.remaining_days >= 0) found.place = question_.as_of + finding.remaining_days;
  return found;
}

void NeedPathFinder::add_waiting(PathwaySpan& span, const TimeFacts& facts, Day from) const {
  span.referral = facts.needs_referral();
  const Waiting found = waiting(facts);
  if (!found.list) return;
  span.register_by =
      to_date(found.place ? std::max(question_.as_of, from - facts.wait_days) : question_.as_of);
  if (found.place && *found.place > from) span.place_from = to_date(*found.place);
}

PathwaySpan NeedPathFinder::span(const Stay& stay, std::size_t need) {
  const Row& row = snapshot_.rows[stay.line->row];
  ChangedFamily& family = family_.on(stay.from);
  family.takes(row);
  PathwaySpan span{.period = {to_date(stay.from), to_date(stay.until)},
                   .match = explain(snapshot_, family.question(), row, family.bill())};
  const OfferState& behind = stay.line->states[stay.behind];
  span.goes_on =
      stay.until < behind.day || (stay.until == end_ && behind.eligible && behind.shares[need] > 0);
  span.children = children(stay, question_.needs[need].child);
  add_waiting(span, row.time, stay.from);
  return span;
}

std::vector<HandOver> NeedPathFinder::hand_overs(const std::vector<PathwaySpan>& path) const {
  std::vector<HandOver> found;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const PathwaySpan& before = path[i - 1];
    const PathwaySpan& after = path[i];
    if (after.period.from > before.period.until) continue;
    const Day day = to_day(before.period.until);
    HandOver over{.day = before.period.until, .from = before.match.offer, .to = after.match.offer};
    over.overlap_days = day - std::max(to_day(before.period.from), to_day(after.period.from));
    if (after.place_from) over.waiting_days = std::max(0, to_day(*after.place_from) - day);
    found.push_back(std::move(over));
  }
  return found;
}

/// In pieces: with help that is open to everyone, and with none at all.
std::vector<Hole> NeedPathFinder::holes(const Stays& stays, std::size_t need) {
  const RankedNeed& ranked = question_.needs[need];
  std::vector<Day> days{question_.as_of, end_};
  const auto add_days = [&](const Stays& list) {
    for (const Stay& stay : list) {
      days.push_back(stay.from);
      days.push_back(stay.until);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
  };
  const auto any_on = [](const Stays& list, Day day) {
    return std::any_of(list.begin(), list.end(), [&](const Stay& stay) {
      return !stay.in_vain && stay.from <= day && day < stay.until;
    });
  };
  add_days(stays);
  if (std::all_of(days.begin(), days.end() - 1, [&](Day day) { return any_on(stays, day); })) return {};
  const Stays general = ranked.kind
                            ? Stays{}
                            : this->stays([](const OfferTimeline& line) { return line.universal; },
                                          [&](const OfferState& state) {
                                            return state.universal && ranked.is_active(state.candidates) &&
                                                   state.shares[need] == 0;
                                          });
  add_days(general);
  std::vector<Hole> found;
  bool has_general = false;
  for (std::size_t i = 0; i + 1 < days.size(); ++i) {
    if (any_on(stays, days[i])) continue;
    const bool with_general = any_on(general, days[i]);
    const Date from = to_date(days[i]);
    if (!found.empty() && found.back().period.until == from && has_general == with_general) {
      found.back().period.until = to_date(days[i + 1]);
      continue;
    }
    Hole hole{.period = {from, to_date(days[i + 1])}};
    if (const Stay* best = with_general ? best_on(general, need, days[i]) : nullptr)
      hole.general = snapshot_.id(snapshot_.rows[best->line->row]);
    has_general = with_general;
    found.push_back(std::move(hole));
  }
  return found;
}

/// One like it that is shown is there all the time that it is.
bool NeedPathFinder::named_by_another(const Stay& stay, const std::vector<const Stay*>& shown,
                                      NeedPathway& out) const {
  const Row& row = snapshot_.rows[stay.line->row];
  if (!row.has_alike) return false;
  const std::uint32_t group = snapshot_.alike_group(stay.line->row);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Stay& other = *shown[i];
    if (!snapshot_.rows[other.line->row].has_alike || snapshot_.alike_group(other.line->row) != group ||
        other.from > stay.from || other.until < stay.until)
      continue;
    out.spans[i].also.emplace_back(snapshot_.id(row));
    return true;
  }
  return false;
}

void NeedPathFinder::add_others(const Stays& stays, const std::vector<const Stay*>& path, std::size_t need,
                                NeedPathway& out) {
  std::vector<const Stay*> others;
  for (const Stay& stay : stays)
    if (std::find(path.begin(), path.end(), &stay) == path.end()) others.push_back(&stay);
  std::stable_sort(others.begin(), others.end(), [&](const Stay* a, const Stay* b) {
    const OfferState& of_a = a->line->states[a->first];
    const OfferState& of_b = b->line->states[b->first];
    if (of_a.shares[need] != of_b.shares[need]) return of_a.shares[need] > of_b.shares[need];
    if (of_a.place < of_b.place || of_b.place < of_a.place) return of_a.place < of_b.place;
    return a->from < b->from;
  });
  std::vector<const Stay*> shown = path;
  for (const Stay* stay : others) {
    if (named_by_another(*stay, shown, out)) continue;
    if (shown.size() - path.size() == static_cast<std::size_t>(most_)) continue;
    shown.push_back(stay);
    out.spans.push_back(span(*stay, need));
  }
  std::stable_sort(out.spans.begin() + static_cast<std::ptrdiff_t>(path.size()), out.spans.end(),
                   [](const PathwaySpan& a, const PathwaySpan& b) { return a.period.from < b.period.from; });
  for (PathwaySpan& span : out.spans)
    std::sort(span.also.begin(), span.also.end());
}

NeedPathway NeedPathFinder::find(std::size_t need) {
  end_ = end_of(need);
  const Stays found = stays([&](const OfferTimeline& line) { return line.addresses[need]; },
                            [&](const OfferState& state) { return state.shares[need] > 0; });
  const std::vector<const Stay*> way = path(found, need);
  NeedPathway out{.need = question_.needs[need].index, .period = {to_date(question_.as_of), to_date(end_)}};
  for (const Stay* stay : way) {
    out.spans.push_back(span(*stay, need));
    out.spans.back().path = true;
  }
  out.hand_overs = hand_overs(out.spans);
  out.holes = holes(found, need);
  add_others(found, way, need, out);
  return out;
}

}  // namespace passgenau
