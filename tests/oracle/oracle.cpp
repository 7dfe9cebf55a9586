// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/oracle.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "match/points.hpp"
#include "oracle/alike.hpp"
#include "oracle/branches.hpp"

namespace passgenau::oracle {
namespace {

bool is_condition(const std::string& criterion) {
  static const std::set<std::string> conditions = {"validity", "child_age", "caregiver", "residence",
                                                   "place",    "language",  "access",    "needs"};
  return conditions.contains(criterion);
}

/// Distance ascending, none last; then id ascending by bytes.
bool nearer(const std::optional<long>& a, const std::string& id_a, const std::optional<long>& b,
            const std::string& id_b) {
  if (a != b) return a && (!b || *a < *b);
  return id_a < id_b;
}

bool better(const Bill& a, const Bill& b) {
  if (a.points() != b.points()) return a.points() > b.points();
  seen(a.distance != b.distance ? Branch::tie_by_distance : Branch::tie_by_id);
  return nearer(a.distance, a.offer, b.distance, b.offer);
}

Array offers_for_note(const Family& family, const std::vector<Object>& offers, const Books& books,
                      const std::function<bool(const Object&)>& belongs) {
  struct Entry {
    std::optional<long> distance;
    std::string id;
  };
  std::vector<Entry> entries;
  for (const Object& offer : offers)
    if (belongs(offer)) entries.push_back({nearest_site(family, offer, books), text(offer, "id")});
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return nearer(a.distance, a.id, b.distance, b.id); });
  Array out;
  for (const Entry& entry : entries)
    out.emplace_back(entry.id);
  return out;
}

Array notes(const Family& family, const std::vector<Object>& offers, const Books& books) {
  const auto needs_under = [&](const char* safety) {
    return std::any_of(family.needs.begin(), family.needs.end(), [&](const Need& need) {
      return !need.burden.empty() && books.vocabulary.burdens.under_safety(need.burden, safety);
    });
  };
  Array out;
  if (needs_under("domestic-violence")) {
    Array help = offers_for_note(family, offers, books, [&](const Object& offer) {
      const bool acute = of_kind(offer, "crisis", books) || of_kind(offer, "housing/womens-shelter", books) ||
                         of_kind(offer, "counselling/violence", books);
      return acute && !(family.home.stated && residence(family, offer) == Verdict::unmet);
    });
    if (help.size() > 5) seen(Branch::acute_help_more_than_five), help.resize(5);
    out.push_back(Object{{"code", "acute-help"}, {"offers", help}});
    seen(Branch::acute_help);
  }
  if (needs_under("child-protection")) {
    const Array hands = offers_for_note(family, offers, books, [&](const Object& offer) {
      return of_kind(offer, "crisis/child-protection", books) && family.home.stated &&
             residence(family, offer) == Verdict::met;
    });
    out.push_back(Object{{"code", "hand-over"}, {"offers", hands}});
    seen(hands.empty() ? Branch::hand_over_none : Branch::hand_over);
  }
  if (family.discreet) out.push_back(Object{{"code", "discreet"}}), seen(Branch::discreet);
  return out;
}

Line line(const std::string& criterion, const Finding& finding, long possible) {
  return {criterion, finding.verdict, possible * finding.share / 1000, possible};
}

/// All that are met; if there is none, all that are unknown.
std::vector<int> served(const std::vector<Verdict>& verdicts) {
  std::vector<int> out;
  for (const Verdict wanted : {Verdict::met, Verdict::unknown}) {
    for (std::size_t child = 0; child < verdicts.size(); ++child)
      if (verdicts[child] == wanted) out.push_back(static_cast<int>(child));
    if (!out.empty()) break;
  }
  return out;
}

}  // namespace

long Bill::points() const {
  long sum = 0;
  for (const Line& one : lines)
    sum += one.points;
  return sum;
}

long Bill::possible() const {
  long sum = 0;
  for (const Line& one : lines)
    sum += one.possible;
  return sum;
}

long Bill::score() const {
  if (possible() == 0) return 0;
  return (points() * 1'000'000 * 2 + possible()) / (2 * possible());
}

std::vector<std::string> evaluated(const Family& family) {
  std::vector<std::string> out = {"validity"};
  const bool burden = family.names_a_burden() || !family.derived.empty();
  if (family.says_children) out.emplace_back("child_age");
  if (!family.roles.empty() || family.age || burden) out.emplace_back("caregiver");
  if (family.home.stated) out.emplace_back("residence"), out.emplace_back("place");
  if (!family.languages.empty()) out.emplace_back("language");
  if (!family.require.empty() || !family.prefer.empty()) out.emplace_back("access");
  if (family.has_ranked_need()) out.emplace_back("needs");
  if (family.available) out.emplace_back("time");
  if (out.size() == 1 && family.words.empty()) return out;
  for (const char* always : {"capacity", "freshness", "specificity"})
    out.emplace_back(always);
  if (!family.words.empty()) out.emplace_back("words");
  return out;
}

