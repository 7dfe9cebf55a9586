// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"
#include "model/problem.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

/// The checks that offers and profiles share. Each reports at most one problem for a place.
class Checker {
 public:
  std::vector<Problem> problems = {};
  bool may_quote = false;  ///< an offer's values may stand in messages, a profile's never

  void report(Code code, const Place& at, std::string limit = {}, std::string_view hint = {});

  /// UTF-8 without control characters, at most `most` bytes.
  bool text(const std::string& value, std::size_t most, const Place& at);
  void language_tag(const std::string& tag, const Place& at);
  void point(const std::optional<GeoPoint>& point, const Place& at);
  void postal_code(const std::string& code, const Place& at);
  void municipality_key(const std::string& key, const Place& at);
  void region_keys(const std::vector<std::string>& keys, std::size_t most, const Place& at);
  /// How many of them are looked at: of what is over its limit no more than the limit.
  std::size_t count(std::size_t size, std::size_t most, const Place& at);
  void within(double value, double least, double most, std::string_view unit, const Place& at);
  /// A calendar day of the years a document may name; true where it is one.
  bool day(const std::optional<Date>& day, const Place& at);
  void age_range(const AgeRange& range, const Place& at);
  /// Days, `from` and `until`; all three required where `complete`.
  void schedules(const std::vector<Schedule>& schedules, std::size_t most, bool complete, const Place& at);
};

}  // namespace passgenau
