// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passgenau/age.hpp"
#include "passgenau/error.hpp"

namespace passgenau {

/// Whose age a source means.
enum class AgeOf : std::uint8_t {
  automatic,  ///< from 18 on the caregiver's, else the child's
  child,
  caregiver
};

/// Parts of a record whose values may be kept where they cannot be read, instead of refusing the record.
enum class Tolerated : std::uint8_t { ages, capacities, coordinates, dates, schedules };

/// One term of another taxonomy, and what it says in an offer.
struct CrosswalkTerm {
  std::string taxonomy = {};  ///< empty: whichever
  std::string id = {};        ///< or `name`
  std::string name = {};      ///< in lower case (ASCII)
  std::string link_type = {};
  double certainty = 1;  ///< (0, 1]; below 1 it is reported as a guess
  std::vector<std::string> kinds = {};
  std::vector<std::string> addresses = {};
  std::vector<std::string> only_for = {};
  std::vector<std::string> access = {};
  std::vector<std::string> caregivers = {};
  std::vector<std::string> remote = {};
  AgeRange child_age = {};
  bool adults = false;  ///< about grown-ups: no child's age is made of terms beside it
};

/// What a record says of one term: all the ways in which it is named.
struct TermNames {
  std::vector<std::string> taxonomies = {};
  std::vector<std::string> ids = {};
  std::vector<std::string> names = {};
  std::string link_type = {};
};

/// A crosswalk file as read.
struct CrosswalkRules {
  std::string language = {};   ///< of the texts; empty: not stated
  std::string country = {};    ///< of addresses that name none, ISO 3166-1 alpha-2
  std::string id_prefix = {};  ///< before the ids of the source
  bool months = false;         ///< ages are months
  bool age_unit_stated = false;
  bool maximum_exclusive = false;
  bool maximum_stated = false;
  bool no_limit_over_25 = false;
  AgeOf age_of = AgeOf::automatic;
  bool free_at_no_cost = false;
  double least_certainty = 0;
  bool own_export =
      false;  ///< the service is one of our own export: blanks stay, and every location is a site
  std::vector<Tolerated> tolerated = {};
  std::vector<CrosswalkTerm> terms = {};

  /// The terms of the file that mean this one, in their order.
  std::vector<const CrosswalkTerm*> find(const TermNames& term) const;
  bool tolerates(Tolerated part) const;
  /// After `terms` are complete.
  void make_index();

 private:
  std::unordered_multimap<std::string, std::size_t> by_id_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
};

/// Reads a crosswalk file (docs/hsds.md); every problem has its pointer into the file.
CrosswalkRules read_crosswalk(std::string_view text, std::vector<Problem>& problems);

/// Letters A–Z in lower case.
std::string lower_case(std::string_view text);

}  // namespace passgenau
