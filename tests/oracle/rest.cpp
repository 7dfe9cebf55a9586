// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <bitset>

#include "match/points.hpp"
#include "oracle/branches.hpp"
#include "oracle/criteria.hpp"

namespace passgenau::oracle {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

constexpr int week = 7 * 1440;
using Minutes = std::bitset<week>;

int minutes_of(const std::string& time) {
  return std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3, 2));
}

int weekday(const std::string& code) {
  static const std::vector<std::string> codes = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  return static_cast<int>(std::find(codes.begin(), codes.end(), code) - codes.begin());
}

/// "MO", "MO-FR", "MO,WE,SA-SU"; a range may pass Sunday.
std::vector<int> weekdays(const std::string& days) {
  std::vector<int> out;
  for (std::size_t at = 0; at < days.size();) {
    const int first = weekday(days.substr(at, 2));
    int last = first;
    at += 2;
    if (at < days.size() && days[at] == '-') last = weekday(days.substr(at + 1, 2)), at += 3;
    for (int day = first;; day = (day + 1) % 7) {
      out.push_back(day);
      if (day == last) break;
    }
    ++at;  // the comma
  }
  return out;
}

/// Minute by minute, one session for each day of every entry with days, from and until.
std::vector<Minutes> sessions(const Array& schedule) {
  std::vector<Minutes> out;
  for (const Json& value : schedule) {
    const Object& entry = value.as_object();
    if (!has(entry, "days") || !has(entry, "from") || !has(entry, "until")) {
      seen(Branch::schedule_only_note);
      continue;
    }
    const int from = minutes_of(text(entry, "from"));
    int until = minutes_of(text(entry, "until"));
    if (until < from) until += 1440, seen(Branch::session_past_midnight);
    if (until == 1440) seen(Branch::session_until_24);
    for (const int day : weekdays(text(entry, "days"))) {
      Minutes session;
      for (int minute = day * 1440 + from; minute < day * 1440 + until; ++minute)
        session.set(static_cast<std::size_t>(minute % week));
      if (day * 1440 + until > week) seen(Branch::session_around_the_week);
      out.push_back(session);
    }
  }
  return out;
}

}  // namespace

std::string name(Verdict verdict) {
  switch (verdict) {
    case Verdict::unmet: return "unmet";
    case Verdict::unknown: return "unknown";
    case Verdict::partly: return "partly";
    case Verdict::met: return "met";
  }
  return "";
}

Verdict all_of(const std::vector<Verdict>& parts) {
  if (std::count(parts.begin(), parts.end(), Verdict::unmet)) return Verdict::unmet;
  return std::count(parts.begin(), parts.end(), Verdict::unknown) ? Verdict::unknown : Verdict::met;
}

Verdict best_of(const std::vector<Verdict>& ways) { return *std::max_element(ways.begin(), ways.end()); }

Finding plain(Verdict verdict) {
  if (verdict == Verdict::met) return {verdict, points::full};
  return {verdict, verdict == Verdict::unknown ? points::unknown : 0};
}

Finding validity(const Family& family, const Object& offer) {
  const Object& valid = part(offer, "valid");
  if (has(valid, "from")) {
    const Day from = read_day(text(valid, "from"));
    if (from == family.as_of) seen(Branch::valid_from_the_day);
    if (family.as_of < from) return plain(Verdict::unmet);
  }
  if (has(valid, "until")) {
    const Day until = read_day(text(valid, "until"));
    if (until == family.as_of) seen(Branch::valid_until_the_day);
    if (family.as_of > until) return plain(Verdict::unmet);
  }
  return plain(Verdict::met);
}

Finding access(const Family& family, const Object& offer) {
  std::vector<std::string> asked;  // each once
  for (const std::string& trait : family.require)
    if (!contains(asked, trait)) asked.push_back(trait);
  for (const std::string& trait : family.prefer) {
    if (contains(family.require, trait)) seen(Branch::preferred_and_required);
    if (!contains(asked, trait)) asked.push_back(trait);
  }
  const bool stated = has(offer, "access");
  const auto listed = texts(offer, "access");
  if (stated && listed.empty()) seen(Branch::access_empty_list);
  long sum = 0;
  bool required_missing = false;
  bool preferred_missing = false;
  for (const std::string& trait : asked) {
    if (!stated)
      sum += points::unknown;
    else if (contains(listed, trait))
      sum += points::full;
    else
      (contains(family.require, trait) ? required_missing : preferred_missing) = true;
  }
  const long share = sum / static_cast<long>(asked.size());
  if (!stated) return {Verdict::unknown, share};
  if (required_missing) return {Verdict::unmet, share};
  return {preferred_missing ? Verdict::partly : Verdict::met, share};
}

