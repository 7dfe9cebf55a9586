// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/networks.hpp"

#include <algorithm>
#include <set>

#include "model/json.hpp"
#include "model/problem.hpp"
#include "model/reader.hpp"
#include "store/remote.hpp"

namespace passgenau {

namespace {

/// Stands in no name: the first one of an id ends the name of its network.
constexpr char separator = ':';

bool is_name(std::string_view name) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !name.empty() && plain(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return plain(c) || c == '-'; });
}

std::string_view first_line(std::string_view& lines) {
  const std::size_t end = lines.find('\n');
  const std::string_view line = lines.substr(0, end);
  lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  return line;
}

}  // namespace

std::vector<Problem> problems_of(const std::vector<Network>& networks) {
  std::vector<Problem> problems;
  const auto report = [&](Code code, std::string pointer, std::string limit = {}) {
    problems.push_back(make_problem(code, std::move(pointer), std::move(limit)));
  };
  if (networks.empty()) report(Code::empty, "/networks");
  if (networks.size() > NetworkLimits::networks)
    report(Code::too_many, "/networks", std::to_string(NetworkLimits::networks) + " networks");
  std::set<std::string_view> names;
  std::set<std::string_view> paths;
  for (std::size_t i = 0; i < networks.size(); ++i) {
    const std::string at = "/networks/" + std::to_string(i);
    const Network& network = networks[i];
    if (network.name.size() > NetworkLimits::name)
      report(Code::too_long, at + "/name", std::to_string(NetworkLimits::name) + " bytes");
    else if (!is_name(network.name))
      report(network.name.empty() ? Code::empty : Code::unknown_value, at + "/name",
             "a–z, 0–9 and '-', not first");
    else if (!names.insert(network.name).second)
      report(Code::duplicate, at + "/name");
    if (network.path.empty())
      report(Code::empty, at + "/path");
    else if (looks_remote(network.path) && !remote_address(network.path))
      report(Code::unknown_value, at + "/path", "tcp://host:port");
    else if (!paths.insert(network.path).second)
      report(Code::duplicate, at + "/path");
  }
  return problems;
}

Checked<std::vector<Network>> networks_from_json(std::string_view text) {
  constexpr std::size_t most_list_bytes = 1024 * 1024;
  Checked<std::vector<Network>> read;
  const json::value document = parse_json(text, {.bytes = most_list_bytes}, read.problems);
  if (!read.problems.empty()) return read;
  {
    const Place root;
    Reading reading{read.problems};
    ObjectReader reader{document, root, reading};
    const bool listed = reader.each("networks", [&](const json::value& item, const Place& at) {
      ObjectReader member{item, at, reading};
      Network network;
      member.text("name", network.name);
      member.text("path", network.path);
      read.value.push_back(std::move(network));
    });
    if (document.is_object() && !listed && reader.member("networks") == nullptr)
      reader.report(Code::missing, "networks");
  }
  if (read.valid()) read.problems = problems_of(read.value);
  return read;
}

std::string id_prefix(std::string_view network) {
  return network.empty() ? std::string{} : std::string{network} + separator;
}

std::string id_in(const std::vector<NetworkState>& networks, std::size_t index, std::string_view own_id) {
  if (networks.empty()) return std::string{own_id};
  return id_prefix(networks[index].name).append(own_id);
}

std::pair<std::size_t, std::string_view> split_id(const std::vector<NetworkState>& networks,
                                                  std::string_view id) {
  if (networks.empty()) return {0, id};
  const std::size_t end = id.find(separator);
  if (end == std::string_view::npos) return {networks.size(), {}};
  const auto found = std::find_if(networks.begin(), networks.end(), [&](const NetworkState& network) {
    return network.name == id.substr(0, end);
  });
  return {static_cast<std::size_t>(found - networks.begin()), id.substr(end + 1)};
}

void JoinedConcepts::add(const Network& network, const std::string& lines) {
  const Vocabulary own = Vocabulary::built_in().extended_by(lines, network.path);
  const std::vector<Concept>& concepts = own.concepts();
  std::string added;
  std::string_view rest = lines;
  std::vector<const Concept*> fresh;
  for (std::size_t i = Vocabulary::built_in().concepts().size(); i < concepts.size(); ++i) {
    std::string_view line = first_line(rest);
    while (line.find_first_not_of(" \t\r") == std::string_view::npos)
      line = first_line(rest);
    const Concept* const known = vocabulary_.find(concepts[i].type, concepts[i].id);
    if (known == nullptr) {
      added.append(line) += '\n';
      fresh.push_back(&concepts[i]);
    } else if (*known != concepts[i]) {
      fail(Code::network_conflict, "network " + quoted(network.name) + ", concept " + quoted(concepts[i].id),
           "in network " + quoted(first_.at({concepts[i].type, concepts[i].id})), network.path);
    }
  }
  if (fresh.empty()) return;
  vocabulary_ = vocabulary_.extended_by(added, network.path);
  for (const Concept* item : fresh)
    first_.emplace(std::pair{item->type, item->id}, network.name);
}

std::vector<GazetteerRow> join_places(std::vector<std::vector<GazetteerRow>> gazetteers) {
  std::vector<GazetteerRow> rows;
  std::map<std::pair<std::string, std::string>, std::size_t> first;
  for (std::size_t i = 0; i < gazetteers.size(); ++i)
    for (GazetteerRow& row : gazetteers[i])
      if (first.try_emplace({row.postal_code, row.region}, i).first->second == i)
        rows.push_back(std::move(row));
  return rows;
}

}  // namespace passgenau
