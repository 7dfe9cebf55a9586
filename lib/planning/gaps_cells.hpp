// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "passgenau/gaps.hpp"
#include "planning/gaps_findings.hpp"

namespace passgenau {

/// How coarsely numbers are told, so that no family of the population alone moves one by more than a `least`th of a step.
struct Coarseness {
  int least = 1;  ///< families behind a number that is told
  double families =
      1;             ///< step of numbers of families: `least` times the greatest weight; 1 where `least` is 1
  double needs = 1;  ///< step of numbers of needs: `least` times the most that one family adds

  /// The number rounded to a multiple of the step; nothing where fewer families, or less weight than a step, are behind it.
  std::optional<std::int64_t> told(double weight, std::int64_t behind, double step) const;
  /// Enough for means, shares and medians.
  bool has_share(std::int64_t behind) const { return least == 1 || behind >= share_of_least * least; }
  /// Of fewer steps a share of rounded numbers would say little.
  bool has_steps(double weight, double step) const {
    constexpr double slack = 1 - 1e-9;
    return least == 1 || weight >= share_of_least * step * slack;
  }
};
Coarseness coarseness_of(const std::vector<Family>& population, const std::vector<FamilyFinding>& findings,
                         int least);

/// Sums up families into the cells of all tables.
class GapCells {
 public:
  explicit GapCells(const Coarseness& coarseness) : coarseness_{coarseness} {}

  void add(const FamilyFinding& finding, double weight);
  /// What all have in sum, those of them who name a need, and how many name none.
  GapFigures all() const { return all_.figures(coarseness_); }
  HelpCounts in_need() const {
    if (!coarseness_.has_share(in_need_.all.families) ||
        !coarseness_.has_steps(in_need_.all.weight, coarseness_.families))
      return {};
    return in_need_.told(coarseness_, coarseness_.families);
  }
  std::optional<std::int64_t> without_need() const;
  std::vector<GapTable> tables() const;

 private:
  /// The families behind a number, and the number: their weight, once or for each need.
  struct Count {
    std::int64_t families = 0;
    double weight = 0;

    void add(double of_family, int times = 1) {
      if (times == 0) return;
      ++families;
      weight += of_family * times;
    }
  };
  struct Counts {
    Count all = {};
    std::array<Count, help_count> help = {};

    void add(Help found, double of_family);
    void add_each(const std::vector<CaseFinding>& cases, double of_family);
    HelpCounts told(const Coarseness& coarseness, double step) const;
  };
  struct Cell {
    Counts families = {};
    Counts needs = {};
    double offers = 0;
    double best_score = 0;
    std::vector<std::pair<int, double>> choices = {};  ///< with the family's weight

    void add(const FamilyFinding& finding, double weight);
    void add(const FamilyFinding& finding, const CaseFinding& found, double weight);
    GapFigures figures(const Coarseness& coarseness) const;
    int median_choices() const;
  };
  struct Table {
    GapDimension rows = GapDimension::region;
    std::optional<GapDimension> columns = {};
    std::map<std::pair<std::string, std::string>, Cell> cells = {};

    bool by_burden() const { return rows == GapDimension::burden || columns == GapDimension::burden; }
  };
  static std::vector<Table> all_tables();

  Coarseness coarseness_;
  Cell all_ = {};
  Counts in_need_ = {};
  Count without_need_ = {};
  std::vector<Table> tables_ = all_tables();
};

}  // namespace passgenau
