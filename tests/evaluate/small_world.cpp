// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluate/small_world.hpp"

namespace passgenau::test {

namespace {

std::string written(const TemporaryFolder& folder) {
  const std::string path = (folder / "catalog").string();
  CatalogWriter writer{path};
  const Date verified = date(2026, 11, 1);
  writer.put({.id = "clinic",
              .title = {{"de", "Schreiambulanz"}},
              .addresses = {"child/excessive-crying"},
              .child_age = {.from = birth(), .until = years(1)},
              .verified = verified});
  writer.put({.id = "cafe", .title = {{"de", "Elterncafé"}}, .verified = verified});
  writer.put({.id = "debt",
              .title = {{"de", "Schuldnerberatung"}},
              .addresses = {"economic/debt"},
              .verified = verified});
  writer.put(
      {.id = "debt-again", .title = {{"de", "Beratung bei Schulden"}}, .addresses = {"economic/debt"}});
  writer.commit();
  return path;
}

}  // namespace

SmallWorld::SmallWorld() : catalog{written(folder_)} {}

JudgedSet small_set() {
  const Date today = date(2026, 11, 21);
  return {.families = {{.id = "crying",
                        .words = "Das Baby schreit",
                        .profile = {.as_of = today,
                                    .children = {{.born = date(2026, 8, 20)}},
                                    .needs = {{.burden = "child/excessive-crying"}}}},
                       {.id = "debts",
                        .words = "Schulden",
                        .profile = {.as_of = today,
                                    .children = {{.born = date(2020, 8, 20)}},
                                    .needs = {{.burden = "economic/debt"}}}}},
          .grades = {{.profile = "crying", .offer = "clinic", .grade = 3},
                     {.profile = "crying", .offer = "cafe", .grade = 1},
                     {.profile = "debts", .offer = "cafe", .grade = 3},
                     {.profile = "debts", .offer = "debt", .grade = 1},
                     {.profile = "debts", .offer = "clinic", .grade = 0, .ineligible = true},
                     {.profile = "debts", .offer = "debt-again", .grade = 0, .ineligible = true}}};
}

}  // namespace passgenau::test
