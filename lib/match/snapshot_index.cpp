// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/snapshot_index.hpp"

#include <algorithm>

#include "match/county.hpp"

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

/// Which counties the visits of a row in this block, the last one yet, go to.
void add_visits(Snapshot& snapshot, AfarBlock& block, const Row& row) {
  // More than these of 64 neighbours are no neighbourhood.
  constexpr std::size_t most = 24;
  const auto& visits = snapshot.ways[row.facet(Facet::ways)].home_visits;
  if (!visits || block.visits_anywhere) return;
  std::vector<std::uint32_t>& pool = snapshot.visited;
  const auto widen = [&] {
    block.visits_anywhere = true;
    pool.resize(block.visits_begin);
  };
  if (visits->regions.empty() || visits->within) return widen();
  for (const std::string& key : visits->regions) {
    const auto county = county_of(key);
    if (!county) return widen();
    if (std::find(pool.begin() + block.visits_begin, pool.end(), *county) != pool.end()) continue;
    if (pool.size() - block.visits_begin == most) return widen();
    pool.push_back(*county);
  }
  block.visited = static_cast<std::uint8_t>(pool.size() - block.visits_begin);
}

void build_blocks(Snapshot& snapshot) {
  for (std::uint32_t i = 0; i < snapshot.near_begin; ++i) {
    if (i % Snapshot::block_rows == 0)
      snapshot.afar_blocks.emplace_back().visits_begin = static_cast<std::uint32_t>(snapshot.visited.size());
    AfarBlock& block = snapshot.afar_blocks.back();
    const Row& row = snapshot.rows[i];
    block.ways |= row.ways;
    if (row.ways == 0) block.unstated = true;
    add_visits(snapshot, block, row);
    if (row.site_count > 0 && (row.ways & Row::plain_sites) == 0) block.plain_sites = false;
    for (const SitePoint& site : snapshot.sites_of(row))
      if (site.known()) block.sites.add(site.point);
  }
  for (std::size_t i = snapshot.near_begin; i < snapshot.rows.size(); ++i) {
    if ((i - snapshot.near_begin) % Snapshot::block_rows == 0) snapshot.blocks.emplace_back();
    for (const SitePoint& site : snapshot.sites_of(snapshot.rows[i]))
      snapshot.blocks.back().add(site.point);
  }
  for (std::size_t i = 0; i < snapshot.blocks.size(); ++i) {
    if (i % Snapshot::block_rows == 0) snapshot.super_blocks.emplace_back();
    snapshot.super_blocks.back().add(snapshot.blocks[i]);
  }
}

void build_need_words(Snapshot& snapshot) {
  if (snapshot.rows.empty()) return;
  const auto rows = static_cast<std::uint32_t>(snapshot.rows.size());
  snapshot.need_words = NeedWords{snapshot.block_of(rows - 1) + std::size_t{1}};
  for (std::uint32_t i = 0; i < rows; ++i) {
    const std::uint32_t block = snapshot.block_of(i);
    const std::uint32_t row = i - snapshot.first_row_of(block);
    const RelevanceCodes& codes = snapshot.relevance_of(snapshot.rows[i]);
    for (const ConceptCodes::Code code : snapshot.named(codes))
      snapshot.need_words.set(need_word(code, false), block, row);
    for (const ConceptCodes::Code code : snapshot.kinds_of(codes))
      snapshot.need_words.set(need_word(code, true), block, row);
    if (codes.named == 0) snapshot.need_words.set(universal_word, block, row);
  }
}

}  // namespace

void index_rows(Snapshot& snapshot) {
  build_runs(snapshot);
  build_blocks(snapshot);
  build_need_words(snapshot);
}

}  // namespace passgenau
