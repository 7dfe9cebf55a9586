// SPDX-License-Identifier: GPL-2.0-or-later
// Many families at once: whom an offer helps, where a network is thin, what a new catalog changes.
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "c_api/boundary.hpp"
#include "c_api/options.hpp"
#include "passgenau/difference.hpp"
#include "passgenau/gaps.hpp"
#include "passgenau/who.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace {

std::vector<Family> families_of(const char* text, std::size_t length, const Catalog& catalog,
                                std::optional<Date> as_of) {
  std::istringstream lines{std::string{bytes_of(text, length, "the profiles")}};
  return valid(read_families(lines, catalog.vocabulary(), as_of, "profiles"), Code::profile_invalid);
}

enum class GapsForm { json, csv, geojson, html };

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
    constexpr int most_ideas = 100;
    read_count(reader, "what_if", wanted.options.what_if, most_ideas);
    constexpr int most_threads = 256;
    read_count(reader, "threads", wanted.options.threads, most_threads);
    std::string form = "json";
    reader.text("format", form);
    if (form == "csv")
      wanted.form = GapsForm::csv;
    else if (form == "geojson")
      wanted.form = GapsForm::geojson;
    else if (form == "html")
      wanted.form = GapsForm::html;
    else if (form != "json")
      reader.report(Code::unknown_value, "format", "json, csv, geojson, html");
    read_language_tag(reader, wanted.report.language);
    reader.text("title", wanted.report.title);
  });
  return wanted;
}

std::vector<Family> population_of(const char* text, std::size_t length, const Catalog& catalog,
                                  WantedGaps& wanted) {
  if (!wanted.drawn) return families_of(text, length, catalog, wanted.as_of);
  SamplePopulation drawn = valid(sample_population(bytes_of(text, length, "the population"),
                                                   catalog.vocabulary(), catalog.gazetteer(), wanted.as_of),
                                 Code::profile_invalid);
  if (const auto about = drawn.about.find(wanted.report.language); about != drawn.about.end())
    wanted.report.population = about->second;
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
      constexpr int most_threads = 256;
      read_count(reader, "threads", threads, most_threads);
    });
    const auto before = catalog_of(catalog);
    const Catalog after{std::string{text_of(path, path_length, "the path")}};
    return to_json(difference(*before, after, families_of(profiles, profiles_length, after, as_of), threads));
  });
}
