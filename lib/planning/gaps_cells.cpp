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

std::optional<std::int64_t> Coarseness::told(double weight, std::int64_t behind, double step) const {
  // A sum of weights may lie a little below the same number of times one of them.
  constexpr double slack = 1 - 1e-9;
  if (behind < least || weight < step * slack) return {};
  return std::llround(std::round(weight / step) * step);
}

Coarseness coarseness_of(const std::vector<Family>& population, const std::vector<FamilyFinding>& findings,
                         int least) {
  if (least == 1) return {};
  Coarseness out{.least = least, .families = 0, .needs = 0};
  for (std::size_t i = 0; i < population.size(); ++i) {
    const double weight = population[i].weight * least;
    out.families = std::max(out.families, weight);
    out.needs = std::max(out.needs, weight * static_cast<double>(findings[i].cases.size()));
  }
  out.needs = std::max(out.needs, out.families);
  return out;
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

HelpCounts GapCells::Counts::told(const Coarseness& coarseness, double step) const {
  HelpCounts counts{.all = coarseness.told(all.weight, all.families, step)};
  if (!counts.all) return counts;
  for (std::size_t i = 0; i < help.size(); ++i)
    counts.help[i] = coarseness.told(help[i].weight, help[i].families, step);
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

GapFigures GapCells::Cell::figures(const Coarseness& coarseness) const {
  GapFigures figures{.families = families.told(coarseness, coarseness.families)};
  if (!figures.families.all) return figures;
  if (coarseness.has_steps(needs.all.weight, coarseness.needs))
    figures.needs = needs.told(coarseness, coarseness.needs);
  if (!coarseness.has_share(families.all.families) ||
      !coarseness.has_steps(families.all.weight, coarseness.families))
    return figures;
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
  if (finding.cases.empty())
    without_need_.add(weight);
  else
    in_need_.add(finding.help, weight);
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

std::optional<std::int64_t> GapCells::without_need() const {
  return coarseness_.told(without_need_.weight, without_need_.families, coarseness_.families);
}

std::vector<GapTable> GapCells::tables() const {
  std::vector<GapTable> out;
  for (const Table& table : tables_) {
    GapTable& told_table = out.emplace_back(GapTable{.rows = table.rows, .columns = table.columns});
    for (const auto& [key, cell] : table.cells)
      if (const GapFigures figures = cell.figures(coarseness_); figures.families.all)
        told_table.cells.push_back({.row = key.first, .column = key.second, .figures = figures});
  }
  return out;
}

}  // namespace passgenau
