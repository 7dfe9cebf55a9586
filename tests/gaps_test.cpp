// SPDX-License-Identifier: GPL-2.0-or-later
// Gaps against brute force: the same figures, put together from `Catalog::why` alone, one family and one offer after the
// other, over the oracle's worlds. PASSGENAU_WORLDS and PASSGENAU_SEED as in oracle_test.cpp.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>

#include "catch.hpp"
#include "oracle/each_world.hpp"
#include "passgenau/passgenau.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 120;
constexpr std::uint64_t first_seed = 4'000'001;

/// The profile with one of its needs alone, of those that are ranked.
NeedsProfile with_need(NeedsProfile profile, std::size_t need) {
  profile.needs = {profile.needs[need]};
  return profile;
}

bool is_ranked(const passgenau::Need& need, const passgenau::Vocabulary& vocabulary) {
  return !vocabulary.covers(ConceptType::burden, "parenting/child-protection-concern", need.burden);
}

const Reason* reason(const Judgement& judgement, Criterion criterion) {
  for (const Reason& each : judgement.match.reasons)
    if (each.criterion == criterion) return &each;
  return nullptr;
}

/// Is it made for the need that stands alone in this verdict?
bool made_for(const Judgement& alone) {
  const Reason* needs = reason(alone, Criterion::needs);
  return needs != nullptr && needs->verdict == passgenau::Verdict::met;
}

bool is_full(const Judgement& judgement) {
  const Reason* capacity = reason(judgement, Criterion::capacity);
  return capacity != nullptr && capacity->verdict == passgenau::Verdict::unmet;
}

