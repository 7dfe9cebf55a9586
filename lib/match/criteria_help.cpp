// SPDX-License-Identifier: GPL-2.0-or-later
// What the help is, and when: needs, times, places free, how fresh the record is.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "match/criteria.hpp"
#include "match/points.hpp"

namespace passgenau {

namespace {

/// Is there a place, and when?
CapacityFinding judge_place_free(const Question& question, const TimeFacts& facts, std::uint32_t candidates) {
  using namespace points::capacity;
  CapacityFinding finding;
  const bool urgent = question.acute || (question.pressing_children & candidates) != 0;
  const std::int64_t patience = urgent ? urgent_patience_days : patience_days;
  const std::int64_t elapsed = std::int64_t{question.as_of} - facts.capacity_as_of;
  if (facts.status < 0 || facts.capacity_as_of == TimeFacts::no_day || elapsed > current_days) {
    finding.verdict = Verdict::unknown;
    finding.share = points::unknown;
    return finding;
  }
  finding.status = facts.status;
  finding.verdict = Verdict::partly;
  switch (static_cast<CapacityStatus>(facts.status)) {
    case CapacityStatus::open:
      finding.verdict = Verdict::met;
      finding.share = points::full;
      break;
    case CapacityStatus::full: finding.verdict = Verdict::unmet; break;
    case CapacityStatus::assessment: finding.share = assessment; break;
    case CapacityStatus::waitlist:
      finding.share = waitlist;
      if (facts.wait_days < 0) break;
      finding.remaining_days = static_cast<std::int32_t>(
          std::max<std::int64_t>(0, facts.wait_days - std::max<std::int64_t>(0, elapsed)));
      finding.share =
          waitlist_floor +
          static_cast<std::int32_t>(waitlist_fade *
                                    std::max<std::int64_t>(0, patience - finding.remaining_days) / patience);
      break;
  }
  return finding;
}

std::int32_t days_since_verified(const Question& question, const TimeFacts& facts) {
  return std::max(0, question.as_of - facts.verified);
}

std::int32_t tier_share(int burdens, const TimeFacts& facts) {
  using namespace points::specificity;
  if (facts.prevention() < 0) return tier_unknown;
  const Prevention wanted = burdens >= indicated_from   ? Prevention::indicated
                            : burdens >= selective_from ? Prevention::selective
                                                        : Prevention::universal;
  return tier[std::abs(facts.prevention() - static_cast<int>(wanted))];
}

}  // namespace

NeedsFinding judge_needs(const Question& question, std::span<const ConceptCodes::Code> named,
                         std::span<const ConceptCodes::Code> kinds, std::uint32_t candidates) {
  NeedsFinding finding;
  finding.universal = named.empty();
  if (!question.asks(Criterion::needs)) return finding;
  std::array<std::int16_t, ProfileLimits::needs + 1> credit;  // a near miss tries one need more
  std::fill_n(credit.begin(), question.needs.size(), std::int16_t{0});
  std::int64_t best_worth = 0;
  const auto address = [&](ConceptCodes::Code code, std::span<const Credit> credits) {
    bool related = false;
    for (const Credit& each : credits) {
      const RankedNeed& need = question.needs[each.need];
      if (!need.is_active(candidates)) continue;
      related = true;
      if (each.share <= credit[each.need]) continue;
      credit[each.need] = each.share;
      const std::int64_t worth = std::int64_t{each.share} * need.weight;
      if (worth > best_worth || (worth == best_worth && each.need < finding.best)) {
        best_worth = worth;
        finding.best = static_cast<std::int16_t>(each.need);
        finding.best_code = code;
      }
    }
    return related;
  };
  for (const ConceptCodes::Code code : named) {
    ++finding.named;
    if (address(code, question.burden_credits.of(code))) ++finding.related;
  }
  for (const ConceptCodes::Code code : kinds)
    if (address(code, question.kind_credits.of(code))) {
      ++finding.named;
      ++finding.related;
    }
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < question.needs.size(); ++i) {
    const RankedNeed& need = question.needs[i];
    const bool active_burden = !need.kind && need.is_active(candidates);
    if (active_burden) ++finding.burdens;
    if (credit[i] > 0)
      ++finding.addressed;
    else if (active_burden)
      credit[i] = points::needs::general;
    sum += std::int64_t{credit[i]} * need.weight;
  }
  if (finding.addressed == 0 && !finding.universal) {
    finding.verdict = Verdict::unmet;
    return finding;
  }
  finding.points = question.points_of_needs(sum);
  const bool all = finding.addressed == static_cast<std::int16_t>(question.needs.size());
  finding.verdict = all ? Verdict::met : Verdict::partly;
  return finding;
}

