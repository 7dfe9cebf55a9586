// SPDX-License-Identifier: GPL-2.0-or-later
// What may be skipped unjudged: over the oracle's worlds no eligible offer is, and none earns more than its bound says.
#include "match/prospects.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "catch.hpp"
#include "match/bill.hpp"
#include "match/facts.hpp"
#include "match/list_place.hpp"
#include "match/matcher.hpp"
#include "match/point_steps.hpp"
#include "oracle/snapshot_of.hpp"
#include "oracle/stage.hpp"
#include "planning/random.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 60;
constexpr std::uint64_t first_seed = 3'000'001;  // other worlds than those of the comparison and of the laws

TEST_CASE("no two concepts of the vocabulary share a word of the sieve") {
  std::map<std::uint8_t, std::string> owners{{universal_word, "no burden"}};
  for (const auto type : {ConceptType::burden, ConceptType::kind}) {
    const ConceptCodes codes{passgenau::Vocabulary::built_in(), type};
    for (std::size_t code = 0; code < codes.size(); ++code) {
      const auto id = codes.id(static_cast<ConceptCodes::Code>(code));
      const auto [at, added] = owners.emplace(
          need_word(static_cast<ConceptCodes::Code>(code), type == ConceptType::kind), std::string{id});
      INFO(id << " and " << at->second);
      CHECK(added);
    }
  }
}

TEST_CASE("a catalog with more than a snapshot can number is refused, one at the limit is not") {
  Offer offer;
  offer.title["de"] = "Elterncafé";
  offer.provider.name = "AWO";
  offer.sites.resize(2);
  offer.languages = {{.tag = "de"}, {.tag = "tr"}};
  const std::vector<std::string> ids{"a", "bc", "def"};
  const auto opened = [&](const SnapshotLimits& limits) {
    const NetworkFacts all{.source = [&](const auto& use) {
      for (const std::string& id : ids) {
        offer.id = id;
        use(pack_facts(offer));
      }
    }};
    return build_snapshot({}, {}, {&all, 1}, limits).rows.size();
  };
  const auto refused = [&](const SnapshotLimits& limits, const std::string& limit) {
    try {
      opened(limits);
    } catch (const Error& error) {
      return error.code() == Code::too_many && error.problem().limit == limit;
    }
    return false;
  };
  CHECK(opened({.offers = 3, .id_bytes = 6, .sites = 6, .entries = 2}) == 3);
  CHECK(refused({.offers = 2}, "2 offers"));
  CHECK(refused({.id_bytes = 5}, "5 bytes of ids"));
  CHECK(refused({.sites = 5}, "5 sites"));
  CHECK(refused({.entries = 1}, "1 languages, sessions or concepts"));
}

TEST_CASE("concepts that the vocabulary does not know have codes of their own, up to the limit") {
  ConceptCodes codes{passgenau::Vocabulary::built_in(), ConceptType::burden};
  std::set<ConceptCodes::Code> given;
  for (std::size_t i = 0; i < ConceptCodes::most_strangers; ++i) {
    const std::string id = "strange/" + std::to_string(i);
    const ConceptCodes::Code code = codes.intern(id);
    CHECK((codes.id(code) == id && given.insert(code).second));
  }
  const ConceptCodes::Code last = codes.intern("strange/one-more");
  CHECK(!given.contains(last));
  CHECK(!codes.has_name(last));
  CHECK(codes.intern("strange/another") == last);
  CHECK(codes.find("strange/another") == -1);
}

