// SPDX-License-Identifier: GPL-2.0-or-later
// Everything that a reader can verify.
#include <xapian.h>

#include "model/problem.hpp"
#include "store/catalog_state.hpp"
#include "store/change_log.hpp"
#include "store/checksum.hpp"
#include "store/image.hpp"
#include "store/reader_state.hpp"
#include "store/record.hpp"
#include "store/rising.hpp"
#include "store/schema.hpp"
#include "store/word_check.hpp"

namespace passgenau {

std::vector<std::pair<std::string, std::string>> StoreReader::damaged() {
  for (int attempt = 1;; ++attempt) {
    auto found = damaged_now();
    if (found.empty() || !state_->renew_soon()) return found;
    if (attempt == tries) fail(Code::catalog_busy, "catalog", {}, state_->path);
    pause_behind(attempt);
  }
}

std::vector<std::pair<std::string, std::string>> StoreReader::damaged_now() {
  return state_->retried_newest([&] {
    std::vector<std::pair<std::string, std::string>> found;
    std::uint64_t count = 0;
    std::uint64_t sum = 0;
    const std::string prefix{schema::term::id};
    Rising terms;
    for (auto at = state_->db.allterms_begin(prefix); at != state_->db.allterms_end(prefix); ++at) {
      terms.require_next(*at, state_->path);
      const std::string id = (*at).substr(prefix.size());
      try {
        const Xapian::docid number = state_->find(id);
        const Xapian::Document document = state_->db.get_document(number);
        const std::string facts = document.get_value(schema::slot::facts);
        ++count;
        sum += stored_checksum(facts);
        if (!verified_facts(facts, state_->format))
          found.emplace_back(id, "its facts");
        else if (!verified_data(document.get_data(), facts, state_->format))
          found.emplace_back(id, "its data");
        else if (state_->id_of(number) != id)
          found.emplace_back(id, "the list of ids");
      } catch (const Xapian::DatabaseModifiedError&) {
        throw;
      } catch (const Xapian::Error&) {
        found.emplace_back(id, "its document");
      }
    }
    for (const std::string_view key : {schema::metadata::concepts, schema::metadata::gazetteer})
      if (!passgenau::own_part(state_->db, key, state_->format))
        found.emplace_back("", key == schema::metadata::concepts ? "its own concepts" : "its gazetteer");
    if (!image_holds(state_->db)) found.emplace_back("", "its image of all facts");
    if (!change_records_hold(state_->db)) found.emplace_back("", "what it records of changes");
    if (state_of(state_->db) == StateRecord::damaged) found.emplace_back("", "its metadata");
    if (count != state_->number(schema::metadata::count))
      found.emplace_back("", "the number of offers");
    else if (found.empty() && sum != state_->number(schema::metadata::digest))
      found.emplace_back("", "the digest of all facts");
    if (!words_agree(state_->db)) found.emplace_back("", "its index of words");
    return found;
  });
}

}  // namespace passgenau
