// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/export.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"

/// Which help there is for a family, and when: children grow, offers begin and end (docs/planning.md, "A path through
/// time"). Spans are half-open, as ages are: `until` is the first day on which it is no longer so.
namespace passgenau {

struct PathwayOptions {
  /// The first day that is not looked at. Absent: the third birthday of the youngest child, but at least a year.
  std::optional<Date> until = {};
  int most = 4;  ///< offers shown for each need beside those of its path, 0–20
};

struct PathwayLimits {
  static constexpr int years = 10;  ///< how far `until` may lie ahead
  static constexpr int most = 20;
};

struct Period {
  Date from = {};
  Date until = {};

  bool operator==(const Period&) const = default;
};

/// One child (index) whom an offer may serve, and when.
struct ChildPeriod {
  int child = 0;
  Period period = {};

  bool operator==(const ChildPeriod&) const = default;
};

/// An offer that addresses a need, eligible from the first to the last day of a span.
struct PathwaySpan {
  Period period = {};
  bool goes_on = false;  ///< it would still fit on the day on which `NeedPathway::period` is over
  bool path = false;     ///< a part of the path: the help to begin with, or to go on with
  std::vector<ChildPeriod> children = {};
  /// With a waiting list: when to ask for a place so as to begin in time, never before the first day; and the day from which one is to
  /// be had, where that is later than the span begins (it may even be later than it ends).
  std::optional<Date> register_by = {};
  std::optional<Date> place_from = {};
  bool referral = false;               ///< nobody gets in without one
  std::vector<std::string> also = {};  ///< offers alike whose spans lie within this one
  Match match = {};                    ///< as judged on the first day

  bool operator==(const PathwaySpan&) const = default;
};

/// From one part of the path to the next, on the day on which the first no longer fits.
struct HandOver {
  Date day = {};
  std::string from = {};  ///< offer
  std::string to = {};
  int overlap_days = 0;  ///< on which both fit
  int waiting_days = 0;  ///< for a place with the second, counted from `day`

  bool operator==(const HandOver&) const = default;
};

/// No offer addresses the need.
struct Hole {
  Period period = {};
  std::string general = {};  ///< the best that is open to everyone on the first day; empty: nothing at all

  bool operator==(const Hole&) const = default;
};

struct NeedPathway {
  int need = 0;  ///< index into `NeedsProfile::needs`
  /// A burden of the pregnancy is over twelve weeks after the birth – empty where that has passed –, others last.
  Period period = {};
  std::vector<PathwaySpan> spans = {};  ///< the path by time, then the others by time
  std::vector<HandOver> hand_overs = {};
  std::vector<Hole> holes = {};

  bool operator==(const NeedPathway&) const = default;
};

/// A birth or a birthday that lies within the time; of a child whose birth is not known to the month there is none.
struct Milestone {
  Date day = {};
  int child = 0;
  int years = 0;       ///< 0: birth, of a child that is due
  bool about = false;  ///< due, or of an age that is not known to the day

  bool operator==(const Milestone&) const = default;
};

struct Pathway {
  CatalogState catalog = {};
  Period period = {};
  std::vector<Note> notes = {};  ///< of the first day
  std::vector<Milestone> milestones = {};
  std::vector<NeedPathway> needs = {};  ///< acute ones first, then in the order of the profile

  bool operator==(const Pathway&) const = default;
};

/// The help there is for each need over time. Between the days on which anything changes nothing is judged. Throws
/// *options-invalid* (`until` not after `as_of`, or more than ten years), and *profile-invalid*, also for a profile without
/// needs. Cost: each offer that may reach the family is judged once for every day on which something changes for it.
PASSGENAU_API Pathway pathway(const Catalog& catalog, const NeedsProfile& profile,
                              const PathwayOptions& options = {});

/// One object, one line; with a telling in words, too.
PASSGENAU_API std::string to_json(const Pathway& pathway);
PASSGENAU_API std::string to_json(const Pathway& pathway, const Telling& telling);

/// "12. Dezember 2026 bis 3. März 2027", the last day included; "ab 12. Dezember 2026" for what goes on. Throw
/// *language-unsupported*.
PASSGENAU_API std::string sentence(const PathwaySpan& span, std::string_view language);
/// How to get in: "Anmelden bis 2. April 2027. Platz ab 1. Juni 2027. Nur mit Überweisung." Empty where there is nothing to say.
PASSGENAU_API std::string entrance(const PathwaySpan& span, std::string_view language);
PASSGENAU_API std::string sentence(const Hole& hole, std::string_view language);
PASSGENAU_API std::string sentence(const HandOver& over, std::string_view language);
/// "errechneter Termin", "2. Geburtstag".
PASSGENAU_API std::string sentence(const Milestone& milestone, std::string_view language);

/// The pathway as a picture: a whole SVG document, 800 units wide, light and dark, to be read on a screen and in print, with its
/// content as text for readers who do not see it. Titles of offers are those of the catalog.
PASSGENAU_API std::string to_svg(const Pathway& pathway, const Catalog& catalog, const Telling& telling);

/// The pathway as a calendar (RFC 5545): when to ask for a place, when help begins, takes over and ends, where a hole begins; at least one
/// event. It names offers but never a need; not even offers for a family that is discreet, or where a need or an offer of the path is dangerous
/// to be known by, or not known to the catalog (docs/planning.md has the list). UIDs stay as long as the path does.
PASSGENAU_API std::string to_icalendar(const Pathway& pathway, const Catalog& catalog,
                                       const Telling& telling);

}  // namespace passgenau