TEST_CASE("the words of blocks are those of their rows") {
  const Snapshot snapshot = snapshot_of(stage(make_world(first_seed)));
  const auto has = [&](const auto& words, std::size_t property, std::uint32_t row) {
    const std::uint32_t block = snapshot.block_of(row);
    return words.of(property) && (words.of(property)[block] >> (row - snapshot.first_row_of(block)) & 1) != 0;
  };
  std::array<int, UnstatedWords::size> unstated = {};
  for (std::uint32_t index = 0; index < snapshot.rows.size(); ++index) {
    const passgenau::Row& row = snapshot.rows[index];
    const AgeBandSet bands = bands_of(snapshot.child_ages[row.facet(Facet::child_age)]);
    for (std::size_t band = 0; band < bands.size(); ++band)
      REQUIRE(has(snapshot.age_words, band, index) == bands[band]);
    LanguageWords::Properties languages;
    for (const LanguageCode& language : snapshot.languages[row.facet(Facet::languages)])
      languages.set(language_word(language.tag));
    if (languages.none()) languages.set(unstated_language);
    for (std::size_t word = 0; word < languages.size(); ++word)
      REQUIRE(has(snapshot.language_words, word, index) == languages[word]);
    const CaregiverFacet& caregiver = snapshot.caregivers[row.facet(Facet::caregiver)];
    const Residence& residence = snapshot.residences[row.facet(Facet::residence)];
    const std::array<bool, UnstatedWords::size> expected{
        !snapshot.child_ages[row.facet(Facet::child_age)].stated(),
        caregiver.roles == 0 && !caregiver.age.from && !caregiver.age.until && !caregiver.women_only &&
            !caregiver.men_only,
        residence.regions.empty() && residence.except.empty(),
        !snapshot.access[row.facet(Facet::access)].stated,
        row.time.status < 0 || row.time.capacity_as_of == TimeFacts::no_day,
        row.time.verified == TimeFacts::no_day};
    for (std::size_t what = 0; what < expected.size(); ++what) {
      REQUIRE(has(snapshot.unstated_words, what, index) == expected[what]);
      unstated[what] += expected[what] ? 1 : 0;
    }
  }
  for (std::size_t what = 0; what < unstated.size(); ++what) {
    CHECK(unstated[what] > 0);
    CHECK(snapshot.unstated_by_all[what] == (unstated[what] == static_cast<int>(snapshot.rows.size())));
  }
}

// What is told too high would lose an offer; too low, only time.
TEST_CASE("what is left unsaid costs what judging it costs, of 64 rows and of eight times 64") {
  const Seeds seeds = seeds_from_environment(first_seed, 20);
  std::cout << "unsaid: seeds " << seeds.first << " to " << seeds.first + seeds.count - 1 << '\n';
  std::array<long, UnstatedWords::size + 1> lost_by = {};
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    Staged staged = stage(make_world(seed));
    const std::size_t offers = staged.offers.size();
    for (std::size_t i = 0; staged.offers.size() < 1'200; ++i) {
      Offer again = staged.offers[i % offers];
      again.id.insert(0, std::to_string(i) + '/');
      staged.offers.push_back(std::move(again));
    }
    const Snapshot snapshot = snapshot_of(staged);
    for (const NeedsProfile& profile : staged.profiles) {
      const Question question{profile, snapshot};
      const UnstatedLosses losses{snapshot, question};
      const auto lost = [&](Criterion criterion, const passgenau::Finding& finding) {
        return question.worth(criterion) - earned(question.worth(criterion), finding.share);
      };
      const auto expected = [&](const passgenau::Row& row) {
        const auto& caregiver = snapshot.caregivers[row.facet(Facet::caregiver)];
        const auto& languages = snapshot.languages[row.facet(Facet::languages)];
        const auto& ages = snapshot.child_ages[row.facet(Facet::child_age)];
        const auto& residence = snapshot.residences[row.facet(Facet::residence)];
        const auto& access = snapshot.access[row.facet(Facet::access)];
        const std::array<std::int32_t, UnstatedWords::size + 1> by{
            ages.stated() ? 0 : lost(Criterion::child_age, judge_child_age(question, ages)),
            caregiver.stated() ? 0
                               : lost(Criterion::caregiver,
                                      judge_caregiver(question, caregiver, {}, {}, question.all_children)),
            residence.stated() ? 0 : lost(Criterion::residence, judge_residence(question, residence)),
            access.stated ? 0 : lost(Criterion::access, judge_access(question, access)),
            row.time.states_capacity() ? 0 : lost(Criterion::capacity, {.share = points::unknown}),
            row.time.verified == TimeFacts::no_day
                ? lost(Criterion::freshness, judge_freshness(question, row.time))
                : 0,
            languages.empty() ? lost(Criterion::language, judge_language(question, languages)) : 0};
        for (std::size_t what = 0; what < by.size(); ++what)
          lost_by[what] += by[what];
        return std::accumulate(by.begin(), by.end(), 0);
      };
      for (std::uint32_t block = 0; block < snapshot.block_count(); ++block) {
        const auto rows = snapshot.rows_of(block);
        const std::uint64_t all = ~std::uint64_t{0} >> (64 - rows.size());
        for (const std::uint64_t some : {all, all & 0x5555'5555'5555'5555, all & 0xF0}) {
          const std::int32_t of_all = losses.of_all(block, some);
          for_each_bit(some, [&](unsigned bit) {
            REQUIRE(losses.of(block, bit) == expected(rows[bit]));
            REQUIRE(losses.of(block, bit) >= of_all);
          });
        }
      }
      for (const Stretch& stretch : every_stretch(snapshot)) {
        if (!stretch.eight) continue;
        const std::int32_t of_all = losses.of_all(stretch.block, ~EightWords{});
        for_each_block(stretch, [&](std::uint32_t block, std::uint32_t first_row, std::uint64_t rows) {
          for_each_bit(rows, [&](unsigned bit) {
            REQUIRE(losses.of(block, bit) == expected(snapshot.rows[first_row + bit]));
            REQUIRE(losses.of(block, bit) >= of_all);
          });
        });
      }
    }
  }
  for (const long lost : lost_by)
    CHECK(lost > 0);
}

