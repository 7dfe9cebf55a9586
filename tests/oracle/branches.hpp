// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <string>

/// The branches of the rules that worlds must reach. A test that never comes here proves nothing about it, and fails.
// clang-format off
#define PASSGENAU_ORACLE_BRANCHES(X)                                                                         \
  X(bound_on_the_day)                                                                                        \
  X(age_bound_unknown)                                                                                       \
  X(due_without_from)                                                                                        \
  X(past_due_fits_before)                                                                                    \
  X(past_due_fits_after)                                                                                     \
  X(no_child_but_ages)                                                                                       \
  X(no_child_no_ages) X(all_children_unmet) X(some_children_unmet) X(derived_multiple_birth) X(              \
      derived_very_young) X(derived_language_barrier) X(derived_pregnancy) X(role_implied)                   \
      X(only_for_this_sex) X(only_for_other_sex) X(sex_not_said) X(only_for_met) X(only_for_met_by_derived)  \
          X(only_for_nothing_named) X(only_for_broader) X(only_for_unmet) X(not_for_broader) X(              \
              not_for_unmet) X(not_for_met) X(burdens_differ_by_child) X(county_free_five_digits)            \
              X(home_code) X(home_code_and_region) X(home_code_contradicts_region) X(home_code_unknown) X(   \
                  home_region_as_given) X(home_municipality) X(home_point_nowhere) X(home_point_rows)        \
                  X(home_without_point) X(site_at_postal_code) X(site_at_municipality) X(                    \
                      site_without_point) X(candidates_disagree) X(candidates_agree) X(residence_excepted)   \
                      X(confidential_met) X(confidential_unmet) X(residential_without_distance) X(           \
                          site_without_distance) X(site_at_the_reach) X(residential_beyond_reach)            \
                          X(site_beyond_reach) X(visit_within) X(visit_too_far) X(visit_distance_unknown) X( \
                              visit_region_met) X(visit_region_unmet) X(visit_region_unknown)                \
                              X(visit_states_nothing) X(no_way_stated) X(discreet_without_way) X(            \
                                  no_accepted_way) X(language_staff) X(language_close_staff)                 \
                                  X(interpreter_refused) X(language_close_interpreter) X(language_mul) X(    \
                                      interpreter_wanted) X(interpreter_possible) X(later_language_better)   \
                                      X(preferred_and_required) X(access_empty_list) X(need_same)            \
                                          X(need_offer_broader) X(need_offer_much_broader) X(need_offer_narrower) X(          \
                                              need_offer_much_narrower) X(need_inactive) X(kind_addressed)   \
                                              X(kind_not_addressed) X(need_general) X(burden_by_nature)      \
                                                  X(universal_offer) X(general_without_needs) X(             \
                                                      specialised_without_needs) X(schedule_only_note)       \
                                                      X(session_past_midnight) X(session_until_24) X(        \
                                                          session_around_the_week) X(valid_from_the_day)     \
                                                          X(valid_until_the_day) X(capacity_undated) X(      \
                                                              capacity_90_days) X(capacity_91_days)          \
                                                              X(capacity_of_tomorrow) X(waitlist_undated) X( \
                                                                  waitlist_over) X(waitlist_long)            \
                                                                  X(verified_in_future) X(verified_365_days) \
                                                                      X(verified_366_days) X(acute_help)     \
                                                                          X(acute_help_more_than_five) X(    \
                                                                              hand_over) X(hand_over_none)   \
                                                                              X(discreet) X(nothing_asked)   \
                                                                                  X(tie_by_distance)         \
                                                                                      X(tie_by_id)           \
                                                                                          X(limit_cuts)      \
                                                                                              X(no_match) X(alike) X(urgent_due) X(urgent_newborn) X(urgent_violence) X(referral_by_self) X(referral_required) X(tier_unknown) X(tier_off_by_two)
// clang-format on

namespace passgenau::oracle {

enum class Branch {
#define PASSGENAU_ORACLE_BRANCH(name) name,
  PASSGENAU_ORACLE_BRANCHES(PASSGENAU_ORACLE_BRANCH)
#undef PASSGENAU_ORACLE_BRANCH
};

/// One more time here.
void seen(Branch branch);
/// How often each was seen since the start of the program, the never seen ones included.
std::map<std::string, long> branch_counts();

}  // namespace passgenau::oracle
