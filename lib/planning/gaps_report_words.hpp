// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <string_view>

#include "passgenau/gaps.hpp"

namespace passgenau {

/// All that the report says, in one language. `{name}` stands for a value.
struct ReportWords {
  std::string_view tag;
  std::string_view thousands;  ///< between groups of three digits
  std::string_view title;
  std::string_view summary;                            ///< {families} {offers}
  std::string_view summary_without;                    ///< {without}
  std::string_view summary_met;                        ///< {met}
  std::string_view summary_needs;                      ///< {needs}
  std::string_view summary_needs_met;                  ///< {met}
  std::array<std::string_view, help_count> help;       ///< short, for legends
  std::array<std::string_view, help_count> help_long;  ///< what it means
  std::string_view families;
  std::string_view families_in_need;
  std::string_view needs;
  std::array<std::string_view, 2> family_count;  ///< one, several; {n}
  std::array<std::string_view, 2> offer_count;   ///< the same, after "with" and "of"
  std::string_view not_told;
  std::string_view less_than;  ///< before a share
  std::string_view map_title;
  std::string_view map_text;
  std::string_view map_caption;  ///< {place}
  std::string_view map_point;    ///< {place} {families} {met}
  std::string_view kilometres;
  std::string_view legend_low;
  std::string_view legend_high;
  std::string_view heat_title;
  std::string_view heat_text;  ///< {few}
  std::array<std::string_view, gap_dimension_count>
      heat_of;                        ///< the table by this and burden; that of burden is unused
  std::string_view heat_cut;          ///< {rows} {columns}
  std::string_view heat_cut_rows;     ///< {rows}
  std::string_view heat_cut_columns;  ///< {columns}
  std::string_view what_if_title;
  std::string_view what_if_text;
  std::string_view what_if_none;
  std::string_view what_if_kind;  ///< {what} {place} {families}
  std::string_view what_if_burden;
  std::string_view what_if_first;  ///< {families}
  std::string_view overlap_title;
  std::string_view overlap_text;
  std::string_view overlap_none;
  std::string_view overlap_line;  ///< {place} {burden} {choices}
  std::string_view method_title;
  std::string_view method;  ///< HTML; {least} {few}
  std::string_view limits_title;
  std::string_view limits;  ///< HTML
  std::string_view population;
  std::string_view catalog;              ///< {offers} {revision}
  std::array<std::string_view, 6> ages;  ///< in the order of `age_keys`
  std::string_view not_stated;
  std::string_view county;  ///< {region}
};

/// Throws `Error` *language-unsupported*.
const ReportWords& report_words(std::string_view language);

}  // namespace passgenau
