// SPDX-License-Identifier: GPL-2.0-or-later
// What passes over many rows at once – words of blocks, bands of ages, boxes side by side – leaves out nobody whom judging takes.
#include <algorithm>
#include <bitset>
#include <cmath>
#include <iostream>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "match/age_bands.hpp"
#include "match/bit_matrix.hpp"
#include "match/block_words.hpp"
#include "match/box.hpp"
#include "match/criteria.hpp"
#include "match/eight_words.hpp"
#include "match/need_sieve.hpp"
#include "match/question.hpp"
#include "planning/random.hpp"

namespace passgenau {
namespace {

constexpr std::uint64_t seed = 20261123;

/// Block, row of it, and the sum of what it names.
using Sums = std::set<std::tuple<std::uint32_t, unsigned, std::int64_t>>;

TEST_CASE("a property of a block is that of its rows, and one that no row has takes no memory") {
  using Words = BlockWords<5>;
  CHECK(Words{}.of(4) == nullptr);
  constexpr std::size_t blocks = 20;
  Words words{blocks, Words::Properties{0b10010}};
  words.put(1, 0, std::uint64_t{1} << 63);
  words.put(1, 19, 1);
  words.put(4, 19, 0b1100000);
  for (const std::size_t unused : {0U, 2U, 3U})
    CHECK(words.of(unused) == nullptr);
  for (std::size_t block = 0; block < blocks; ++block) {
    CHECK(words.of(1)[block] == (block == 0 ? std::uint64_t{1} << 63 : block == 19 ? 1U : 0U));
    CHECK(words.of(4)[block] == (block == 19 ? 0b1100000U : 0U));
  }
}

TEST_CASE("bits of 64 rows become words of 64 properties") {
  SplitMix64 random{seed};
  for (int round = 0; round < 100; ++round) {
    BitMatrix rows;
    for (std::uint64_t& row : rows)
      row = random.next();
    BitMatrix columns = rows;
    transpose(columns);
    for (std::size_t row = 0; row < 64; ++row)
      for (std::size_t bit = 0; bit < 64; ++bit)
        REQUIRE((rows[row] >> bit & 1) == (columns[bit] >> row & 1));
  }
}

/// Of any unit, up to some four years, or before birth.
Age some_age(SplitMix64& random) {
  switch (random.below(6)) {
    case 0: return years(static_cast<int>(random.below(20)));
    case 1: return weeks(static_cast<int>(random.below(200)));
    case 2: return days(static_cast<int>(random.below(1500)));
    case 3: return weeks_before_birth(static_cast<int>(random.below(41)));
    case 4:
      return {.years = static_cast<int>(random.below(3)),
              .months = static_cast<int>(random.below(12)),
              .weeks = static_cast<int>(random.below(4)),
              .days = static_cast<int>(random.below(7))};
    default: return months(static_cast<int>(random.below(80)));
  }
}

/// Born or expected around one of the ends of the range, where bands may go wrong, or anywhere.
Child some_child(SplitMix64& random, Date as_of, const AgeRange& range) {
  const std::chrono::sys_days today{as_of};
  const std::chrono::days around{static_cast<int>(random.below(65)) - 32};
  const auto child_of = [&](std::chrono::sys_days birth) {
    const Date day{birth};
    return birth > today ? Child{.due = day} : random.below(10) == 0 ? Child{.due = day} : Child{.born = day};
  };
  switch (random.below(4)) {
    case 0: {
      Child child{.age = months(static_cast<int>(random.below(100)))};
      if (random.below(2) == 0) child.known_to = AgeUnit::days;
      if (random.below(2) == 0) child.age->days = static_cast<int>(random.below(4));
      return child;
    }
    case 1: return child_of(today - std::chrono::days{static_cast<int>(random.below(7000)) - 280});
    default: {
      const Age end =
          range.from && (!range.until || random.below(2) == 0) ? *range.from : range.until.value_or(birth());
      const int since = (end.years * 12 + end.months) * 30 + end.weeks * 7 + end.days;
      return child_of(today - std::chrono::days{end.before_birth ? -since : since} + around);
    }
  }
}

TEST_CASE("no child is inside a range whose bands it does not share") {
  std::cout << "blocks: seed " << seed << '\n';
  SplitMix64 random{seed};
  constexpr int rounds = 60'000;
  int inside = 0;
  int outside = 0;
  int passed_over = 0;
  for (int round = 0; round < rounds; ++round) {
    Date as_of{std::chrono::sys_days{date(2024, 1, 1)} + std::chrono::days{random.below(1200)}};
    if (random.below(2) == 0) as_of = as_of.year() / as_of.month() / std::chrono::last;
    AgeRange range;
    if (random.below(4) > 0) range.from = some_age(random);
    if (random.below(4) > 0) range.until = some_age(random);
    const NeedsProfile family{.as_of = as_of, .children = {some_child(random, as_of, range)}};
    static const Snapshot snapshot = [] {
      Snapshot empty;
      empty.vocabulary = Vocabulary::built_in();
      empty.burdens = ConceptCodes{empty.vocabulary, ConceptType::burden};
      empty.kinds = ConceptCodes{empty.vocabulary, ConceptType::kind};
      return empty;
    }();
    const Question question{family, snapshot};
    const bool shared = (bands_of(range) & bands_of(question.children.front())).any();
    const Verdict verdict = judge_child_age(question, range).verdict;
    INFO("round " << round << " on " << to_string(as_of) << ": from "
                  << (range.from ? to_string(*range.from) : "any") << " until "
                  << (range.until ? to_string(*range.until) : "any"));
    if (verdict == Verdict::unmet) {
      ++outside;
      if (!shared) ++passed_over;
    } else {
      ++inside;
      REQUIRE(shared);
    }
  }
  std::cout << inside << " inside, " << outside << " outside, " << passed_over << " of them by their bands\n";
  CHECK(inside > rounds / 4);
  CHECK(passed_over > outside / 2);
}

// Of each sum that a row comes to, and of one more, rows are passed over by what they miss: one too many would be an offer lost.
TEST_CASE(
    "of 64 rows, and of eight times 64, those come that can earn enough by what they name, and no other") {
  SplitMix64 random{seed};
  Snapshot snapshot;
  snapshot.vocabulary = Vocabulary::built_in();
  snapshot.burdens = ConceptCodes{snapshot.vocabulary, ConceptType::burden};
  snapshot.kinds = ConceptCodes{snapshot.vocabulary, ConceptType::kind};
  std::vector<Need> known;
  for (const Concept& item : snapshot.vocabulary.concepts()) {
    if (item.type == ConceptType::burden && item.safety == Safety::none) known.push_back({.burden = item.id});
    if (item.type == ConceptType::kind) known.push_back({.kind = item.id});
  }
  int named = 0;
  int passed_over = 0;
  for (int round = 0; round < 600; ++round) {
    NeedsProfile family{.as_of = date(2026, 11, 23)};
    const std::size_t needs = round % 10;
    while (family.needs.size() < needs) {
      Need& need = family.needs.emplace_back(known[random.below(known.size())]);
      need.weight = static_cast<double>(1 + random.below(4)) / 4;
    }
    const Question question{family, snapshot};
    NeedWords::Properties used;
    for (std::size_t word = 0; word < used.size(); ++word)
      used[word] = random.below(8) > 0;
    snapshot.need_words = NeedWords{EightWords::size, used};
    // Rows that name little, and rows that name much.
    const std::uint64_t one_in = 2 + random.below(60);
    for (std::size_t word = 0; word < used.size(); ++word) {
      if (!used[word]) continue;
      for (std::size_t block = 0; block < EightWords::size; ++block) {
        std::uint64_t rows_of_block = 0;
        for (int row = 0; row < 64; ++row)
          rows_of_block = rows_of_block << 1 | (random.below(one_in) == 0 ? 1 : 0);
        snapshot.need_words.put(word, block, rows_of_block);
      }
    }
    const auto has = [&](std::uint8_t word, unsigned row) {
      return used[word] && (snapshot.need_words.of(word)[0] >> row & 1) != 0;
    };
    const std::uint64_t rows = random.next() | random.next();
    std::vector<std::pair<unsigned, std::int64_t>> all;
    for (unsigned row = 0; row < 64; ++row) {
      std::int64_t sum = 0;
      bool names_any = needs == 0;
      for (const NeedMask& mask : question.need_masks) {
        const bool same = has(mask.same, row);
        const bool related = std::any_of(mask.related.begin(), mask.related.end(),
                                         [&](std::uint8_t word) { return has(word, row); });
        names_any = names_any || same || related;
        sum += mask.weight * (same ? points::needs::same : related ? mask.most_related : mask.otherwise);
      }
      if (names_any && (rows >> row & 1) != 0) all.emplace_back(row, sum);
    }
    std::set<std::int64_t> thresholds{0};
    for (const auto& [row, sum] : all)
      thresholds.insert({sum, sum + 1});
    NeedSieve sieve{snapshot, question};
    for (const std::int64_t least : thresholds) {
      Sums expected;
      for (const auto& [row, sum] : all)
        if (sum >= least) expected.emplace(0, row, sum);
      const auto sifted = [&](std::uint32_t block, const auto& words) {
        Sums sums;
        std::vector<std::uint64_t> named_by_rows(sieve.words_of_block());
        const auto look = [&](std::uint32_t nth, std::uint64_t left) {
          for_each_bit(left, [&](unsigned row) {
            const std::int64_t sum = sieve.sum(named_by_rows.data(), row);
            if (sum >= least) sums.emplace(block + nth, row, sum);
          });
        };
        // What a block names is there after `keep`: it is looked at when the next one comes.
        std::optional<std::pair<std::uint32_t, std::uint64_t>> before;
        sieve.sift(
            block, words, [&](const auto&) { return least; },
            [&](std::uint32_t nth, std::uint64_t left, std::int64_t asked) {
              CHECK(asked == least);
              if (before) look(before->first, before->second);
              before = {nth, left};
              return named_by_rows.data();
            });
        if (before) look(before->first, before->second);
        return sums;
      };
      INFO("round " << round << ", at least " << least);
      const Sums found = sifted(0, rows);
      REQUIRE(found == expected);
      named += static_cast<int>(found.size());
      passed_over += static_cast<int>(all.size() - found.size());
      // Eight blocks at once are these eight.
      EightWords of_eight;
      Sums one_by_one;
      for (std::uint32_t block = 0; block < EightWords::size; ++block) {
        of_eight.words[block] = random.next() | random.next();
        one_by_one.merge(sifted(block, of_eight.words[block]));
      }
      const Sums at_once = sifted(0, of_eight);
      REQUIRE(at_once == one_by_one);
    }
  }
  std::cout << named << " named, " << passed_over << " passed over\n";
  CHECK(named > 0);
  CHECK(passed_over > 0);
}

UnitVector some_point(SplitMix64& random, double lat, double lon, double spread) {
  const auto part = [&] { return spread * (static_cast<double>(random.below(2001)) / 1000 - 1); };
  return unit_vector({lat + part(), lon + part()});
}

TEST_CASE("boxes side by side are as far as each alone, and never farther than what is in them") {
  SplitMix64 random{seed};
  for (int round = 0; round < 200; ++round) {
    const double lat = static_cast<double>(random.below(160)) - 80;
    const double lon = static_cast<double>(random.below(358)) - 179;
    const UnitVector home = some_point(random, lat, lon, 1);
    BoxGroup group;
    std::vector<std::pair<std::size_t, UnitVector>> points;
    Box all;
    const std::size_t filled = 1 + random.below(BoxGroup::size);
    for (std::size_t place = 0; place < filled; ++place) {
      Box box;
      for (std::size_t i = 1 + random.below(4); i > 0; --i) {
        points.emplace_back(place, some_point(random, lat, lon, 1));
        box.add(points.back().second);
      }
      group.set(place, box);
      all.add(box);
    }
    const auto together = group.chords_squared(home);
    for (std::size_t place = 0; place < filled; ++place)
      REQUIRE(std::abs(together[place] - group.box(place).chord_squared(home)) <= 1e-9F);
    for (const auto& [place, point] : points) {
      // What single precision loses: a metre or two of some hundred kilometres.
      REQUIRE(std::sqrt(together[place]) <= std::sqrt(chord_squared(home, point)) + 1e-6);
      REQUIRE(group.around().chord_squared(home) <= together[place] + 1e-9);
    }
    CHECK(group.around().low[0] == all.low[0]);
    CHECK(group.around().high[2] == all.high[2]);
    for (std::size_t place = filled; place < BoxGroup::size; ++place)
      CHECK(group.box(place).empty());
  }
}

}  // namespace
}  // namespace passgenau
