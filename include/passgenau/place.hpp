// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cmath>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/error.hpp"
#include "passgenau/export.hpp"

namespace passgenau {

/// A point on the WGS 84 ellipsoid in decimal degrees: latitude −90…90 north positive, longitude −180…180
/// east positive.
struct GeoPoint {
  double lat = 0;
  double lon = 0;

  bool operator==(const GeoPoint&) const = default;
};

/// A length in whole metres. Made by `kilometres(5)`, `metres(800)` or `5_km`: a bare number does not
/// compile.
class Distance {
 public:
  constexpr Distance() = default;
  static constexpr Distance metres(std::int64_t n) { return Distance{n}; }
  /// Rounded to the nearest metre. NaN and infinities become negative, which validation refuses.
  static Distance kilometres(double n) {
    return Distance{std::isfinite(n) && std::abs(n) < 1e12 ? std::llround(n * 1000) : -1};
  }
  constexpr std::int64_t in_metres() const { return metres_; }
  constexpr double in_kilometres() const { return static_cast<double>(metres_) / 1000.0; }
  constexpr auto operator<=>(const Distance&) const = default;

 private:
  explicit constexpr Distance(std::int64_t metres) : metres_{metres} {}
  std::int64_t metres_ = 0;
};

inline Distance kilometres(double n) { return Distance::kilometres(n); }
constexpr Distance metres(std::int64_t n) { return Distance::metres(n); }

inline namespace literals {
constexpr Distance operator""_km(unsigned long long n) {
  return Distance::metres(static_cast<std::int64_t>(n) * 1000);
}
inline Distance operator""_km(long double n) { return Distance::kilometres(static_cast<double>(n)); }
constexpr Distance operator""_m(unsigned long long n) {
  return Distance::metres(static_cast<std::int64_t>(n));
}
}  // namespace literals

/// Great-circle distance on the sphere with the IUGG mean radius R₁ = 6,371,008.7714 m, rounded
/// to whole metres. Against the ellipsoid it errs by at most 0.56 %.
PASSGENAU_API Distance great_circle(GeoPoint a, GeoPoint b) noexcept;

/// One row of a gazetteer: a postal code in a municipality. Either key may be empty, not both.
struct GazetteerRow {
  std::string postal_code = {};  ///< five digits
  std::string name = {};         ///< of the municipality or place
  std::string region = {};       ///< AGS: 8 digits municipality, 5 county
  GeoPoint point = {};
  std::int64_t population = 0;  ///< of the municipality; 0 unknown

  bool operator==(const GazetteerRow&) const = default;
};

/// Postal codes, municipality keys and names, and where they are. Immutable and cheap to copy (shared); any
/// number of threads may read one.
class PASSGENAU_API Gazetteer {
 public:
  Gazetteer();
  explicit Gazetteer(std::vector<GazetteerRow> rows);

  bool empty() const noexcept;
  /// All rows, sorted by postal code, region, name, coordinates; equal rows once.
  const std::vector<GazetteerRow>& rows() const noexcept;

  /// Rows of a postal code, in the order of `rows()`: several where it spans municipalities. O(log n).
  std::vector<const GazetteerRow*> by_postal_code(std::string_view postal_code) const;
  /// Rows whose region begins with this key. A county-free city's five digits ("01003") find its "…000".
  /// O(log n + found).
  std::vector<const GazetteerRow*> by_region(std::string_view key) const;
  /// Rows of a place name, case-insensitive for ASCII and German letters; the part before a comma suffices
  /// ("Lübeck" finds "Lübeck, Hansestadt"). O(log n).
  std::vector<const GazetteerRow*> by_name(std::string_view name) const;

  /// Mean latitude and longitude of the rows of a postal code; empty where it is unknown.
  std::optional<GeoPoint> postal_code_point(std::string_view postal_code) const;
  /// Mean of the rows of a municipality (8 digits, or 5 of a county-free city); empty for a county, a state,
  /// or an unknown key.
  std::optional<GeoPoint> municipality_point(std::string_view key) const;
  /// `key` with a county-free city's five digits made eight; anything else unchanged.
  std::string municipality_key(std::string_view key) const;
  /// Rows of the municipalities a point may lie in: those no farther than twice the nearest row and 5 km,
  /// whichever is more; none where the nearest row is farther than 30 km. O(n).
  std::vector<const GazetteerRow*> around(GeoPoint point) const;
  /// Is the point within the bounding box of all rows, 50 km wider on each side?
  bool plausible(GeoPoint point) const noexcept;

  /// Canonical CSV (RFC 4180, LF) with the header `postal_code,place,region,lat,lon,population`.
  std::string to_csv() const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

/// Reads one gazetteer source, recognised by its content: GeoNames postal-code files (tab-separated, no
/// header), or CSV (comma, semicolon or tab) with a header that names at least latitude, longitude and a
/// postal code or a municipality key, in the usual German and English column names. `problems` lists every
/// row that was left out. `name` is used in problems only.
PASSGENAU_API Checked<std::vector<GazetteerRow>> read_gazetteer(std::string_view text, std::string_view name);

}  // namespace passgenau
