// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/age.hpp"
#include "passgenau/error.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/place.hpp"
#include "passgenau/schedule.hpp"

namespace passgenau {

/// A child, by exactly one of: its birth date, its due date, or an age that is known to its last unit (`P5M`:
/// at least five, less than six months; `P1Y6M` less than one year and seven months).
struct Child {
  std::optional<Date> born = {};
  std::optional<Date> due = {};
  std::optional<Age> age = {};
  std::optional<AgeUnit> known_to =
      {};  ///< the unit `age` is known to, where it is not the last that is not zero

  bool operator==(const Child&) const = default;
};

struct Caregiver {
  std::vector<Role> roles = {};
  std::optional<int> age = {};  ///< completed years, 10–110

  bool operator==(const Caregiver&) const = default;
};

/// What the family seeks: help with a burden, or an offer of a kind (exactly one of them).
struct Need {
  std::string burden = {};
  double weight = 1.0;            ///< (0, 1]; counts in thousandths, at least one
  std::optional<int> child = {};  ///< index into `children`: met only through that child
  std::string kind = {};

  bool operator==(const Need&) const = default;
};

/// Where the family lives; any one part suffices, a gazetteer derives the others.
struct Home {
  std::string postal_code = {};
  std::string region = {};  ///< AGS prefix, 2–8 digits
  std::optional<GeoPoint> point = {};

  bool stated() const { return !postal_code.empty() || !region.empty() || point; }
  bool operator==(const Home&) const = default;
};

struct Words {
  std::string text = {};
  std::string language = {};

  bool operator==(const Words&) const = default;
};

/// One family, as FORMATS (docs/formats.md) writes it. Every field may be left out, `as_of` alone is
/// required.
struct NeedsProfile {
  std::optional<Date> as_of = {};
  StatedList<Child> children = {};  ///< not stated says nothing; `none()` says there is no child
  Caregiver caregiver = {};
  std::vector<Need> needs = {};
  std::vector<std::string> languages = {};  ///< BCP 47, best first; any is enough
  std::optional<bool> interpreter =
      {};  ///< true accepts help through one, false does not, absent accepts it at fewer points
  Home home = {};
  Distance reach = Distance::metres(10'000);
  std::vector<Delivery> delivery = {};  ///< accepted ways; empty means all
  std::vector<Schedule> available = {};
  std::vector<Trait> require = {};
  std::vector<Trait> prefer = {};
  bool discreet = false;  ///< a violent household: home visits are no way to this family
  std::optional<Words> words = {};
  int limit = 20;  ///< 1–200 matches

  bool operator==(const NeedsProfile&) const = default;
};

/// Limits of a needs profile; one above is an error.
struct ProfileLimits {
  static constexpr std::size_t json_bytes = 64 * 1024;
  static constexpr std::size_t children = 32;
  static constexpr std::size_t needs = 256;
  static constexpr std::size_t languages = 32;
  static constexpr std::size_t available = 100;
  static constexpr std::size_t words_code_points = 1000;
  static constexpr int reach_km = 1000;
  static constexpr int due_ahead_days = 40 * 7;
  static constexpr int due_past_days = 21;
};

/// Reads one needs profile. Every problem at once, each with its JSON Pointer, none of them quoting the
/// profile. Never throws for bad input. `as_of` stands in where the profile names no day; where neither does, that
/// is the error *as-of-missing*.
PASSGENAU_API Checked<NeedsProfile> profile_from_json(std::string_view json, const Vocabulary& vocabulary,
                                                      std::optional<Date> as_of = {});

/// One profile of many, as they come in a file: bare, or as `{"id": …, "case": "…", "profile": {…}}`.
struct ProfileLine {
  std::string id = {};                 ///< text, or the digits of a number; empty without one
  std::string id_json = {};            ///< the same as JSON, to be given back
  std::string words = {};              ///< the case as it is told
  Checked<NeedsProfile> profile = {};  ///< pointers begin at the whole line
};

/// Reads one of them. Otherwise as `profile_from_json`.
PASSGENAU_API ProfileLine read_profile_line(std::string_view json, const Vocabulary& vocabulary,
                                            std::optional<Date> as_of = {});

/// Everything that is wrong with a profile that was made in C++.
PASSGENAU_API std::vector<Problem> validate(const NeedsProfile& profile, const Vocabulary& vocabulary);

/// Canonical JSON, as for offers.
PASSGENAU_API std::string to_json(const NeedsProfile& profile);

}  // namespace passgenau
