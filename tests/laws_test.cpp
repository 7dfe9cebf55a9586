// SPDX-License-Identifier: GPL-2.0-or-later
// The laws that close docs/formats.md and docs/matching.md, over the oracle's worlds: what must hold in the engine's answers, whatever the
// constants are.  PASSGENAU_WORLDS and PASSGENAU_SEED as in oracle_test.cpp.
#include <algorithm>
#include <iostream>
#include <optional>
#include <set>

#include "catch.hpp"
#include "oracle/better.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 200;
constexpr std::uint64_t first_seed = 1'000'001;  // other worlds than the comparison's

struct Count {
  long eligible = 0;
  long ineligible = 0;
  long rose = 0;
};

std::string told(const World& world, std::size_t profile, const std::string& what) {
  return "seed " + std::to_string(world.seed) + ", " + what + "\n  " + world.profiles[profile];
}

void check_variant(const World& world, const Staged& staged, const Catalog& catalog, const Variant& variant,
                   std::vector<Count>& counts) {
  const Judgement before = catalog.why(staged.profiles[variant.profile], variant.base);
  const Judgement after = catalog.why(staged.profiles[variant.profile], variant.id);
  Count& count = counts[variant.law];
  ++(before.eligible ? count.eligible : count.ineligible);
  if (after.match.points() > before.match.points()) ++count.rose;
  if (after.match.points() >= before.match.points()) return;
  const auto base = std::find_if(staged.offers_json.begin(), staged.offers_json.end(),
                                 [&](const Object& o) { return text(o, "id") == variant.base; });
  FAIL_CHECK(
      told(world, variant.profile, std::string{"points fall though the offer "} + law_names[variant.law])
      << "\n  " << print(*base) << "\n  " << variant.json << "\n"
      << to_json(before) << "\n"
      << to_json(after));
}

bool is_among(const std::string& id, const std::vector<std::string>& ids) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// The match without the others that it stands for: `why` looks at one offer.
Match alone(Match match) {
  match.also.clear();
  return match;
}

/// The bill of one offer is sound in itself, and its possible points are those of every other offer.
void check_bill(const Answer& answer, const Match& match, const std::vector<Points>& possible) {
  REQUIRE(match.reasons.size() == answer.evaluated.size());
  for (std::size_t i = 0; i < match.reasons.size(); ++i) {
    const Reason& reason = match.reasons[i];
    CHECK(reason.criterion == answer.evaluated[i]);
    CHECK(reason.points.thousandths >= 0);
    CHECK(reason.points <= reason.possible);
    CHECK(reason.possible == possible[i]);
    if (reason.verdict == passgenau::Verdict::unknown && reason.possible.thousandths > 0)
      CHECK(reason.points.thousandths > 0);
  }
  const long sum = match.points().thousandths;
  const long of = match.possible().thousandths;
  const long millionths = of == 0 ? 0 : (2'000'000 * sum + of) / (2 * of);
  CHECK(match.score == static_cast<double>(millionths) / 1e6);
  CHECK(match.score >= 0);
  CHECK(match.score <= 1);
}

/// Best first: points, then distance with none last, then id.
bool in_order(const Match& a, const Match& b) {
  if (a.points() != b.points()) return a.points() > b.points();
  if (a.distance != b.distance) return a.distance && (!b.distance || *a.distance < *b.distance);
  return a.offer < b.offer;
}

struct Siblings {
  long compared = 0;
  long eligible = 0;
  long named = 0;
  long fell = 0;
};

/// A burden that the offer names, if it can be ranked and this child does not have it yet; else one that no world names.
std::string burden_for(const Hall& hall, const Family& family, std::size_t child, const Object& offer) {
  for (const std::string& burden : named_burdens(offer, hall.staged.books)) {
    const bool known = hall.staged.books.vocabulary.burdens.concepts.contains(burden);
    const bool ranked = !hall.staged.books.vocabulary.burdens.under_safety(burden, "child-protection");
    const bool there = std::any_of(family.needs.begin(), family.needs.end(),
                                   [&](const Need& n) { return n.burden == burden && n.child == child; });
    if (known && ranked && !there) return burden;
  }
  return "child/chronic-illness";
}

/// One more need of a child that the offer is not for, though it is for a sibling.
void check_siblings(const Hall& hall, std::size_t profile, const Catalog& catalog, Siblings& count) {
  const Family family = read_family(hall.staged.profiles_json[profile], hall.staged.books);
  // Where no burden was ranked before, the new need would ask new questions: possible points would differ.
  const bool ranked_burden = std::any_of(family.needs.begin(), family.needs.end(),
                                         [](const Need& n) { return n.ranked && !n.burden.empty(); });
  if (family.children.size() < 2 || !ranked_burden) return;
  for (const Object& offer : hall.staged.offers_json) {
    const auto last = static_cast<long>(family.children.size()) - 1;
    const auto child = static_cast<std::size_t>(hall.random.between(0, last));
    if (contains(candidate_children(family, offer), child)) continue;
    NeedsProfile more = hall.staged.profiles[profile];
    const std::string burden = burden_for(hall, family, child, offer);
    more.needs.push_back({.burden = burden, .child = static_cast<int>(child)});
    const Judgement before = catalog.why(hall.staged.profiles[profile], text(offer, "id"));
    const Judgement after = catalog.why(more, text(offer, "id"));
    INFO(told(hall.world, profile, burden + " of child " + std::to_string(child)) << "\n  " << print(offer));
    REQUIRE(after.match.possible() == before.match.possible());
    CHECK(after.match.points() <= before.match.points());
    CHECK((before.eligible || !after.eligible));
    ++count.compared;
    if (before.eligible) ++count.eligible;
    if (burden != "child/chronic-illness") ++count.named;
    if (after.match.points() < before.match.points()) ++count.fell;
  }
}

}  // namespace

