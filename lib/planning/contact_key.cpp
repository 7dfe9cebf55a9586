// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/contact_key.hpp"

#include <algorithm>
#include <cmath>

#include "place/name_key.hpp"

namespace passgenau {

namespace {

/// A street in its town; without one the point, to some ten metres.
std::string place_key(const Site& site) {
  const Address& address = site.address;
  const std::string& town = address.postal_code.empty() ? address.city : address.postal_code;
  if (!address.street.empty() && !town.empty()) return street_key(address.street) + '\n' + bare_key(town);
  if (!site.point) return bare_key(town);
  const auto part = [](double degrees) { return std::to_string(std::llround(degrees * 10'000)); };
  return part(site.point->lat) + ' ' + part(site.point->lon);
}

}  // namespace

std::string contact_key(const Offer& offer, std::optional<int> site) {
  const std::string provider = bare_key(offer.provider.name);
  const bool secret =
      std::any_of(offer.sites.begin(), offer.sites.end(), [](const Site& each) { return each.confidential; });
  if (provider.empty() || secret) return {};
  const auto index = static_cast<std::size_t>(site.value_or(0));
  return provider + '\n' + (index < offer.sites.size() ? place_key(offer.sites[index]) : std::string{});
}

}  // namespace passgenau
