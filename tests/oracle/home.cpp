// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/home.hpp"

#include <algorithm>
#include <cmath>

#include "oracle/branches.hpp"

namespace passgenau::oracle {
namespace {

std::optional<Point> mean(const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  Point sum;
  for (const Row& row : rows)
    sum.lat += row.point.lat, sum.lon += row.point.lon;
  const auto count = static_cast<double>(rows.size());
  return Point{sum.lat / count, sum.lon / count};
}

template <class Wanted>
std::vector<Row> rows_where(const std::vector<Row>& gazetteer, Wanted wanted) {
  std::vector<Row> out;
  std::copy_if(gazetteer.begin(), gazetteer.end(), std::back_inserter(out), wanted);
  return out;
}

std::vector<Row> rows_of_postal_code(const std::vector<Row>& gazetteer, const std::string& code) {
  return rows_where(gazetteer, [&](const Row& row) { return !code.empty() && row.postal_code == code; });
}

std::vector<Row> rows_of_region(const std::vector<Row>& gazetteer, const std::string& key) {
  return rows_where(gazetteer, [&](const Row& row) { return row.region == key; });
}

/// A county-free city's five digits become eight where the gazetteer knows them.
std::string municipality_key(const std::vector<Row>& gazetteer, const std::string& key) {
  if (key.size() == 5 && !rows_of_region(gazetteer, key + "000").empty()) {
    seen(Branch::county_free_five_digits);
    return key + "000";
  }
  return key;
}

std::optional<Point> municipality_point(const std::vector<Row>& gazetteer, const std::string& key) {
  const std::string whole = municipality_key(gazetteer, key);
  if (whole.size() != 8) return {};
  return mean(rows_of_region(gazetteer, whole));
}

std::vector<Row> rows_around(const std::vector<Row>& gazetteer, Point point) {
  if (gazetteer.empty()) return {};
  long nearest = metres_between(point, gazetteer.front().point);
  for (const Row& row : gazetteer)
    nearest = std::min(nearest, metres_between(point, row.point));
  if (nearest > 30'000) return {};
  const long reach = std::max(2 * nearest, 5'000L);
  return rows_where(gazetteer, [&](const Row& row) { return metres_between(point, row.point) <= reach; });
}

std::vector<Candidate> candidates_of(const std::string& code, const std::string& region,
                                     const std::optional<Point>& point, const std::vector<Row>& gazetteer) {
  std::vector<Candidate> out;
  const std::vector<Row> code_rows = rows_of_postal_code(gazetteer, code);
  if (!code_rows.empty()) {
    for (const Row& row : code_rows)
      if (row.region.starts_with(region)) out.push_back({row.region, code});
    if (out.empty()) {
      seen(Branch::home_code_contradicts_region);
      return {{region, code}};
    }
    seen(region.empty() ? Branch::home_code : Branch::home_code_and_region);
    return out;
  }
  if (!code.empty()) {
    seen(Branch::home_code_unknown);
    return {{region, code}};
  }
  if (!region.empty()) {
    if (region.size() == 8)
      for (const Row& row : rows_of_region(gazetteer, region))
        if (!row.postal_code.empty()) out.push_back({row.region, row.postal_code});
    seen(out.empty() ? Branch::home_region_as_given : Branch::home_municipality);
    return out.empty() ? std::vector<Candidate>{{region, ""}} : out;
  }
  for (const Row& row : rows_around(gazetteer, *point))
    out.push_back({row.region, row.postal_code});
  seen(out.empty() ? Branch::home_point_nowhere : Branch::home_point_rows);
  return out.empty() ? std::vector<Candidate>{{"", ""}} : out;
}

std::optional<Point> own_point(const Object& place) {
  if (!has(place, "lat")) return {};
  return Point{number(place, "lat"), number(place, "lon")};
}

Says key_says(const std::string& key, const Candidate& candidate) {
  if (key.starts_with("plz:")) {
    if (candidate.postal_code.empty()) return Says::maybe;
    return key.substr(4) == candidate.postal_code ? Says::yes : Says::no;
  }
  if (key.starts_with("country:")) {
    if (key != "country:DE") return Says::no;
    return candidate.region.empty() && candidate.postal_code.empty() ? Says::maybe : Says::yes;
  }
  if (candidate.region.starts_with(key)) return Says::yes;
  // An empty region is the beginning of every key.
  return candidate.region.size() < key.size() && key.starts_with(candidate.region) ? Says::maybe : Says::no;
}

}  // namespace

long metres_between(Point a, Point b) {
  const double radius = 6'371'008.7714;
  const double degree = std::acos(-1.0) / 180;
  const double north = std::sin((b.lat - a.lat) * degree / 2);
  const double east = std::sin((b.lon - a.lon) * degree / 2);
  const double h = north * north + std::cos(a.lat * degree) * std::cos(b.lat * degree) * east * east;
  return std::lround(2 * radius * std::asin(std::min(1.0, std::sqrt(h))));
}

static std::vector<Row> whole(std::vector<Row> rows) {
  const auto copy = rows;
  for (Row& row : rows)
    row.region = municipality_key(copy, row.region);
  return rows;
}

Home read_home(const Object& profile, const std::vector<Row>& gazetteer_given) {
  const std::vector<Row> gazetteer = whole(gazetteer_given);
  const Object& home = part(profile, "home");
  Home out;
  out.stated = !home.empty();
  if (!out.stated) return out;
  const std::string code = text(home, "postal_code");
  const std::string region = municipality_key(gazetteer, text(home, "region"));
  out.candidates = candidates_of(code, region, own_point(home), gazetteer);
  out.point = own_point(home);
  if (!out.point) out.point = mean(rows_of_postal_code(gazetteer, code));
  if (!out.point) out.point = municipality_point(gazetteer, region);
  if (!out.point) seen(Branch::home_without_point);
  return out;
}

std::optional<Point> site_point(const Object& site, const std::vector<Row>& gazetteer_given) {
  const std::vector<Row> gazetteer = whole(gazetteer_given);
  if (const auto own = own_point(site)) return own;
  const Object& address = part(site, "address");
  if (const auto of_code = mean(rows_of_postal_code(gazetteer, text(address, "postal_code")))) {
    seen(Branch::site_at_postal_code);
    return of_code;
  }
  const auto of_region = municipality_point(gazetteer, text(address, "region"));
  seen(of_region ? Branch::site_at_municipality : Branch::site_without_point);
  return of_region;
}

Says list_says(const std::vector<std::string>& keys, const Candidate& candidate) {
  Says best = Says::no;
  for (const std::string& key : keys)
    best = std::max(best, key_says(key, candidate));
  return best;
}

}  // namespace passgenau::oracle
