// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/word_reader.hpp"

#include <xapian.h>

#include <string>

#include "store/checksum.hpp"
#include "store/schema.hpp"
#include "store/translated.hpp"

namespace passgenau {

void WordReader::each_word(const std::function<void(std::string_view, std::uint32_t)>& use) const {
  translated(reader_.path(), [&] {
    const Xapian::Database& db = reader_.database();
    const Xapian::TermIterator end = db.allterms_end();
    Xapian::TermIterator at = db.allterms_begin();
    while (at != end) {
      const std::string term = *at;
      if (term.compare(0, schema::term::id.size(), schema::term::id) == 0) {
        // Ids stand together: a step beyond them all.
        std::string beyond{schema::term::id};
        beyond.back() = static_cast<char>(beyond.back() + 1);
        at.skip_to(beyond);
        continue;
      }
      use(term, at.get_termfreq());
      ++at;
    }
  });
}

void WordReader::each_document(
    const std::function<void(std::uint32_t, std::uint32_t, std::string_view)>& use) const {
  translated(reader_.path(), [&] {
    const Xapian::Database& db = reader_.database();
    Xapian::PostingIterator length = db.postlist_begin("");
    const Xapian::PostingIterator last = db.postlist_end("");
    const Xapian::ValueIterator end = db.valuestream_end(schema::slot::facts);
    for (Xapian::ValueIterator at = db.valuestream_begin(schema::slot::facts); at != end; ++at) {
      const std::string record = *at;
      const auto facts = verified(record);
      if (!facts) fail(Code::catalog_damaged, "catalog", "its facts", reader_.path());
      if (length != last) length.skip_to(at.get_docid());
      const bool known = length != last && *length == at.get_docid();
      use(at.get_docid(), known ? length.get_doclength() : 0, *facts);
    }
  });
}

void WordReader::each_posting(std::string_view word,
                              const std::function<void(std::uint32_t, std::uint32_t)>& use) const {
  translated(reader_.path(), [&] {
    const Xapian::Database& db = reader_.database();
    const std::string term{word};
    const Xapian::PostingIterator end = db.postlist_end(term);
    for (Xapian::PostingIterator at = db.postlist_begin(term); at != end; ++at)
      use(*at, at.get_wdf());
  });
}

std::string WordReader::data(std::uint32_t document) const {
  std::string record;
  translated(reader_.path(), [&] { record = reader_.database().get_document(document).get_data(); });
  const auto data = verified(record);
  if (!data) fail(Code::catalog_damaged, "catalog", {}, reader_.path());
  record.resize(data->size());
  return record;
}

}  // namespace passgenau
