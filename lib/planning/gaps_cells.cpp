// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/gaps_cells.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace passgenau {

namespace {

/// The key of a family in one dimension; of `by burden` that of the case.
const std::string& key_of(const FamilyFinding& finding, const CaseFinding* found, GapDimension dimension) {
  switch (dimension) {
    case GapDimension::region: return finding.region;
    case GapDimension::age: return finding.age;
    case GapDimension::burden: return found->id;
    case GapDimension::language: return finding.language;
  }
  return finding.region;
}

double rounded(double value, double to) { return std::round(value * to) / to; }

}  // namespace

std::optional<std::int64_t> told(double weight, std::int64_t families, int least) {
  if (families < least || weight < least) return {};
  return std::llround(weight / least) * least;
}

void GapCells::Counts::add(Help found, double of_family) {
  all.add(of_family);
  help[static_cast<std::size_t>(found)].add(of_family);
}

void GapCells::Counts::add_each(const std::vector<CaseFinding>& cases, double of_family) {
  all.add(of_family, static_cast<int>(cases.size()));
  for (std::size_t i = 0; i < help.size(); ++i) {
    const auto found = std::count_if(cases.begin(), cases.end(), [&](const CaseFinding& each) {
      return each.help == static_cast<Help>(i);
    });
    help[i].add(of_family, static_cast<int>(found));
  }
}

HelpCounts GapCells::Counts::told(int least) const {
  HelpCounts counts{.all = passgenau::told(all.weight, all.families, least)};
  if (!counts.all) return counts;
  for (std::size_t i = 0; i < help.size(); ++i)
    counts.help[i] = passgenau::told(help[i].weight, help[i].families, least);
  return counts;
}

void GapCells::Cell::add(const FamilyFinding& finding, double weight) {
  families.add(finding.help, weight);
  needs.add_each(finding.cases, weight);
  offers += weight * finding.offers;
  best_score += weight * finding.best_score;
}

void GapCells::Cell::add(const FamilyFinding& finding, const CaseFinding& found, double weight) {
  families.add(found.help, weight);
  offers += weight * found.choices;
  best_score += weight * finding.best_score;
  choices.emplace_back(found.choices, weight);
}

int GapCells::Cell::median_choices() const {
  std::vector<std::pair<int, double>> sorted = choices;
  std::sort(sorted.begin(), sorted.end(), std::greater<>{});
  double weight = 0;
  for (const auto& [choice, of_family] : sorted)
    if ((weight += of_family) * 2 >= families.all.weight) return choice;
  return 0;
}

GapFigures GapCells::Cell::figures(int least) const {
  GapFigures figures{.families = families.told(least)};
  if (!figures.families.all) return figures;
  figures.needs = needs.told(least);
  figures.offers = rounded(offers / families.all.weight, 10);
  figures.best_score = rounded(best_score / families.all.weight, 100);
  figures.choices = median_choices();
  return figures;
}

std::vector<GapCells::Table> GapCells::all_tables() {
  std::vector<Table> tables;
  tables.reserve(gap_dimension_count * (gap_dimension_count + 1) / 2);
  for (int rows = 0; rows < gap_dimension_count; ++rows)
    tables.push_back({.rows = static_cast<GapDimension>(rows)});
  for (int rows = 0; rows < gap_dimension_count; ++rows)
    for (int columns = rows + 1; columns < gap_dimension_count; ++columns)
      tables.push_back(
          {.rows = static_cast<GapDimension>(rows), .columns = static_cast<GapDimension>(columns)});
  return tables;
}

void GapCells::add(const FamilyFinding& finding, double weight) {
  all_.add(finding, weight);
  for (Table& table : tables_) {
    const auto cell = [&](const CaseFinding* found) -> Cell& {
      return table.cells[{key_of(finding, found, table.rows),
                          table.columns ? key_of(finding, found, *table.columns) : std::string{}}];
    };
    if (!table.by_burden()) {
      cell(nullptr).add(finding, weight);
      continue;
    }
    for (const CaseFinding& found : finding.cases)
      cell(&found).add(finding, found, weight);
  }
}

GapFigures GapCells::all(int least) const { return all_.figures(least); }

std::vector<GapTable> GapCells::tables(int least) const {
  std::vector<GapTable> out;
  for (const Table& table : tables_) {
    GapTable& told_table = out.emplace_back(GapTable{.rows = table.rows, .columns = table.columns});
    for (const auto& [key, cell] : table.cells)
      if (const GapFigures figures = cell.figures(least); figures.families.all)
        told_table.cells.push_back({.row = key.first, .column = key.second, .figures = figures});
  }
  return out;
}

}  // namespace passgenau
