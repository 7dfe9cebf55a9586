// SPDX-License-Identifier: GPL-2.0-or-later
// Near misses and open questions over the oracle's worlds: the same as by trying, and each change is as small as it can be.
// PASSGENAU_WORLDS and PASSGENAU_SEED as in oracle_test.cpp.
#include <algorithm>
#include <iostream>
#include <map>

#include "catch.hpp"
#include "near_laws/twin.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 60;
constexpr std::uint64_t first_seed = 3'000'001;  // other worlds than those of the other tests
constexpr std::size_t all_of_them = 1000;

struct Hall {
  explicit Hall(std::uint64_t seed) : world{make_world(seed)}, staged{stage(world)} {
    write_catalog((folder / "offers.pgn").string(), staged, staged.offers);
  }
  World world;
  Staged staged;
  TemporaryFolder folder = {};
  Catalog catalog() const { return Catalog{(folder / "offers.pgn").string()}; }
};

std::string told(const std::vector<NearMiss>& near_misses) {
  return to_json(Answer{.near_misses = near_misses});
}

}  // namespace

TEST_CASE("near misses are those that trying finds, in their order", "[near]") {
  const Seeds seeds = seeds_from_environment(first_seed, least_worlds);
  std::cout << "PASSGENAU_SEED=" << seeds.first << " PASSGENAU_WORLDS=" << seeds.count << '\n';
  std::map<std::string, int> kinds;
  std::size_t alike = 0;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    const Hall hall{seed};
    const Catalog catalog = hall.catalog();
    for (std::size_t i = 0; i < hall.staged.profiles.size(); ++i) {
      const NeedsProfile& profile = hall.staged.profiles[i];
      INFO("seed " << seed << "\n  " << hall.world.profiles[i]);
      Twin twin{catalog, hall.staged, i};
      std::vector<NearMiss> got = catalog.near_misses(profile, all_of_them);
      const std::vector<NearMiss> first = catalog.near_misses(profile, 3);
      CHECK(std::equal(first.begin(), first.end(), got.begin(),
                       got.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, got.size()))));
      std::size_t alone = 0;
      for (const Offer& offer : hall.staged.offers)
        alone += catalog.near_miss(profile, offer.id).has_value();
      std::size_t together = 0;
      for (NearMiss near_miss : got) {
        together += 1 + near_miss.match.also.size();
        near_miss.match.also.clear();
        CHECK(catalog.near_miss(profile, near_miss.match.offer) == near_miss);
      }
      CHECK(alone == together);
      alike += together - got.size();
      for (const NearMiss& near_miss : got)
        ++kinds[std::string{name(near_miss.change.kind)} + " by " + std::string{name(near_miss.condition)}];
      if (!twin.can_wait())
        std::erase_if(got, [](const NearMiss& miss) { return miss.change.kind == ChangeKind::date; });
      CHECK(told(got) == told(twin.near_misses()));
    }
  }
  for (const auto& [kind, count] : kinds)
    std::cout << kind << ": " << count << '\n';
  std::cout << alike << " more are like one of them\n";
  if (seeds.count < least_worlds) return;
  for (const char* kind :
       {"date by validity", "date by child_age", "reach by place", "delivery by place",
        "interpreter by language", "languages by language", "access by access", "roles by caregiver",
        "burdens by caregiver", "caregiver-age by caregiver", "residence by residence"}) {
    INFO(kind);
    CHECK(kinds[kind] > 0);
  }
  CHECK(alike > 0);
}

