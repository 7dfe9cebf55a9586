// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/gaps.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "match/catalog_inside.hpp"
#include "match/share_out.hpp"
#include "match/snapshot.hpp"
#include "model/problem.hpp"
#include "planning/gap_keys.hpp"
#include "planning/gaps_cells.hpp"
#include "planning/gaps_findings.hpp"
#include "planning/gaps_what_if.hpp"
#include "planning/option_checks.hpp"
#include "planning/who_frame.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, help_count> help_names{"met", "full", "beyond-reach", "general",
                                                              "nothing"};
constexpr std::array<std::string_view, gap_dimension_count> dimension_names{"region", "age", "burden",
                                                                            "language"};

void require_right(const std::vector<Family>& population, const GapsOptions& options,
                   const Vocabulary& vocabulary) {
  if (population.empty()) fail(Code::empty, "the population", "no family is listed");
  OptionChecks checks;
  checks.number("/least_cell", options.least_cell, 1, GapsLimits::least_cell);
  checks.number("/what_if", options.what_if, 0, GapsLimits::what_if);
  checks.require_none();
  require_valid(population, vocabulary);
}

std::vector<GapPlace> places_of(const Gaps& gaps, const Gazetteer& gazetteer) {
  std::vector<GapPlace> places;
  for (const GapCell& cell : table_of(gaps, GapDimension::region).cells) {
    if (cell.row.empty()) continue;
    GapPlace place{.region = cell.row,
                   .name = place_name(gazetteer, cell.row),
                   .point = gazetteer.municipality_point(cell.row)};
    places.push_back(std::move(place));
  }
  return places;
}

std::vector<Overlap> overlaps_of(const Gaps& gaps) {
  std::vector<Overlap> found;
  for (const GapCell& cell : table_of(gaps, GapDimension::region, GapDimension::burden).cells)
    if (cell.figures.choices >= overlap_from)
      found.push_back({.region = cell.row, .burden = cell.column, .choices = cell.figures.choices});
  std::stable_sort(found.begin(), found.end(),
                   [](const Overlap& a, const Overlap& b) { return a.choices > b.choices; });
  return found;
}

}  // namespace

std::string_view name(Help help) noexcept { return help_names[static_cast<std::size_t>(help)]; }
std::string_view name(GapDimension dimension) noexcept {
  return dimension_names[static_cast<std::size_t>(dimension)];
}

Gaps gaps(const Catalog& catalog, const std::vector<Family>& population, const GapsOptions& options) {
  const auto snapshot = CatalogInside::snapshot(catalog);
  require_right(population, options, snapshot->vocabulary);
  std::vector<FamilyFinding> findings(population.size());
  share_out(population.size(), threads_for(options.threads, population.size()),
            [&](std::size_t i) { findings[i] = find_help(*snapshot, population[i].profile); });
  const Coarseness coarseness = coarseness_of(population, findings, options.least_cell);
  GapCells cells{coarseness};
  for (std::size_t i = 0; i < population.size(); ++i)
    cells.add(findings[i], population[i].weight);
  Gaps out{.catalog = snapshot->state,
           .least_cell = options.least_cell,
           .all = cells.all(),
           .in_need = cells.in_need(),
           .without_need = cells.without_need(),
           .tables = cells.tables()};
  out.places = places_of(out, snapshot->gazetteer);
  out.overlaps = overlaps_of(out);
  if (options.what_if > 0) out.what_if = find_what_if(*snapshot, population, findings, coarseness, options);
  return out;
}

}  // namespace passgenau