Finding time(const Family& family, const Object& offer) {
  Minutes available;
  for (const Minutes& session : sessions(*family.available))
    available |= session;
  const auto offered = sessions(list(offer, "schedule"));
  if (offered.empty()) return plain(Verdict::unknown);
  bool overlap = false;
  for (const Minutes& session : offered) {
    if ((session & ~available).none()) return plain(Verdict::met);
    overlap = overlap || (session & available).any();
  }
  return overlap ? Finding{Verdict::partly, points::time::overlap} : plain(Verdict::unmet);
}

namespace {

/// May a child whom the offer may serve be under half a year old, or is one due within twelve weeks, or is there violence?
bool is_urgent(const Family& family, const Object& offer, const Books& books) {
  for (const std::size_t candidate : candidate_children(family, offer)) {
    const Child& child = family.children[candidate];
    if (child.due && *child.due - family.as_of <= 84) return seen(Branch::urgent_due), true;
    if (child.born && family.as_of - *child.born < 183) return seen(Branch::urgent_newborn), true;
    for (const Day birth : child.possible_births)
      if (family.as_of - birth < 183) return seen(Branch::urgent_newborn), true;
  }
  for (const Need& need : family.needs)
    if (!need.burden.empty() && books.vocabulary.burdens.under_safety(need.burden, "domestic-violence"))
      return seen(Branch::urgent_violence), true;
  return false;
}

Finding place_free(const Family& family, const Object& offer, const Books& books) {
  using namespace points::capacity;
  const Object& stated = part(offer, "capacity");
  const std::string status = text(stated, "status");
  if (status.empty() || !has(stated, "as_of")) {
    if (!status.empty()) seen(Branch::capacity_undated);
    return plain(Verdict::unknown);
  }
  const long age = family.as_of - read_day(text(stated, "as_of"));
  if (age == 90 || age == 91) seen(age == 90 ? Branch::capacity_90_days : Branch::capacity_91_days);
  if (age < 0) seen(Branch::capacity_of_tomorrow);
  if (age > current_days) return plain(Verdict::unknown);
  if (status == "open") return plain(Verdict::met);
  if (status == "assessment") return {Verdict::partly, assessment};
  if (status == "full") return plain(Verdict::unmet);
  if (!has(stated, "wait_days")) return seen(Branch::waitlist_undated), Finding{Verdict::partly, waitlist};
  const long wait = stated.at("wait_days").to_number<long>();
  const long remaining = std::max(0L, wait - std::max(0L, age));
  if (remaining == 0) seen(Branch::waitlist_over);
  if (remaining > 90) seen(Branch::waitlist_long);
  const long patience = is_urgent(family, offer, books) ? 28 : 90;
  return {Verdict::partly, waitlist_floor + waitlist_fade * std::max(0L, patience - remaining) / patience};
}

}  // namespace

Finding capacity(const Family& family, const Object& offer, const Books& books) {
  Finding finding = place_free(family, offer, books);
  const Object& referral = part(offer, "referral");
  if (!flag(referral, "required")) return finding;
  if (contains(texts(referral, "by"), "self")) return seen(Branch::referral_by_self), finding;
  seen(Branch::referral_required);
  finding.share = finding.share * 8 / 10;
  return finding;
}

Finding freshness(const Family& family, const Object& offer) {
  using namespace points::freshness;
  if (!has(offer, "verified")) return plain(Verdict::unknown);
  const long age = family.as_of - read_day(text(offer, "verified"));
  if (age < 0) seen(Branch::verified_in_future);
  const long days = std::max(0L, age);
  if (days == 365 || days == 366) seen(days == 365 ? Branch::verified_365_days : Branch::verified_366_days);
  return {days <= 365 ? Verdict::met : Verdict::partly, points::freshness::floor + fade * 365 / (365 + days)};
}

}  // namespace passgenau::oracle
