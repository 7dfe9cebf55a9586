// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "model/json.hpp"
#include "model/json_writer.hpp"
#include "passgenau/match.hpp"

namespace passgenau {

/// The state of the catalog that answered, as every document writes it: `{"offers", "revision"}`.
inline void write_state(JsonWriter& out, const CatalogState& state) {
  out.object([&] {
    out.name("offers").integer(static_cast<std::int64_t>(state.offers));
    out.name("revision").integer(static_cast<std::int64_t>(state.revision));
  });
}
inline json::object object_of(const CatalogState& state) {
  return {{"offers", state.offers}, {"revision", state.revision}};
}

}  // namespace passgenau
