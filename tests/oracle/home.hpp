// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "oracle/json.hpp"

namespace passgenau::oracle {

struct Point {
  double lat = 0;
  double lon = 0;
};

/// Great circle, R = 6,371,008.7714 m, rounded to whole metres.
long metres_between(Point a, Point b);

/// One row of the gazetteer.
struct Row {
  std::string postal_code;
  std::string name;
  std::string region;
  Point point;
};

/// Where the family may live.
struct Candidate {
  std::string region;
  std::string postal_code;
};

struct Home {
  bool stated = false;
  std::vector<Candidate> candidates;
  std::optional<Point> point;
};

/// docs/matching.md, *Where the home is*.
Home read_home(const Object& profile, const std::vector<Row>& gazetteer);

/// Own coordinates, else its postal code's mean, else its municipality's mean.
std::optional<Point> site_point(const Object& site, const std::vector<Row>& gazetteer);

enum class Says { no, maybe, yes };

/// A list of region keys against one candidate: any yes, else any maybe, else no.
Says list_says(const std::vector<std::string>& keys, const Candidate& candidate);

}  // namespace passgenau::oracle
