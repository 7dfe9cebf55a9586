// SPDX-License-Identifier: GPL-2.0-or-later
// How many offers a plan weighs, and among how many near misses it looks: at the limit, and one above.
#include <string>
#include <vector>

#include "catch.hpp"
#include "support/town.hpp"

namespace passgenau {
namespace {

using test::family_with;
using test::offer_json;
using test::Town;

/// Ids in the order of their numbers.
std::vector<std::string> for_debts(std::size_t count, const std::string& more = {}) {
  std::vector<std::string> offers;
  for (std::size_t i = 0; i < count; ++i)
    offers.push_back(
        offer_json("debt-" + std::to_string(10'000 + i), R"("addresses":["economic/debt"])" + more));
  return offers;
}

TEST_CASE("a plan weighs a thousand offers; with one more it says that it may not be the best") {
  const NeedsProfile asking = family_with(R"({"burden":"economic/debt"})");
  const auto made = [&](std::size_t offers) {
    const Town town{for_debts(offers)};
    return plan(town.catalog(), asking, {.max_offers = 1});
  };
  CHECK(made(1000).exact);
  const Plan cut = made(1001);
  CHECK_FALSE(cut.exact);
  CHECK(cut.bound.has_value());
  CHECK(cut.covered == 1000);
}

TEST_CASE("an uncovered need is looked up among two hundred near misses") {
  const NeedsProfile asking =
      family_with(R"({"burden":"economic/debt"},{"burden":"child/excessive-crying"})");
  // All nearly fit, the one that addresses the crying last.
  const auto near_miss_for_crying = [&](std::size_t before) {
    const std::string later = R"(,"valid":{"from":"2027-02-01"})";
    std::vector<std::string> offers = for_debts(before, later);
    offers.push_back(offer_json("zz", R"("addresses":["child/excessive-crying"])" + later));
    const Town town{offers};
    const Plan found = plan(town.catalog(), asking);
    REQUIRE(found.uncovered.size() == 2);
    CHECK(found.uncovered[0].near_miss.has_value());
    return found.uncovered[1].near_miss ? found.uncovered[1].near_miss->match.offer : "none";
  };
  CHECK(near_miss_for_crying(199) == "zz");
  CHECK(near_miss_for_crying(200) == "none");
}

}  // namespace
}  // namespace passgenau
