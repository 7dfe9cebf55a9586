// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/points.hpp"
#include "oracle/branches.hpp"
#include "oracle/criteria.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace passgenau::oracle {
namespace {

/// A need without a child is always active; one bound to a child when that child is a candidate.
bool active(const Need& need, const std::vector<std::size_t>& candidates) {
  return !need.child || std::find(candidates.begin(), candidates.end(), *need.child) != candidates.end();
}

/// Credit for one listed concept, 0 where it stands elsewhere in the tree.
long credit(const Tree& tree, const std::string& wanted, const std::string& listed) {
  using namespace points::needs;
  if (wanted == listed) return seen(Branch::need_same), same;
  const int broader = tree.steps_up(wanted, listed);
  if (broader == 1) return seen(Branch::need_offer_broader), one_step;
  if (broader > 1) return seen(Branch::need_offer_much_broader), more_steps;
  const int narrower = tree.steps_up(listed, wanted);
  if (narrower == 1) return seen(Branch::need_offer_narrower), one_step;
  if (narrower > 1) return seen(Branch::need_offer_much_narrower), more_steps;
  return 0;
}

long best_credit(const Tree& tree, const std::string& wanted, const std::set<std::string>& listed) {
  long best = 0;
  for (const std::string& one : listed)
    best = std::max(best, credit(tree, wanted, one));
  return best;
}

struct Judged {
  const Need* need;
  bool active;
  long credit;  ///< 0: not addressed
};

std::set<std::string> kinds_of(const Object& offer) {
  const auto kinds = texts(offer, "kinds");
  return {kinds.begin(), kinds.end()};
}

std::vector<Judged> judge_needs(const Family& family, const Object& offer, const Books& books) {
  const auto candidates = candidate_children(family, offer);
  const auto named = named_burdens(offer, books);
  const auto kinds = kinds_of(offer);
  std::vector<Judged> out;
  for (const Need& need : family.needs) {
    if (!need.ranked) continue;
    Judged judged{&need, active(need, candidates), 0};
    if (judged.active)
      judged.credit = need.kind.empty() ? best_credit(books.vocabulary.burdens, need.burden, named)
                                        : best_credit(books.vocabulary.kinds, need.kind, kinds);
    if (!judged.active)
      seen(Branch::need_inactive);
    else if (!need.kind.empty())
      seen(judged.credit > 0 ? Branch::kind_addressed : Branch::kind_not_addressed);
    out.push_back(judged);
  }
  return out;
}

}  // namespace

std::set<std::string> named_burdens(const Object& offer, const Books& books) {
  std::set<std::string> out;
  for (const char* field : {"addresses", "only_for"})
    for (const std::string& burden : texts(offer, field))
      out.insert(burden);
  for (const std::string& kind : texts(offer, "kinds")) {
    const auto found = books.vocabulary.kinds.concepts.find(kind);
    if (found == books.vocabulary.kinds.concepts.end()) continue;
    for (const std::string& burden : found->second.burdens)
      out.insert(burden), seen(Branch::burden_by_nature);
  }
  return out;
}

Relevance needs(const Family& family, const Object& offer, const Books& books) {
  const auto judged = judge_needs(family, offer, books);
  const bool universal = named_burdens(offer, books).empty();
  const bool addressed =
      std::any_of(judged.begin(), judged.end(), [](const Judged& j) { return j.credit > 0; });
  if (!addressed && !universal) return {Verdict::unmet, 0};
  long sum = 0;
  long weights = 0;
  bool every = true;
  for (const Judged& one : judged) {
    weights += one.need->weight;
    if (one.credit > 0) {
      sum += one.need->weight * one.credit;
    } else {
      every = false;
      if (one.active && one.need->kind.empty())
        sum += one.need->weight * points::needs::general, seen(Branch::need_general);
    }
  }
  if (universal && !addressed) seen(Branch::universal_offer);
  return {every ? Verdict::met : Verdict::partly, points::possible::needs * sum / (1000 * weights)};
}

namespace {

/// How well the offer's tier of prevention suits the number of the family's burdens.
long tier_share(const Family& family, const Object& offer) {
  const auto burdens = std::count_if(family.needs.begin(), family.needs.end(),
                                     [](const Need& need) { return need.ranked && !need.burden.empty(); });
  const std::map<std::string, long> tiers = {{"universal", 0}, {"selective", 1}, {"indicated", 2}};
  const auto stated = tiers.find(text(offer, "prevention"));
  if (stated == tiers.end()) return seen(Branch::tier_unknown), points::specificity::tier_unknown;
  const long off = std::abs(stated->second - (burdens >= 4 ? 2 : burdens >= 2 ? 1 : 0));
  if (off == 2) seen(Branch::tier_off_by_two);
  return points::specificity::tier[off];
}

}  // namespace

Finding specificity(const Family& family, const Object& offer, const Books& books) {
  using namespace points::specificity;
  const auto burdens = named_burdens(offer, books);
  if (!family.has_ranked_need()) {
    seen(burdens.empty() ? Branch::general_without_needs : Branch::specialised_without_needs);
    return burdens.empty() ? Finding{Verdict::met, general_without_needs + tier_share(family, offer)}
                           : Finding{Verdict::partly, specialised_without_needs + tier_share(family, offer)};
  }
  const auto candidates = candidate_children(family, offer);
  std::set<std::string> related;
  std::set<std::string> related_kinds;
  for (const Need& need : family.needs) {
    if (!need.ranked || !active(need, candidates)) continue;
    for (const std::string& burden : burdens)
      if (!need.burden.empty() && books.vocabulary.burdens.related(burden, need.burden))
        related.insert(burden);
    for (const std::string& kind : kinds_of(offer))
      if (!need.kind.empty() && books.vocabulary.kinds.related(kind, need.kind)) related_kinds.insert(kind);
  }
  const auto named = static_cast<long>(burdens.size() + related_kinds.size());
  const auto fitting = static_cast<long>(related.size() + related_kinds.size());
  const long tier = tier_share(family, offer);
  if (named == 0) return {Verdict::partly, floor + tier};
  return {fitting == named ? Verdict::met : Verdict::partly, floor + fade * fitting / named + tier};
}

}  // namespace passgenau::oracle
