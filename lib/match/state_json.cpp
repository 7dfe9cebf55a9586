// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/state_json.hpp"

#include <cstdint>
#include <vector>

namespace passgenau {

namespace {

json::array networks_json(const std::vector<NetworkState>& networks) {
  json::array out;
  for (const NetworkState& network : networks) {
    if (network.problem)
      out.push_back(
          {{"name", network.name}, {"state", "absent"}, {"problem", info(network.problem->code).name}});
    else
      out.push_back({{"name", network.name},
                     {"state", "open"},
                     {"offers", network.offers},
                     {"revision", network.revision}});
  }
  return out;
}

}  // namespace

void write_state(JsonWriter& out, const CatalogState& state) {
  out.name("catalog").object([&] {
    out.name("offers").integer(static_cast<std::int64_t>(state.offers));
    out.name("revision").integer(static_cast<std::int64_t>(state.revision));
  });
  if (!state.networks.empty()) out.name("networks").json(write_json(networks_json(state.networks)));
}

json::object object_of(const CatalogState& state) {
  return {{"offers", state.offers}, {"revision", state.revision}};
}

void put_networks(json::object& out, const CatalogState& state) {
  if (!state.networks.empty()) out["networks"] = networks_json(state.networks);
}

}  // namespace passgenau
