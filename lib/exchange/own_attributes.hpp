// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/object.hpp>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/feed_writer.hpp"
#include "exchange/hsds_parts.hpp"
#include "model/json.hpp"

/// What an offer says and HSDS cannot: attributes of one taxonomy (docs/export.md, *Our own attributes*).
namespace passgenau::hsds {

/// `taxonomy_term.taxonomy` of all our attributes.
inline constexpr std::string_view own_taxonomy = "passgenau";
/// `link_type` of an attribute that holds a field of the offer; its `value` is the field's JSON.
inline constexpr std::string_view field_link = "field";
/// `link_type` of the one that names the language of the service's name and description.
inline constexpr std::string_view language_link = "language";

/// `value`, which stands at `at`, without the members that the pointers `taken` name; empty where nothing is
/// left.
std::optional<json::value> untaken(const json::value& value, const std::string& at,
                                   const std::vector<std::string_view>& taken);

json::object own_field(const std::string& id, std::string_view name, const json::value& value);

/// The attributes of a service. `taken`: what the service itself says already, as pointers into the offer's
/// document.
json::array own_attributes(const ShownOffer& shown, const std::string& language, const Ids& ids,
                           const std::vector<std::string_view>& taken, const FeedContext& context);

/// Is it one of ours, rather than a term of another taxonomy?
bool is_own_attribute(const json::value& attribute);

/// What the attributes of a service name.
struct OwnFields {
  std::string language = {};  ///< of name and description; empty: none says it
  std::set<std::string, std::less<>> names =
      {};  ///< fields of the offer that they hold, the stale ones left out
};

OwnFields own_fields(const json::object& service);

/// Does the service carry attributes of ours?
bool has_own_attributes(const json::object& service);

/// Lays what our own attributes of an HSDS service say over `offer`, the document in our format that was made
/// of the rest of that service: then it says what was once exported. A service without such attributes
/// changes nothing. Problems point into the service; an attribute that contradicts the record around it was
/// left behind by an edit: it is passed over, with the warning *stale-attribute*.
void read_own_attributes(const json::object& service, json::object& offer, std::vector<Problem>& problems);

}  // namespace passgenau::hsds
