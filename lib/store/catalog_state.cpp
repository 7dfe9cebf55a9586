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

std::string_view sum_key(std::string_view key) {
  return key == schema::metadata::concepts ? schema::metadata::concepts_sum : schema::metadata::gazetteer_sum;
}

}  // namespace

std::optional<std::string> own_part(const Xapian::Database& db, std::string_view key, std::uint64_t format) {
  const std::string record = db.get_metadata(std::string{key});
  if (sums_own(format) && number_of(db, sum_key(key)) != (record.empty() ? 0 : stored_checksum(record)))
    return {};
  if (record.empty()) return std::string{};
  const auto value = verified(record);
  return value ? std::optional{std::string{*value}} : std::nullopt;
}

void set_own_part(Xapian::WritableDatabase& db, std::string_view key, const std::string& value,
                  std::uint64_t format) {
  std::string record = value;
  if (!record.empty()) append_checksum(record);
  db.set_metadata(std::string{key}, record);
  if (!sums_own(format)) return;
  db.set_metadata(std::string{sum_key(key)},
                  record.empty() ? std::string{} : std::to_string(stored_checksum(record)));
}

std::string state_record(const Xapian::Database& db) {
  using namespace schema::metadata;
  std::string record;
  const auto add = [&](std::string_view key) {
    record += db.get_metadata(std::string{key});
    record += '\n';
  };
  for (const std::string_view key : {revision, format, vocabulary, analyser, count, digest})
    add(key);
  if (sums_own(number_of(db, format)))
    for (const std::string_view key : {concepts_sum, gazetteer_sum})
      add(key);
  append_checksum(record);
  return record;
}

StateRecord state_of(const Xapian::Database& db) {
  const std::string record = db.get_metadata(std::string{schema::metadata::state});
  if (record.empty())
    return sums_own(number_of(db, schema::metadata::format)) ? StateRecord::damaged : StateRecord::none;
  if (record == state_record(db)) return StateRecord::holds;
  const auto body = verified(record);
  if (!body || ties_data(number_of(db, schema::metadata::format))) return StateRecord::damaged;
  const std::uint64_t recorded = parse_number(body->substr(0, body->find('\n')));
  return recorded < number_of(db, schema::metadata::revision) ? StateRecord::none : StateRecord::damaged;
}

}  // namespace passgenau
