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

void build_afar_blocks(Snapshot& snapshot) {
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
}

void build_near_boxes(Snapshot& snapshot) {
  const auto rows = static_cast<std::uint32_t>(snapshot.rows.size());
  for (std::uint32_t begin = snapshot.near_begin; begin < rows; begin += Snapshot::block_rows) {
    Box box;
    for (std::uint32_t i = begin; i < std::min(begin + Snapshot::block_rows, rows); ++i)
      for (const SitePoint& site : snapshot.sites_of(snapshot.rows[i]))
        box.add(site.point);
    const std::size_t place = (begin - snapshot.near_begin) / Snapshot::block_rows % BoxGroup::size;
    if (place == 0) snapshot.near_boxes.emplace_back();
    snapshot.near_boxes.back().set(place, box);
  }
}

/// Calls `use` with every row, its block and its bit there.
template <class Use>
void for_each_place(const Snapshot& snapshot, const Use& use) {
  const auto rows = static_cast<std::uint32_t>(snapshot.rows.size());
  for (std::uint32_t i = 0; i < rows; ++i) {
    const std::uint32_t block = snapshot.block_of(i);
    use(snapshot.rows[i], block, i - snapshot.first_row_of(block));
  }
}

/// Calls `use` with every word that these name.
template <class Use>
void for_each_word(const Snapshot& snapshot, const RelevanceCodes& codes, const Use& use) {
  for (const ConceptCodes::Code code : snapshot.named(codes))
    use(need_word(code, false));
  for (const ConceptCodes::Code code : snapshot.kinds_of(codes))
    use(need_word(code, true));
  if (codes.named == 0) use(universal_word);
}

void build_need_words(Snapshot& snapshot) {
  NeedWords::Properties used;
  Lists<std::uint8_t> of_facet;  // a row looks up one list, and not each of its codes
  for (const RelevanceCodes& codes : snapshot.relevance) {
    std::vector<std::uint8_t> words;
    for_each_word(snapshot, codes, [&](std::uint8_t word) {
      used.set(word);
      words.push_back(word);
    });
    of_facet.push_back(words);
  }
  snapshot.need_words = NeedWords{snapshot.block_count(), used};
  for_each_place(snapshot, [&](const Row& row, std::uint32_t block, std::uint32_t bit) {
    for (const std::uint8_t word : of_facet[row.facet(Facet::relevance)])
      snapshot.need_words.set(word, block, bit);
  });
}

void build_age_words(Snapshot& snapshot) {
  std::vector<AgeBandSet> of_facet;
  AgeBandSet used;
  for (const AgeRange& range : snapshot.child_ages)
    used |= of_facet.emplace_back(bands_of(range));
  snapshot.age_words = AgeWords{snapshot.block_count(), used};
  for_each_place(snapshot, [&](const Row& row, std::uint32_t block, std::uint32_t bit) {
    const AgeBandSet bands = of_facet[row.facet(Facet::child_age)];
    for (std::size_t band = 0; band < bands.size(); ++band)
      if (bands[band]) snapshot.age_words.set(band, block, bit);
  });
}

}  // namespace

void index_rows(Snapshot& snapshot) {
  build_runs(snapshot);
  build_afar_blocks(snapshot);
  build_near_boxes(snapshot);
  build_need_words(snapshot);
  build_age_words(snapshot);
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
