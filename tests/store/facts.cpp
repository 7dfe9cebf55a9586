// SPDX-License-Identifier: GPL-2.0-or-later
// Facts whose checksum holds, but which no offer has.

#include <iostream>
#include <limits>
#include <random>

#include "catch.hpp"
#include "match/bytes.hpp"
#include "match/facts.hpp"
#include "passgenau/passgenau.hpp"
#include "store/tools.hpp"
#include "store/writer.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

Offer rich_offer() {
  Offer offer = offer_of("a");
  offer.child_age = {.from = weeks(6), .until = years(3)};
  offer.caregivers = {Role::mother};
  offer.caregiver_age = {.from = 16, .until = 22};
  offer.addresses = {"child/excessive-crying", "zz/unknown"};
  offer.kinds = {"midwifery/midwife"};
  offer.residence = {.regions = {"06411", "plz:64289"}, .except = {"country:FR"}};
  offer.home_visits = HomeVisits{.regions = {"06411"}, .within = 20_km};
  offer.remote = {Delivery::phone};
  offer.languages = {{"de"}, {"tr", SpokenBy::interpreter}};
  offer.access = {Trait::free, Trait::women_only};
  offer.schedule = {{.days = {0x15}, .from = LocalTime{540}, .until = LocalTime{660}}};
  offer.sites = {{.point = GeoPoint{49.87, 8.65}},
                 {.address = {.postal_code = "64289"}, .confidential = true}};
  offer.capacity = {.status = CapacityStatus::open, .wait_days = 5, .as_of = date(2026, 11, 1)};
  offer.verified = date(2026, 10, 1);
  return offer;
}

/// Facts as pack_facts writes them.
std::string packed(const FactsView& facts) {
  std::string bytes;
  ByteWriter out{bytes};
  out.text(facts.id);
  for (const std::string_view facet : facts.facets)
    out.text(facet);
  out.text(facts.sites);
  out.text(facts.alike);
  const TimeFacts& time = facts.time;
  for (const std::int64_t number :
       {std::int64_t{time.valid_from}, std::int64_t{time.valid_until}, std::int64_t{time.verified},
        std::int64_t{time.capacity_as_of}, std::int64_t{time.wait_days}, std::int64_t{time.status},
        std::int64_t{time.entry}})
    out.signed_number(number);
  return bytes;
}

/// Stores facts with the right checksum, count and digest.
void plant(StoreWriter& store, const std::string& facts) {
  const std::vector<TextTerm> terms;
  const std::string data = to_json(rich_offer(), Confidential::show);
  store.put({.id = "a", .facts = facts, .data = data, .terms = &terms});
  store.commit();
}

NeedsProfile asking_everything() {
  return {.as_of = date(2026, 11, 21),
          .children = {{.age = months(5)}, {.due = date(2026, 12, 24)}},
          .caregiver = {.roles = {Role::mother}, .age = 20},
          .needs = {{"child/excessive-crying"}, {.kind = "midwifery/midwife"}},
          .languages = {"tr", "de"},
          .home = {.postal_code = "64289", .region = "06411000", .point = GeoPoint{49.9, 8.6}},
          .available = {{.days = {0x7F}, .from = LocalTime{0}, .until = LocalTime{1440}}},
          .require = {Trait::free}};
}

/// Opens the catalog and asks it everything; false where it is refused as damaged.
bool opens(const std::string& path) {
  const Outcome found = outcome([&] {
    const Catalog catalog{path};
    const Answer answer = catalog.match(asking_everything());
    for (const Match& match : answer.matches)
      static_cast<void>(match.sentence("de") + match.sentence("en"));
    for (const std::string& id : catalog.ids())
      static_cast<void>(to_json(catalog.why(asking_everything(), id)).size());
    static_cast<void>(to_json(answer).size());
    static_cast<void>(catalog.check());
  });
  INFO(found.sentence);
  CHECK(contains("none catalog-damaged", found.name));
  return found.name == "none";
}

