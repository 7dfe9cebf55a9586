// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "c_api/visit.hpp"
#include "model/names.hpp"
#include "passgenau/pathway.hpp"
#include "passgenau/plan.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace {

enum class Format : std::uint8_t { json, svg, ical };

}  // namespace

template <>
struct passgenau::Names<Format> {
  static constexpr std::array<std::string_view, 3> all{"json", "svg", "ical"};
};

namespace {

/// What a pathway is asked for, and how it is to be given.
struct PathwayCall {
  std::optional<Date> as_of = {};
  std::string language = {};
  PathwayOptions wanted = {};
  Format format = Format::json;
};

PathwayCall pathway_call(const char* options, std::size_t length) {
  PathwayCall call;
  read_options(options, length, [&](ObjectReader& reader) {
    read_family_options(reader, call.as_of, call.language);
    reader.day("until", call.wanted.until);
    auto most = static_cast<std::size_t>(call.wanted.most);
    read_count(reader, "offers", most, PathwayLimits::most);
    call.wanted.most = static_cast<int>(most);
    call.format = reader.choice<Format>("format").value_or(Format::json);
  });
  return call;
}

}  // namespace

int passgenau_plan(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                   const char* options, size_t options_length, char** json, size_t* length,
                   passgenau_error** error) {
  return answered(json, length, error, [&] {
    std::optional<Date> as_of;
    std::string language;
    PlanOptions wanted;
    read_options(options, options_length, [&](ObjectReader& reader) {
      read_family_options(reader, as_of, language);
      const auto read = [&](std::string_view name, int& field) {
        auto number = static_cast<std::size_t>(field);
        read_count(reader, name, number, PlanLimits::offers, 1);
        field = static_cast<int>(number);
      };
      read("max_offers", wanted.max_offers);
      read("max_contacts", wanted.max_contacts);
    });
    const Visit visit{catalog, profile, profile_length, as_of, language};
    return visit.told(plan(*visit.catalog, visit.profile, wanted));
  });
}

int passgenau_pathway(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                      const char* options, size_t options_length, char** text, size_t* length,
                      passgenau_error** error) {
  return answered(text, length, error, [&] {
    const PathwayCall call = pathway_call(options, options_length);
    Visit visit{catalog, profile, profile_length, call.as_of, call.language};
    const Pathway found = pathway(*visit.catalog, visit.profile, call.wanted);
    if (call.format == Format::json) return visit.told(found);
    // A picture and a calendar are always in words.
    if (visit.language.empty()) visit.language = "de";
    return call.format == Format::svg ? to_svg(found, *visit.catalog, visit.telling())
                                      : to_icalendar(found, *visit.catalog, visit.telling());
  });
}