TEST_CASE("points never fall when an offer fits better", "[laws]") {
  const Seeds seeds = seeds_from_environment(first_seed, least_worlds);
  std::cout << "PASSGENAU_SEED=" << seeds.first << " PASSGENAU_WORLDS=" << seeds.count << '\n';
  std::vector<Count> counts(law_count);
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    INFO("seed " << seed);
    const World world = make_world(seed);
    const Staged staged = stage(world);
    Random random{seed};
    const auto variants = make_variants({world, staged, random});
    std::vector<Offer> offers = staged.offers;
    for (const Variant& variant : variants)
      offers.push_back(read_offer(variant.json, staged.vocabulary));
    const TemporaryFolder folder;
    write_catalog((folder / "offers.pgn").string(), staged, offers);
    const Catalog catalog{(folder / "offers.pgn").string()};
    for (const Variant& variant : variants)
      check_variant(world, staged, catalog, variant, counts);
  }
  for (int law = 0; law < law_count; ++law) {
    const Count& count = counts[static_cast<std::size_t>(law)];
    std::cout << law_names[law] << ": " << count.eligible << " eligible, " << count.ineligible
              << " not, points rose " << count.rose << " times\n";
    INFO(law_names[law]);
    if (seeds.count < least_worlds) continue;
    CHECK(count.eligible > 0);
    CHECK(count.ineligible > 0);
    CHECK(count.rose > 0);
  }
}

TEST_CASE("bills are sound, lists are prefixes, and offers do not touch each other", "[laws]") {
  const Seeds seeds = seeds_from_environment(first_seed, least_worlds);
  long bills = 0, cut = 0, kept = 0, unasked = 0;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    INFO("seed " << seed);
    const World world = make_world(seed);
    const Staged staged = stage(world);
    Random random{seed};
    std::vector<Offer> fewer;
    for (const Offer& offer : staged.offers)
      if (random.chance(50)) fewer.push_back(offer);
    const TemporaryFolder folder;
    write_catalog((folder / "all.pgn").string(), staged, staged.offers);
    write_catalog((folder / "fewer.pgn").string(), staged, fewer);
    const Catalog all{(folder / "all.pgn").string()};
    const Catalog some_of_them{(folder / "fewer.pgn").string()};
    for (NeedsProfile profile : staged.profiles) {
      INFO(to_json(profile));
      profile.limit = 200;
      const Answer whole = all.match(profile);
      CHECK(to_json(whole) == to_json(all.match(profile)));
      CHECK(std::is_sorted(whole.matches.begin(), whole.matches.end(), in_order));
      if (whole.evaluated.size() == 1) ++unasked;

      std::optional<std::vector<Points>> possible;
      for (const Offer& offer : staged.offers) {
        const Judgement judgement = all.why(profile, offer.id);
        if (!possible) {
          possible.emplace();
          for (const Reason& reason : judgement.match.reasons)
            possible->push_back(reason.possible);
        }
        check_bill(whole, judgement.match, *possible);
        const auto match = std::find_if(whole.matches.begin(), whole.matches.end(), [&](const Match& m) {
          return m.offer == offer.id || is_among(offer.id, m.also);
        });
        if (whole.matches.size() < 200) CHECK((match != whole.matches.end()) == judgement.eligible);
        if (match != whole.matches.end() && match->offer == offer.id) CHECK(alone(*match) == judgement.match);
        ++bills;
      }

      profile.limit = static_cast<int>(random.between(1, 12));
      const Answer first = all.match(profile);
      const auto expected = std::min(whole.matches.size(), static_cast<std::size_t>(profile.limit));
      REQUIRE(first.matches.size() == expected);
      CHECK(std::equal(first.matches.begin(), first.matches.end(), whole.matches.begin()));
      if (first.matches.size() < whole.matches.size()) ++cut;

      profile.limit = 200;
      for (const Match& match : some_of_them.match(profile).matches) {
        CHECK(alone(match) == all.why(profile, match.offer).match);
        ++kept;
      }
    }
  }
  std::cout << bills << " bills, " << cut << " lists cut, " << kept
            << " matches kept where others were removed, " << unasked << " families that ask nothing\n";
  if (seeds.count < least_worlds) return;
  CHECK(bills > 0);
  CHECK(cut > 0);
  CHECK(kept > 0);
  CHECK(unasked > 0);
}

TEST_CASE("a need of one child never raises an offer that serves only a sibling", "[laws]") {
  const Seeds seeds = seeds_from_environment(first_seed, least_worlds);
  Siblings count;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    INFO("seed " << seed);
    const World world = make_world(seed);
    const Staged staged = stage(world);
    Random random{seed};
    const TemporaryFolder folder;
    write_catalog((folder / "offers.pgn").string(), staged, staged.offers);
    const Catalog catalog{(folder / "offers.pgn").string()};
    for (std::size_t profile = 0; profile < staged.profiles.size(); ++profile)
      check_siblings({world, staged, random}, profile, catalog, count);
  }
  std::cout << count.compared << " offers compared, " << count.eligible << " of them eligible, "
            << count.named << " name the need, " << count.fell << " earn less\n";
  if (seeds.count < least_worlds) return;
  CHECK(count.compared > 0);
  CHECK(count.eligible > 0);
  CHECK(count.named > 0);
  CHECK(count.fell > 0);
}

}  // namespace passgenau::oracle
