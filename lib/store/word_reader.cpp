// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/word_reader.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>

#include "store/record.hpp"
#include "store/remote.hpp"
#include "store/rising.hpp"
#include "store/schema.hpp"
#include "store/translated.hpp"

namespace passgenau {

namespace {

std::uint32_t last_document(const StoreReader& reader) {
  std::uint32_t last = 0;
  translated(reader.path(), [&] { last = reader.database().get_lastdocid(); });
  return last;
}

}  // namespace

WordReader::WordReader(const StoreReader& reader) : parts_{{&reader, 0, 0}} {}

WordReader::WordReader(const std::vector<const StoreReader*>& readers) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (readers[i] == nullptr) continue;
    parts_.push_back({readers[i], i, before});
    before += last_document(*readers[i]);
  }
}

void WordReader::each_word(const std::function<void(std::string_view, std::uint32_t)>& use) const {
  for (const Part& part : parts_)
    translated(part.reader->path(), [&] {
      const Xapian::Database& db = part.reader->database();
      const Xapian::TermIterator end = db.allterms_end();
      Xapian::TermIterator at = db.allterms_begin();
      Rising terms;
      while (at != end) {
        const std::string term = *at;
        terms.require_next(term, part.reader->path());
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

void WordReader::each_remote_document(const Part& part,
                                      const std::function<void(const Document&)>& use) const {
  const Xapian::Database& db = part.reader->database();
  const auto lengths = lengths_at_once(db);
  auto length = lengths.begin();
  for (const auto& [number, record] : facts_at_once(db)) {
    const auto facts = verified_facts(record, part.reader->format());
    if (!facts) fail(Code::catalog_damaged, "catalog", "its facts", part.reader->path());
    while (length != lengths.end() && length->first < number)
      ++length;
    const bool known = length != lengths.end() && length->first == number;
    use({.number = part.before + number,
         .length = known ? length->second : 0,
         .reader = part.index,
         .facts = facts->facts});
  }
}

void WordReader::each_document(const std::function<void(const Document&)>& use) const {
  for (const Part& part : parts_)
    translated(part.reader->path(), [&] {
      if (part.reader->is_remote()) return each_remote_document(part, use);
      const Xapian::Database& db = part.reader->database();
      Xapian::PostingIterator length = db.postlist_begin("");
      const Xapian::PostingIterator last = db.postlist_end("");
      const Xapian::ValueIterator end = db.valuestream_end(schema::slot::facts);
      for (Xapian::ValueIterator at = db.valuestream_begin(schema::slot::facts); at != end; ++at) {
        const std::string record = *at;
        const auto facts = verified_facts(record, part.reader->format());
        if (!facts) fail(Code::catalog_damaged, "catalog", "its facts", part.reader->path());
        if (length != last) length.skip_to(at.get_docid());
        const bool known = length != last && *length == at.get_docid();
        use({.number = part.before + at.get_docid(),
             .length = known ? length.get_doclength() : 0,
             .reader = part.index,
             .facts = facts->facts});
      }
    });
}

void WordReader::each_posting(std::string_view word,
                              const std::function<void(std::uint32_t, std::uint32_t)>& use) const {
  const std::string term{word};
  for (const Part& part : parts_)
    translated(part.reader->path(), [&] {
      const Xapian::Database& db = part.reader->database();
      const Xapian::PostingIterator end = db.postlist_end(term);
      for (Xapian::PostingIterator at = db.postlist_begin(term); at != end; ++at)
        use(part.before + *at, at.get_wdf());
    });
}

const WordReader::Part& WordReader::part_of(std::uint32_t document) const {
  const auto behind = std::find_if(parts_.begin() + 1, parts_.end(),
                                   [&](const Part& part) { return part.before >= document; });
  return *(behind - 1);
}

std::string WordReader::data(std::uint32_t document) const {
  const Part& part = part_of(document);
  std::string record;
  std::string facts;
  translated(part.reader->path(), [&] {
    const Xapian::Document found = part.reader->database().get_document(document - part.before);
    record = found.get_data();
    facts = found.get_value(schema::slot::facts);
  });
  const auto data = verified_data(record, facts, part.reader->format());
  if (!data) fail(Code::catalog_damaged, "catalog", {}, part.reader->path());
  record.resize(data->size());
  return record;
}

const std::string& WordReader::path(std::uint32_t document) const { return part_of(document).reader->path(); }

}  // namespace passgenau