TEST_CASE("steps of points say what enough rows can earn") {
  PointSteps steps{3 * PointSteps::step};
  CHECK(steps.least_of(1) <= 0);
  steps.add(3 * PointSteps::step);
  steps.add(1);
  CHECK(steps.least_of(3) <= 0);
  CHECK(steps.least_of(2) <= 1);
  CHECK(steps.least_of(2) > 1 - PointSteps::step);
  CHECK(steps.least_of(1) == 2 * PointSteps::step + 1);
  // One more below them changes nothing.
  steps.add(2 * PointSteps::step);
  CHECK(steps.least_of(1) == 2 * PointSteps::step + 1);
  CHECK(steps.of(2 * PointSteps::step + 1) == 0);
  CHECK(steps.of(2 * PointSteps::step) == 1);
  CHECK(steps.of(4 * PointSteps::step) == 0);
  steps.clear();
  CHECK(steps.least_of(1) <= 0);
  PointSteps none{0};
  none.add(0);
  CHECK(none.least_of(1) <= 0);
}

/// As matching asks: the threshold rises to what the last of the best earns, once there are as many as a family wants.
void require_that_the_best_come(const Snapshot& snapshot, const Question& question,
                                const std::map<std::uint32_t, std::int32_t>& points) {
  std::set<std::uint32_t> come;
  std::multiset<std::int32_t> best;
  Prospects prospects{snapshot, question};
  const auto least = [&] {
    return best.size() < static_cast<std::size_t>(question.profile.limit) ? 0 : *best.begin();
  };
  while (const Prospect* prospect = prospects.next(least())) {
    REQUIRE(come.insert(prospect->row).second);
    const auto earned = points.find(prospect->row);
    if (earned == points.end()) continue;
    best.insert(earned->second);
    if (best.size() > static_cast<std::size_t>(question.profile.limit)) best.erase(best.begin());
  }
  for (const auto& [row, earned] : points)
    REQUIRE((earned < least() || come.contains(row)));
}

