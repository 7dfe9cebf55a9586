// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "passgenau/place.hpp"

namespace passgenau::reading {

/// Names of places as people write them, and the regions they stand for: each municipality's whole name and its beginning ("Mülheim" for "Mülheim
/// an der Ruhr", "Friedland" for "Friedland (Mark)"), and lib/text/data/places.jsonl. Immutable.
class PlaceNames {
 public:
  /// `names`: JSON Lines of `{"name", "region"}`, used where the gazetteer has the region.
  PlaceNames(const Gazetteer& gazetteer, std::string_view names);

  /// The region of a name, folded, its words joined by blanks; where several bear it, the one that the postal code reaches. Empty where there is
  /// none, or still several.
  std::string_view region_of(const std::string& folded_name, std::string_view postal_code) const;
  bool has_postal_code(std::string_view code) const { return postal_codes_.count(std::string{code}) > 0; }
  /// Whether the postal code reaches into the region.
  bool lies_in(std::string_view code, std::string_view region) const;
  /// Words of the longest name.
  int longest() const { return longest_; }

 private:
  void add(std::string_view name, std::string_view region);

  std::unordered_map<std::string, std::vector<std::string>> regions_ = {};  ///< of all that bear the name
  std::unordered_map<std::string, std::vector<std::string>> postal_codes_ = {};
  int longest_ = 0;
};

}  // namespace passgenau::reading
