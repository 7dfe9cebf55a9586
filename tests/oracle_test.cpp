// SPDX-License-Identifier: GPL-2.0-or-later
// The engine against a second program (tests/oracle), which judges every offer of seeded worlds by the documents alone.
//   PASSGENAU_WORLDS=5000 PASSGENAU_SEED=1 oracle_test
#include <algorithm>
#include <iostream>

#include "catch.hpp"
#include "oracle/branches.hpp"
#include "oracle/by_hand.hpp"
#include "oracle/stage.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 500;
constexpr std::uint64_t worlds_with_words = 60;
constexpr std::uint64_t first_with_words = 7'000'001;  // other worlds than those without words
constexpr std::size_t most_told = 5;  ///< differences that are written out; the rest is counted

/// What was compared, and what differed.
struct Tally {
  long answers = 0;
  long matches = 0;
  long judgements = 0;
  long ineligible = 0;
  long orders = 0;
  std::map<std::string, std::map<std::string, long>> verdicts;
  std::vector<std::string> differences;

  void tell(const World& world, std::size_t profile, const std::string& what) {
    differences.push_back("seed " + std::to_string(world.seed) + ", profile " + std::to_string(profile) +
                          ": " + what + "\n  " + world.profiles[profile]);
    if (differences.size() <= most_told) std::cout << differences.back() << '\n';
  }
};

const Object& offer_of(const Staged& staged, const std::string& id) {
  return *std::find_if(staged.offers_json.begin(), staged.offers_json.end(),
                       [&](const Object& o) { return text(o, "id") == id; });
}

/// Both bills of the first offer at which two lists of matches part.
std::string explain_lists(const Staged& staged, std::size_t profile, const Catalog& catalog,
                          const Array& expected, const Array& got) {
  std::size_t at = 0;
  while (at < expected.size() && at < got.size() && difference(expected[at], got[at]).empty())
    ++at;
  if (at >= expected.size() && at >= got.size()) return "";
  std::string out = "at place " + std::to_string(at) + "\n";
  for (const auto* side : {&expected, &got}) {
    if (at >= side->size()) continue;
    const std::string id = text((*side)[at].as_object(), "offer");
    const Object ours = why(staged.profiles_json[profile], offer_of(staged, id), staged.books);
    const Object theirs = without_evidence(catalog.why(staged.profiles[profile], id));
    out +=
        "  " + print(offer_of(staged, id)) + "\n" + side_by_side(part(ours, "match"), part(theirs, "match"));
  }
  return out;
}

void compare_answer(const World& world, const Staged& staged, std::size_t profile, const Catalog& catalog,
                    Tally& tally) {
  const Answer theirs = catalog.match(staged.profiles[profile]);
  const Object expected = answer(staged.profiles_json[profile], staged.offers_json, staged.books);
  const Object got = without_evidence(theirs);
  ++tally.answers;
  tally.matches += static_cast<long>(list(expected, "matches").size());
  if (theirs.catalog.offers != staged.offers.size()) tally.tell(world, profile, "catalog.offers is wrong");
  if (const std::string odd = odd_number(to_json(theirs)); !odd.empty())
    tally.tell(world, profile, "a number is written " + odd);
  const std::string found = difference(expected, got);
  if (!found.empty())
    tally.tell(world, profile,
               found.substr(0, 600) + "\n  " +
                   explain_lists(staged, profile, catalog, list(expected, "matches"), list(got, "matches")));
}

void compare_why(const World& world, const Staged& staged, std::size_t profile, const Catalog& catalog,
                 Random& random, Tally& tally) {
  if (staged.offers.empty()) return;
  for (int times = 0; times < 6; ++times) {
    const Object& offer = random.pick(staged.offers_json);
    const Object expected = why(staged.profiles_json[profile], offer, staged.books);
    const Object got = without_evidence(catalog.why(staged.profiles[profile], text(offer, "id")));
    ++tally.judgements;
    if (!flag(expected, "eligible")) ++tally.ineligible;
    for (const Json& reason : list(part(expected, "match"), "reasons"))
      ++tally.verdicts[text(reason.as_object(), "criterion")][text(reason.as_object(), "verdict")];
    const std::string found = difference(expected, got);
    if (!found.empty())
      tally.tell(world, profile,
                 "why" + found + "\n  " + print(offer) + "\n" +
                     side_by_side(part(expected, "match"), part(got, "match")));
  }
}

