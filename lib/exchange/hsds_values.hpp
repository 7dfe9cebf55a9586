// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/json.hpp"
#include "passgenau/age.hpp"
#include "passgenau/schedule.hpp"

/// Values as feeds of HSDS write them.
namespace passgenau {

/// A JSON number, or text that is one, with a decimal point or comma.
std::optional<double> hsds_number(const json::value& value);

/// An age of `number` years or months; for the end of a range "up to and including" adds one to a whole
/// number. Parts of a year are months where they are within a tenth of one, else days (365.25 a year).
Age hsds_age(double number, bool months, bool inclusive_end);

/// A time of day with or without seconds and UTC offset; also "3pm" and "4:00 PM".
struct HsdsTime {
  LocalTime time = {};
  bool repaired = false;  ///< am or pm, or seconds that were not zero
  bool utc = false;       ///< said to be UTC, not local
};
std::optional<HsdsTime> hsds_time(std::string_view text);

/// The day of a date, or of a timestamp (`2023-03-15T10:30:45.123Z`, `20261231T000000Z`).
std::optional<Date> hsds_day(std::string_view text);

/// Weekdays of a BYDAY list without ordinals ("TH,FR"), or one name ("Monday", "1" is Monday).
std::optional<Weekdays> hsds_weekdays(std::string_view text);

/// The municipality key, `plz:` or `country:` that a URI of an area stands for: as it is, behind `ags:` or
/// `/ags/`, or as DCAT-AP.de writes it (https://www.dcat-ap.de/def/politicalGeocoding/).
std::optional<std::string> region_of_uri(std::string_view uri);

}  // namespace passgenau
