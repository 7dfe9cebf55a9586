// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
}

namespace passgenau {

/// A catalog that `xapian-tcpsrv` serves: `tcp://host:port`.
struct RemoteAddress {
  std::string text = {};  ///< as it was given
  std::string host = {};
  std::uint16_t port = 0;
};

/// Empty for what is none; no path of a file begins like one.
std::optional<RemoteAddress> remote_address(std::string_view text);
/// Does it want to be one?
bool looks_remote(std::string_view text);

/// Opens a connection. Throws what Xapian throws. A server that does not answer is waited for 3 s when connecting, then 10 s for each answer.
Xapian::Database connect_to(const RemoteAddress& address);

using NumberedBytes = std::pair<std::uint32_t, std::string>;

/// The facts of all documents, by their numbers, in one round trip: the sort keys of a query that all match. One by one they took 80 µs
/// each where measured, on one machine.
std::vector<NumberedBytes> facts_at_once(const Xapian::Database& db);
/// The sum of each document's weights, by numbers, in one round trip: what a word that stands for all words weighs in it. Documents without
/// words may lack.
std::vector<std::pair<std::uint32_t, std::uint32_t>> lengths_at_once(const Xapian::Database& db);

}  // namespace passgenau
