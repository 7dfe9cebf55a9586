// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "exchange/feed_writer.hpp"

/// Parts of an HSDS 3 service that say what a field of an offer says: for the writer, and for the reader of
/// our own attributes, which asks what was written beside them.
namespace passgenau::hsds {

/// The UUIDs of one service and of all that belongs to it.
class Ids {
 public:
  explicit Ids(std::string_view offer_id);
  const std::string& service() const { return service_; }
  std::string part(std::string_view what) const;

 private:
  std::string service_;
};

/// The id of an offer is the service's own where it is a UUID.
bool says_id(std::string_view offer_id);

/// `minimum_age` and `maximum_age` in years; a whole maximum includes its last year.
void add_ages(json::object& service, const AgeRange& range);
/// `languages` of the staff, and `interpretation_services`.
void add_languages(json::object& service, const Offer& offer, const Ids& ids, const FeedContext* context);
/// `schedules` by RFC 5545: those of every week, with the days on which the offer is valid.
void add_schedules(json::object& service, const Offer& offer, const Ids& ids);

/// Does the HSDS field say all that the document's member says?
bool says_languages(const Offer& offer, const json::value& member);
bool says_schedule(const Offer& offer, const json::value& member);

/// `service_at_locations`: each site, and a virtual location for help online.
json::array locations(const ShownOffer& shown, const Ids& ids, const FeedContext& context);
/// `service_areas`: where families must live.
json::array areas(const Offer& offer, const Ids& ids, const FeedContext& context);

/// RFC 3986: a scheme, and no character that must be escaped. RFC 5321 in its common form: one @, no blanks,
/// ASCII.
bool is_uri(std::string_view text) noexcept;
bool is_email(std::string_view text) noexcept;

}  // namespace passgenau::hsds
