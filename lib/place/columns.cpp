// SPDX-License-Identifier: GPL-2.0-or-later
#include "place/columns.hpp"

#include <algorithm>

#include "place/name_key.hpp"

namespace passgenau {

namespace {

struct Alias {
  Column column;
  std::string_view name;  // letters and digits of `name_key`
};

// The first alias of a column that a header has wins: the municipality key before the longer regional key,
// both before GeoNames' codes. `plz_sitz` of the municipality list is where the administration has its post,
// not where families live: it is no alias.
constexpr std::array aliases{
    Alias{Column::postal_code, "postalcode"},
    Alias{Column::postal_code, "postcode"},
    Alias{Column::postal_code, "zipcode"},
    Alias{Column::postal_code, "zip"},
    Alias{Column::postal_code, "plz"},
    Alias{Column::postal_code, "postleitzahl"},
    Alias{Column::place, "place"},
    Alias{Column::place, "placename"},
    Alias{Column::place, "name"},
    Alias{Column::place, "ort"},
    Alias{Column::place, "ortsname"},
    Alias{Column::place, "gemeinde"},
    Alias{Column::place, "gemeindename"},
    Alias{Column::place, "municipality"},
    Alias{Column::place, "stadt"},
    Alias{Column::place, "city"},
    Alias{Column::place, "town"},
    Alias{Column::region, "region"},
    Alias{Column::region, "ags"},
    Alias{Column::region, "agskey"},
    Alias{Column::region, "municipalitykey"},
    Alias{Column::region, "gemeindeschluessel"},
    Alias{Column::region, "amtlichergemeindeschluessel"},
    Alias{Column::region, "gemeindekennziffer"},
    Alias{Column::region, "gkz"},
    Alias{Column::region, "ars"},
    Alias{Column::region, "regionalschluessel"},
    Alias{Column::region, "amtlicherregionalschluessel"},
    Alias{Column::region, "communitycode"},
    Alias{Column::region, "admincode3"},
    Alias{Column::lat, "lat"},
    Alias{Column::lat, "latitude"},
    Alias{Column::lat, "breitengrad"},
    Alias{Column::lat, "breite"},
    Alias{Column::lat, "geobreite"},
    Alias{Column::lat, "geographischebreite"},
    Alias{Column::lat, "geografischebreite"},
    Alias{Column::lon, "lon"},
    Alias{Column::lon, "lng"},
    Alias{Column::lon, "long"},
    Alias{Column::lon, "longitude"},
    Alias{Column::lon, "laengengrad"},
    Alias{Column::lon, "laenge"},
    Alias{Column::lon, "geolaenge"},
    Alias{Column::lon, "geographischelaenge"},
    Alias{Column::lon, "geografischelaenge"},
    Alias{Column::population, "population"},
    Alias{Column::population, "einwohner"},
    Alias{Column::population, "einwohnerzahl"},
    Alias{Column::population, "bevoelkerung"},
    Alias{Column::population, "bevoelkerunginsgesamt"},
    Alias{Column::country, "country"},
    Alias{Column::country, "countrycode"},
    Alias{Column::country, "staat"},
};

std::string letters_and_digits(std::string_view header) {
  std::string text = name_key(header);
  const auto other = [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); };
  text.erase(std::remove_if(text.begin(), text.end(), other), text.end());
  return text;
}

/// `population_2024` and `gemeinde_population_2024` are a population.
std::string without_year(std::string name) {
  const bool year =
      name.size() > 4 && std::all_of(name.end() - 4, name.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!year) return name;
  name.resize(name.size() - 4);
  constexpr std::string_view of_municipality = "gemeinde";
  if (name.compare(0, of_municipality.size(), of_municipality) == 0) name.erase(0, of_municipality.size());
  return name;
}

}  // namespace

std::size_t Columns::count() const {
  return static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [](const auto& one) { return one.has_value(); }));
}

Columns columns_of_header(const std::vector<std::string_view>& header) {
  std::vector<std::string> names;
  names.reserve(header.size());
  for (const std::string_view cell : header)
    names.push_back(without_year(letters_and_digits(cell)));
  Columns columns;
  for (const Alias& alias : aliases) {
    if (columns[alias.column]) continue;
    const auto at = std::find(names.begin(), names.end(), alias.name);
    if (at == names.end()) continue;
    const auto index = static_cast<std::size_t>(at - names.begin());
    columns[alias.column] = {.index = index, .header = std::string{header[index]}};
    if (alias.name == "communitycode" || alias.name == "admincode3") columns.region_is_administrative = true;
  }
  return columns;
}

Columns geonames_columns() {
  Columns columns;
  columns[Column::country] = {.index = 0, .header = "country code"};
  columns[Column::postal_code] = {.index = 1, .header = "postal code"};
  columns[Column::place] = {.index = 2, .header = "place name"};
  columns[Column::region] = {.index = 8, .header = "admin code3"};
  columns[Column::lat] = {.index = 9, .header = "latitude"};
  columns[Column::lon] = {.index = 10, .header = "longitude"};
  columns.region_is_administrative = true;
  return columns;
}

}  // namespace passgenau
