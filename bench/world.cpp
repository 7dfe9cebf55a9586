// SPDX-License-Identifier: GPL-2.0-or-later
#include "world.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "passgenau/vocabulary.hpp"

namespace passgenau::bench {

namespace {

struct Town {
  GeoPoint point;
  std::string region;
  std::string postal_code;
  double people_up_to;  ///< running sum of populations
};

std::vector<Town> real_towns() {
  const char* shared = std::getenv("PASSGENAU_SHARED_DATA");
  const std::string data = shared != nullptr ? shared : std::string{PASSGENAU_SOURCE_DIR} + "/../shared/data";
  std::ifstream file{data + "/gazetteer/gemeinden_2025.csv"};
  std::ostringstream text;
  text << file.rdbuf();
  std::vector<Town> towns;
  double sum = 0;
  if (!text.str().empty())
    for (const GazetteerRow& row : read_gazetteer(text.str(), "gemeinden").value)
      if (row.population > 0) {
        sum += static_cast<double>(row.population);
        towns.push_back({row.point, row.region, row.postal_code, sum});
      }
  return towns;
}

/// 400 towns whose sizes fall as those of the real ones do (rank^-0.9), over the box of Germany.
std::vector<Town> made_up_towns(Random& random) {
  std::vector<Town> towns;
  double sum = 0;
  for (int i = 0; i < 400; ++i) {
    sum += 3.6e6 * std::pow(i + 1, -0.9);
    std::string region = std::to_string(1000000 + 17 * i);
    towns.push_back({{47.5 + 7.4 * random.unit(), 6.2 + 8.6 * random.unit()}, '0' + region, {}, sum});
  }
  return towns;
}

/// Shares of families with children under three (KiD 0–3 2022; the smaller ones by estimate), as weights.
struct Weighted {
  std::string_view id;
  double weight;
};
constexpr std::array<Weighted, 24> burdens{{{"parenting/empathy-difficulty", 32},
                                            {"parenting/competence-doubt", 28},
                                            {"family-situation/no-family-support", 20},
                                            {"parenting/low-responsiveness", 18},
                                            {"pregnancy/unplanned", 16},
                                            {"relationship/partner-conflict", 11},
                                            {"economic/poverty", 10},
                                            {"child/developmental-delay", 9},
                                            {"child/excessive-crying", 8},
                                            {"child/preterm", 8},
                                            {"migration/language-barrier", 8},
                                            {"economic/low-education", 7},
                                            {"parental-health/depression-anxiety", 6},
                                            {"parental-health/exhaustion", 6},
                                            {"child/sleep-problems", 6},
                                            {"family-situation/single-parent", 5},
                                            {"economic/debt", 5},
                                            {"parental-health/postpartum-crisis", 4},
                                            {"family-situation/multiple-birth", 4},
                                            {"migration/flight", 4},
                                            {"economic/housing-loss", 3},
                                            {"parental-health/addiction", 2},
                                            {"family-situation/very-young-parents", 2},
                                            {"relationship/domestic-violence", 2}}};

/// Among people who mainly speak another language (Mikrozensus 2021; Ukrainian added by hand).
constexpr std::array<Weighted, 10> languages{{{"tr", 15},
                                              {"ru", 13},
                                              {"ar", 10},
                                              {"uk", 8},
                                              {"pl", 7},
                                              {"en", 6},
                                              {"ro", 5},
                                              {"fa", 5},
                                              {"sr", 4},
                                              {"ku", 4}}};

template <class List>
std::string weighted(Random& random, const List& list) {
  double sum = 0;
  for (const Weighted& each : list)
    sum += each.weight;
  double at = random.unit() * sum;
  for (const Weighted& each : list)
    if ((at -= each.weight) < 0) return std::string{each.id};
  return std::string{list.back().id};
}

/// The towns nearest the middle of the country that together hold this share of its people.
std::vector<Town> middle_of(std::vector<Town> towns, double part) {
  if (part >= 1) return towns;
  constexpr GeoPoint middle{51.2, 10.4};
  const double people = part * towns.back().people_up_to;
  for (std::size_t i = towns.size(); i-- > 1;)
    towns[i].people_up_to -= towns[i - 1].people_up_to;
  std::stable_sort(towns.begin(), towns.end(), [&](const Town& a, const Town& b) {
    return great_circle(a.point, middle) < great_circle(b.point, middle);
  });
  double sum = 0;
  std::size_t count = 0;
  while (count < towns.size() && sum < people)
    sum = towns[count++].people_up_to += sum;
  towns.resize(count);
  return towns;
}

class Maker {
 public:
  Maker(std::uint64_t seed, Towns towns, double part, double part_of_families) : random_{seed} {
    std::vector<Town> all;
    if (towns == Towns::real_where_present) all = real_towns();
    if (all.empty()) all = made_up_towns(random_);
    towns_of_families_ = middle_of(all, part_of_families);
    towns_ = middle_of(std::move(all), part);
    for (const Concept& item : Vocabulary::built_in().concepts())
      if (item.type == ConceptType::kind && !item.broader.empty()) kinds_.push_back(item.id);
  }

