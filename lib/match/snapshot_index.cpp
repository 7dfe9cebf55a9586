// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/snapshot_index.hpp"

#include <algorithm>

#include "match/county.hpp"
#include "match/eight_words.hpp"
#include "match/snapshot_words.hpp"

namespace passgenau {

namespace {

void build_runs(Snapshot& snapshot) {
  snapshot.regions = RegionIndex{snapshot.residences};
  snapshot.runs.resize(snapshot.residences.size());
  for (std::uint32_t i = 0; i < snapshot.near_begin; ++i) {
    Run& run = snapshot.runs[snapshot.rows[i].facet(Facet::residence)];
    if (run.end == 0) run.begin = i;
    run.end = i + 1;
  }
}

/// Of those that tell their place, known to be where they are.
bool all_known(std::span<const SitePoint> sites) {
  bool any = false;
  for (const SitePoint& site : sites) {
    if (site.confidential()) continue;
    if (!site.known()) return false;
    any = true;
  }
  return any;
}

/// Where the visits of a row in this block go to.
void add_visits(AfarReach& block, const Row& row, const Snapshot& snapshot) {
  const auto& visits = snapshot.ways[row.facet(Facet::ways)].home_visits;
  if (!visits) return;
  if (visits->regions.empty() && !visits->within) block.visits_anywhere = true;
  if (visits->within) {
    // Where a site is not known, it may be the near one.
    if (!all_known(snapshot.sites_of(row))) block.visits_anywhere = true;
    block.visits_around = std::max(block.visits_around, chord_squared_around(visits->within->in_metres()));
  }
  for (const std::string& key : visits->regions) {
    const auto county = county_of(key);
    if (county)
      block.visited.add(*county);
    else
      block.visits_anywhere = true;
  }
}

void add_box(std::vector<BoxGroup>& groups, std::size_t nth, const Box& box) {
  if (nth % BoxGroup::size == 0) groups.emplace_back();
  groups.back().set(nth % BoxGroup::size, box);
}

void build_afar_blocks(Snapshot& snapshot) {
  for (std::uint32_t i = 0; i < snapshot.near_begin; ++i) {
    if (i % Snapshot::block_rows == 0) snapshot.afar_blocks.emplace_back();
    AfarReach& block = snapshot.afar_blocks.back();
    const Row& row = snapshot.rows[i];
    block.ways |= row.ways;
    if (row.ways == 0) block.unstated = true;
    add_visits(block, row, snapshot);
    if (row.site_count > 0 && (row.ways & Row::plain_sites) == 0) block.plain_sites = false;
    for (const SitePoint& site : snapshot.sites_of(row))
      if (site.known()) block.sites.add(site.point);
  }
  for (std::size_t block = 0; block < snapshot.afar_blocks.size(); ++block) {
    if (block % EightWords::size == 0) snapshot.afar_eights.emplace_back();
    snapshot.afar_eights.back().add(snapshot.afar_blocks[block]);
  }
}

void build_near_boxes(Snapshot& snapshot) {
  const auto rows = static_cast<std::uint32_t>(snapshot.rows.size());
  for (std::uint32_t begin = snapshot.near_begin; begin < rows; begin += Snapshot::block_rows) {
    Box box;
    for (std::uint32_t i = begin; i < std::min(begin + Snapshot::block_rows, rows); ++i)
      for (const SitePoint& site : snapshot.sites_of(snapshot.rows[i]))
        box.add(site.point);
    add_box(snapshot.near_boxes, (begin - snapshot.near_begin) / Snapshot::block_rows, box);
  }
}

}  // namespace

void index_rows(Snapshot& snapshot) {
  build_runs(snapshot);
  build_afar_blocks(snapshot);
  build_near_boxes(snapshot);
  index_words(snapshot);
}

void index_alike(Snapshot& snapshot) {
  snapshot.alike_groups.clear();
  for (std::uint32_t group = 0; group < snapshot.alike.size(); ++group) {
    std::sort(snapshot.alike[group].begin(), snapshot.alike[group].end());
    for (const std::uint32_t row : snapshot.alike[group]) {
      snapshot.rows[row].has_alike = true;
      snapshot.alike_groups.emplace_back(row, group);
    }
  }
  std::sort(snapshot.alike_groups.begin(), snapshot.alike_groups.end());
}

}  // namespace passgenau
