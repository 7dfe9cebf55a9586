// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "oracle/branches.hpp"
#include "oracle/criteria.hpp"

namespace passgenau::oracle {
namespace {

Verdict judge_roles(const Family& family, const Object& offer) {
  if (list(offer, "caregivers").empty()) return Verdict::unknown;
  std::set<std::string> roles = family.roles;
  if (roles.contains("pregnant")) roles.insert("mother");
  if (roles.contains("father")) roles.insert("partner");
  for (const std::string& listed : texts(offer, "caregivers"))
    if (roles.contains(listed)) {
      if (!family.roles.contains(listed)) seen(Branch::role_implied);
      return Verdict::met;
    }
  return Verdict::unmet;
}

Verdict judge_years(int age, const Object& offer) {
  const Object& range = part(offer, "caregiver_age");
  if (range.empty()) return Verdict::unknown;
  if (has(range, "from") && age < read_span(text(range, "from")).years) return Verdict::unmet;
  if (has(range, "until") && age >= read_span(text(range, "until")).years) return Verdict::unmet;
  return Verdict::met;
}

/// women-only, men-only: conditions where the roles say which; else no part.
std::vector<Verdict> judge_only(const Family& family, const Object& offer) {
  const bool woman = family.roles.contains("mother") || family.roles.contains("pregnant");
  const bool man = family.roles.contains("father");
  std::vector<Verdict> out;
  for (const std::string& trait : texts(offer, "access")) {
    if (trait != "women-only" && trait != "men-only") continue;
    const bool wanted = trait == "women-only" ? woman : man;
    const bool other = trait == "women-only" ? man : woman;
    if (wanted)
      out.push_back(Verdict::met), seen(Branch::only_for_this_sex);
    else if (other)
      out.push_back(Verdict::unmet), seen(Branch::only_for_other_sex);
    else
      seen(Branch::sex_not_said);
  }
  return out;
}

using Burdens = std::set<std::string>;

bool any_same_or_narrower(const Burdens& burdens, const std::vector<std::string>& listed, const Tree& tree) {
  return std::any_of(burdens.begin(), burdens.end(), [&](const std::string& burden) {
    return std::any_of(listed.begin(), listed.end(),
                       [&](const std::string& l) { return tree.same_or_narrower(burden, l); });
  });
}

bool any_broader(const Burdens& burdens, const std::vector<std::string>& listed, const Tree& tree) {
  return std::any_of(burdens.begin(), burdens.end(), [&](const std::string& burden) {
    return std::any_of(listed.begin(), listed.end(),
                       [&](const std::string& l) { return tree.steps_up(l, burden) > 0; });
  });
}

Verdict judge_only_for(const Family& family, const Burdens& burdens, const Object& offer, const Tree& tree) {
  const auto listed = texts(offer, "only_for");
  if (listed.empty()) return Verdict::met;
  if (any_same_or_narrower(burdens, listed, tree)) {
    if (any_same_or_narrower(family.derived, listed, tree)) seen(Branch::only_for_met_by_derived);
    seen(Branch::only_for_met);
    return Verdict::met;
  }
  if (!family.names_a_burden()) {
    seen(Branch::only_for_nothing_named);
    return Verdict::unknown;
  }
  if (any_broader(burdens, listed, tree)) {
    seen(Branch::only_for_broader);
    return Verdict::unknown;
  }
  seen(Branch::only_for_unmet);
  return Verdict::unmet;
}

Verdict judge_not_for(const Burdens& burdens, const Object& offer, const Tree& tree) {
  const auto listed = texts(offer, "not_for");
  if (listed.empty()) return Verdict::met;
  const bool excluded = any_same_or_narrower(burdens, listed, tree);
  if (!excluded && any_broader(burdens, listed, tree)) seen(Branch::not_for_broader);
  seen(excluded ? Branch::not_for_unmet : Branch::not_for_met);
  return excluded ? Verdict::unmet : Verdict::met;
}

/// For one child, or for the family where none is listed.
Verdict judge_burdens(const Family& family, std::optional<std::size_t> child, const Object& offer,
                      const Tree& tree) {
  Burdens burdens = family.derived;
  for (const Need& need : family.needs)
    if (!need.burden.empty() && (!need.child || need.child == child)) burdens.insert(need.burden);
  return all_of({judge_only_for(family, burdens, offer, tree), judge_not_for(burdens, offer, tree)});
}

}  // namespace

Finding caregiver(const Family& family, const Object& offer, const Books& books) {
  std::vector<Verdict> parts = judge_only(family, offer);
  if (!family.roles.empty()) parts.push_back(judge_roles(family, offer));
  if (family.age) parts.push_back(judge_years(*family.age, offer));
  std::vector<Verdict> by_child;
  for (const std::size_t child : candidate_children(family, offer))
    by_child.push_back(judge_burdens(family, child, offer, books.vocabulary.burdens));
  if (family.children.empty()) by_child.push_back(judge_burdens(family, {}, offer, books.vocabulary.burdens));
  if (std::set<Verdict>(by_child.begin(), by_child.end()).size() > 1) seen(Branch::burdens_differ_by_child);
  parts.push_back(best_of(by_child));
  return plain(all_of(parts));
}

}  // namespace passgenau::oracle
