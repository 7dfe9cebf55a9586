// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/name_uuid.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace passgenau {

std::string name_uuid(std::string_view name) {
  // Version 5 of "urn:passgenau:offer" in the name space of URLs.
  constexpr boost::uuids::uuid space{{0xab, 0xdf, 0xfe, 0xcb, 0x75, 0x03, 0x50, 0x63,  //
                                      0x87, 0x75, 0xbc, 0x06, 0x1a, 0x11, 0x97, 0x95}};
  boost::uuids::name_generator_sha1 generate{space};
  return boost::uuids::to_string(generate(name.data(), name.size()));
}

bool is_uuid(std::string_view text) noexcept {
  constexpr std::string_view pattern = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
    if (pattern[i] == '-' ? text[i] != '-' : !digit) return false;
  }
  return true;
}

}  // namespace passgenau
