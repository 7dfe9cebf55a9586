// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/age.hpp"
#include "passgenau/export.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/place.hpp"

namespace passgenau {

/// What would have to be otherwise for an offer to fit.
enum class ChangeKind : std::uint8_t {
  date,           ///< wait: the offer starts, or a child reaches its age
  reach,          ///< go farther
  delivery,       ///< accept another way
  interpreter,    ///< accept help through an interpreter
  languages,      ///< somebody who speaks one of them
  access,         ///< do without traits that are required
  roles,          ///< somebody else of the family comes
  caregiver_age,  ///< the caregiver's next birthday
  burdens,        ///< one of these burdens is there, too
  residence       ///< only families from elsewhere: nothing that a family changes
};

/// `date`, `caregiver-age`: the names that JSON uses.
PASSGENAU_API std::string_view name(ChangeKind kind) noexcept;

/// A region key, and what the gazetteer calls it; empty where it does not say.
struct NamedRegion {
  std::string key = {};
  std::string name = {};

  bool operator==(const NamedRegion&) const = default;
};

/// The smallest change of the profile after which one offer is eligible. Which members are stated depends on `kind`.
struct Change {
  ChangeKind kind = ChangeKind::date;
  std::optional<Date> as_of = {};      ///< date: the first day on which it fits
  std::optional<int> child = {};       ///< date: the child who decides it, where one does
  std::optional<Age> age = {};         ///< date: the age that this child reaches then; birth for its birth
  bool about = false;                  ///< date: the child's birth is not known to the day, or still expected
  std::optional<Distance> reach = {};  ///< reach: the smallest that suffices
  std::optional<Distance> beyond = {};      ///< reach: how much that is more than the profile's
  std::optional<Delivery> delivery = {};    ///< delivery: the way to accept as well
  std::vector<std::string> languages = {};  ///< languages: any of them, BCP 47
  std::vector<Trait> traits = {};           ///< access: all of them to do without
  std::vector<Role> roles = {};             ///< roles: any of them
  std::optional<int> caregiver_age = {};    ///< caregiver_age: years
  std::vector<std::string> burdens = {};    ///< burdens: any of them
  std::vector<NamedRegion> regions = {};    ///< residence: any of them

  bool operator==(const Change&) const = default;
};

}  // namespace passgenau