TEST_CASE("an open question counts the offers that hang on it", "[near]") {
  const Seeds seeds = seeds_from_environment(first_seed, least_worlds);
  std::map<std::string, std::uint64_t> counts;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    const Hall hall{seed};
    const Catalog catalog = hall.catalog();
    for (std::size_t i = 0; i < hall.staged.profiles.size(); ++i) {
      const NeedsProfile& profile = hall.staged.profiles[i];
      INFO("seed " << seed << "\n  " << hall.world.profiles[i]);
      const Answer answer = catalog.match(profile, {.ask = all_of_them});
      REQUIRE(answer.ask);
      CHECK(*answer.ask == catalog.ask_next(profile, all_of_them));
      std::map<std::string, OpenQuestion> asked;
      for (const OpenQuestion& question : *answer.ask)
        asked[question.question] = question;
      for (const std::string& id : open_question_ids()) {
        INFO(id);
        const auto offers = hanging(catalog, hall.staged, profile, id);
        std::uint64_t first = 0;
        for (const Match& match : answer.matches)
          first += offers.count(match.offer);
        CHECK(asked[id].undecided == (id == "available" ? 0 : offers.size()));
        CHECK(asked[id].first == first);
        counts[id] += offers.size();
      }
      CHECK(std::is_sorted(
          answer.ask->begin(), answer.ask->end(), [](const OpenQuestion& a, const OpenQuestion& b) {
            return a.undecided != b.undecided ? a.undecided > b.undecided : a.first > b.first;
          }));
    }
  }
  for (const auto& [id, count] : counts)
    std::cout << id << ": " << count << " offers\n";
  if (seeds.count < least_worlds) return;
  for (const std::string& id : open_question_ids()) {
    INFO(id);
    CHECK(counts[id] > 0);
  }
}

TEST_CASE("no answer takes an offer away that did not hang on the question", "[near]") {
  const Seeds seeds = seeds_from_environment(first_seed, least_worlds);
  long taken = 0;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    const Hall hall{seed};
    const Catalog catalog = hall.catalog();
    for (std::size_t i = 0; i < hall.staged.profiles.size(); ++i) {
      const NeedsProfile& profile = hall.staged.profiles[i];
      // Answers from which no further fact follows (docs/matching.md).
      std::vector<std::pair<std::string, NeedsProfile>> answered;
      const auto answer = [&](const char* id, bool open, auto&& set) {
        if (!open) return;
        answered.emplace_back(id, profile);
        set(answered.back().second);
      };
      const auto born = [&](int days) {
        return Date{std::chrono::sys_days{*profile.as_of} - std::chrono::days{days}};
      };
      for (const int days : {0, 200, 900, 4000})
        answer("children", !profile.children.stated(),
               [&](NeedsProfile& p) { p.children = {passgenau::Child{.born = born(days)}}; });
      for (const char* region : {"06411000", "02000000", "06432"})
        answer("home", !profile.home.stated(), [&](NeedsProfile& p) { p.home.region = region; });
      answer("home", !profile.home.stated(), [&](NeedsProfile& p) { p.home.point = GeoPoint{49.87, 8.65}; });
      answer("languages", profile.languages.empty(), [](NeedsProfile& p) { p.languages = {"de"}; });
      answer("languages", profile.languages.empty(), [](NeedsProfile& p) { p.languages = {"is", "de-AT"}; });
      answer("interpreter", !profile.interpreter, [](NeedsProfile& p) { p.interpreter = false; });
      answer("caregiver-role", profile.caregiver.roles.empty(),
             [](NeedsProfile& p) { p.caregiver.roles = {Role::grandparent}; });
      answer("caregiver-role", profile.caregiver.roles.empty(),
             [](NeedsProfile& p) { p.caregiver.roles = {Role::father}; });
      answer("caregiver-age", !profile.caregiver.age, [](NeedsProfile& p) { p.caregiver.age = 40; });
      answer("cost", profile.require.empty() && profile.prefer.empty(),
             [](NeedsProfile& p) { p.require = {Trait::free}; });
      answer("needs", profile.needs.empty(),
             [](NeedsProfile& p) { p.needs = {{.burden = "economic/debt"}}; });
      NeedsProfile whole = profile;
      whole.limit = 200;
      const Answer before = catalog.match(whole);
      for (const auto& [id, family] : answered) {
        INFO("seed " << seed << ", " << id << "\n  " << hall.world.profiles[i]);
        const auto offers = hanging(catalog, hall.staged, profile, id);
        for (const Match& match : before.matches) {
          if (catalog.why(family, match.offer).eligible) continue;
          ++taken;
          INFO(match.offer);
          CHECK(offers.count(match.offer) == 1);
        }
      }
    }
  }
  std::cout << taken << " offers taken away by answers\n";
  CHECK((taken > 0 || seeds.count < least_worlds));
}

}  // namespace passgenau::oracle