TEST_CASE("no eligible offer is left out, and none earns more than was held possible") {
  const Seeds seeds = seeds_from_environment(first_seed, least_worlds);
  std::cout << "prospects: seeds " << seeds.first << " to " << seeds.first + seeds.count - 1 << '\n';
  long eligible = 0;
  long skipped = 0;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    const World world = make_world(seed);
    const Staged staged = stage(world);
    const Snapshot snapshot = snapshot_of(staged);
    for (std::size_t i = 0; i < staged.profiles.size(); ++i) {
      INFO("seed " << seed << ", " << world.profiles[i]);
      const Question question{staged.profiles[i], snapshot};
      const auto points = judged(snapshot, question);
      eligible += static_cast<long>(points.size());
      std::map<std::uint32_t, std::int32_t> most;
      Prospects all{snapshot, question};
      while (const Prospect* prospect = all.next(0))
        REQUIRE(most.emplace(prospect->row, prospect->most).second);
      for (const auto& [row, earned] : points) {
        INFO(snapshot.id(snapshot.rows[row]));
        REQUIRE(most.count(row) == 1);
        REQUIRE(most[row] >= earned);
      }
      // With a threshold: all that reach it come, and nothing that cannot.
      std::vector<std::int32_t> sorted;
      sorted.reserve(points.size());
      for (const auto& [row, earned] : points)
        sorted.push_back(earned);
      if (sorted.empty()) continue;
      std::sort(sorted.begin(), sorted.end());
      const std::int32_t least = sorted[sorted.size() * 3 / 4];
      std::map<std::uint32_t, std::int32_t> rich;
      Prospects few{snapshot, question};
      while (const Prospect* prospect = few.next(least))
        rich[prospect->row] = prospect->most;
      skipped += static_cast<long>(most.size() - rich.size());
      for (const auto& [row, earned] : points)
        REQUIRE((earned < least || rich.count(row) == 1));
      for (const auto& [row, bound] : rich)
        REQUIRE(bound >= least);
      require_that_the_best_come(snapshot, question, points);
    }
  }
  std::cout << eligible << " eligible, " << skipped << " passed over under a threshold\n";
  CHECK(eligible > 0);
  CHECK(skipped > 0);
}

/// What the note of acute help lists, by looking at every offer of it.
std::vector<std::string> nearest_acute_help(const Snapshot& snapshot, const Question& question,
                                            Judge& judge) {
  std::vector<std::tuple<std::int64_t, std::string>> found;
  for (const std::uint32_t index : snapshot.acute_help) {
    const passgenau::Row& row = snapshot.rows[index];
    if (judge.residence(row) == passgenau::Verdict::unmet) continue;
    std::int64_t nearest = INT64_MAX;
    for (const SitePoint& site : snapshot.sites_of(row))
      if (question.home.point && site.known())
        nearest = std::min(nearest, great_circle(question.home_point, site.point).in_metres());
    found.emplace_back(nearest, snapshot.id(row));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, found.size()); ++i)
    ids.push_back(std::get<1>(found[i]));
  return ids;
}

