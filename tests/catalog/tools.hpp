// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "passgenau/passgenau.hpp"

/// What the tests of an open catalog share.
namespace passgenau::test {

inline const Date today = date(2026, 11, 21);
inline constexpr GeoPoint darmstadt{49.87, 8.65};
inline constexpr GeoPoint berlin{52.52, 13.4};
inline constexpr int thread_count = 16;

inline Offer offer_of(const std::string& id, const std::string& title = "x") {
  return {.id = id, .title = {{"de", title}}};
}

inline void make_catalog(const std::string& path, const std::vector<Offer>& offers) {
  CatalogWriter writer{path};
  for (const Offer& offer : offers)
    writer.put(offer);
  writer.commit();
}

/// `internal` where nothing is thrown.
template <class Call>
Code code_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  return Code::internal;
}

}  // namespace passgenau::test