/// The same offers put in another order, some of them twice or taken out and put again: the same bytes.
void compare_orders(const World& world, const Staged& staged, const Catalog& catalog, Random& random,
                    const TemporaryFolder& folder, Tally& tally) {
  std::vector<Offer> shuffled = staged.offers;
  random.shuffle(shuffled);
  write_catalog((folder / "other.pgn").string(), staged, shuffled);
  Catalog other{(folder / "other.pgn").string()};
  const auto compare = [&](const char* what) {
    for (std::size_t profile = 0; profile < staged.profiles.size(); ++profile) {
      ++tally.orders;
      if (bytes_without_revision(catalog.match(staged.profiles[profile])) !=
          bytes_without_revision(other.match(staged.profiles[profile])))
        tally.tell(world, profile, what);
    }
  };
  compare("another order of insertion gives other bytes");
  if (staged.offers.empty()) return;
  CatalogWriter writer{(folder / "other.pgn").string()};
  for (int times = 0; times < 4; ++times) {
    const Offer& offer = random.pick(staged.offers);
    if (random.chance(70)) writer.remove(offer.id);
    writer.put(offer);
  }
  writer.commit();
  other.refresh();
  compare("removing and putting again gives other bytes");
}

void check_coverage(const Tally& tally, const std::map<std::string, long>& before) {
  for (const auto& [criterion, verdicts] : possible_verdicts())
    for (const std::string& verdict : verdicts) {
      INFO("never judged: " << criterion << " " << verdict);
      CHECK(tally.verdicts.count(criterion) == 1);
      CHECK((tally.verdicts.count(criterion) == 1 && tally.verdicts.at(criterion).count(verdict) == 1));
    }
  for (const auto& [branch, count] : branch_counts()) {
    INFO("never reached: " << branch);
    CHECK(count - before.at(branch) > 0);
  }
  CHECK(tally.matches > 0);
  CHECK(tally.ineligible > 0);
  CHECK(tally.ineligible < tally.judgements);
}

}  // namespace

TEST_CASE("the oracle agrees with answers worked out by hand", "[oracle]") {
  int checked = 0;
  const auto wrong = check_by_hand(PASSGENAU_SOURCE_DIR "/lib/vocabulary/data", checked);
  for (const std::string& one : wrong)
    std::cout << one << '\n';
  CHECK(wrong.empty());
  CHECK(checked > 70);
}

TEST_CASE("engine and oracle give the same answers in seeded worlds", "[oracle]") {
  const Seeds seeds = seeds_from_environment(1, least_worlds);
  std::cout << "PASSGENAU_SEED=" << seeds.first << " PASSGENAU_WORLDS=" << seeds.count << '\n';
  const auto branches_before = branch_counts();
  Tally tally;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    INFO("seed " << seed);
    const World world = make_world(seed);
    const Staged staged = stage(world);
    const TemporaryFolder folder;
    Random random{seed};
    std::vector<Offer> shuffled = staged.offers;
    random.shuffle(shuffled);
    write_catalog((folder / "offers.pgn").string(), staged, shuffled);
    const Catalog catalog{(folder / "offers.pgn").string()};
    for (std::size_t profile = 0; profile < staged.profiles.size(); ++profile) {
      compare_answer(world, staged, profile, catalog, tally);
      compare_why(world, staged, profile, catalog, random, tally);
    }
    compare_orders(world, staged, catalog, random, folder, tally);
  }
  std::cout << tally.answers << " answers with " << tally.matches << " matches, " << tally.judgements
            << " judgements (" << tally.ineligible << " not eligible), " << tally.orders
            << " orders of insertion: " << tally.differences.size() << " differences\n";
  CHECK(tally.differences.empty());
  if (seeds.count >= least_worlds) check_coverage(tally, branches_before);
}

TEST_CASE("engine and oracle judge the words of a profile alike, over all offers that are eligible",
          "[oracle]") {
  const Seeds seeds = seeds_from_environment(first_with_words, worlds_with_words);
  std::cout << "PASSGENAU_SEED=" << seeds.first << " PASSGENAU_WORLDS=" << seeds.count << '\n';
  Tally tally;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    INFO("seed " << seed);
    World world = make_world(seed);
    add_words(world);
    const Staged staged = stage(world);
    const TemporaryFolder folder;
    Random random{seed};
    write_catalog((folder / "offers.pgn").string(), staged, staged.offers);
    const Catalog catalog{(folder / "offers.pgn").string()};
    for (std::size_t profile = 0; profile < staged.profiles.size(); ++profile) {
      compare_answer(world, staged, profile, catalog, tally);
      compare_why(world, staged, profile, catalog, random, tally);
    }
    compare_orders(world, staged, catalog, random, folder, tally);
  }
  std::cout << tally.answers << " answers with words and " << tally.matches
            << " matches: " << tally.differences.size() << " differences\n";
  CHECK(tally.differences.empty());
  for (const char* verdict : {"met", "partly", "unmet"}) {
    INFO(verdict);
    CHECK(tally.verdicts["words"][verdict] > 0);
  }
}

}  // namespace passgenau::oracle
