// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog_argument.hpp"

#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "files.hpp"
#include "problems.hpp"

namespace passgenau::cli {
namespace {

namespace fs = std::filesystem;

std::vector<Network> networks_in(const std::string& file) {
  Checked<std::vector<Network>> list = networks_from_json(read_file(file));
  if (!list.valid()) {
    Problem invalid{.code = Code::networks_invalid,
                    .message = std::string{info(Code::networks_invalid).meaning},
                    .file = file};
    throw Error{std::move(invalid), std::move(list.problems)};
  }
  for (Network& network : list.value)
    if (!network.path.empty() && !network.path.starts_with("tcp://"))
      network.path = (fs::path{file}.parent_path() / network.path).string();
  return std::move(list.value);
}

Catalog open_networks(const std::vector<Network>& list) {
  Catalog catalog = Catalog::open(list);
  tell_absent(catalog.state());
  return catalog;
}

}  // namespace

void tell_absent(const CatalogState& state) {
  static std::set<std::string> told;
  for (const NetworkState& network : state.networks)
    if (network.problem) {
      // With its path: two lists may have networks of one name.
      const std::string line = network.name + " is absent: " + line_of(*network.problem);
      if (told.insert(line).second) std::cerr << "passgenau: network " << line << '\n';
    }
}

std::vector<Network> networks_of(const std::string& argument) {
  std::error_code failure;
  const bool list = std::string_view{argument}.ends_with(".json") && fs::is_regular_file(argument, failure);
  return list ? networks_in(argument) : std::vector<Network>{};
}

Catalog open_catalog(const std::string& argument) {
  const std::vector<Network> networks = networks_of(argument);
  return networks.empty() ? Catalog{argument} : open_networks(networks);
}

}  // namespace passgenau::cli
