// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/writer_format.hpp"

#include <stdexcept>

#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "store/catalog_state.hpp"
#include "store/numbers.hpp"
#include "store/record.hpp"
#include "store/schema.hpp"
#include "text/analyse.hpp"

namespace passgenau {

namespace {

/// Are the first few offers that can be read laid out otherwise, and none as this format says? Then its number is what is damaged,
/// and offers of two formats would lie side by side. One offer alone may be damaged: writing over it mends it.
bool first_offers_are_of_another(std::uint64_t format, const Xapian::Database& db) {
  constexpr int looked_at = 8;
  auto at = db.postlist_begin({});
  const auto end = db.postlist_end({});
  bool another = false;
  for (int i = 0; i < looked_at && at != end; ++i, ++at) {
    try {
      const Xapian::Document document = db.get_document(*at);
      if (are_of_format(document.get_data(), document.get_value(schema::slot::facts), format)) return false;
      another = true;
    } catch (const Xapian::Error&) {
      // It says nothing of the others.
    } catch (const std::length_error&) {
      // Nor does this one.
    }
  }
  return another;
}

}  // namespace

std::optional<std::uint64_t> format_to_write(const Xapian::Database& db, const std::string& path) {
  const std::string format = db.get_metadata(std::string{schema::metadata::format});
  if (format.empty() && db.get_doccount() > 0)
    fail(Code::catalog_foreign, "catalog", "a Xapian database of something else", path);
  if (format.empty()) return {};
  const std::uint64_t number = parse_number(format);
  if (number > catalog_format) fail(Code::catalog_newer, "catalog", "its format is " + format, path);
  if (number < oldest_format) fail(Code::catalog_older, "catalog", "its format is " + format, path);
  const std::uint64_t analyser = parse_number(db.get_metadata(std::string{schema::metadata::analyser}));
  // Words of two analysers in one index would find each other by chance only.
  if (analyser > analyser_version) fail(Code::catalog_newer, "catalog", "its text analysis", path);
  if (analyser < analyser_version) fail(Code::catalog_older, "catalog", "its text analysis", path);
  // Written on, what is damaged now would be told as sound, or the catalog be one that nobody can open.
  const StateRecord state = state_of(db);
  if (state == StateRecord::damaged) fail(Code::catalog_damaged, "catalog", "its metadata", path);
  if (state == StateRecord::none && first_offers_are_of_another(number, db))
    fail(Code::catalog_damaged, "catalog", "its offers are of another format than it says", path);
  return number;
}

}  // namespace passgenau
