// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

#include "passgenau/place.hpp"
#include "place/csv.hpp"
#include "place/name_key.hpp"
#include "place/sphere.hpp"

namespace passgenau {

namespace {

using Index = std::uint32_t;

constexpr std::int64_t around_at_least_m = 5'000;
constexpr std::int64_t around_at_most_m = 30'000;
constexpr double margin_m = 50'000;
constexpr double metres_per_degree = mean_radius_m * std::numbers::pi / 180;

std::string county_free_key(std::string_view five_digits) { return std::string{five_digits} + "000"; }

bool before(const GazetteerRow& a, const GazetteerRow& b) {
  return std::tie(a.postal_code, a.region, a.name, a.point.lat, a.point.lon, a.population) <
         std::tie(b.postal_code, b.region, b.name, b.point.lat, b.point.lon, b.population);
}

/// Sources write a county-free city as 01003 or as 01003000. Where one of them says the latter it is one
/// municipality, and all rows get its key; otherwise a family in one source's row would only "maybe" live in
/// the other's region.
void unify_county_free_cities(std::vector<GazetteerRow>& rows) {
  std::vector<std::string> cities;
  for (const GazetteerRow& row : rows)
    if (row.region.size() == 8 && row.region.compare(5, 3, "000") == 0) cities.push_back(row.region);
  std::sort(cities.begin(), cities.end());
  cities.erase(std::unique(cities.begin(), cities.end()), cities.end());
  for (GazetteerRow& row : rows) {
    if (row.region.size() != 5) continue;
    std::string key = county_free_key(row.region);
    if (std::binary_search(cities.begin(), cities.end(), key)) row.region = std::move(key);
  }
}

/// FNV-1a. The names of a country sort by it in a few milliseconds, and a catalog does that each time it
/// opens.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

std::string_view before_comma(std::string_view name) { return name.substr(0, name.find(',')); }

/// The first eight bytes: regions of at most that length sort as these numbers do.
std::uint64_t leading_bytes(std::string_view text) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < 8; ++i)
    bytes = bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
  return bytes;
}

struct Box {
  double south = 90;
  double north = -90;
  double west = 180;
  double east = -180;

  void add(GeoPoint point) {
    south = std::min(south, point.lat);
    north = std::max(north, point.lat);
    west = std::min(west, point.lon);
    east = std::max(east, point.lon);
  }
  void widen() {
    south -= margin_m / metres_per_degree;
    north += margin_m / metres_per_degree;
    // A degree of longitude is shortest at the edge nearer to a pole: there the margin is the most degrees.
    const double edge = std::min(89.0, std::max(std::abs(south), std::abs(north)));
    const double degrees = margin_m / (metres_per_degree * std::cos(edge * std::numbers::pi / 180));
    west -= degrees;
    east += degrees;
  }
  bool contains(GeoPoint point) const {
    return point.lat >= south && point.lat <= north && point.lon >= west && point.lon <= east;
  }
};

void append_number(std::string& out, double number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number);
  out.append(buffer, end.ptr);
}

}  // namespace

struct Gazetteer::Tables {
  std::vector<GazetteerRow> rows;  // sorted, so postal codes are runs
  std::vector<Index> by_region;    // sorted by region, then row
  std::vector<std::pair<std::uint64_t, Index>>
      by_name;  // hashes of the keys; with a comma in its name a row has two
  Box box;

  explicit Tables(std::vector<GazetteerRow> given) : rows{std::move(given)} {
    unify_county_free_cities(rows);
    // A catalog's own copy comes in order.
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (Index i = 0; i < rows.size(); ++i) {
      box.add(rows[i].point);
      add_names(i);
    }
    box.widen();
    std::sort(by_name.begin(), by_name.end());
    sort_regions();
  }

  void add_names(Index i) {
    const std::string whole = name_key(rows[i].name);
    if (!whole.empty()) by_name.emplace_back(hash_of(whole), i);
    if (rows[i].name.find(',') == std::string::npos) return;
    const std::string first = name_key(before_comma(rows[i].name));
    if (!first.empty()) by_name.emplace_back(hash_of(first), i);
  }
  bool has_name(Index i, std::string_view key) const {
    return name_key(rows[i].name) == key || name_key(before_comma(rows[i].name)) == key;
  }

  void sort_regions() {
    std::vector<std::pair<std::uint64_t, Index>> keys;
    for (Index i = 0; i < rows.size(); ++i)
      if (!rows[i].region.empty()) keys.emplace_back(leading_bytes(rows[i].region), i);
    std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      const int order = rows[a.second].region.compare(rows[b.second].region);
      return order != 0 ? order < 0 : a.second < b.second;
    });
    for (const auto& key : keys)
      by_region.push_back(key.second);
  }

  std::pair<std::size_t, std::size_t> postal_code_run(std::string_view postal_code) const {
    if (postal_code.empty()) return {0, 0};
    const auto first =
        std::lower_bound(rows.begin(), rows.end(), postal_code,
                         [](const GazetteerRow& row, std::string_view key) { return row.postal_code < key; });
    auto last = first;
    while (last != rows.end() && last->postal_code == postal_code)
      ++last;
    return {static_cast<std::size_t>(first - rows.begin()), static_cast<std::size_t>(last - rows.begin())};
  }

  std::vector<Index>::const_iterator first_of_region(std::string_view key) const {
    return std::lower_bound(by_region.begin(), by_region.end(), key,
                            [&](Index i, std::string_view wanted) { return rows[i].region < wanted; });
  }
  bool has_region(std::string_view key) const {
    const auto found = first_of_region(key);
    return found != by_region.end() && rows[*found].region == key;
  }
};