bool fails_by_reach(const Judgement& judgement, const Catalog& catalog, const NeedsProfile& profile) {
  for (const Reason& each : judgement.match.reasons)
    if (each.criterion <= Criterion::needs && each.verdict == passgenau::Verdict::unmet &&
        each.criterion != Criterion::place)
      return false;
  const Reason* place = reason(judgement, Criterion::place);
  if (place == nullptr || place->verdict != passgenau::Verdict::unmet) return false;
  // The farthest that a near miss may be.
  NeedsProfile wider = profile;
  wider.reach = metres(std::min<std::int64_t>(
      profile.reach.in_metres() + std::max<std::int64_t>(profile.reach.in_metres(), 20'000), 1'000'000));
  const Judgement there = catalog.why(wider, judgement.match.offer);
  return there.eligible && there.match.via == Delivery::site && there.match.distance;
}

struct Found {
  Help help = Help::nothing;
  int offers = 0;
  double best = 0;
  std::map<std::string, Help> cases = {};
  std::map<std::string, int> choices = {};
};

Found brute_force(const Catalog& catalog, const NeedsProfile& profile) {
  Found found;
  bool any_place = false;
  std::map<std::size_t, Help> helps;
  std::map<std::size_t, int> choices;
  const passgenau::Vocabulary vocabulary = catalog.vocabulary();
  for (std::size_t i = 0; i < profile.needs.size(); ++i)
    if (is_ranked(profile.needs[i], vocabulary)) helps[i] = Help::nothing;
  for (const std::string& id : catalog.ids()) {
    const Judgement judgement = catalog.why(profile, id);
    const bool full = is_full(judgement);
    if (judgement.eligible) {
      ++found.offers;
      found.best = std::max(found.best, judgement.match.score);
      any_place = any_place || !full;
    }
    const bool beyond = fails_by_reach(judgement, catalog, profile);
    for (auto& [need, help] : helps) {
      if (judgement.eligible) help = std::min(help, Help::general);
      if (!judgement.eligible && !beyond) continue;
      if (!made_for(catalog.why(with_need(profile, need), id))) continue;
      help = std::min(help, beyond ? Help::beyond_reach : full ? Help::full : Help::met);
      if (judgement.eligible && !full) ++choices[need];
    }
  }
  if (helps.empty()) found.help = any_place ? Help::met : found.offers > 0 ? Help::full : Help::nothing;
  for (const auto& [need, help] : helps) {
    const passgenau::Need& stated = profile.needs[need];
    const std::string& id = stated.burden.empty() ? stated.kind : stated.burden;
    found.help = std::min(found.help, help);
    found.cases.try_emplace(id, Help::nothing);
    found.cases[id] = std::min(found.cases[id], help);
    found.choices[id] = std::max(found.choices[id], choices[need]);
  }
  return found;
}

/// Offers alike are counted once: without them the two ways to count agree.
std::vector<Offer> without_alike(const std::vector<Offer>& offers) {
  std::vector<Offer> unlike = offers;
  for (std::size_t i = 0; i < unlike.size(); ++i)
    unlike[i].title = {{"de", std::string(3, static_cast<char>('a' + i % 26)) +
                                  std::string(3, static_cast<char>('a' + i / 26 % 26))}};
  return unlike;
}

const GapTable& table(const Gaps& gaps, GapDimension rows) {
  return *std::find_if(gaps.tables.begin(), gaps.tables.end(),
                       [&](const GapTable& each) { return each.rows == rows && !each.columns; });
}

}  // namespace

TEST_CASE("gaps are what judging every family against every offer says", "[gaps]") {
  std::array<std::int64_t, help_count> seen{};
  std::array<std::int64_t, help_count> cases_seen{};
  const bool enough =
      for_each_world(first_seed, least_worlds, [&](std::uint64_t, const World&, const Staged& staged) {
        const TemporaryFolder folder;
        write_catalog((folder / "offers.pgn").string(), staged, without_alike(staged.offers));
        const Catalog catalog{(folder / "offers.pgn").string()};
        const std::vector<passgenau::Family> families = families_of(staged);
        const Gaps found = gaps(catalog, families, {.least_cell = 1, .what_if = 0, .threads = 2});

        std::array<std::int64_t, help_count> help{};
        std::map<std::string, std::array<std::int64_t, help_count>> by_burden;
        double offers = 0, best = 0;
        for (const passgenau::Family& family : families) {
          INFO(to_json(family.profile));
          const Found expected = brute_force(catalog, family.profile);
          ++help[static_cast<std::size_t>(expected.help)];
          for (const auto& [id, of_case] : expected.cases)
            ++by_burden[id][static_cast<std::size_t>(of_case)];
          offers += expected.offers;
          best += expected.best;
          // One family alone, so that a difference names it.
          const Gaps alone = gaps(catalog, {family}, {.least_cell = 1, .what_if = 0, .threads = 1});
          CHECK(alone.all.families.of(expected.help) == 1);
          CHECK(alone.all.offers == expected.offers);
          for (const GapCell& cell : table(alone, GapDimension::burden).cells) {
            INFO(cell.row);
            REQUIRE(expected.cases.count(cell.row) == 1);
            CHECK(cell.figures.families.of(expected.cases.at(cell.row)) == 1);
            CHECK(cell.figures.choices == expected.choices.at(cell.row));
          }
        }
        const auto count = static_cast<double>(families.size());
        CHECK(found.all.families.all == static_cast<std::int64_t>(families.size()));
        CHECK(found.all.offers == std::round(offers / count * 10) / 10);
        CHECK(found.all.best_score.value() == Approx(best / count).margin(0.0051));
        for (std::size_t i = 0; i < help.size(); ++i) {
          CHECK(found.all.families.help[i].value_or(0) == help[i]);
          seen[i] += help[i];
        }
        for (const GapCell& cell : table(found, GapDimension::burden).cells)
          for (std::size_t i = 0; i < help.size(); ++i) {
            CHECK(cell.figures.families.help[i].value_or(0) == by_burden[cell.row][i]);
            cases_seen[i] += by_burden[cell.row][i];
          }
        CHECK(table(found, GapDimension::burden).cells.size() == by_burden.size());
        for (std::size_t i = 0; i < help.size(); ++i) {
          std::int64_t needs = 0;
          for (const auto& [id, of_burden] : by_burden)
            needs += of_burden[i];
          CHECK(found.all.needs.help[i].value_or(0) == needs);
        }
      });
  for (int i = 0; i < help_count; ++i) {
    std::cout << name(static_cast<Help>(i)) << ": " << seen[static_cast<std::size_t>(i)] << " families, "
              << cases_seen[static_cast<std::size_t>(i)] << " needs\n";
    if (enough) CHECK(cases_seen[static_cast<std::size_t>(i)] > 0);
  }
}

}  // namespace passgenau::oracle
