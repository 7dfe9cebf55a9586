// SPDX-License-Identifier: GPL-2.0-or-later
// Many families at once: whom an offer helps, where a network is thin, what a new catalog changes.
#include <array>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "c_api/boundary.hpp"
#include "c_api/options.hpp"
#include "model/names.hpp"
#include "passgenau/difference.hpp"
#include "passgenau/gaps.hpp"
#include "passgenau/who.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace {

enum class GapsForm : std::uint8_t { json, csv, geojson, html };

}  // namespace

template <>
struct passgenau::Names<GapsForm> {
  static constexpr std::array<std::string_view, 4> all{"json", "csv", "geojson", "html"};
};

namespace {

std::vector<Family> families_of(const char* text, std::size_t length, const Catalog& catalog,
                                std::optional<Date> as_of) {
  std::istringstream lines{std::string{bytes_of(text, length, "the profiles")}};
  return valid(read_families(lines, catalog.vocabulary(), as_of, "profiles"), Code::profile_invalid);
}

struct WantedGaps {
  std::optional<Date> as_of = {};
  bool drawn = false;  ///< the population is a prevalence file
  GapsForm form = GapsForm::json;
  GapsOptions options = {};
  ReportOptions report = {};
};

WantedGaps gaps_options(const char* options, std::size_t length) {
  WantedGaps wanted;
  read_options(options, length, [&](ObjectReader& reader) {
    reader.day("as_of", wanted.as_of);
    reader.boolean("prevalence", wanted.drawn);
    read_count(reader, "what_if", wanted.options.what_if, GapsLimits::what_if);
    read_threads(reader, wanted.options.threads);
    wanted.form = reader.choice<GapsForm>("format").value_or(GapsForm::json);
    read_language_tag(reader, wanted.report.language);
    reader.text("title", wanted.report.title);
  });
  // Before the families are judged for a page that nobody can write.
  if (wanted.form == GapsForm::html) require_report_language(wanted.report.language);
  return wanted;
}

std::vector<Family> population_of(const char* text, std::size_t length, const Catalog& catalog,
                                  WantedGaps& wanted) {
  if (!wanted.drawn) return families_of(text, length, catalog, wanted.as_of);
  SamplePopulation drawn = valid(sample_population(bytes_of(text, length, "the population"),
                                                   catalog.vocabulary(), catalog.gazetteer(), wanted.as_of),
                                 Code::profile_invalid);
  wanted.report.population = about(drawn, wanted.report.language);
  return std::move(drawn.families);
}

}  // namespace

int passgenau_who(passgenau_catalog* catalog, const char* offer, size_t offer_length, const char* profiles,
                  size_t profiles_length, const char* options, size_t options_length, char** json,
                  size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    std::optional<Date> as_of;
    read_options(options, options_length, [&](ObjectReader& reader) { reader.day("as_of", as_of); });
    const auto shared = catalog_of(catalog);
    const Offer wanted =
        valid(offer_from_json(bytes_of(offer, offer_length, "the offer"), shared->vocabulary()),
              Code::offer_invalid);
    const Families families{*shared, families_of(profiles, profiles_length, *shared, as_of)};
    return to_json(families.who(wanted));
  });
}

int passgenau_gaps(passgenau_catalog* catalog, const char* population, size_t population_length,
                   const char* options, size_t options_length, char** text, size_t* length,
                   passgenau_error** error) {
  return answered(text, length, error, [&] {
    WantedGaps wanted = gaps_options(options, options_length);
    const auto shared = catalog_of(catalog);
    const Gaps found =
        gaps(*shared, population_of(population, population_length, *shared, wanted), wanted.options);
    switch (wanted.form) {
      case GapsForm::csv: return to_csv(found);
      case GapsForm::geojson: return to_geojson(found);
      case GapsForm::html: return report_html(found, shared->vocabulary(), wanted.report);
      case GapsForm::json: break;
    }
    return to_json(found);
  });
}

int passgenau_difference(passgenau_catalog* catalog, const char* path, size_t path_length,
                         const char* profiles, size_t profiles_length, const char* options,
                         size_t options_length, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    std::optional<Date> as_of;
    std::size_t threads = 0;
    read_options(options, options_length, [&](ObjectReader& reader) {
      reader.day("as_of", as_of);
      read_threads(reader, threads);
    });
    const auto before = catalog_of(catalog);
    const Catalog after{std::string{text_of(path, path_length, "the path")}};
    return to_json(difference(*before, after, families_of(profiles, profiles_length, after, as_of), threads));
  });
}
