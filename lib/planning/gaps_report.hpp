// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "passgenau/gaps.hpp"
#include "planning/gaps_report_words.hpp"

/// What the parts of the report share.
namespace passgenau {

/// One report in the making: the figures, and how they are called and written in its language.
struct ReportScene {
  const Gaps& gaps;
  const Vocabulary& vocabulary;
  const ReportWords& words;
  std::string_view language;

  /// "1.250", "1,250".
  std::string number(std::int64_t value) const;
  /// A number of families, or that there are fewer than the least that is told.
  std::string families(const std::optional<std::int64_t>& value) const;
  /// How many of all of them, in whole percent without the sign: "85", or "< 20" where the part is not told. `all` is told.
  std::string percent(const HelpCounts& counts, Help which) const;
  /// What a key of a table is called; escaped.
  std::string label(GapDimension dimension, const std::string& key) const;
  std::string region_label(const std::string& region) const;
  std::string burden_label(const std::string& id) const;
};

/// Fewer families than these have no share: one of them would be a large part of it, and rounding as much as a quarter.
std::int64_t least_for_share(const Gaps& gaps);
/// The colour of the share that is met, in five steps, and of the text on it.
struct Shade {
  std::string_view fill = {};
  std::string_view text = {};
};
Shade shade_of(const HelpCounts& counts);
inline constexpr std::string_view no_share_fill = "#dfe3e8";
inline constexpr int shades = 5;
/// The shade of the step, 0 for the lowest share.
Shade shade(int step);

/// Text in HTML and SVG.
std::string escaped(std::string_view text);
/// The sentence with each `{name}` in it replaced.
std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string>> values);
/// Two decimals at most, for coordinates of a picture.
std::string coordinate(double value);

/// A figure with a map for each group of places that lie close together; empty where no place has a point.
std::string report_maps(const ReportScene& scene);
/// A figure with a table of shades; empty where there is nothing to show.
std::string report_heat(const ReportScene& scene, const GapTable& table, bool burdens_are_rows);

}  // namespace passgenau
