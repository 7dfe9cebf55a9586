// SPDX-License-Identifier: GPL-2.0-or-later
#include "faults/tools.hpp"

#include <cstdlib>
#include <sstream>

#include "catch.hpp"

namespace passgenau::test {

namespace fs = std::filesystem;

namespace {

constexpr int offers = 60;

std::string line(int offer, int turn) {
  std::string words;
  for (int i = turn % 8 == 4 ? 300 : 25; i > 0; --i)
    words += "wort" + std::to_string((offer * 31 + turn * 17 + i * i) % 4001) + ' ';
  return R"({"id":"o)" + std::to_string(offer) + R"(","title":{"de":"Angebot )" + std::to_string(turn) +
         R"("},"description":{"de":")" + words +
         R"("},"addresses":["child/excessive-crying"],"sites":[{"lat":49.)" + std::to_string(10 + offer) +
         R"(,"lon":8.6}]})" + '\n';
}

}  // namespace

bool every_fault() { return std::getenv("PASSGENAU_EVERY_FAULT") != nullptr; }

void run_import(CatalogWriter& writer, int turn) {
  std::stringstream lines;
  lines.exceptions(std::ios::badbit);
  for (int offer = 0; offer < offers; ++offer)
    if (turn == 1 || (offer + turn) % 3 == 0) lines << line(offer, turn);
  import_json_lines(writer, lines);
  writer.remove("o" + std::to_string(turn * 7 % offers));
  writer.commit();
}

void run_import(const std::string& path, int turn) {
  CatalogWriter writer{path};
  run_import(writer, turn);
}

const std::string& States::at(std::uint64_t revision) {
  while (states_.size() <= revision) {
    run_import(folder_ / "undisturbed", static_cast<int>(states_.size()));
    states_.push_back(held(folder_ / "undisturbed").offers);
  }
  return states_[revision];
}

void States::copy(int turn, const std::string& to) {
  const fs::path kept = folder_ / ("after-" + std::to_string(turn));
  if (!fs::exists(kept))
    for (int done = 1; done <= turn; ++done)
      run_import(kept, done);
  fs::remove_all(to);
  fs::copy(kept, to, fs::copy_options::recursive);
}

Held held(const std::string& path) {
  const Catalog catalog{path};
  REQUIRE(catalog.check().empty());
  const CatalogHealth health = check_catalog(path);
  REQUIRE(health.problems.empty());
  std::ostringstream out;
  export_offers(catalog, out, {.confidential = Confidential::show});
  REQUIRE(catalog.state().offers == catalog.ids().size());
  return {catalog.state().revision, out.str()};
}

void require_next_import(States& states, const std::string& path) {
  std::uint64_t revision = 0;
  try {
    revision = Catalog{path}.state().revision;
  } catch (const Error& error) {
    // Nothing was committed yet.
    INFO(error.what());
    REQUIRE(error.code() == Code::catalog_missing);
  }
  run_import(path, static_cast<int>(revision) + 1);
  const Held after = held(path);
  REQUIRE(after.revision == revision + 1);
  REQUIRE(after.offers == states.at(revision + 1));
}

}  // namespace passgenau::test
