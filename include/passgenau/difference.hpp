// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/export.hpp"
#include "passgenau/who.hpp"

/// What a new catalog would change in the lists of families, to be read before it goes live.
namespace passgenau {

/// What became of a line of a family's list.
enum class LineChange : std::uint8_t {
  entered,
  left,
  score,  ///< in both lists, with another score
  rank    ///< in both with the same score, at another place
};

/// Why, the first that holds.
enum class ChangeCause : std::uint8_t {
  offer_added,    ///< it stands in the new catalog only
  offer_removed,  ///< in the old one only
  offer_changed,  ///< its record is another one
  surroundings,   ///< its record is the same: the catalog's gazetteer or concepts are others
  others          ///< nothing about it: other offers passed it, or made room
};

/// `entered`, `offer-added`: the names that JSON uses.
PASSGENAU_API std::string_view name(LineChange change) noexcept;
PASSGENAU_API std::string_view name(ChangeCause cause) noexcept;

/// One line of one list, before and after.
struct LineDifference {
  std::string offer = {};
  LineChange change = LineChange::rank;
  ChangeCause cause = ChangeCause::others;
  std::optional<int> rank_before = {};  ///< from 1, in the list as the profile's `limit` cuts it
  std::optional<int> rank_after = {};
  std::optional<double> score_before = {};
  std::optional<double> score_after = {};
  /// Eligible in one of the catalogs only: the conditions that exclude it in the other. Otherwise the criteria that earn other points.
  std::vector<Criterion> criteria = {};

  bool operator==(const LineDifference&) const = default;
};

struct FamilyDifference {
  std::string family = {};                 ///< id
  std::vector<LineDifference> lines = {};  ///< by rank after, those that left last by rank before

  bool operator==(const FamilyDifference&) const = default;
};

struct CatalogDifference {
  CatalogState before = {};
  CatalogState after = {};
  std::vector<std::string> added = {};  ///< ids of offers, sorted by bytes
  std::vector<std::string> removed = {};
  std::vector<std::string> changed = {};
  std::size_t families = 0;  ///< that were asked about
  std::vector<FamilyDifference> lists =
      {};  ///< of the families whose list changed, in the order they were given

  bool operator==(const CatalogDifference&) const = default;
};

/// Matches every family in both catalogs and tells the lists apart. `words` of profiles are asked. Throws `Error` *empty* without
/// a family, *profile-invalid* with every problem in `details()`, as `validate` places them, for either catalog's vocabulary.
/// `threads`: as in `Catalog::match_all`. Cost: two matches a family; reads every offer of both catalogs once.
PASSGENAU_API CatalogDifference difference(const Catalog& before, const Catalog& after,
                                           const std::vector<Family>& families, std::size_t threads = 0);

/// One object, one line.
PASSGENAU_API std::string to_json(const CatalogDifference& difference);

}  // namespace passgenau
