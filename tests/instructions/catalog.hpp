// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

#include "passgenau/catalog.hpp"
#include "world.hpp"

namespace passgenau::test {

/// The catalog that is asked: a world of made-up towns, the same on every machine. `words`: of text in each offer.
inline void make_catalog(const std::string& path, std::size_t offers, std::uint64_t seed, std::size_t words) {
  CatalogWriter writer{path};
  for (const Offer& offer : bench::make_world(offers, 0, seed, words, bench::Towns::made_up).offers)
    writer.put(offer);
  writer.commit();
}

}  // namespace passgenau::test
