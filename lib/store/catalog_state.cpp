// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/catalog_state.hpp"

#include "store/checksum.hpp"
#include "store/schema.hpp"

namespace passgenau {

std::string state_record(const Xapian::Database& db) {
  using namespace schema::metadata;
  std::string record;
  for (const std::string_view key : {format, vocabulary, analyser, revision, count, digest}) {
    record += db.get_metadata(std::string{key});
    record += '\n';
  }
  append_checksum(record);
  return record;
}

bool state_holds(const Xapian::Database& db) {
  const std::string record = db.get_metadata(std::string{schema::metadata::state});
  return record.empty() || record == state_record(db);
}

}  // namespace passgenau
