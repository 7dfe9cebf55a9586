// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/export.hpp"
#include "passgenau/place.hpp"
#include "passgenau/who.hpp"

/// Where a network of offers is thin: whom it leaves without help, and which one offer more would help most
/// (docs/gaps.md).
namespace passgenau {

/// What there is for a need of a family, the best that holds. *Made for it*: the offer names the need, along the tree.
enum class Help : std::uint8_t {
  met,           ///< an eligible offer is made for it
  full,          ///< such offers, but all are full (a current capacity says so)
  beyond_reach,  ///< none, but one that only its distance excludes: no farther beyond the reach than a near miss
  general,  ///< none, but an eligible offer that is open to every need, or made for another need of the family
  nothing
};
inline constexpr int help_count = 5;

enum class GapDimension : std::uint8_t { region, age, burden, language };
inline constexpr int gap_dimension_count = 4;

/// `beyond-reach`, `region`: the names that JSON uses.
PASSGENAU_API std::string_view name(Help help) noexcept;
PASSGENAU_API std::string_view name(GapDimension dimension) noexcept;

/// How many, and how many of them find what. Each number is rounded for itself to a multiple of `GapsOptions::least_cell`
/// times the greatest weight of a family (of needs: times the most that one family adds), and empty – not told – where fewer
/// families than `least_cell`, or less than such a multiple, are behind it. That makes it harder to tell one family from
/// totals and parts, not impossible (docs/gaps.md).
struct HelpCounts {
  std::optional<std::int64_t> all = {};
  std::array<std::optional<std::int64_t>, help_count> help = {};  ///< by `Help`

  const std::optional<std::int64_t>& of(Help which) const { return help[static_cast<std::size_t>(which)]; }
  bool operator==(const HelpCounts&) const = default;
};

/// Means, medians, `needs` and, in the report, shares need so many steps of rounding, and all but `needs` so many times
/// `GapsOptions::least_cell` families (20); where that is 1, none.
inline constexpr int share_of_least = 4;

/// Figures of the families of one cell.
struct GapFigures {
  HelpCounts families = {};  ///< `all` is empty where it is not told; then nothing else is
  HelpCounts needs =
      {};  ///< each burden of each family; none in a table by burden, where `families` counts just these
  // These from `share_of_least` times `least_cell` families on.
  std::optional<double> offers =
      {};  ///< mean number of eligible offers; in a table by burden of those made for it, not full
  std::optional<double> best_score =
      {};  ///< mean of each family's best, 0 without an offer; [0, 1], to two decimals
  int choices =
      0;  ///< by burden: as many offers made for it, not full, as half of the families have, or more; 0 also where not told

  /// Whether enough families, whatever their weight, are behind it for a share.
  bool has_share() const { return offers.has_value(); }

  bool operator==(const GapFigures&) const = default;
};

/// Keys of a cell: a region is a municipality's 8 digits (AGS), or a county's 5 where the home may lie in several
/// municipalities, or empty; an age is that of the youngest child, `unborn`, `P0M`, `P6M`, `P1Y`, `P2Y`, `P3Y` (from there
/// on), or empty; a burden is the id of a need's burden or kind; a language the family's first, or empty.
struct GapCell {
  std::string row = {};
  std::string column = {};  ///< empty in a table of one dimension
  GapFigures figures = {};

  bool operator==(const GapCell&) const = default;
};

/// By burden a family counts once for each of its burdens, with the help there is for that; otherwise once, with the best
/// there is for any of its needs. A family without needs is met by any eligible offer.
struct GapTable {
  GapDimension rows = GapDimension::region;
  std::optional<GapDimension> columns = {};
  std::vector<GapCell> cells = {};  ///< sorted by row, then column; those with `least_cell` families and more

  bool operator==(const GapTable&) const = default;
};

/// A municipality or county of the tables.
struct GapPlace {
  std::string region = {};
  std::string name = {};  ///< the gazetteer's; empty where it has none
  std::optional<GeoPoint> point = {};

  bool operator==(const GapPlace&) const = default;
};

/// Half of a region's families with this burden, or more, have five or more offers made for it.
struct Overlap {
  std::string region = {};
  std::string burden = {};
  int choices = 0;

