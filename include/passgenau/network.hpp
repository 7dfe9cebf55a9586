// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/error.hpp"
#include "passgenau/export.hpp"

namespace passgenau {

/// One of several catalogs that are read as one (docs/federation.md). Its offers are called `name:id` there.
struct Network {
  std::string name = {};  ///< 1–32 of a–z, 0–9 and '-', the first no '-'; unique
  std::string path = {};  ///< a folder, a replica, a sealed catalog, or `tcp://host:port`; unique

  bool operator==(const Network&) const = default;
};

/// What such a catalog shows of one network.
struct NetworkState {
  std::string name = {};
  std::uint64_t offers = 0;             ///< 0 where it is absent
  std::uint64_t revision = 0;           ///< likewise
  std::optional<Problem> problem = {};  ///< why none of its offers are in the answer

  bool operator==(const NetworkState&) const = default;
};

struct NetworkLimits {
  static constexpr std::size_t networks = 1000;
  static constexpr std::size_t name = 32;  ///< bytes
};

/// Reads `{"networks": [{"name": "mh", "path": "mh.pgn"}, …]}`. Paths are taken as they stand.
PASSGENAU_API Checked<std::vector<Network>> networks_from_json(std::string_view json);

}  // namespace passgenau
