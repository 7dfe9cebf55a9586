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
    block.visited_hashed |= county_bit(*county);
  }
  block.visited = static_cast<std::uint8_t>(pool.size() - block.visits_begin);
}

void add_box(std::vector<BoxGroup>& groups, std::size_t nth, const Box& box) {
  if (nth % BoxGroup::size == 0) groups.emplace_back();
  groups.back().set(nth % BoxGroup::size, box);
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
  for (std::size_t block = 0; block < snapshot.afar_blocks.size(); ++block)
    add_box(snapshot.afar_boxes, block, snapshot.afar_blocks[block].sites);
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

/// Calls `use` with every row, its block and its bit there.
template <class Use>
void for_each_place(const Snapshot& snapshot, const Use& use) {
  const auto rows = static_cast<std::uint32_t>(snapshot.rows.size());
  for (std::uint32_t i = 0; i < rows; ++i) {
    const std::uint32_t block = snapshot.block_of(i);
    use(snapshot.rows[i], block, i - snapshot.first_row_of(block));
  }
}

/// The words of rows by one of their facets; `words_of` gives those of a facet as numbers, perhaps some twice.
template <std::size_t properties, class WordsOf>
BlockWords<properties> words_by(const Snapshot& snapshot, Facet which, std::size_t facets,
                                const WordsOf& words_of) {
  typename BlockWords<properties>::Properties used;
  Lists<std::uint8_t> of_facet;  // a row looks up one list, and not what it was made of
  for (std::size_t facet = 0; facet < facets; ++facet) {
    const std::vector<std::uint8_t> words = words_of(facet);
    for (const std::uint8_t word : words)
      used.set(word);
    of_facet.push_back(words);
  }
  BlockWords<properties> all{snapshot.block_count(), used};
  for_each_place(snapshot, [&](const Row& row, std::uint32_t block, std::uint32_t bit) {
    for (const std::uint8_t word : of_facet[row.facet(which)])
      all.set(word, block, bit);
  });
  return all;
}

std::vector<std::uint8_t> words_of(const Snapshot& snapshot, const RelevanceCodes& codes) {
  std::vector<std::uint8_t> words;
  for (const ConceptCodes::Code code : snapshot.named(codes))
    words.push_back(need_word(code, false));
  for (const ConceptCodes::Code code : snapshot.kinds_of(codes))
    words.push_back(need_word(code, true));
  if (codes.named == 0) words.push_back(universal_word);
  return words;
}

std::vector<std::uint8_t> words_of(const AgeRange& range) {
  std::vector<std::uint8_t> words;
  const AgeBandSet bands = bands_of(range);
  for (std::size_t band = 0; band < bands.size(); ++band)
    if (bands[band]) words.push_back(static_cast<std::uint8_t>(band));
  return words;
}

std::vector<std::uint8_t> words_of(std::span<const LanguageCode> languages) {
  std::vector<std::uint8_t> words;
  for (const LanguageCode& language : languages)
    words.push_back(language_word(language.tag));
  if (languages.empty()) words.push_back(unstated_language);
  return words;
}

void build_words(Snapshot& snapshot) {
  snapshot.need_words = words_by<NeedWords::size>(
      snapshot, Facet::relevance, snapshot.relevance.size(),
      [&](std::size_t facet) { return words_of(snapshot, snapshot.relevance[facet]); });
  snapshot.age_words =
      words_by<AgeWords::size>(snapshot, Facet::child_age, snapshot.child_ages.size(),
                               [&](std::size_t facet) { return words_of(snapshot.child_ages[facet]); });
  snapshot.language_words =
      words_by<LanguageWords::size>(snapshot, Facet::languages, snapshot.languages.size(),
                                    [&](std::size_t facet) { return words_of(snapshot.languages[facet]); });
}

}  // namespace

void index_rows(Snapshot& snapshot) {
  build_runs(snapshot);
  build_afar_blocks(snapshot);
  build_near_boxes(snapshot);
  build_words(snapshot);
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