// Worlds of the oracle end within the first part that is looked at; many of them in one catalog do not.
TEST_CASE("among many offers the list is that of judging them all") {
  constexpr std::uint64_t worlds = 45;
  const Seeds seeds = seeds_from_environment(first_seed, 20);
  std::cout << "many offers: seeds " << seeds.first << " to " << seeds.first + seeds.count - 1 << '\n';
  std::size_t most_eligible = 0;
  int with_more_than_five = 0;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    Staged staged = stage(make_world(seed));
    for (std::uint64_t i = 1; i < worlds; ++i)
      for (Offer& offer : stage(make_world(seed + 1000 * i)).offers) {
        offer.id.insert(0, std::to_string(i) + '/');
        staged.offers.push_back(std::move(offer));
      }
    const Snapshot snapshot = snapshot_of(staged);
    for (NeedsProfile& profile : staged.profiles) {
      profile.words = {};
      const Question question{profile, snapshot};
      Judge judge{snapshot, question};
      struct Place : ListPlace {
        std::uint32_t row = 0;
      };
      std::vector<Place> all;
      for (std::uint32_t row = 0; row < snapshot.rows.size(); ++row) {
        passgenau::Bill bill;
        judge.judge_all(snapshot.rows[row], bill);
        if (bill.eligible) all.push_back({list_place(snapshot.rows[row], bill), row});
      }
      std::sort(all.begin(), all.end());
      most_eligible = std::max(most_eligible, all.size());
      std::vector<std::string_view> expected;
      std::set<std::uint32_t> groups;
      for (const Place& place : all) {
        const passgenau::Row& row = snapshot.rows[place.row];
        if (!row.has_alike || groups.insert(snapshot.alike_group(place.row)).second)
          expected.push_back(snapshot.id(row));
      }
      NeedsProfile in_danger = profile;
      in_danger.needs.push_back({.burden = "relationship/domestic-violence"});
      const Question danger{in_danger, snapshot};
      Judge judge_danger{snapshot, danger};
      const std::vector<std::string> nearest = nearest_acute_help(snapshot, danger, judge_danger);
      CHECK(match_profile(snapshot, in_danger, nullptr).notes.front().offers == nearest);
      with_more_than_five += nearest.size() == 5 && snapshot.acute_help.size() > 100 && danger.home.point;
      for (const int limit : {1, 20, 200}) {
        INFO("seed " << seed << ", limit " << limit << ", " << to_json(profile));
        profile.limit = limit;
        const Answer answer = match_profile(snapshot, profile, nullptr);
        std::vector<std::string_view> given;
        for (const Match& match : answer.matches)
          given.push_back(match.offer);
        const auto count = std::min(expected.size(), static_cast<std::size_t>(limit));
        REQUIRE(given ==
                std::vector(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(count)));
      }
    }
  }
  // More than the first two parts hold.
  CHECK(most_eligible > 1500);
  CHECK(with_more_than_five > 10);
}

// Rows are passed over by their bits alone: by the word of a language, which the rarer ones share, and by what a row misses of several
// needs. Blocks are enough here that most rows wait for the next time.
TEST_CASE("languages beyond the common ones, and families with many needs, miss no offer") {
  constexpr std::uint64_t seed = 20261123;
  std::cout << "languages and needs: seed " << seed << '\n';
  SplitMix64 random{seed};
  const std::vector<std::string> tags{"de", "tr", "ru", "mul", "ar", "uk", "pl", "en",
                                      "ro", "fa", "ku", "sr",  "bg", "hr", "sq", "it",
                                      "es", "fr", "pt", "el",  "zh", "vi", "th", "so"};
  std::vector<passgenau::Need> known;
  for (const passgenau::Concept& item : passgenau::Vocabulary::built_in().concepts()) {
    if (item.type == passgenau::ConceptType::burden && item.safety == passgenau::Safety::none)
      known.push_back({.burden = item.id});
    if (item.type == passgenau::ConceptType::kind) known.push_back({.kind = item.id});
  }
  Staged staged;
  staged.vocabulary = passgenau::Vocabulary::built_in();
  for (int i = 0; i < 12'000; ++i) {
    Offer& offer = staged.offers.emplace_back(Offer{.id = std::to_string(i), .title = {{"de", "Hilfe"}}});
    for (std::uint64_t n = random.below(4); n > 0; --n) {
      const passgenau::Need& named = known[random.below(known.size())];
      (named.burden.empty() ? offer.kinds : offer.addresses).push_back(named.burden + named.kind);
    }
    for (std::uint64_t n = random.below(3); n > 0; --n)
      offer.languages.push_back(
          {.tag = tags[std::min(random.below(tags.size()), random.below(tags.size()))]});
  }
  const Snapshot snapshot = snapshot_of(staged);
  REQUIRE(snapshot.language_tags.size() > LanguageWords::size);
  std::size_t above = 0;
  std::size_t looked_at = 0;
  for (std::size_t family = 0; family < 3 * tags.size(); ++family) {
    NeedsProfile profile{.as_of = date(2026, 11, 23), .languages = {tags[family % tags.size()]}};
    if (profile.languages.front() == "mul") profile.languages.clear();
    for (std::uint64_t n = family % 10; n > 0; --n) {
      passgenau::Need& need = profile.needs.emplace_back(known[random.below(known.size())]);
      need.weight = static_cast<double>(1 + random.below(10)) / 10;
    }
    profile.limit = std::array{1, 3, 20, 200}[family % 4];
    const Question question{profile, snapshot};
    const auto points = judged(snapshot, question);
    require_that_the_best_come(snapshot, question, points);
    std::vector<std::int32_t> sorted{0};
    for (const auto& [row, earned] : points)
      sorted.push_back(earned);
    std::sort(sorted.begin(), sorted.end());
    for (const std::size_t thousandth : {0U, 500U, 900U, 990U, 999U}) {
      const std::int32_t least = sorted[sorted.size() * thousandth / 1000];
      INFO("family " << family << ", at least " << least << ": " << to_json(profile));
      std::map<std::uint32_t, std::int32_t> found;
      Prospects prospects{snapshot, question};
      while (const Prospect* prospect = prospects.next(least))
        REQUIRE(found.emplace(prospect->row, prospect->most).second);
      looked_at += found.size();
      for (const auto& [row, earned] : points) {
        if (earned < least) continue;
        ++above;
        INFO(snapshot.id(snapshot.rows[row]));
        REQUIRE(found.count(row) == 1);
        REQUIRE(found[row] >= earned);
      }
    }
  }
  CHECK(above > 0);
  CHECK(looked_at < 2 * above);
}

