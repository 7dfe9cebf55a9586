// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/evidence.hpp"

#include <string>
#include <utility>

#include "catch.hpp"
#include "passgenau/vocabulary.hpp"

namespace {

using namespace passgenau;

const Evidence facts{{"need", "child/excessive-crying"},
                     {"offer", ""},
                     {"child", std::int64_t{-3}},
                     {"distance_km", metres(1240)},
                     {"family", "tr"}};

TEST_CASE("evidence gives back what it was given, in order") {
  REQUIRE(facts.size() == Evidence::most_facts);
  CHECK(facts[0] == EvidenceFact{"need", "child/excessive-crying"});
  CHECK(facts[1] == EvidenceFact{"offer", ""});
  CHECK(facts[2] == EvidenceFact{"child", std::int64_t{-3}});
  CHECK(facts[3] == EvidenceFact{"distance_km", metres(1240)});
  CHECK(facts[4] == EvidenceFact{"family", "tr"});
  std::size_t place = 0;
  for (const EvidenceFact& fact : facts)
    CHECK(fact == facts[place++]);
  CHECK(place == facts.size());
  CHECK(Evidence{}.empty());
  CHECK_FALSE(facts.empty());
}

TEST_CASE("texts of evidence go with it") {
  Evidence moved;
  {
    Evidence copy = facts;
    const Evidence& left = copy;
    moved = std::move(copy);
    CHECK(left.empty());
    Evidence next{std::move(moved)};
    moved = Evidence{{"by", "staff"}};
    moved = std::move(next);
  }
  CHECK(moved == facts);
  CHECK(std::get<std::string_view>(moved[0].value).data() !=
        std::get<std::string_view>(facts[0].value).data());
}

TEST_CASE("long texts of evidence have memory of their own, and short ones need none") {
  std::string id;
  for (const Concept& item : Vocabulary::built_in().concepts())
    if (item.id.size() > id.size()) id = item.id;
  Evidence evidence{{"need", id}};
  // What was read from here stands here already.
  evidence.add("offer", evidence[0].value);
  const auto text = [&](std::size_t place) { return std::get<std::string_view>(evidence[place].value); };
  CHECK(text(1) == id);
  CHECK(text(1).data() == text(0).data());
  const auto* const begin = reinterpret_cast<const char*>(&evidence);
  CHECK((text(0).data() >= begin && text(0).data() < begin + sizeof evidence));
  evidence.add("region", std::string(30, 'r'));
  CHECK(text(0) == id);
  CHECK(text(1) == id);
  CHECK(text(2) == std::string(30, 'r'));
  evidence.add("except", text(2));
  CHECK(text(3).data() == text(2).data());
  const Evidence copy = evidence;
  evidence = Evidence{{"by", "staff"}};
  CHECK(std::get<std::string_view>(copy[2].value) == std::string(30, 'r'));
  CHECK(text(0) == "staff");
}

TEST_CASE("evidence is equal where names, values and their order are") {
  CHECK(Evidence{{"from", "P1Y"}, {"until", "P3Y"}} == Evidence{{"from", "P1Y"}, {"until", "P3Y"}});
  CHECK(Evidence{{"from", "P1Y"}, {"until", "P3Y"}} != Evidence{{"until", "P3Y"}, {"from", "P1Y"}});
  CHECK(Evidence{{"from", "P1Y"}} != Evidence{{"from", "P1Y"}, {"until", "P3Y"}});
  CHECK(Evidence{{"from", "ab"}, {"until", "c"}} != Evidence{{"from", "a"}, {"until", "bc"}});
  CHECK(Evidence{{"days", std::int64_t{1}}} != Evidence{{"days", metres(1)}});
}

TEST_CASE("evidence has room for as many facts as a reason may need") {
  Evidence full = facts;
  CHECK_THROWS_AS(full.add("by", "staff"), std::length_error);
  CHECK(full == facts);
  Evidence one;
  CHECK_THROWS_AS(one.add(std::string(256, 'x'), "staff"), std::length_error);
  CHECK(one.empty());
}

}  // namespace
