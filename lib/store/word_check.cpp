// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/word_check.hpp"

#include <xapian.h>

#include <cstdint>
#include <stdexcept>
#include <unordered_map>

#include "store/rising.hpp"

namespace passgenau {

namespace {

bool agree(const Xapian::Database& db) {
  std::unordered_map<Xapian::docid, std::uint64_t> weights;  // of its words, by document
  std::uint64_t total = 0;
  const Xapian::TermIterator last_term = db.allterms_end();
  Rising terms;
  for (Xapian::TermIterator term = db.allterms_begin(); term != last_term; ++term) {
    if (!terms.next(*term)) return false;
    Xapian::doccount documents = 0;
    std::uint64_t weight = 0;
    const Xapian::PostingIterator end = db.postlist_end(*term);
    for (Xapian::PostingIterator at = db.postlist_begin(*term); at != end; ++at) {
      ++documents;
      weight += at.get_wdf();
      weights[*at] += at.get_wdf();
    }
    if (documents != term.get_termfreq() || weight != db.get_collection_freq(*term)) return false;
    total += weight;
  }
  Xapian::doccount documents = 0;
  const Xapian::PostingIterator end = db.postlist_end("");
  for (Xapian::PostingIterator at = db.postlist_begin(""); at != end; ++at) {
    ++documents;
    const auto found = weights.find(*at);
    if (at.get_doclength() != (found == weights.end() ? 0 : found->second)) return false;
  }
  return documents == db.get_doccount() && total == db.get_total_length();
}

}  // namespace

bool words_agree(const Xapian::Database& database) {
  try {
    return agree(database);
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;
  } catch (const Xapian::Error&) {
    return false;
  } catch (const std::length_error&) {
    return false;
  }
}

}  // namespace passgenau