  Offer offer(std::size_t number, std::size_t words) {
    const Town& town = any_of(towns_);
    Offer offer{.id = "world/" + std::to_string(number), .title = {{"de", text(4)}}};
    offer.description["de"] = text(words);
    offer.provider = {.name = text(2), .kind = "welfare-association"};
    offer.kinds = {random_.pick(kinds_)};
    while (random_.chance(0.45) && offer.addresses.size() < 4)
      offer.addresses.push_back(weighted(random_, burdens));
    if (random_.chance(0.03)) offer.only_for = {weighted(random_, burdens)};
    if (random_.chance(0.85)) offer.child_age = ages();
    offer.languages = {{"de"}};
    while (random_.chance(0.25))
      offer.languages.push_back(
          {weighted(random_, languages), random_.chance(0.5) ? SpokenBy::staff : SpokenBy::interpreter});
    if (random_.chance(0.05)) offer.languages.push_back({"mul", SpokenBy::interpreter});
    // Ways and catchments in the proportions of the four sample networks: a way is always stated, three in ten may
    // be asked from afar, and one in eighteen of all is, without naming a region.
    const std::string county = town.region.substr(0, 5);
    const bool visits = random_.chance(0.24);
    const bool remote = random_.chance(0.31);
    if (random_.chance(0.9) || (!visits && !remote))
      offer.sites.push_back({.point = near(town), .address = {.city = text(1), .region = town.region}});
    if (visits) offer.home_visits = HomeVisits{.regions = {county}};
    if (remote) offer.remote = {Delivery::phone, Delivery::online};
    if (random_.chance(remote ? 0.82 : visits ? 0.7 : 0.45))
      offer.residence.regions = {random_.chance(0.8) ? county : town.region};
    if (random_.chance(0.7))
      offer.access = StatedList<Trait>{{Trait::free, Trait::no_registration, Trait::stroller_accessible}};
    if (random_.chance(0.5)) {
      const auto day = static_cast<std::uint8_t>(1U << random_.below(5));
      const auto hour = static_cast<std::int16_t>(60 * (8 + random_.below(8)));
      offer.schedule.push_back({.days = {day},
                                .from = LocalTime{hour},
                                .until = LocalTime{static_cast<std::int16_t>(hour + 120)}});
    }
    if (random_.chance(0.6))
      offer.capacity = {.status = random_.chance(0.6) ? CapacityStatus::open : CapacityStatus::waitlist,
                        .wait_days = static_cast<int>(random_.below(120)),
                        .as_of = date(2026, 10, 1)};
    if (random_.chance(0.9)) offer.verified = date(2026, 1 + static_cast<unsigned>(random_.below(10)), 1);
    return offer;
  }

  NeedsProfile family() {
    NeedsProfile family{.as_of = date(2026, 11, 21)};
    const std::chrono::sys_days today{*family.as_of};
    family.children = {{.born = Date{today - std::chrono::days{random_.below(3 * 365)}}}};
    family.caregiver.roles = {Role::mother};
    do {
      family.needs.push_back({weighted(random_, burdens)});
    } while (family.needs.size() < 5 && random_.chance(0.5));
    family.languages = {random_.chance(0.8) ? std::string{"de"} : weighted(random_, languages)};
    const Town& town = any_of(towns_of_families_);
    family.home = {.region = town.region, .point = near(town)};
    constexpr std::array reaches{5, 10, 10, 10, 20, 30};
    family.reach = kilometres(random_.pick(reaches));
    return family;
  }

 private:
  const Town& any_of(const std::vector<Town>& towns) {
    const double at = random_.unit() * towns.back().people_up_to;
    return *std::upper_bound(towns.begin(), towns.end(), at,
                             [](double sum, const Town& town) { return sum < town.people_up_to; });
  }

  /// Within some four kilometres of the town's point.
  GeoPoint near(const Town& town) {
    return {town.point.lat + 0.08 * (random_.unit() - 0.5), town.point.lon + 0.12 * (random_.unit() - 0.5)};
  }

  AgeRange ages() {
    constexpr std::array from{0, 0, 0, 2, 3, 6, 12, 12, 12, 36};
    constexpr std::array until{6, 12, 18, 24, 36, 36, 36, 72, 84};
    const int begin = random_.pick(from);
    int end = random_.pick(until);
    while (end <= begin)
      end = random_.pick(until);
    AgeRange range{.from = months(begin), .until = months(end)};
    if (begin == 0 && random_.chance(0.3)) range.from = weeks_before_birth(20);
    return range;
  }

  /// Words of a vocabulary of 8,000 with the frequencies of natural language.
  std::string text(std::size_t words) {
    constexpr std::array<std::string_view, 20> syllables{
        "be", "ra",   "ten",  "fa", "mi",     "lie",  "kin",  "der", "hil", "fe",
        "el", "tern", "grup", "pe", "schrei", "früh", "stil", "len", "ge",  "sund"};
    std::string out;
    for (std::size_t i = 0; i < words; ++i) {
      auto rank = static_cast<std::size_t>(std::pow(8000.0, random_.unit()));
      if (!out.empty()) out += ' ';
      do {
        out += syllables[rank % syllables.size()];
        rank /= syllables.size();
      } while (rank > 0);
    }
    return out;
  }

  Random random_;
  std::vector<Town> towns_ = {};
  std::vector<Town> towns_of_families_ = {};
  std::vector<std::string> kinds_ = {};
};

}  // namespace

void draw_world(const WorldPlan& plan, const std::function<void(Offer)>& offer,
                const std::function<void(NeedsProfile)>& family) {
  Maker maker{plan.seed, plan.towns, plan.part, plan.part_of_families};
  for (std::size_t i = 0; i < plan.offers; ++i)
    offer(maker.offer(i, plan.words));
  for (std::size_t i = 0; i < plan.families; ++i)
    family(maker.family());
}

World make_world(std::size_t offers, std::size_t families, std::uint64_t seed, std::size_t words,
                 Towns towns) {
  World world;
  draw_world(
      {.offers = offers, .families = families, .seed = seed, .words = words, .towns = towns},
      [&](Offer offer) { world.offers.push_back(std::move(offer)); },
      [&](NeedsProfile family) { world.families.push_back(std::move(family)); });
  return world;
}

bool has_real_towns() { return !real_towns().empty(); }

}  // namespace passgenau::bench