// Which rows wait depends on how many matches are asked for; here they lie in more stretches than are asked first.
TEST_CASE("rows that wait for the next time come, and come once") {
  constexpr std::uint64_t seed = 20261124;
  std::cout << "rows that wait: seed " << seed << '\n';
  SplitMix64 random{seed};
  const std::vector<std::string> burdens{"economic/debt", "economic/poverty", "child/excessive-crying",
                                         "parental-health/exhaustion", "family-situation/no-family-support"};
  const auto somewhere = [&] {
    return passgenau::GeoPoint{50.8 + static_cast<double>(random.below(400)) / 1000,
                               10 + static_cast<double>(random.below(600)) / 1000};
  };
  Staged staged;
  staged.vocabulary = passgenau::Vocabulary::built_in();
  for (int i = 0; i < 14'000; ++i) {
    Offer& offer = staged.offers.emplace_back(Offer{.id = std::to_string(i), .title = {{"de", "Hilfe"}}});
    for (std::uint64_t n = random.below(3); n > 0; --n)
      offer.addresses.push_back(burdens[random.below(burdens.size())]);
    if (random.below(10) > 0) offer.sites.push_back({.point = somewhere()});
  }
  const Snapshot snapshot = snapshot_of(staged);
  for (int family = 0; family < 24; ++family) {
    NeedsProfile profile{.as_of = date(2026, 11, 24)};
    for (std::uint64_t n = 1 + random.below(3); n > 0; --n)
      profile.needs.push_back({.burden = burdens[random.below(burdens.size())],
                               .weight = static_cast<double>(1 + random.below(10)) / 10});
    profile.home.point = somewhere();
    profile.reach = passgenau::kilometres(50);
    const Question question{profile, snapshot};
    REQUIRE(stretches(snapshot, question).size() > 150);
    const auto points = judged(snapshot, question);
    for (const int limit : {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 200}) {
      INFO("limit " << limit << ": " << to_json(profile));
      profile.limit = limit;
      require_that_the_best_come(snapshot, question, points);
    }
  }
}

}  // namespace
}  // namespace passgenau::oracle
