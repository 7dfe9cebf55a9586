// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of shades as pictures that a screen reader takes for tables.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "model/problem.hpp"
#include "planning/gap_keys.hpp"
#include "planning/gaps_report.hpp"
#include "planning/svg.hpp"

namespace passgenau {

namespace {

// Pixels of the picture, which scales with the page.
constexpr double label_width = 215;
constexpr double cell_width = 36;
constexpr double cell_height = 24;
constexpr double character_width = 6.3;
constexpr double slope = 0.87;  // of a line that rises by 60 degrees
constexpr std::size_t most_rows = 25;
constexpr std::size_t most_columns = 20;
constexpr std::size_t label_characters = 31;

/// Of many families first; of as many, by key.
using Ranked = std::vector<std::pair<std::string, std::int64_t>>;

Ranked ranked(const std::map<std::string, std::int64_t>& families) {
  Ranked out{families.begin(), families.end()};
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

/// At most so many characters; text is valid UTF-8.
std::string shortened(const std::string& text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (++characters > label_characters) return text.substr(0, i) + "…";
  }
  return text;
}

class Heat {
 public:
  Heat(const ReportScene& scene, const GapTable& table, bool burdens_are_rows)
      : scene_{scene}, rows_of_{table.rows}, columns_of_{*table.columns} {
    if (burdens_are_rows != (rows_of_ == GapDimension::burden)) std::swap(rows_of_, columns_of_);
    const bool swapped = rows_of_ != table.rows;
    for (const GapCell& cell : table.cells) {
      const std::string& row = swapped ? cell.column : cell.row;
      const std::string& column = swapped ? cell.row : cell.column;
      row_families_[row] += *cell.figures.families.all;
      column_families_[column] += *cell.figures.families.all;
      cells_[{row, column}] = &cell.figures;
    }
  }

  std::string draw() {
    if (cells_.empty()) return {};
    Ranked rows = ranked(row_families_);
    Ranked columns = ranked(column_families_);
    const bool rows_are_cut = rows.size() > most_rows;
    const bool columns_are_cut = columns.size() > most_columns;
    rows.resize(std::min(rows.size(), most_rows));
    columns.resize(std::min(columns.size(), most_columns));
    for (Ranked* keys : {&rows, &columns})
      sort_by_label(keys == &rows ? rows_of_ : columns_of_, *keys);
    const std::string title{
        scene_.words
            .heat_of[static_cast<std::size_t>(rows_of_ == GapDimension::burden ? columns_of_ : rows_of_)]};
    const double width = label_width + cell_width * static_cast<double>(columns.size()) + 90;
    for (const auto& [column, families] : columns)
      head_height_ = std::max(
          head_height_,
          24 + slope * character_width *
                   static_cast<double>(count_code_points(shortened(scene_.label(columns_of_, column)))));
    const double height = head_height_ + cell_height * static_cast<double>(rows.size()) + 6;
    out_ = "<figure class=\"heat\" tabindex=\"0\"><figcaption>" + title +
           "</figcaption>\n<svg role=\"table\" aria-label=\"" + title +
           "\" style=\"width:" + coordinate(width) + "px\" viewBox=\"0 0 " + coordinate(width) + ' ' +
           coordinate(height) + "\">\n";
    head(columns);
    double y = head_height_;
    for (const auto& [row, families] : rows) {
      draw_row(row, columns, y);
      y += cell_height;
    }
    out_ += "</svg>";
    if (rows_are_cut || columns_are_cut)
      out_ += "<p class=\"note\">" +
              filled(!columns_are_cut ? scene_.words.heat_cut_rows
                     : !rows_are_cut  ? scene_.words.heat_cut_columns
                                      : scene_.words.heat_cut,
                     {{"rows", std::to_string(rows.size())}, {"columns", std::to_string(columns.size())}}) +
              "</p>";
    return out_ + "</figure>\n";
  }

 private:
  /// Ages in their order, places by name; the others stay by their families.
  void sort_by_label(GapDimension dimension, Ranked& keys) const {
    if (dimension == GapDimension::burden || dimension == GapDimension::language) return;
    const auto sort_key = [&](const std::string& key) {
      if (dimension == GapDimension::region) return scene_.region_label(key);
      return std::to_string(age_place(key));
    };
    std::stable_sort(keys.begin(), keys.end(),
                     [&](const auto& a, const auto& b) { return sort_key(a.first) < sort_key(b.first); });
  }

  void head(const Ranked& columns) {
    out_ += "<g role=\"row\">";
    double x = label_width + cell_width * 0.5 + 4;
    for (const auto& [column, families] : columns) {
      const std::string label = scene_.label(columns_of_, column);
      out_ += "<text role=\"columnheader\" transform=\"translate(" + coordinate(x) + ' ' +
              coordinate(head_height_ - 8) + ") rotate(-60)\"><title>" + svg::escaped(label) + "</title>" +
              svg::escaped(shortened(label)) + "</text>";
      x += cell_width;
    }
    out_ += "</g>\n";
  }

  void draw_row(const std::string& row, const Ranked& columns, double y) {
    const std::string label = scene_.label(rows_of_, row);
    out_ += "<g role=\"row\"><text role=\"rowheader\" text-anchor=\"end\" x=\"" +
            coordinate(label_width - 8) + "\" y=\"" + coordinate(y + 16) + "\"><title>" +
            svg::escaped(label) + "</title>" + svg::escaped(shortened(label)) + "</text>";
    double x = label_width;
    for (const auto& [column, families] : columns) {
      draw_cell(cells_.find({row, column}), x, y);
      x += cell_width;
    }
    out_ += "</g>\n";
  }

  using Cells = std::map<std::pair<std::string, std::string>, const GapFigures*>;
  void draw_cell(Cells::const_iterator cell, double x, double y) {
    const std::string at = "x=\"" + coordinate(x + 1) + "\" y=\"" + coordinate(y + 1) + "\" width=\"" +
                           coordinate(cell_width - 2) + "\" height=\"" + coordinate(cell_height - 2) + '"';
    if (cell == cells_.end()) {
      out_ += "<g role=\"cell\"><rect class=\"none\" " + at + "/></g>";
      return;
    }
    const HelpCounts& families = cell->second->families;
    const bool few = !cell->second->has_share();
    const std::string share = scene_.percent(families, Help::met);
    const Shade shade = few ? Shade{no_share_fill, "#1a1a1a"} : shade_of(families);
    out_ += "<g role=\"cell\"><rect " + at + " fill=\"" + std::string{shade.fill} +
            "\"/><text text-anchor=\"middle\" style=\"fill:" + std::string{shade.text} + "\" x=\"" +
            coordinate(x + cell_width / 2) + "\" y=\"" + coordinate(y + 16) + "\">" +
            (few             ? "·"
             : share.empty() ? "–"
                             : svg::escaped(share)) +
            "</text></g>";
  }

  const ReportScene& scene_;
  GapDimension rows_of_;
  GapDimension columns_of_;
  std::map<std::string, std::int64_t> row_families_ = {};
  std::map<std::string, std::int64_t> column_families_ = {};
  Cells cells_ = {};
  double head_height_ = 0;
  std::string out_ = {};
};

}  // namespace

std::string report_heat(const ReportScene& scene, const GapTable& table, bool burdens_are_rows) {
  return Heat{scene, table, burdens_are_rows}.draw();
}

}  // namespace passgenau