Gazetteer::Gazetteer() : Gazetteer{std::vector<GazetteerRow>{}} {}

Gazetteer::Gazetteer(std::vector<GazetteerRow> rows)
    : tables_{std::make_shared<const Tables>(std::move(rows))} {}

bool Gazetteer::empty() const noexcept { return tables_->rows.empty(); }

const std::vector<GazetteerRow>& Gazetteer::rows() const noexcept { return tables_->rows; }

std::vector<const GazetteerRow*> Gazetteer::by_postal_code(std::string_view postal_code) const {
  const auto [first, last] = tables_->postal_code_run(postal_code);
  std::vector<const GazetteerRow*> found;
  for (std::size_t i = first; i < last; ++i)
    found.push_back(&tables_->rows[i]);
  return found;
}

std::vector<const GazetteerRow*> Gazetteer::by_region(std::string_view key) const {
  std::vector<const GazetteerRow*> found;
  if (key.empty()) return found;
  for (auto i = tables_->first_of_region(key); i != tables_->by_region.end(); ++i) {
    const GazetteerRow& row = tables_->rows[*i];
    if (row.region.compare(0, key.size(), key) != 0) break;
    found.push_back(&row);
  }
  return found;
}

std::vector<const GazetteerRow*> Gazetteer::by_name(std::string_view name) const {
  const std::string key = name_key(name);
  const std::uint64_t hash = hash_of(key);
  const auto& names = tables_->by_name;
  std::vector<const GazetteerRow*> found;
  for (auto i = std::lower_bound(names.begin(), names.end(), std::pair<std::uint64_t, Index>{hash, 0});
       i != names.end() && i->first == hash; ++i) {
    const GazetteerRow* row = &tables_->rows[i->second];
    // ", x" has one key twice.
    if (tables_->has_name(i->second, key) && (found.empty() || found.back() != row)) found.push_back(row);
  }
  return found;
}

std::optional<GeoPoint> Gazetteer::postal_code_point(std::string_view postal_code) const {
  const auto [first, last] = tables_->postal_code_run(postal_code);
  if (first == last) return {};
  GeoPoint sum;
  for (std::size_t i = first; i < last; ++i) {
    sum.lat += tables_->rows[i].point.lat;
    sum.lon += tables_->rows[i].point.lon;
  }
  const auto n = static_cast<double>(last - first);
  return GeoPoint{sum.lat / n, sum.lon / n};
}

std::optional<GeoPoint> Gazetteer::municipality_point(std::string_view key) const {
  const std::string municipality = municipality_key(key);
  if (municipality.size() != 8) return {};
  GeoPoint sum;
  int count = 0;
  for (auto i = tables_->first_of_region(municipality); i != tables_->by_region.end(); ++i) {
    const GazetteerRow& row = tables_->rows[*i];
    if (row.region != municipality) break;
    sum.lat += row.point.lat;
    sum.lon += row.point.lon;
    ++count;
  }
  if (count == 0) return {};
  return GeoPoint{sum.lat / count, sum.lon / count};
}

std::string Gazetteer::municipality_key(std::string_view key) const {
  if (key.size() == 5) {
    std::string city = county_free_key(key);
    if (tables_->has_region(city)) return city;
  }
  return std::string{key};
}

std::vector<const GazetteerRow*> Gazetteer::around(GeoPoint point) const {
  const std::vector<GazetteerRow>& rows = tables_->rows;
  std::vector<std::int64_t> metres;
  metres.reserve(rows.size());
  std::int64_t nearest = around_at_most_m + 1;
  for (const GazetteerRow& row : rows) {
    metres.push_back(great_circle(point, row.point).in_metres());
    nearest = std::min(nearest, metres.back());
  }
  std::vector<const GazetteerRow*> found;
  if (nearest < 0 || nearest > around_at_most_m) return found;
  const std::int64_t farthest = std::max(2 * nearest, around_at_least_m);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (metres[i] <= farthest) found.push_back(&rows[i]);
  return found;
}

bool Gazetteer::plausible(GeoPoint point) const noexcept {
  // Without rows there is nothing that speaks against a point.
  return empty() ? std::isfinite(point.lat) && std::isfinite(point.lon) : tables_->box.contains(point);
}

std::string Gazetteer::to_csv() const {
  std::string out = "postal_code,place,region,lat,lon,population\n";
  for (const GazetteerRow& row : tables_->rows) {
    for (const std::string* cell : {&row.postal_code, &row.name, &row.region}) {
      append_csv_cell(out, *cell);
      out += ',';
    }
    append_number(out, row.point.lat);
    out += ',';
    append_number(out, row.point.lon);
    out += ',';
    if (row.population > 0) out += std::to_string(row.population);
    out += '\n';
  }
  return out;
}

}  // namespace passgenau
