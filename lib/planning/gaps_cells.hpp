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

/// A number of families as it may be told: rounded to a multiple of `least`, nothing where fewer families than that, or
/// less weight, are behind it.
std::optional<std::int64_t> told(double weight, std::int64_t families, int least);

/// Sums up families into the cells of all tables.
class GapCells {
 public:
  void add(const FamilyFinding& finding, double weight);
  /// The tables, and what all of them have in sum.
  GapFigures all(int least) const;
  std::vector<GapTable> tables(int least) const;

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
    HelpCounts told(int least) const;
  };
  struct Cell {
    Counts families = {};
    Counts needs = {};
    double offers = 0;
    double best_score = 0;
    std::vector<std::pair<int, double>> choices = {};  ///< with the family's weight

    void add(const FamilyFinding& finding, double weight);
    void add(const FamilyFinding& finding, const CaseFinding& found, double weight);
    GapFigures figures(int least) const;
    int median_choices() const;
  };
  struct Table {
    GapDimension rows = GapDimension::region;
    std::optional<GapDimension> columns = {};
    std::map<std::pair<std::string, std::string>, Cell> cells = {};

    bool by_burden() const { return rows == GapDimension::burden || columns == GapDimension::burden; }
  };
  static std::vector<Table> all_tables();

  Cell all_ = {};
  std::vector<Table> tables_ = all_tables();
};

}  // namespace passgenau
