// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "match/state_json.hpp"
#include "model/json.hpp"
#include "model/writer.hpp"
#include "passgenau/gaps.hpp"
#include "place/csv.hpp"
#include "planning/gap_keys.hpp"

namespace passgenau {

namespace {

void put(json::object& object, std::string_view name, const std::optional<std::int64_t>& number) {
  if (number) object[name] = *number;
}

void put(json::object& object, std::string_view name, const HelpCounts& counts) {
  if (!counts.all) return;
  json::object out{{"all", *counts.all}};
  for (int i = 0; i < help_count; ++i)
    put(out, passgenau::name(static_cast<Help>(i)), counts.help[static_cast<std::size_t>(i)]);
  object[name] = std::move(out);
}

void put_figures(json::object& out, const GapFigures& figures) {
  if (!figures.families.all) return;
  put(out, "families", figures.families);
  put(out, "needs", figures.needs);
  if (!figures.has_share()) return;
  out["offers"] = *figures.offers;
  out["best_score"] = *figures.best_score;
  if (figures.choices > 0) out["choices"] = figures.choices;
}

void put_point(json::object& out, const std::optional<GeoPoint>& point) {
  if (!point) return;
  out["lat"] = point->lat;
  out["lon"] = point->lon;
}

json::object object_of(const GapTable& table) {
  json::object out{{"rows", json::value(name(table.rows))}};
  if (table.columns) out["columns"] = json::value(name(*table.columns));
  json::array cells;
  for (const GapCell& cell : table.cells) {
    json::object one{{"row", cell.row}};
    if (table.columns) one["column"] = cell.column;
    put_figures(one, cell.figures);
    cells.push_back(std::move(one));
  }
  out["cells"] = std::move(cells);
  return out;
}

/// Without the point.
json::object object_of(const WhatIf& what_if) {
  json::object out;
  add(out, "kind", what_if.kind);
  add(out, "burden", what_if.burden);
  add(out, "region", what_if.region);
  add(out, "name", what_if.name);
  out["families"] = what_if.families;
  put(out, "first_help", what_if.first_help);
  return out;
}

json::object object_of(const GapPlace& place) {
  json::object out{{"region", place.region}};
  add(out, "name", place.name);
  return out;
}

json::object feature(GeoPoint point, json::object properties) {
  // RFC 7946: longitude first.
  return {{"type", "Feature"},
          {"geometry", {{"type", "Point"}, {"coordinates", json::array{point.lon, point.lat}}}},
          {"properties", std::move(properties)}};
}

}  // namespace

std::string to_json(const Gaps& gaps) {
  json::object all;
  put_figures(all, gaps.all);
  json::array tables;
  for (const GapTable& table : gaps.tables)
    tables.push_back(object_of(table));
  json::array places;
  for (const GapPlace& place : gaps.places) {
    json::object one = object_of(place);
    put_point(one, place.point);
    places.push_back(std::move(one));
  }
  json::array overlaps;
  for (const Overlap& overlap : gaps.overlaps)
    overlaps.push_back(
        json::object{{"region", overlap.region}, {"burden", overlap.burden}, {"choices", overlap.choices}});
  json::array what_if;
  for (const WhatIf& each : gaps.what_if) {
    json::object one = object_of(each);
    put_point(one, each.point);
    what_if.push_back(std::move(one));
  }
  json::object out{
      {"catalog", object_of(gaps.catalog)}, {"least_cell", gaps.least_cell}, {"all", std::move(all)}};
  put_networks(out, gaps.catalog);
  put(out, "in_need", gaps.in_need);
  put(out, "without_need", gaps.without_need);
  out["tables"] = std::move(tables);
  out["places"] = std::move(places);
  out["overlaps"] = std::move(overlaps);
  out["what_if"] = std::move(what_if);
  return write_json(out);
}

std::string to_csv(const Gaps& gaps) {
  std::string out = "rows,row,columns,column";
  for (const std::string counted : {"families", "needs"}) {
    out += ',' + counted;
    for (int i = 0; i < help_count; ++i)
      out += ',' + counted + '-' + std::string{name(static_cast<Help>(i))};
  }
  out += ",offers,best-score,choices\r\n";
  const auto number = [&](const std::optional<std::int64_t>& value) {
    out += ',';
    if (value) out += std::to_string(*value);
  };
  for (const GapTable& table : gaps.tables)
    for (const GapCell& cell : table.cells) {
      append_csv_cell(out, name(table.rows));
      out += ',';
      append_csv_cell(out, cell.row);
      out += ',';
      append_csv_cell(out, table.columns ? name(*table.columns) : "");
      out += ',';
      append_csv_cell(out, cell.column);
      for (const HelpCounts* counts : {&cell.figures.families, &cell.figures.needs}) {
        number(counts->all);
        for (const auto& help : counts->help)
          number(help);
      }
      out += ',';
      if (cell.figures.offers) append_decimal(out, std::llround(*cell.figures.offers * 10), 1);
      out += ',';
      if (cell.figures.best_score) append_decimal(out, std::llround(*cell.figures.best_score * 100), 2);
      out += ',';
      if (cell.figures.has_share()) out += std::to_string(cell.figures.choices);
      out += "\r\n";
    }
  return out;
}

std::string to_geojson(const Gaps& gaps) {
  const GapTable& by_region = table_of(gaps, GapDimension::region);
  json::array features;
  for (const GapPlace& place : gaps.places) {
    if (!place.point) continue;
    json::object properties = object_of(place);
    if (const GapFigures* figures = figures_of(by_region, place.region)) put_figures(properties, *figures);
    features.push_back(feature(*place.point, std::move(properties)));
  }
  for (const WhatIf& each : gaps.what_if) {
    json::object properties = object_of(each);
    properties["what_if"] = true;
    features.push_back(feature(each.point, std::move(properties)));
  }
  return write_json(json::object{{"type", "FeatureCollection"}, {"features", std::move(features)}});
}

}  // namespace passgenau