TEST_CASE("implausible facts are damage, though their checksum holds") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  StoreWriter store{path};
  const std::string facts = pack_facts(rich_offer());
  const FactsView view = view_facts(facts).value();
  REQUIRE(packed(view) == facts);
  plant(store, facts);
  CHECK(opens(path));
  const auto refused = [&](const std::string& what, const std::string& bytes) {
    INFO(what);
    plant(store, bytes);
    CHECK_FALSE(opens(path));
  };
  const auto with_facet = [&](std::size_t facet, const std::string& bytes) {
    FactsView changed = view;
    (facet < facet_count ? changed.facets[facet] : changed.sites) = bytes;
    return packed(changed);
  };
  for (std::size_t i = 0; i <= facet_count; ++i) {
    const std::string whole{i < facet_count ? view.facets[i] : view.sites};
    const std::string name = "facet " + std::to_string(i);
    refused(name + " cut", with_facet(i, whole.substr(0, whole.size() - 1)));
    refused(name + " empty", with_facet(i, ""));
    refused(name + " and more", with_facet(i, whole + '\0'));
  }
  const auto numbers = [](std::initializer_list<std::uint64_t> list) {
    std::string bytes;
    for (const std::uint64_t number : list)
      ByteWriter{bytes}.number(number);
    return bytes;
  };
  const auto schedule = static_cast<std::size_t>(Facet::schedule);
  refused("late session", with_facet(schedule, numbers({1, 1'000'000, 1'000'060})));
  refused("reversed session", with_facet(schedule, numbers({1, 600, 540})));
  refused("huge session", with_facet(schedule, numbers({1, 600, (std::uint64_t{1} << 32) + 660})));
  refused("many sessions", with_facet(schedule, numbers({std::uint64_t{1} << 60})));
  refused("huge age", with_facet(0, numbers({1, 1'000'000'000'000, 0, 0, 0, 0})));
  for (const double lat : {std::numeric_limits<double>::quiet_NaN(), 91.0, -1e300})
    for (const bool first : {true, false}) {
      std::string site = numbers({1, 1});
      ByteWriter{site}.real(first ? lat : 8.65);
      ByteWriter{site}.real(first ? 8.65 : lat * 2);
      refused("coordinate " + std::to_string(lat), with_facet(facet_count, site));
    }
  const auto with_time = [&](auto&& change) {
    FactsView changed = view;
    change(changed.time);
    return packed(changed);
  };
  refused("status", with_time([](TimeFacts& time) { time.status = 100; }));
  refused("status below", with_time([](TimeFacts& time) { time.status = -2; }));
  refused("wait", with_time([](TimeFacts& time) { time.wait_days = 30'000; }));
  refused("wait below", with_time([](TimeFacts& time) { time.wait_days = -7; }));
  refused("day", with_time([](TimeFacts& time) { time.verified = 2'000'000'000; }));
  refused("day before", with_time([](TimeFacts& time) { time.valid_from = -2'000'000'000; }));
  refused("no facts", "");
  refused("cut", facts.substr(0, facts.size() - 1));
  refused("and more", facts + '\0');
}

TEST_CASE("mutated facts with a right checksum are opened or refused") {
  std::mt19937 random{told_seed()};
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  StoreWriter store{path};
  const std::string facts = pack_facts(rich_offer());
  int whole = 0;
  constexpr int mutations = 500;
  for (int i = 0; i < mutations; ++i) {
    std::string mutated = facts;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % mutated.size();
      const auto byte = static_cast<char>(random() % 4 == 0 ? 0xFF : random() % 256);
      switch (random() % 4) {
        case 0: mutated[at] = byte; break;
        case 1: mutated[at] ^= static_cast<char>(1U << random() % 8); break;
        case 2: mutated.insert(at, 1, byte); break;
        default: mutated.erase(at, 1 + random() % 3);
      }
    }
    INFO("mutation " << i);
    plant(store, mutated);
    if (opens(path)) ++whole;
  }
  std::cout << whole << " of " << mutations << " mutations opened\n";
  CHECK(whole > 0);
  CHECK(whole < mutations);
}

}  // namespace
}  // namespace passgenau
