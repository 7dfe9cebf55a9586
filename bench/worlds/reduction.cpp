// SPDX-License-Identifier: GPL-2.0-or-later
#include "reduction.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "match/hilbert.hpp"
#include "match/points.hpp"
#include "model/calendar.hpp"

namespace passgenau::bench {

namespace {

/// Twenty weeks: worlds know no other age before birth.
constexpr int days_before_birth = 140;

template <class Names>
std::uint64_t bit_of(Names& names, const std::string& name, bool add) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end() && !add) return 0;
  const auto place = static_cast<std::size_t>(found - names.begin());
  if (found == names.end()) names.push_back(name);
  // JavaScript and SQL count in signed numbers.
  if (place >= 62) throw std::runtime_error("more concepts than bits");
  return std::uint64_t{1} << place;
}

std::int32_t key_number(const std::string& region) {
  std::int32_t number = 0;
  std::from_chars(region.data(), region.data() + region.size(), number);
  return number;
}

std::int32_t months_of(const Age& age) { return age.before_birth ? -1 : 12 * age.years + age.months; }

}  // namespace

Reduction::Reduction(std::uint64_t seed)
    : random_{seed}, burdens_{Vocabulary::built_in(), ConceptType::burden} {}

Offer Reduction::offer(const Offer& whole) {
  Offer offer{.id = whole.id, .title = whole.title};
  // Titles that differ by a number are no duplicates.
  offer.title["de"] += ' ' + whole.id.substr(whole.id.find('/') + 1);
  offer.addresses = whole.addresses;
  const auto add = [&](const std::string& burden) {
    if (std::find(offer.addresses.begin(), offer.addresses.end(), burden) == offer.addresses.end())
      offer.addresses.push_back(burden);
  };
  for (const std::string& burden : whole.only_for)
    add(burden);
  for (const std::string& kind : whole.kinds)
    if (const Concept* found = Vocabulary::built_in().find(ConceptType::kind, kind))
      std::for_each(found->burdens.begin(), found->burdens.end(), add);
  offer.child_age = whole.child_age;
  if (!random_.chance(0.06)) offer.languages = whole.languages;
  offer.sites = whole.sites;
  offer.home_visits = whole.home_visits;
  offer.remote = whole.remote;
  offer.residence = whole.residence;
  const auto day = [&](Date from) {
    return Date{std::chrono::sys_days{from} + std::chrono::days{random_.below(365)}};
  };
  if (random_.chance(0.05)) offer.valid.from = day(date(2026, 6, 1));
  if (random_.chance(0.15)) offer.valid.until = day(date(2026, 8, 1));
  if (offer.valid.from && offer.valid.until && *offer.valid.until < *offer.valid.from)
    std::swap(offer.valid.from, offer.valid.until);
  return offer;
}

NeedsProfile Reduction::family(const NeedsProfile& whole) {
  NeedsProfile family{.as_of = whole.as_of, .children = whole.children, .needs = whole.needs};
  const std::chrono::sys_days today{*whole.as_of};
  if (random_.chance(0.08))
    family.children = {{.due = Date{today + std::chrono::days{1 + random_.below(days_before_birth - 1)}}}};
  for (std::size_t i = 1; i < family.needs.size(); ++i)
    if (random_.chance(0.4)) family.needs[i].weight = 0.5;
  family.languages = whole.languages;
  if (family.languages[0] != "de" && random_.chance(0.4)) family.languages.push_back("de");
  if (random_.chance(0.1)) family.interpreter = random_.chance(0.5);
  family.home = whole.home;
  family.reach = whole.reach;
  return family;
}

TableOffer Reduction::table(const Offer& reduced) {
  TableOffer row{.id = reduced.id, .has_site = !reduced.sites.empty()};
  if (row.has_site) {
    row.lat = reduced.sites[0].point->lat;
    row.lon = reduced.sites[0].point->lon;
    row.hilbert = hilbert_index(row.point());
  }
  if (reduced.home_visits) row.visits = key_number(reduced.home_visits->regions.at(0));
  if (reduced.residence.stated()) row.residence = key_number(reduced.residence.regions.at(0));
  row.remote = !reduced.remote.empty();
  if (reduced.child_age.stated()) {
    row.age_from = months_of(*reduced.child_age.from);
    row.age_until = months_of(*reduced.child_age.until);
  }
  for (const std::string& burden : reduced.addresses)
    row.needs |= need_bit(burden);
  for (const OfferLanguage& language : reduced.languages)
    (language.by == SpokenBy::staff ? row.staff : row.interpreters) |= language_bit(language.tag);
  if (reduced.valid.from) row.valid_from = to_day(*reduced.valid.from);
  if (reduced.valid.until) row.valid_until = to_day(*reduced.valid.until);
  return row;
}

std::uint64_t Reduction::need_bit(const std::string& burden) { return bit_of(need_bits_, burden, true); }
std::uint64_t Reduction::language_bit(const std::string& tag) { return bit_of(language_bits_, tag, true); }

TableQuestion Reduction::question(const NeedsProfile& reduced) const {
  TableQuestion question{.as_of = to_day(*reduced.as_of), .age = -1, .limit = reduced.limit};
  if (const auto born = reduced.children[0].born) question.age = whole_months(to_day(*born), question.as_of);
  if (reduced.home.point) {
    question.has_home = true;
    question.lat = reduced.home.point->lat;
    question.lon = reduced.home.point->lon;
    question.county = key_number(reduced.home.region.substr(0, 5));
    question.municipality = key_number(reduced.home.region);
    question.reach_m = static_cast<std::int32_t>(reduced.reach.in_metres());
  }
  for (const Need& need : reduced.needs) {
    const auto wanted = static_cast<ConceptCodes::Code>(burdens_.find(need.burden));
    TableNeed bits{.weight = static_cast<std::int32_t>(std::lround(1000 * need.weight))};
    for (std::size_t i = 0; i < need_bits_.size(); ++i) {
      int steps = 0;
      const auto named = static_cast<ConceptCodes::Code>(burdens_.find(need_bits_[i]));
      if (!burdens_.related(named, wanted, steps)) continue;
      (steps == 0             ? bits.same
       : std::abs(steps) == 1 ? bits.one_step
                              : bits.more_steps) |= std::uint64_t{1} << i;
    }
    question.needs.push_back(bits);
  }
  using namespace points::language;
  const auto add = [&](const std::string& tag, std::int32_t share, bool interpreter) {
    const auto found = std::find(language_bits_.begin(), language_bits_.end(), tag);
    std::uint64_t bits = 0;
    if (found != language_bits_.end()) bits = std::uint64_t{1} << (found - language_bits_.begin());
    question.languages.push_back({bits, share, interpreter});
  };
  for (std::size_t i = 0; i < reduced.languages.size(); ++i) {
    const std::size_t column = std::min<std::size_t>(i, 2);
    add(reduced.languages[i], staff[column], false);
    if (reduced.interpreter == false) continue;
    const std::int32_t share =
        reduced.interpreter == true ? interpreter_wanted[column] : interpreter_possible[column];
    add(reduced.languages[i], share, true);
    if (i == 0) add("mul", share, true);  // any language, so the first
  }
  std::stable_sort(question.languages.begin(), question.languages.end(),
                   [](const TableLanguage& a, const TableLanguage& b) { return a.share > b.share; });
  return question;
}

}  // namespace passgenau::bench
