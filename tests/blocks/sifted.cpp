// SPDX-License-Identifier: GPL-2.0-or-later
// Lists that are written without a jump: what is wanted is in them, in its order, and nothing else.
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "match/county.hpp"
#include "match/point_steps.hpp"
#include "match/sifted_blocks.hpp"
#include "match/sifted_list.hpp"
#include "planning/random.hpp"

namespace passgenau {
namespace {

constexpr std::uint64_t seed = 20261124;

TEST_CASE("a sifted list has what is wanted, also when it grows, is cut or moved") {
  SplitMix64 random{seed};
  SiftedList<std::uint64_t> list;
  std::vector<std::uint64_t> expected;
  CHECK(list.empty());
  for (int i = 0; i < 1'000; ++i) {
    const std::uint64_t item = random.next();
    const bool wanted = random.below(3) > 0;
    list.make_room(1 + random.below(3));
    list.add(item, wanted);
    if (wanted) expected.push_back(item);
  }
  list.push_back(list[0]);
  expected.push_back(expected[0]);
  REQUIRE(std::vector<std::uint64_t>(list.begin(), list.end()) == expected);
  SiftedList<std::uint64_t> moved = std::move(list);
  CHECK(std::vector<std::uint64_t>(moved.begin(), moved.end()) == expected);
  moved.cut(2);
  moved.push_back(7);
  CHECK(std::vector<std::uint64_t>(moved.begin(), moved.end()) ==
        std::vector<std::uint64_t>{expected[0], expected[1], 7});
  list = SiftedList<std::uint64_t>{};
  list.push_back(3);
  CHECK(std::vector<std::uint64_t>(list.begin(), list.end()) == std::vector<std::uint64_t>{3});
}

TEST_CASE("the rows of sifted blocks are walked as one list") {
  SplitMix64 random{seed};
  for (int round = 0; round < 2'000; ++round) {
    const std::size_t words = random.below(4);
    SiftedBlocks blocks{words};
    for (int turn = 0; turn < 2; ++turn) {
      std::vector<std::tuple<std::uint32_t, unsigned, std::uint64_t>> expected;
      std::uint32_t number = 0;
      while (blocks.has_room() && random.below(20) > 0)
        for (std::uint64_t of_stretch = random.below(2) == 0 ? 1 : EightWords::size; of_stretch > 0;
             --of_stretch) {
          const std::uint64_t rows = random.below(3) == 0 ? 0 : random.next() & random.next() & random.next();
          std::uint64_t* named = blocks.add({rows, 0, ++number, 0, 0, 0, 0, 0});
          for (std::size_t word = 0; word < words; ++word)
            named[word] = number * words + word;
          for (unsigned bit = 0; bit < 64; ++bit)
            if ((rows >> bit & 1) != 0)
              expected.emplace_back(number, bit, words == 0 ? 0 : number * words + words - 1);
        }
      std::vector<std::tuple<std::uint32_t, unsigned, std::uint64_t>> walked;
      blocks.take_rows([&](const SiftedBlock& block, const std::uint64_t* named, unsigned bit) {
        walked.emplace_back(block.block, bit, words == 0 ? 0 : named[words - 1]);
      });
      INFO("round " << round << ", turn " << turn);
      REQUIRE(walked == expected);
    }
  }
}

TEST_CASE("points that are not wanted are counted in no step, whatever they are") {
  PointSteps steps{10 * PointSteps::step};
  PointSteps only_wanted{10 * PointSteps::step};
  SplitMix64 random{seed};
  for (int i = 0; i < 500; ++i) {
    const auto most = static_cast<std::int32_t>(random.below(10 * PointSteps::step));
    steps.add(most, true);
    only_wanted.add(most);
    steps.add(-static_cast<std::int32_t>(random.below(1'000'000'000)), false);
    steps.add(most, false);
  }
  for (const std::size_t enough : {400U, 100U, 7U, 1U})
    CHECK(steps.least_of(enough) == only_wanted.least_of(enough));
  const auto rows = steps.rows();
  const auto expected = only_wanted.rows();
  CHECK(std::vector<std::uint32_t>(rows.begin(), rows.end()) ==
        std::vector<std::uint32_t>(expected.begin(), expected.end()));
}

TEST_CASE("counties hold those that were added, and few others") {
  SplitMix64 random{seed};
  for (int round = 0; round < 200; ++round) {
    Counties some;
    Counties others;
    std::vector<std::uint32_t> added;
    for (std::uint64_t count = random.below(40); count > 0; --count) {
      added.push_back(static_cast<std::uint32_t>(random.below(100'000)));
      (random.below(2) == 0 ? some : others).add(added.back());
    }
    some.add(others);
    for (const std::uint32_t county : added)
      REQUIRE(some.may_hold(county));
    int held = 0;
    for (std::uint32_t county = 0; county < 100'000; ++county)
      held += some.may_hold(county) ? 1 : 0;
    CHECK(held <= static_cast<int>(added.size()) * (100'000 / 509 + 1));
  }
}

}  // namespace
}  // namespace passgenau
