// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/family.hpp"

#include <algorithm>
#include <cmath>

#include "oracle/branches.hpp"

namespace passgenau::oracle {
namespace {

Child read_child(const Object& child, Day as_of) {
  Child out;
  if (has(child, "born")) out.born = read_day(text(child, "born"));
  if (has(child, "due")) out.due = read_day(text(child, "due"));
  if (has(child, "age")) out.possible_births = possible_births(read_span(text(child, "age")), as_of);
  return out;
}

Need read_need(const Object& need, const Books& books) {
  Need out{.burden = text(need, "burden"),
           .kind = text(need, "kind"),
           .weight = 1000,
           .child = {},
           .ranked = true};
  if (has(need, "weight"))
    out.weight = std::max(1L, static_cast<long>(std::floor(number(need, "weight") * 1000 + 0.5)));
  if (has(need, "child")) out.child = static_cast<std::size_t>(need.at("child").to_number<int>());
  out.ranked = !books.vocabulary.burdens.under_safety(out.burden, "child-protection");
  return out;
}

std::set<std::string> derive(const Family& family) {
  std::set<std::string> out;
  const auto& children = family.children;
  for (std::size_t a = 0; a < children.size(); ++a)
    for (std::size_t b = a + 1; b < children.size(); ++b)
      if ((children[a].born && children[a].born == children[b].born) ||
          (children[a].due && children[a].due == children[b].due))
        out.insert("family-situation/multiple-birth"), seen(Branch::derived_multiple_birth);
  if (family.age && *family.age <= 21)
    out.insert("family-situation/very-young-parents"), seen(Branch::derived_very_young);
  if (!family.languages.empty() &&
      std::none_of(family.languages.begin(), family.languages.end(),
                   [](const std::string& tag) { return language_key(tag) == "de"; }))
    out.insert("migration/language-barrier"), seen(Branch::derived_language_barrier);
  if (family.roles.contains("pregnant") ||
      std::any_of(children.begin(), children.end(), [](const Child& c) { return c.due; }))
    out.insert("pregnancy"), seen(Branch::derived_pregnancy);
  return out;
}

}  // namespace

bool Family::names_a_burden() const {
  return std::any_of(needs.begin(), needs.end(), [](const Need& need) { return !need.burden.empty(); });
}

bool Family::has_ranked_need() const {
  return std::any_of(needs.begin(), needs.end(), [](const Need& need) { return need.ranked; });
}

Family read_family(const Object& profile, const Books& books) {
  Family out;
  out.as_of = read_day(text(profile, "as_of"));
  out.says_children = has(profile, "children");
  for (const Json& child : list(profile, "children"))
    out.children.push_back(read_child(child.as_object(), out.as_of));
  const Object& caregiver = part(profile, "caregiver");
  for (const std::string& role : texts(caregiver, "roles"))
    out.roles.insert(role);
  if (has(caregiver, "age")) out.age = caregiver.at("age").to_number<int>();
  for (const Json& need : list(profile, "needs"))
    out.needs.push_back(read_need(need.as_object(), books));
  out.languages = texts(profile, "languages");
  if (has(profile, "interpreter")) out.interpreter = flag(profile, "interpreter");
  out.home = read_home(profile, books.gazetteer);
  if (has(profile, "reach_km")) out.reach = std::lround(number(profile, "reach_km") * 1000);
  for (const std::string& way : texts(profile, "delivery"))
    out.accepted.insert(way);
  if (!has(profile, "delivery")) out.accepted = {"site", "home-visit", "phone", "online", "chat"};
  out.discreet = flag(profile, "discreet");
  if (out.discreet) out.accepted.erase("home-visit");
  out.require = texts(profile, "require");
  out.prefer = texts(profile, "prefer");
  if (!list(profile, "available").empty()) out.available = &list(profile, "available");
  out.words = asked_words(text(part(profile, "words"), "text"));
  if (has(profile, "limit")) out.limit = profile.at("limit").to_number<std::size_t>();
  out.derived = derive(out);
  return out;
}

}  // namespace passgenau::oracle
