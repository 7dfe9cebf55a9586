// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
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
  /// "1 Familie", "1.250 Familien".
  std::string counted(std::int64_t value, const std::array<std::string_view, 2>& one_and_several) const;
  /// A number, or that it is not told.
  std::string told(const std::optional<std::int64_t>& value) const;
  /// How many of all of them, in whole percent without the sign: "85", or 1 after `below` where it is less. Empty where the
  /// part is not told; `counts.all` is.
  std::string percent(const HelpCounts& counts, Help which, std::string_view below = "< ") const;
  /// What a key of a table is called; not escaped.
  std::string label(GapDimension dimension, const std::string& key) const;
  std::string region_label(const std::string& region) const;
  std::string burden_label(const std::string& id) const;
};

inline constexpr std::string_view no_break_percent = "\u00a0%";
/// Fewer families than these have no share (`GapFigures::has_share`): one would be a large part of it.
std::int64_t least_for_share(const Gaps& gaps);
/// The colour of the share that is met, in five steps, and of the text on it; grey where it is not told.
struct Shade {
  std::string_view fill = {};
  std::string_view text = {};
};
Shade shade_of(const HelpCounts& counts);
inline constexpr std::string_view no_share_fill = "#dfe3e8";
inline constexpr int shades = 5;
/// The shade of the step, 0 for the lowest share.
Shade shade(int step);

/// The sentence with each `{name}` in it replaced, once: what stands in a value is no name.
std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string>> values);
/// Two decimals at most, for coordinates of a picture.
std::string coordinate(double value);

/// A figure with a map for each group of places that lie close together; empty where no place has a point.
std::string report_maps(const ReportScene& scene);
/// A figure with a table of shades; empty where there is nothing to show.
std::string report_heat(const ReportScene& scene, const GapTable& table, bool burdens_are_rows);

}  // namespace passgenau
