// SPDX-License-Identifier: GPL-2.0-or-later
// Who the offer is for: children, caregivers, where they live.
#include <algorithm>

#include "match/criteria.hpp"
#include "match/points.hpp"

namespace passgenau {

namespace {

constexpr Ternary operator!(Ternary value) { return static_cast<Ternary>(2 - static_cast<int>(value)); }

/// Of those that must all hold.
constexpr Ternary both(Ternary a, Ternary b) { return std::min(a, b); }

constexpr Verdict verdict_of(Ternary value) {
  return value == Ternary::yes ? Verdict::met : value == Ternary::no ? Verdict::unmet : Verdict::unknown;
}

/// Have all, some or none of the possible birth dates reached the age?
Ternary reached(const BirthSpan& span, const Age& age, Day as_of) {
  // Nearly every age is one of whole months: those that a child has completed are counted once.
  const bool in_months = !age.before_birth && age.weeks == 0 && age.days == 0;
  const int months = age.years * 12 + age.months;
  const auto by = [&](Day born, int completed) {
    return in_months ? months <= completed : to_day(day_reached(to_date(born), age)) <= as_of;
  };
  if (by(span.youngest, span.least_months)) return Ternary::yes;
  return by(span.oldest, span.most_months) ? Ternary::maybe : Ternary::no;
}

Ternary inside(const BirthSpan& span, const AgeRange& range, Day as_of) {
  // From birth, and unknown before it, unless the offer says otherwise.
  const Ternary begun = range.from    ? reached(span, *range.from, as_of)
                        : span.unborn ? Ternary::maybe
                                      : Ternary::yes;
  const Ternary not_over = range.until ? !reached(span, *range.until, as_of) : Ternary::yes;
  return both(begun, not_over);
}

Ternary child_inside(const ChildStates& child, const AgeRange& range, Day as_of) {
  Ternary best = Ternary::no;
  for (int i = 0; i < child.count; ++i)
    best = std::max(best, inside(child.states[static_cast<std::size_t>(i)], range, as_of));
  return best;
}

}  // namespace

Finding judge_validity(const Question& question, const TimeFacts& facts) {
  const bool begun = facts.valid_from == TimeFacts::no_day || facts.valid_from <= question.as_of;
  const bool over = facts.valid_until != TimeFacts::no_day && facts.valid_until < question.as_of;
  return {begun && !over ? Verdict::met : Verdict::unmet, begun && !over ? points::full : 0};
}

ChildAgeFinding judge_child_age(const Question& question, const AgeRange& range) {
  ChildAgeFinding finding;
  finding.candidates = question.all_children;
  if (!question.asks(Criterion::child_age)) return finding;
  if (question.children.empty()) {
    finding.verdict = range.stated() ? Verdict::unmet : Verdict::unknown;
    finding.share = share_of(finding.verdict);
    return finding;
  }
  Ternary best = Ternary::no;
  finding.best = 0;
  for (std::size_t i = 0; i < question.children.size(); ++i) {
    const Ternary fits =
        range.stated() ? child_inside(question.children[i], range, question.as_of) : Ternary::maybe;
    if (fits == Ternary::yes) finding.met |= 1U << i;
    if (fits == Ternary::maybe) finding.unknown |= 1U << i;
    if (fits > best) {
      best = fits;
      finding.best = static_cast<std::int8_t>(i);
    }
  }
  if (best != Ternary::no) finding.candidates = finding.met | finding.unknown;
  finding.verdict = verdict_of(best);
  finding.share = share_of(finding.verdict);
  return finding;
}

namespace {

/// only_for and not_for with the burdens of one child (−1: of none).
CaregiverFinding judge_burdens(const Question& question, std::span<const ConceptCodes::Code> only_for,
                               std::span<const ConceptCodes::Code> not_for, int child) {
  const auto fit = [&](ConceptCodes::Code code) {
    const Fit family = question.family_fit[code];
    if (child < 0) return family;
    return std::max(family, question.child_fit[static_cast<std::size_t>(child)][code]);
  };
  CaregiverFinding finding{{Verdict::met}};
  for (const ConceptCodes::Code code : not_for)
    if (fit(code) == Fit::yes) return {{Verdict::unmet}, CaregiverPart::not_for, code};
  Fit best = only_for.empty() ? Fit::yes : Fit::no;
  for (const ConceptCodes::Code code : only_for)
    best = std::max(best, fit(code));
  if (best == Fit::yes) return finding;
  // A family that names no burden has not said that it lacks this one.
  const bool unknown = !question.names_burden || best == Fit::maybe;
  finding.verdict = unknown ? Verdict::unknown : Verdict::unmet;
  finding.part = CaregiverPart::only_for;
  finding.concept_code = only_for.front();
  return finding;
}

CaregiverFinding judge_burdens_of_candidates(const Question& question,
                                             std::span<const ConceptCodes::Code> only_for,
                                             std::span<const ConceptCodes::Code> not_for,
                                             std::uint32_t candidates) {
  if (question.child_fit.empty()) return judge_burdens(question, only_for, not_for, -1);
  std::optional<CaregiverFinding> best;
  const auto rank = [](Verdict verdict) {
    return verdict == Verdict::met ? 2 : verdict == Verdict::unknown ? 1 : 0;
  };
  for (std::size_t child = 0; child < question.children.size(); ++child) {
    if ((candidates >> child & 1) == 0) continue;
    const CaregiverFinding finding = judge_burdens(question, only_for, not_for, static_cast<int>(child));
    if (!best || rank(finding.verdict) > rank(best->verdict)) best = finding;
  }
  return *best;
}

}  // namespace

CaregiverFinding judge_caregiver(const Question& question, const CaregiverFacet& facet,
                                 std::span<const ConceptCodes::Code> only_for,
                                 std::span<const ConceptCodes::Code> not_for, std::uint32_t candidates) {
  CaregiverFinding finding;
  if (!question.asks(Criterion::caregiver)) return finding;
  finding.verdict = Verdict::met;
  const auto add = [&](CaregiverPart part, Verdict verdict, int code = -1) {
    const bool worse = (verdict == Verdict::unmet && finding.verdict != Verdict::unmet) ||
                       (verdict == Verdict::unknown && finding.verdict == Verdict::met);
    if (!worse) return;
    finding.verdict = verdict;
    finding.part = part;
    finding.concept_code = code;
  };
  if (question.roles != 0)
    add(CaregiverPart::role, facet.roles == 0                      ? Verdict::unknown
                             : (facet.roles & question.roles) != 0 ? Verdict::met
                                                                   : Verdict::unmet);
  if (const auto& age = question.profile.caregiver.age) {
    const bool fits = *age >= facet.age.from.value_or(*age) && *age < facet.age.until.value_or(*age + 1);
    add(CaregiverPart::age, !facet.age.stated() ? Verdict::unknown : fits ? Verdict::met : Verdict::unmet);
  }
  if (facet.women_only && question.says_man && !question.says_woman)
    add(CaregiverPart::women_only, Verdict::unmet);
  if (facet.men_only && question.says_woman && !question.says_man)
    add(CaregiverPart::men_only, Verdict::unmet);
  const CaregiverFinding burdens = judge_burdens_of_candidates(question, only_for, not_for, candidates);
  add(burdens.part, burdens.verdict, burdens.concept_code);
  finding.share = share_of(finding.verdict);
  return finding;
}

ResidenceFinding judge_residence(const Question& question, const Residence& residence) {
  ResidenceFinding finding;
  if (!question.asks(Criterion::residence)) return finding;
  if (!residence.stated()) {
    finding.verdict = Verdict::unknown;
    finding.share = points::unknown;
    return finding;
  }
  std::optional<Ternary> agreed;
  for (const HomeCandidate& home : question.home.candidates) {
    const auto best_of = [&](const std::vector<std::string>& keys, int& which) {
      Ternary best = Ternary::no;
      for (std::size_t i = 0; i < keys.size(); ++i) {
        const Ternary here = holds(keys[i], home);
        if (here <= best) continue;
        best = here;
        which = static_cast<int>(i);
      }
      return best;
    };
    int listed_key = -1;
    int excepted_key = -1;
    const Ternary listed = residence.regions.empty() ? Ternary::yes : best_of(residence.regions, listed_key);
    const Ternary excepted = best_of(residence.except, excepted_key);
    const Ternary here = both(listed, !excepted);
    finding.excepted = listed != Ternary::no && excepted == Ternary::yes;
    finding.key = finding.excepted ? excepted_key : listed_key;
    if (agreed && *agreed != here) {
      agreed = Ternary::maybe;
      finding.excepted = false;
      finding.key = listed_key;
      break;
    }
    agreed = here;
  }
  finding.verdict = verdict_of(*agreed);
  finding.share = share_of(finding.verdict);
  return finding;
}

}  // namespace passgenau