  bool operator==(const Overlap&) const = default;
};
inline constexpr int overlap_from = 5;

/// One more offer, and the families for whom something would then be made for a need that nothing in reach is made for now.
/// The offer has one site at the municipality's point, states no ages and no residence, speaks German and, through an
/// interpreter, any language. A family whose home has no point is not counted: nobody knows how near the offer would be.
struct WhatIf {
  std::string kind = {};    ///< exactly one of `kind` and
  std::string burden = {};  ///< `burden`
  std::string region = {};  ///< of the municipality
  std::string name = {};
  GeoPoint point = {};
  std::int64_t families = 0;  ///< rounded as all numbers of families
  std::optional<std::int64_t> first_help =
      {};  ///< of these, those for whom nothing in reach is made yet at all

  bool operator==(const WhatIf&) const = default;
};

struct Gaps {
  CatalogState catalog = {};
  int least_cell = 0;
  GapFigures all = {};
  HelpCounts in_need = {};  ///< the families that name a need, from as many as for a share
  std::optional<std::int64_t> without_need = {};  ///< those that name none
  std::vector<GapTable> tables =
      {};  ///< each dimension, then each pair of them, in the order of `GapDimension`
  std::vector<GapPlace> places = {};  ///< sorted by region
  std::vector<Overlap> overlaps = {};
  /// By county, in each the best first: the best municipality in it for each kind and burden.
  std::vector<WhatIf> what_if = {};

  bool operator==(const Gaps&) const = default;
};

/// Limits of the options; one above is an error.
struct GapsLimits {
  static constexpr int least_cell = 1000;
  static constexpr int what_if = 100;
};

struct GapsOptions {
  int least_cell =
      5;  ///< 1–1,000; 1 tells every number as it is: for families that are made up, and for tests
  std::size_t what_if = 5;  ///< at most so many for each county, 0–100
  std::size_t threads = 0;  ///< that share the work, the caller's among them; 0: as many as the machine has
};

/// Judges every family against the whole catalog. `words` of profiles are not asked. The same input gives the same figures,
/// whatever the threads. Throws `Error` *empty* without a family, *profile-invalid* with every problem of `validate`,
/// *options-invalid*. Cost: 10,000 families and 10,000 offers 1.5 s of one core where measured (bench/bench_gaps).
PASSGENAU_API Gaps gaps(const Catalog& catalog, const std::vector<Family>& population,
                        const GapsOptions& options = {});

/// Families that nobody is, drawn from published shares.
struct SamplePopulation {
  LocalizedText about = {};  ///< where the shares come from, by language
  std::vector<Family> families = {};
};

/// What `about` says for this language: `de` also for `de-AT`; empty where it says nothing.
PASSGENAU_API std::string about(const SamplePopulation& population, std::string_view language);

/// Draws families from a prevalence file, which says how many, where, how old, with which burdens and languages
/// (docs/gaps.md). The same file and gazetteer give the same families, everywhere. Every problem at once, each with its JSON
/// Pointer. `gazetteer` holds the regions and weighs municipalities by population.
PASSGENAU_API Checked<SamplePopulation> sample_population(std::string_view json, const Vocabulary& vocabulary,
                                                          const Gazetteer& gazetteer,
                                                          std::optional<Date> as_of = {});

/// One object, one line.
PASSGENAU_API std::string to_json(const Gaps& gaps);
/// One line for each cell of each table, with a header; RFC 4180.
PASSGENAU_API std::string to_csv(const Gaps& gaps);
/// RFC 7946: a point for each place that has one, with the figures of its families, and for each what-if.
PASSGENAU_API std::string to_geojson(const Gaps& gaps);

/// What the report says beside the figures.
struct ReportOptions {
  std::string language = "de";  ///< one of `report_languages()`, with any region
  std::string title = {};       ///< of the network; empty: a general one
  std::string population = {};  ///< a sentence on where the families come from
};

/// The languages that the report exists in, by tag.
PASSGENAU_API std::vector<std::string> report_languages();
/// Throws `Error` *language-unsupported* where there is no report for this language; there is one for `de-AT`: that in `de`.
PASSGENAU_API void require_report_language(std::string_view language);

/// The whole as one HTML page for a committee: no script, nothing from outside, readable by a screen reader, to be printed.
/// Throws *language-unsupported*.
PASSGENAU_API std::string report_html(const Gaps& gaps, const Vocabulary& vocabulary,
                                      const ReportOptions& options = {});

}  // namespace passgenau
