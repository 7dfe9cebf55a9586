// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/hsds_record.hpp"

namespace passgenau {

/// Turns a service of HSDS 1 to 3 or Open Referral UK into the JSON of an offer (docs/hsds.md says what
/// becomes what). Only what is said of the service itself counts for it; what is said of a location counts
/// where it is the only one.
class HsdsService {
 public:
  /// `record` is used up.
  HsdsService(const CrosswalkRules& rules, json::object& record, std::vector<Problem>& problems)
      : record_{rules, record, problems}, service_{record, "", record_} {}

  /// The offer as a document, with what was not used. Problems point into the record.
  json::value run();
  std::optional<Problem> translated(Problem problem) const { return record_.translated(std::move(problem)); }

 private:
  /// A range of ages in the source's numbers.
  struct Ages {
    std::optional<double> least = {};
    std::optional<double> most = {};
    std::string least_at = {};
    std::string most_at = {};

    const std::string& at() const { return least ? least_at : most_at; }
  };
  /// A place where the service is given.
  struct Location {
    HsdsObject object;
    std::optional<HsdsObject> link = {};  ///< the service_at_location
    std::string name = {};
  };

  // hsds_service.cpp: who and what
  void read_names();
  void read_provider();
  void read_state();
  void read_contact();
  void read_contact_of(HsdsObject holder);
  void read_languages();
  bool read_languages_of(HsdsObject holder, std::string_view guess);
  void add_language(const std::string& tag, const std::string& at);

  // hsds_ages.cpp
  void read_ages();
  bool collect_ages(HsdsObject holder, std::vector<Ages>& found);
  std::optional<double> age_in(const HsdsObject& holder, std::string_view name, bool& sound);
  void set_child_age(const Ages& ages);
  void set_caregiver_age(const Ages& ages);
  void set_ages_of_terms();

  // hsds_terms.cpp: through the crosswalk
  void read_terms();
  void read_attribute(HsdsObject attribute);
  bool apply(const TermNames& names, const std::string& at);
  void apply(const CrosswalkTerm& term, const std::string& name, const std::string& at);
  void add(std::string_view list, const std::string& value, const std::string& at);
  void read_accessibility();
  void read_costs();
  void set_lists();

  // hsds_sites.cpp
  void read_locations();
  void add_location(HsdsObject location, std::optional<HsdsObject> link);
  void add_site(HsdsObject location, const std::string& to);
  void add_point(HsdsObject location, const std::string& to);
  void add_address(HsdsObject address, const std::string& to);
  void read_areas();

  // hsds_times.cpp
  void read_schedules();
  void read_schedules_of(HsdsObject holder, const std::string& place);
  void add_schedule(HsdsObject schedule, const std::string& place);
  void read_capacities();

  HsdsRecord record_;
  HsdsObject service_;
  std::vector<Location> sites_;
  std::size_t schedules_ = 0;
  std::vector<std::string> tags_;
  bool has_phone_ = false;
  bool has_email_ = false;
  bool has_ages_ = false;
  /// By list of the offer: values, with their places.
  std::map<std::string, std::vector<std::pair<std::string, std::string>>, std::less<>> lists_;
  std::vector<std::pair<AgeRange, std::string>> ages_of_terms_;
  bool for_adults_ = false;  ///< a term says so
};

}  // namespace passgenau
