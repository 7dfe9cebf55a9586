// SPDX-License-Identifier: GPL-2.0-or-later
// What opening a catalog sorts and counts by itself, against the plain way.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "match/facet_cache.hpp"
#include "match/facet_numbers.hpp"
#include "match/large_pages.hpp"
#include "match/number_sort.hpp"
#include "planning/random.hpp"

namespace passgenau {
namespace {

constexpr std::uint64_t seed = 20261122;

TEST_CASE("numbers are sorted as a stable sort would, few and many of them") {
  std::cout << "snapshot: seed " << seed << '\n';
  SplitMix64 random{seed};
  for (const std::size_t count : {0U, 1U, 2U, 511U, 512U, 5000U})
    for (const std::uint64_t range :
         {std::uint64_t{1}, std::uint64_t{7}, std::uint64_t{300}, std::uint64_t{1} << 62}) {
      std::vector<Numbered> list;
      for (std::uint32_t i = 0; i < count; ++i)
        list.push_back({random.below(range), i});
      std::vector<Numbered> expected = list;
      std::stable_sort(expected.begin(), expected.end(),
                       [](const Numbered& a, const Numbered& b) { return a.number < b.number; });
      sort_by_number(list);
      INFO(count << " below " << range);
      CHECK(
          std::equal(list.begin(), list.end(), expected.begin(), expected.end(),
                     [](const auto& a, const auto& b) { return a.number == b.number && a.item == b.item; }));
    }
}

// Ids of one feed begin alike, some end where others go on, and letters beyond ASCII are larger than those within.
TEST_CASE("ids are put in the order of their bytes") {
  SplitMix64 random{seed};
  const std::vector<std::string> parts{"da/",      "darmstadt-dieburg/", "a", "ä", "hebamme-", "0",
                                       "00000000", "angebot-12345678",   "ÿ", "z"};
  for (const std::string prefix : {"", "x", "network:county/"})
    for (const std::size_t count : {1U, 2U, 3000U}) {
      std::vector<std::string> ids;
      IdList list;
      while (ids.size() < count) {
        std::string id = prefix;
        for (std::uint64_t length = random.below(6); length > 0; --length)
          id += parts[random.below(parts.size())];
        id += std::to_string(random.below(count));
        if (count < 10 || random.below(2) == 0) id += "/" + std::to_string(ids.size());
        if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
        ids.push_back(id);
        list.push_back(id);
      }
      std::vector<std::uint32_t> expected(ids.size());
      for (std::uint32_t i = 0; i < expected.size(); ++i)
        expected[i] = i;
      std::sort(expected.begin(), expected.end(),
                [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });
      CHECK(list.order() == expected);
    }
}

TEST_CASE("facets get one number each, in the order of their coming") {
  SplitMix64 random{seed};
  FacetNumbers numbers;
  std::map<std::string, std::uint32_t> expected;
  for (int i = 0; i < 5000; ++i) {
    std::string facet(random.below(20), 'f');
    for (char& letter : facet)
      letter = static_cast<char>('a' + random.below(2));
    const auto [at, is_new] = expected.try_emplace(facet, static_cast<std::uint32_t>(expected.size()));
    bool added = false;
    CHECK(numbers.number(facet, added) == at->second);
    CHECK(added == is_new);
  }
}

TEST_CASE("what is cached of a facet is of that facet, however many share its place") {
  for (const std::size_t facets : {0U, 1U, 5U, 512U, 513U, 4000U}) {
    FacetCache<std::uint32_t, 2> cache{{{{4000, 512}, {facets, 512}}}};
    SplitMix64 random{seed};
    std::size_t judged = 0;
    for (int i = 0; i < 20'000 && facets > 0; ++i) {
      const auto facet = static_cast<std::uint32_t>(random.below(facets));
      const std::uint32_t found = cache.of(1, facet, [&] {
        ++judged;
        return facet * 3 + 1;
      });
      REQUIRE(found == facet * 3 + 1);
      REQUIRE(cache.of(0, facet, [&] { return facet; }) == facet);
    }
    if (facets <= 512) CHECK(judged == facets);
  }
}

/// The flags that the system keeps for the mapping around this address; empty where it tells none.
std::string flags_of(const void* address) {
  std::ifstream maps{"/proc/self/smaps"};
  const auto wanted = reinterpret_cast<std::uintptr_t>(address);
  bool inside = false;
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    char dash = 0;
    std::istringstream range{line};
    if (range >> std::hex >> begin >> dash >> end && dash == '-') inside = begin <= wanted && wanted < end;
    if (inside && line.starts_with("VmFlags:")) return line + ' ';
  }
  return {};
}

TEST_CASE("large lists lie in large pages where the system has some, small ones as ever") {
  constexpr std::size_t large = std::size_t{16} << 20;
  std::vector<std::uint64_t> list;
  reserve_in_large_pages(list, large / sizeof(std::uint64_t));
  REQUIRE(list.capacity() >= large / sizeof(std::uint64_t));
  const std::string flags = flags_of(list.data() + list.capacity() / 2);
  if (!std::filesystem::exists("/sys/kernel/mm/transparent_hugepage") || flags.empty())
    std::cout << "this system has no large pages, or does not tell: their wish is not looked for\n";
  else
    CHECK(flags.find(" hg ") != std::string::npos);
  list.resize(large / sizeof(std::uint64_t), 7);
  CHECK(std::all_of(list.begin(), list.end(), [](std::uint64_t number) { return number == 7; }));
  for (const std::size_t items : {0U, 1U, 1000U}) {
    std::vector<std::uint64_t> small;
    reserve_in_large_pages(small, items);
    CHECK(small.capacity() >= items);
    CHECK(flags_of(small.data()).find(" hg ") == std::string::npos);
  }
}

}  // namespace
}  // namespace passgenau