Bill judge(const Family& family, const Object& offer, const Books& books) {
  namespace possible = points::possible;
  Bill bill;
  bill.offer = text(offer, "id");
  bill.universal = named_burdens(offer, books).empty();
  bill.children = served(judge_children(family, offer));
  for (const std::string& criterion : evaluated(family)) {
    if (criterion == "validity")
      bill.lines.push_back(line(criterion, validity(family, offer), possible::validity));
    if (criterion == "child_age")
      bill.lines.push_back(line(criterion, child_age(family, offer), possible::child_age));
    if (criterion == "caregiver")
      bill.lines.push_back(line(criterion, caregiver(family, offer, books), possible::caregiver));
    if (criterion == "residence")
      bill.lines.push_back(line(criterion, plain(residence(family, offer)), possible::residence));
    if (criterion == "place") {
      const Reached reached = place(family, offer, books);
      bill.lines.push_back(line(criterion, reached.finding, possible::place));
      bill.via = reached.via;
      bill.site = reached.site;
      bill.distance = reached.distance;
    }
    if (criterion == "language") {
      const Spoken spoken = language(family, offer);
      bill.lines.push_back(line(criterion, spoken.finding, possible::language));
      bill.language = spoken.language;
    }
    if (criterion == "access") bill.lines.push_back(line(criterion, access(family, offer), possible::access));
    if (criterion == "needs") {
      const Relevance relevance = needs(family, offer, books);
      bill.lines.push_back({criterion, relevance.verdict, relevance.points, possible::needs});
    }
    if (criterion == "time") bill.lines.push_back(line(criterion, time(family, offer), possible::time));
    if (criterion == "capacity")
      bill.lines.push_back(line(criterion, capacity(family, offer, books), possible::capacity));
    if (criterion == "freshness")
      bill.lines.push_back(line(criterion, freshness(family, offer), possible::freshness));
    if (criterion == "specificity")
      bill.lines.push_back(line(criterion, specificity(family, offer, books), possible::specificity));
    if (criterion == "words")
      bill.lines.push_back(line(criterion, words(family, offer, books), possible::words));
  }
  bill.eligible = std::none_of(bill.lines.begin(), bill.lines.end(), [](const Line& l) {
    return is_condition(l.criterion) && l.verdict == Verdict::unmet;
  });
  return bill;
}

Object as_json(const Bill& bill) {
  Object out{{"offer", bill.offer}, {"score", static_cast<double>(bill.score()) / 1e6}};
  if (!bill.children.empty()) out["children"] = boost::json::value_from(bill.children);
  if (!bill.via.empty()) out["via"] = bill.via;
  if (bill.site) out["site"] = *bill.site;
  if (bill.distance) out["distance_km"] = static_cast<double>(*bill.distance) / 1000;
  if (!bill.language.empty()) out["language"] = bill.language;
  if (!bill.also.empty()) out["also"] = boost::json::value_from(bill.also);
  Array reasons;
  for (const Line& l : bill.lines)
    reasons.push_back(Object{{"criterion", l.criterion},
                             {"verdict", name(l.verdict)},
                             {"points", static_cast<double>(l.points) / 1000},
                             {"possible", static_cast<double>(l.possible) / 1000}});
  out["reasons"] = reasons;
  return out;
}

/// The first of each group of offers alike, with the others in its `also`.
std::vector<Bill> one_of_each(std::vector<Bill> matches, const std::vector<Object>& offers) {
  const std::vector<int> groups = groups_alike(offers);
  std::map<std::string, int> group_of;
  for (std::size_t i = 0; i < offers.size(); ++i)
    group_of[text(offers[i], "id")] = groups[i];
  std::vector<Bill> out;
  std::map<int, std::size_t> place_of;
  for (Bill& bill : matches) {
    const auto [place, is_first] = place_of.try_emplace(group_of.at(bill.offer), out.size());
    if (is_first)
      out.push_back(std::move(bill));
    else
      seen(Branch::alike), out[place->second].also.push_back(bill.offer);
  }
  return out;
}

Object answer(const Object& profile, const std::vector<Object>& offers, const Books& books) {
  const Family family = read_family(profile, books);
  std::vector<Bill> matches;
  for (const Object& offer : offers) {
    Bill bill = judge(family, offer, books);
    if (bill.eligible) matches.push_back(std::move(bill));
  }
  std::sort(matches.begin(), matches.end(), better);
  matches = one_of_each(std::move(matches), offers);
  if (matches.empty()) seen(Branch::no_match);
  if (matches.size() > family.limit) seen(Branch::limit_cuts), matches.resize(family.limit);
  const auto asked = evaluated(family);
  if (asked.size() == 1) seen(Branch::nothing_asked);
  Array entries;
  for (const Bill& bill : matches)
    entries.push_back(as_json(bill));
  return {{"evaluated", boost::json::value_from(asked)},
          {"notes", notes(family, offers, books)},
          {"matches", entries}};
}

Object why(const Object& profile, const Object& offer, const Books& books) {
  const Bill bill = judge(read_family(profile, books), offer, books);
  return {{"eligible", bill.eligible}, {"universal", bill.universal}, {"match", as_json(bill)}};
}

}  // namespace passgenau::oracle