NeedSet addressed_needs(const Question& question, std::span<const ConceptCodes::Code> named,
                        std::span<const ConceptCodes::Code> kinds, std::uint32_t candidates) {
  NeedSet needs;
  const auto add = [&](std::span<const Credit> credits) {
    for (const Credit& each : credits)
      if (question.needs[each.need].is_active(candidates)) needs.set(each.need);
  };
  for (const ConceptCodes::Code code : named)
    add(question.burden_credits.of(code));
  for (const ConceptCodes::Code code : kinds)
    add(question.kind_credits.of(code));
  return needs;
}

TimeFinding judge_time(const Question& question, std::span<const Session> sessions) {
  TimeFinding finding;
  if (!question.asks(Criterion::time)) return finding;
  if (sessions.empty()) {
    finding.verdict = Verdict::unknown;
    finding.share = points::unknown;
    return finding;
  }
  // Minutes of the piece that the family has free.
  const auto free_minutes = [&](std::int32_t begin, std::int32_t end) {
    std::int32_t sum = 0;
    for (const Session& free : question.available)
      sum += std::max(0, std::min(end, free.end) - std::max(begin, free.begin));
    return sum;
  };
  finding.verdict = Verdict::unmet;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const Session& session = sessions[i];
    std::int32_t free = free_minutes(session.begin, std::min(session.end, minutes_a_week));
    if (session.end > minutes_a_week) free += free_minutes(0, session.end - minutes_a_week);
    if (free == session.end - session.begin) {
      finding.verdict = Verdict::met;
      finding.share = points::full;
      finding.session = static_cast<std::int16_t>(i);
      return finding;
    }
    if (free == 0 || finding.verdict == Verdict::partly) continue;
    finding.verdict = Verdict::partly;
    finding.share = points::time::overlap;
    finding.session = static_cast<std::int16_t>(i);
  }
  return finding;
}

CapacityFinding judge_capacity(const Question& question, const TimeFacts& facts, std::uint32_t candidates) {
  using namespace points::capacity;
  CapacityFinding finding;
  if (!question.asks(Criterion::capacity)) return finding;
  finding = judge_place_free(question, facts, candidates);
  finding.referral = facts.needs_referral();
  if (finding.referral) finding.share = finding.share * with_referral / 1000;
  return finding;
}

std::int32_t freshness_share(const Question& question, const TimeFacts& facts) {
  using namespace points::freshness;
  if (facts.verified == TimeFacts::no_day) return points::unknown;
  const auto days = static_cast<std::uint32_t>(days_since_verified(question, facts));
  return floor + static_cast<std::int32_t>(std::uint32_t{fade * half_days} / (half_days + days));
}

FreshnessFinding judge_freshness(const Question& question, const TimeFacts& facts) {
  FreshnessFinding finding;
  if (!question.asks(Criterion::freshness)) return finding;
  finding.share = freshness_share(question, facts);
  if (facts.verified == TimeFacts::no_day) {
    finding.verdict = Verdict::unknown;
    return finding;
  }
  finding.days = days_since_verified(question, facts);
  finding.verdict = finding.days <= points::freshness::half_days ? Verdict::met : Verdict::partly;
  return finding;
}

std::int32_t specificity_share(int related, int named, int burdens, const TimeFacts& facts) {
  using namespace points::specificity;
  return floor + (named == 0 ? 0 : fade * related / named) + tier_share(burdens, facts);
}

SpecificityFinding judge_specificity(const Question& question, const NeedsFinding& needs,
                                     std::span<const ConceptCodes::Code> named, const TimeFacts& facts) {
  using namespace points::specificity;
  SpecificityFinding finding;
  if (!question.asks(Criterion::specificity)) return finding;
  if (!question.asks(Criterion::needs)) {
    finding.named = static_cast<std::int16_t>(named.size());
    finding.verdict = named.empty() ? Verdict::met : Verdict::partly;
    finding.share = (named.empty() ? general_without_needs : specialised_without_needs) +
                    tier_share(needs.burdens, facts);
    return finding;
  }
  finding.related = needs.related;
  finding.named = needs.named;
  finding.share = specificity_share(needs.related, needs.named, needs.burdens, facts);
  finding.verdict = needs.named > 0 && needs.related == needs.named ? Verdict::met : Verdict::partly;
  return finding;
}

}  // namespace passgenau
