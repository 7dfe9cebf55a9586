// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/catalog_state.hpp"

#include "store/checksum.hpp"
#include "store/numbers.hpp"
#include "store/record.hpp"
#include "store/schema.hpp"

namespace passgenau {

namespace {

std::uint64_t number_of(const Xapian::Database& db, std::string_view key) {
  return parse_number(db.get_metadata(std::string{key}));
}

}  // namespace

std::string state_record(const Xapian::Database& db) {
  using namespace schema::metadata;
  std::string record;
  for (const std::string_view key : {revision, format, vocabulary, analyser, count, digest}) {
    record += db.get_metadata(std::string{key});
    record += '\n';
  }
  append_checksum(record);
  return record;
}

StateRecord state_of(const Xapian::Database& db) {
  const std::string record = db.get_metadata(std::string{schema::metadata::state});
  if (record.empty()) return StateRecord::none;
  if (record == state_record(db)) return StateRecord::holds;
  const auto body = verified(record);
  if (!body || ties_data(number_of(db, schema::metadata::format))) return StateRecord::damaged;
  const std::uint64_t recorded = parse_number(body->substr(0, body->find('\n')));
  return recorded < number_of(db, schema::metadata::revision) ? StateRecord::none : StateRecord::damaged;
}

}  // namespace passgenau
