// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/calendar.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

/// What criteria read of an offer, in *facets*: groups of facts that are judged together and that many offers
/// share to the byte (the same ages, the same catchment). A snapshot keeps each distinct facet once, and a
/// query judges it once.
enum class Facet : std::uint8_t {
  child_age,
  caregiver,
  relevance,
  residence,
  ways,
  languages,
  access,
  schedule
};
inline constexpr std::size_t facet_count = 8;

struct ChildAgeFacet {
  AgeRange range = {};
};

struct CaregiverFacet {
  std::uint16_t roles = 0;  ///< bit by `Role`; 0: not stated
  YearRange age = {};
  bool women_only = false;
  bool men_only = false;

  bool stated() const { return roles != 0 || age.stated() || women_only || men_only; }
};

/// Concept ids, as the offer names them; they lie in the bytes that were unpacked.
struct RelevanceFacet {
  std::vector<std::string_view> addresses = {};
  std::vector<std::string_view> only_for = {};
  std::vector<std::string_view> not_for = {};
  std::vector<std::string_view> kinds = {};
};

/// Sets of ways to the family are bits in a byte.
constexpr std::uint8_t way_bit(Delivery way) {
  return static_cast<std::uint8_t>(1U << static_cast<int>(way));
}

struct WaysFacet {
  std::uint8_t remote = 0;  ///< `way_bit` of each
  std::optional<HomeVisits> home_visits = {};
};

struct AccessFacet {
  bool stated = false;
  std::uint16_t traits = 0;  ///< bit by `Trait`
};

/// One session of the week in minutes from Monday 00:00; `end` may lie in the next week.
struct Session {
  std::int32_t begin = 0;
  std::int32_t end = 0;

  auto operator<=>(const Session&) const = default;
};

/// A site: where it is, as far as the offer says. Its texts lie in the bytes that were unpacked.
struct SiteFacts {
  std::optional<GeoPoint> point = {};
  std::string_view postal_code = {};
  std::string_view region = {};
  bool confidential = false;
};

/// Dates, capacity and whom the help is kept for: differ from offer to offer.
struct TimeFacts {
  Day valid_from = no_day;
  Day valid_until = no_day;
  Day verified = no_day;
  Day capacity_as_of = no_day;
  std::int16_t wait_days = -1;  ///< −1: not stated
  std::int8_t status = -1;      ///< `CapacityStatus`; −1: not stated
  std::uint8_t entry =
      0;  ///< bit 0: nobody gets in without a referral; above it 1 + `Prevention`, 0: not stated

  bool states_capacity() const { return status >= 0 && capacity_as_of != no_day; }
  bool needs_referral() const { return (entry & 1) != 0; }
  int prevention() const { return (entry >> 1) - 1; }

  static constexpr Day no_day = INT32_MIN;
};

/// Does it hold what an offer may say?
bool is_plausible(const TimeFacts& time);

/// The packed facts of an offer, cut into their parts but not unpacked.
struct FactsView {
  std::string_view id = {};
  std::array<std::string_view, facet_count> facets = {};
  std::string_view sites = {};
  std::string_view alike = {};  ///< see alike.hpp
  TimeFacts time = {};
};

/// Facts of an offer as the bytes of its slot: one for all platforms, see bytes.hpp.
std::string pack_facts(const Offer& offer);
/// Cuts them; empty where they are no facts.
std::optional<FactsView> view_facts(std::string_view bytes);

ChildAgeFacet unpack_child_age(std::string_view bytes);
CaregiverFacet unpack_caregiver(std::string_view bytes);
RelevanceFacet unpack_relevance(std::string_view bytes);
Residence unpack_residence(std::string_view bytes);
WaysFacet unpack_ways(std::string_view bytes);
std::vector<OfferLanguage> unpack_languages(std::string_view bytes);
AccessFacet unpack_access(std::string_view bytes);
std::vector<Session> unpack_schedule(std::string_view bytes);
std::vector<SiteFacts> unpack_sites(std::string_view bytes);

/// The sessions of timed entries (days, `from` and `until`), in order; one for each day.
std::vector<Session> sessions_of(const std::vector<Schedule>& schedules);

}  // namespace passgenau
