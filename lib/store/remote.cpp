// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/remote.hpp"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "store/schema.hpp"

namespace passgenau {

namespace {

constexpr std::string_view scheme = "tcp://";

/// Every document that the query matches, in the order of their numbers.
Xapian::MSet all_of(const Xapian::Database& db, Xapian::Enquire& enquire) {
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire.get_mset(0, db.get_doccount());
}

}  // namespace

bool looks_remote(std::string_view text) { return text.starts_with(scheme); }

std::optional<RemoteAddress> remote_address(std::string_view text) {
  if (!looks_remote(text)) return {};
  const std::string_view rest = text.substr(scheme.size());
  const std::size_t colon = rest.rfind(':');
  if (colon == 0 || colon == std::string_view::npos) return {};
  RemoteAddress address{.text = std::string{text}, .host = std::string{rest.substr(0, colon)}};
  const std::string_view digits = rest.substr(colon + 1);
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  const bool whole = failure == std::errc{} && end == digits.data() + digits.size() && address.port > 0;
  // IPv6 stands in brackets.
  if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']')
    address.host = address.host.substr(1, address.host.size() - 2);
  else if (address.host.find(':') != std::string::npos)
    return {};
  const bool plain = std::all_of(address.host.begin(), address.host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':';
  });
  if (!whole || !plain) return {};
  return address;
}

Xapian::Database connect_to(const RemoteAddress& address) {
  constexpr unsigned answer_ms = 10'000;
  constexpr unsigned connect_ms = 3'000;
  return Xapian::Remote::open(address.host, address.port, answer_ms, connect_ms);
}

std::vector<NumberedBytes> facts_at_once(const Xapian::Database& db) {
  Xapian::Enquire enquire{db};
  enquire.set_query(Xapian::Query::MatchAll);
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  enquire.set_sort_by_value(schema::slot::facts, false);
  const Xapian::MSet all = all_of(db, enquire);
  std::vector<NumberedBytes> facts;
  facts.reserve(all.size());
  for (Xapian::MSetIterator at = all.begin(); at != all.end(); ++at)
    facts.emplace_back(*at, at.get_sort_key());
  std::sort(facts.begin(), facts.end());
  return facts;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> lengths_at_once(const Xapian::Database& db) {
  Xapian::Enquire enquire{db};
  // All words as synonyms of each other: weighed by how often it stands there, such a word weighs what all of them do together.
  enquire.set_query(Xapian::Query{Xapian::Query::OP_WILDCARD, "", 0, Xapian::Query::WILDCARD_LIMIT_ERROR,
                                  Xapian::Query::OP_SYNONYM});
  enquire.set_weighting_scheme(Xapian::TfIdfWeight{"nnn"});
  const Xapian::MSet all = all_of(db, enquire);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> lengths;
  lengths.reserve(all.size());
  for (Xapian::MSetIterator at = all.begin(); at != all.end(); ++at)
    lengths.emplace_back(*at, static_cast<std::uint32_t>(std::llround(at.get_weight())));
  std::sort(lengths.begin(), lengths.end());
  return lengths;
}

}  // namespace passgenau
