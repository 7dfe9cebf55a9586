// SPDX-License-Identifier: GPL-2.0-or-later
// Maps without a map service: municipalities where they lie, one picture for each state.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>
#include <utility>
#include <vector>

#include "model/problem.hpp"
#include "place/sphere.hpp"
#include "planning/gap_keys.hpp"
#include "planning/gaps_report.hpp"
#include "planning/svg.hpp"

namespace passgenau {

namespace {

constexpr double map_width = 520;
constexpr double margin = 46;
constexpr double least_km = 8;  ///< from edge to edge: one town alone is no map of its market place
constexpr double largest_radius = 20;
constexpr double smallest_radius = 3.5;
constexpr double km_of_degree = mean_radius_m / 1000 * std::numbers::pi / 180;
constexpr std::size_t most_labels = 14;
constexpr double character_width = 6.2;
constexpr double label_height = 13;
constexpr std::int64_t neighbours_m = 25'000;

struct Dot {
  const GapPlace* place = nullptr;
  const GapFigures* figures = nullptr;
  double x = 0;
  double y = 0;
  double radius = 0;

  std::int64_t families() const { return *figures->families.all; }
  /// Of each need, where so many are told; else of the families.
  const HelpCounts& counts() const { return figures->needs.all ? figures->needs : figures->families; }
};

/// A box that a label, or what it must not lie on, takes up.
struct Label {
  double x = 0;
  double y = 0;  ///< of its lower edge
  double width = 0;
  double height = label_height;

  bool meets(const Label& other) const {
    return x < other.x + other.width && other.x < x + width && y - height < other.y &&
           other.y - other.height < y;
  }
};

class Map {
 public:
  Map(const ReportScene& scene, std::vector<Dot> dots) : scene_{scene}, dots_{std::move(dots)} {
    std::stable_sort(dots_.begin(), dots_.end(),
                     [](const Dot& a, const Dot& b) { return a.families() > b.families(); });
  }
  void add_idea(std::size_t idea) { ideas_.push_back(idea); }
  Distance distance(GeoPoint point) const {
    Distance nearest = great_circle(point, *dots_.front().place->point);
    for (const Dot& dot : dots_)
      nearest = std::min(nearest, great_circle(point, *dot.place->point));
    return nearest;
  }

  std::string draw() {
    project();
    const std::string caption =
        filled(scene_.words.map_caption,
               {{"place", svg::escaped(scene_.region_label(dots_.front().place->region))}});
    out_ = "<figure class=\"map\"><svg role=\"img\" aria-label=\"" + caption + "\" viewBox=\"0 0 " +
           coordinate(map_width) + ' ' + coordinate(height_) + "\">\n<rect class=\"ground\" width=\"" +
           coordinate(map_width) + "\" height=\"" + coordinate(height_) + "\"/>\n";
    for (const Dot& dot : dots_)
      draw_dot(dot);
    for (const std::size_t idea : ideas_)
      draw_idea(idea);
    draw_labels();
    draw_scale();
    return out_ + "</svg><figcaption>" + caption + "</figcaption></figure>\n";
  }

 private:
  /// Plate carrée, true at the middle: a county is small enough.
  void project() {
    double south = 90, north = -90, west = 180, east = -180;
    const auto widen = [&](GeoPoint point) {
      south = std::min(south, point.lat);
      north = std::max(north, point.lat);
      west = std::min(west, point.lon);
      east = std::max(east, point.lon);
    };
    for (const Dot& dot : dots_)
      widen(*dot.place->point);
    for (const std::size_t idea : ideas_)
      widen(scene_.gaps.what_if[idea].point);
    const double squeeze = std::cos((south + north) / 2 * std::numbers::pi / 180);
    const double km_wide = std::max(least_km, (east - west) * squeeze * km_of_degree);
    const double km_high = std::max(least_km / 4, (north - south) * km_of_degree);
    per_km_ = std::min((map_width - 2 * margin) / km_wide, 600 / km_high);
    height_ = km_high * per_km_ + 2 * margin;
    middle_ = {(south + north) / 2, (west + east) / 2};
    squeeze_ = squeeze;
    std::int64_t most = 1;
    for (const Dot& dot : dots_)
      most = std::max(most, dot.families());
    for (Dot& dot : dots_) {
      std::tie(dot.x, dot.y) = at(*dot.place->point);
      dot.radius = std::max(smallest_radius, largest_radius * std::sqrt(static_cast<double>(dot.families()) /
                                                                        static_cast<double>(most)));
    }
  }
  std::pair<double, double> at(GeoPoint point) const {
    return {map_width / 2 + (point.lon - middle_.lon) * squeeze_ * km_of_degree * per_km_,
            height_ / 2 - (point.lat - middle_.lat) * km_of_degree * per_km_};
  }

