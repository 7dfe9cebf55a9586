// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "model/json.hpp"
#include "model/json_writer.hpp"
#include "passgenau/match.hpp"

namespace passgenau {

/// The state of the catalog that answered, as every document holds it: the member `catalog` with `offers` and `revision`, and, where
/// there are several networks, behind it `networks`, each `{"name", "state", "offers", "revision"}` or `{"name", "state", "problem"}`.
void write_state(JsonWriter& out, const CatalogState& state);

/// `{"offers", "revision"}`.
json::object object_of(const CatalogState& state);
/// Adds the member `networks`; nothing where there are none.
void put_networks(json::object& out, const CatalogState& state);

}  // namespace passgenau
