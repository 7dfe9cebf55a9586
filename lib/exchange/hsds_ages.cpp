// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "exchange/hsds_service.hpp"
#include "exchange/hsds_values.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

// Nobody is older; what is above is a code for "no limit" or a mistake.
constexpr double oldest = 120;
// Who is this old is no child in the law that the offers stand on (SGB VIII, section 7).
constexpr double adult = 18;
// The oldest that youth welfare ever means; a maximum above it is often "no limit".
constexpr double youngest_no_limit = 25;

std::string shown(double number) { return write_json(json::value(number)); }

}  // namespace

void HsdsService::read_ages() {
  std::vector<Ages> found;
  bool sound = collect_ages(service_, found);
  service_.each({"eligibilitys", "eligibilities", "eligibility"},
                [&](HsdsObject eligibility) { sound = collect_ages(eligibility, found) && sound; });
  if (!sound) {
    record_.failed("/child_age");
    record_.failed("/caregiver_age");
    return;
  }
  if (found.empty()) return;
  has_ages_ = true;
  // Several ranges are one where they touch; with a gap between them no range of an offer says the same.
  std::sort(found.begin(), found.end(),
            [](const Ages& a, const Ages& b) { return a.least.value_or(0) < b.least.value_or(0); });
  Ages whole = found[0];
  for (const Ages& next : found) {
    const double reached = whole.most ? *whole.most + 1 : oldest;
    if (next.least.value_or(0) > reached) {
      record_.report(Code::value_kept, next.at(), {}, "the ages leave a gap, which no range can say");
      return;
    }
    if (whole.most && (!next.most || *next.most > *whole.most)) {
      whole.most = next.most;
      whole.most_at = next.most_at;
    }
  }
  const CrosswalkRules& rules = record_.rules();
  if (!rules.age_unit_stated) record_.guess(whole.at(), "years assumed, for HSDS tells no unit");
  const bool of_adults =
      rules.age_of == AgeOf::automatic && !rules.months && whole.least.value_or(0) >= adult;
  if (of_adults || rules.age_of == AgeOf::caregiver)
    set_caregiver_age(whole);
  else
    set_child_age(whole);
  if (of_adults) record_.guess(whole.least_at, "from 18 on taken as the caregiver's age");
  if (whole.most && !rules.maximum_stated && *whole.most == std::floor(*whole.most))
    record_.guess(whole.most_at, "the last year assumed to be included");
  const auto take = [](HsdsObject holder) {
    holder.take("minimum_age");
    holder.take("maximum_age");
  };
  take(service_);
  service_.each({"eligibilitys", "eligibilities", "eligibility"}, take);
}

bool HsdsService::collect_ages(HsdsObject holder, std::vector<Ages>& found) {
  bool sound = true;
  Ages ages{.least = age_in(holder, "minimum_age", sound),
            .most = age_in(holder, "maximum_age", sound),
            .least_at = holder.at("minimum_age"),
            .most_at = holder.at("maximum_age")};
  if (sound && ages.least && ages.most && *ages.least > *ages.most) {
    sound = false;
    record_.unreadable(Tolerated::ages, Code::range_reversed, ages.most_at, {},
                       "from " + shown(*ages.least) + " to " + shown(*ages.most));
  }
  if (sound && (ages.least || ages.most)) found.push_back(std::move(ages));
  return sound;
}

std::optional<double> HsdsService::age_in(const HsdsObject& holder, std::string_view name, bool& sound) {
  const json::value* value = holder.find({name}).second;
  if (value == nullptr) return {};
  const CrosswalkRules& rules = record_.rules();
  const double a_year = rules.months ? 12 : 1;
  const std::optional<double> number = hsds_number(*value);
  const bool maximum = name == "maximum_age";
  if (number && maximum && rules.no_limit_over_25 && *number > youngest_no_limit * a_year) return {};
  if (number && *number >= 0 && *number <= oldest * a_year) return number;
  sound = false;
  record_.unreadable(Tolerated::ages, number ? Code::out_of_range : Code::wrong_type, holder.at(name),
                     number ? "0 to 120 years" : "a number",
                     quoted(value->is_string() ? std::string_view{value->get_string()}
                                               : std::string_view{number ? shown(*number) : "no number"}));
  return {};
}

void HsdsService::set_child_age(const Ages& ages) {
  const CrosswalkRules& rules = record_.rules();
  record_.stands_for("/child_age", ages.most ? ages.most_at : ages.least_at);
  if (ages.least)
    record_.set("/child_age/from", json::value(to_string(hsds_age(*ages.least, rules.months, false))),
                ages.least_at);
  if (ages.most)
    record_.set("/child_age/until",
                json::value(to_string(hsds_age(*ages.most, rules.months, !rules.maximum_exclusive))),
                ages.most_at);
}

void HsdsService::set_caregiver_age(const Ages& ages) {
  const CrosswalkRules& rules = record_.rules();
  record_.stands_for("/caregiver_age", ages.most ? ages.most_at : ages.least_at);
  const auto set = [&](double number, bool inclusive, const std::string& to, const std::string& at) {
    const double in_years = rules.months ? number / 12 : number;
    if (in_years != std::floor(in_years))
      return record_.unreadable(Tolerated::ages, Code::not_integer, at, "whole years of a caregiver",
                                shown(number));
    record_.set(to, json::value("P" + shown(in_years + (inclusive ? 1 : 0)) + "Y"), at);
  };
  if (ages.least) set(*ages.least, false, "/caregiver_age/from", ages.least_at);
  if (ages.most) set(*ages.most, !rules.maximum_exclusive, "/caregiver_age/until", ages.most_at);
}

/// Where the record itself tells no age: what its terms say together.
void HsdsService::set_ages_of_terms() {
  if (has_ages_ || ages_of_terms_.empty()) return;
  if (for_adults_)
    return record_.report(Code::value_kept, ages_of_terms_[0].second, {},
                          "the terms name grown-ups too, so no child's age is made of them");
  using namespace std::chrono;
  const auto begin = [](const AgeRange& range) {
    return sys_days{day_reached(2023y / July / 1, range.from.value_or(birth()))};
  };
  const auto end = [](const AgeRange& range) {
    return range.until ? sys_days{day_reached(2023y / July / 1, *range.until)} : sys_days{9999y / 1 / 1};
  };
  std::sort(ages_of_terms_.begin(), ages_of_terms_.end(),
            [&](const auto& a, const auto& b) { return begin(a.first) < begin(b.first); });
  AgeRange whole = ages_of_terms_[0].first;
  for (const auto& [range, at] : ages_of_terms_) {
    if (begin(range) > end(whole))
      return record_.report(Code::value_kept, at, {}, "the ages of the terms leave a gap");
    if (end(range) > end(whole)) whole.until = range.until;
  }
  const std::string& at = ages_of_terms_[0].second;
  if (whole.from) record_.set("/child_age/from", json::value(to_string(*whole.from)), at);
  if (whole.until) record_.set("/child_age/until", json::value(to_string(*whole.until)), at);
}

}  // namespace passgenau