  void draw_dot(const Dot& dot) {
    const std::string share =
        dot.figures->has_share() ? scene_.percent(dot.counts(), Help::met) : std::string{};
    taken_.push_back({.x = dot.x - dot.radius,
                      .y = dot.y + dot.radius,
                      .width = 2 * dot.radius,
                      .height = 2 * dot.radius});
    out_ += "<circle cx=\"" + coordinate(dot.x) + "\" cy=\"" + coordinate(dot.y) + "\" r=\"" +
            coordinate(dot.radius) + "\" fill=\"" +
            std::string{share.empty() ? no_share_fill : shade_of(dot.counts()).fill} + "\"><title>" +
            filled(scene_.words.map_point,
                   {{"place", svg::escaped(scene_.region_label(dot.place->region))},
                    {"families", scene_.counted(dot.families(), scene_.words.family_count)},
                    {"met", share.empty() ? std::string{scene_.words.not_told}
                                          : svg::escaped(share) + std::string{no_break_percent}}}) +
            "</title></circle>\n";
  }

  /// Diamonds above the middle of the municipality, side by side where several fall on one.
  void draw_idea(std::size_t idea) {
    constexpr int in_a_row = 5;
    constexpr double step = 21;
    auto [x, y] = at(scene_.gaps.what_if[idea].point);
    const int before = ideas_at_[scene_.gaps.what_if[idea].region]++;
    x += step * (before % in_a_row);
    const int row = 1 + before / in_a_row;
    y -= step * row;
    taken_.push_back({.x = x - 10, .y = y + 10, .width = 20, .height = 20});
    out_ += "<g class=\"idea\"><path d=\"M" + coordinate(x) + ' ' + coordinate(y - 10) +
            "l10 10-10 10-10-10z\"/><text text-anchor=\"middle\" x=\"" + coordinate(x) + "\" y=\"" +
            coordinate(y + 4) + "\">" + std::to_string(idea + 1) + "</text></g>\n";
  }

  /// Names of the largest, where there is room for them.
  void draw_labels() {
    std::size_t labels = 0;
    for (const Dot& dot : dots_) {
      if (labels == most_labels) return;
      const std::string name = scene_.region_label(dot.place->region);
      Label label{.x = dot.x + dot.radius + 3,
                  .y = dot.y + 4,
                  .width = character_width * static_cast<double>(count_code_points(name))};
      if (label.x + label.width > map_width) label.x = dot.x - dot.radius - 3 - label.width;
      if (std::any_of(taken_.begin(), taken_.end(), [&](const Label& other) { return label.meets(other); }))
        continue;
      taken_.push_back(label);
      ++labels;
      out_ += "<text class=\"place\" x=\"" + coordinate(label.x) + "\" y=\"" + coordinate(label.y) + "\">" +
              svg::escaped(name) + "</text>\n";
    }
  }

  void draw_scale() {
    const double length = 10 * per_km_;
    if (length > map_width - 2 * margin) return;
    const std::string y = coordinate(height_ - 12);
    out_ += "<path class=\"scale\" d=\"M12 " + y + "h" + coordinate(length) + "\"/><text x=\"12\" y=\"" +
            coordinate(height_ - 17) + "\">" + std::string{scene_.words.kilometres} + "</text>\n";
  }

  const ReportScene& scene_;
  std::vector<Dot> dots_ = {};
  std::vector<std::size_t> ideas_ = {};
  std::map<std::string, int> ideas_at_ = {};
  std::vector<Label> taken_ = {};  ///< by dots, diamonds and labels
  double per_km_ = 1;
  double height_ = 0;
  GeoPoint middle_ = {};
  double squeeze_ = 1;
  std::string out_ = {};
};

/// Places that hang together by steps of at most `neighbours_m`: what one map can show.
std::vector<std::vector<Dot>> groups_of(const ReportScene& scene) {
  const GapTable& by_region = table_of(scene.gaps, GapDimension::region);
  std::vector<Dot> left;
  for (const GapPlace& place : scene.gaps.places) {
    const GapFigures* figures = place.point ? figures_of(by_region, place.region) : nullptr;
    if (figures != nullptr) left.push_back({.place = &place, .figures = figures});
  }
  std::vector<std::vector<Dot>> groups;
  while (!left.empty()) {
    std::vector<Dot> group{left.back()};
    left.pop_back();
    for (std::size_t i = 0; i < group.size(); ++i) {
      const auto far = std::partition(left.begin(), left.end(), [&](const Dot& dot) {
        return great_circle(*dot.place->point, *group[i].place->point) > metres(neighbours_m);
      });
      group.insert(group.end(), far, left.end());
      left.erase(far, left.end());
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace

std::string report_maps(const ReportScene& scene) {
  std::vector<Map> maps;
  for (std::vector<Dot>& group : groups_of(scene))
    maps.emplace_back(scene, std::move(group));
  if (maps.empty()) return {};
  for (std::size_t i = 0; i < scene.gaps.what_if.size(); ++i) {
    const GeoPoint point = scene.gaps.what_if[i].point;
    std::min_element(maps.begin(), maps.end(), [&](const Map& a, const Map& b) {
      return a.distance(point) < b.distance(point);
    })->add_idea(i);
  }
  std::string out;
  for (Map& map : maps)
    out += map.draw();
  return out;
}

}  // namespace passgenau
