// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/damaged_store.hpp"

#include <xapian.h>

#include "model/problem.hpp"
#include "store/checksum.hpp"
#include "store/numbers.hpp"
#include "store/path.hpp"
#include "store/record.hpp"
#include "store/retried.hpp"
#include "store/schema.hpp"
#include "store/sealed_file.hpp"

namespace passgenau {

namespace {

class Remnant {
 public:
  explicit Remnant(Remains& out) : out_{out} {}

  void read(const Xapian::Database& db) {
    const auto metadata = [&](std::string_view key) {
      std::string value;
      attempt([&] { value = db.get_metadata(std::string{key}); }, "its metadata");
      return value;
    };
    if (out_.offers == 0) out_.offers = parse_number(metadata(schema::metadata::count));
    if (out_.revision == 0) out_.revision = parse_number(metadata(schema::metadata::revision));
    const std::string concepts = metadata(schema::metadata::concepts);
    if (const auto whole = verified(concepts)) out_.concepts = *whole;
    format_ = parse_number(metadata(schema::metadata::format));
    Xapian::docid last = 0;
    attempt([&] { last = db.get_lastdocid(); }, "the number of its documents");
    // Nothing vouches for the number: where it is damaged, it is not counted up to four billion.
    constexpr Xapian::docid most_missing = 1'000'000;
    Xapian::docid missing = 0;
    for (Xapian::docid document = 1; document <= last && document != 0 && missing <= most_missing; ++document)
      missing = read(db, document) ? 0 : missing + 1;
    if (missing > most_missing) note("the number of its documents");
    decide(db, parse_number(metadata(schema::metadata::digest)));
  }

 private:
  template <class Use>
  void attempt(Use&& use, std::string_view part) {
    try {
      use();
    } catch (const Xapian::Error&) {
      note(part);
    } catch (const std::length_error&) {
      note(part);
    }
  }
  void note(std::string_view part) {
    const std::pair<std::string, std::string> found{"", part};
    if (out_.damage.empty() || out_.damage.back() != found) out_.damage.push_back(found);
  }

  /// False where there is none.
  bool read(const Xapian::Database& db, Xapian::docid document) {
    try {
      const Xapian::Document found = db.get_document(document, Xapian::DOC_ASSUME_VALID);
      const std::string record = found.get_data();
      // A document that was removed has no data.
      if (record.empty()) return false;
      if (const auto data = verified(record))
        keep(found, record, *data);
      else
        note("the data of an offer");
    } catch (const Xapian::DocNotFoundError&) {
      return false;  // it was removed
    } catch (const Xapian::Error&) {
      note("the data of an offer");
    } catch (const std::length_error&) {
      note("the data of an offer");
    }
    return true;
  }

  /// One that was removed and that an old page brings back has neither facts nor words.
  bool was_removed(const Xapian::Document& document, std::string_view facts) {
    bool has_words = false;
    if (facts.empty()) attempt([&] { has_words = document.termlist_count() > 0; }, "the words of an offer");
    return facts.empty() && !has_words;
  }
  void keep(const Xapian::Document& document, std::string_view record, std::string_view data) {
    std::string facts;
    attempt([&] { facts = document.get_value(schema::slot::facts); }, "the facts of an offer");
    const auto whole = verified_facts(facts, format_);
    if (was_removed(document, facts))
      note("the data of an offer");
    else if (whole && whole->data && *whole->data != stored_checksum(record))
      of_other_facts_.emplace_back(data);
    else {
      some_fit_ = some_fit_ || (whole && whole->data);
      out_.records.emplace_back(data);
    }
  }
  /// Data or facts of these are what they were before the last change: the data where all facts are as they should be.
  void decide(const Xapian::Database& db, std::uint64_t expected) {
    if (of_other_facts_.empty()) return;
    std::uint64_t digest = 0;
    attempt(
        [&] {
          const Xapian::ValueIterator end = db.valuestream_end(schema::slot::facts);
          for (Xapian::ValueIterator at = db.valuestream_begin(schema::slot::facts); at != end; ++at)
            digest += stored_checksum(*at);
        },
        "the facts of an offer");
    // Where no offer at all is as the format says, its number is what is damaged.
    const bool facts_hold = digest == expected && some_fit_;
    for (std::string& data : of_other_facts_) {
      if (facts_hold) {
        note("the data of an offer");
      } else {
        note("the data or the facts of an offer");
        out_.records.push_back(std::move(data));
      }
    }
  }

  Remains& out_;
  std::uint64_t format_ = 0;
  bool some_fit_ = false;  ///< an offer whose facts and data vouch for each other
  std::vector<std::string> of_other_facts_ = {};
};

/// What a reader finds who goes through the lists. `file`: what is open already, where it is sealed.
void add_listed_damage(const std::string& path, const std::shared_ptr<const SealedFile>& file,
                       Remains& remains) {
  try {
    StoreReader reader = file ? StoreReader{file} : StoreReader{path};
    for (auto& found : reader.damaged())
      remains.damage.push_back(std::move(found));
  } catch (const Error& error) {
    // What is no catalog, or none of this format, is told as when it is opened.
    if (error.code() != Code::catalog_damaged) throw;
    remains.damage.emplace_back("", "the list of its offers");
  }
}

/// Beside a writer the files of one state may be read half from the next: it is damage when it stays so.
Xapian::Database open_folder(const std::string& path) {
  for (int attempt = 1;; ++attempt) {
    try {
      return Xapian::Database{path, Xapian::DB_BACKEND_GLASS};
    } catch (const Xapian::Error&) {
      if (attempt == tries) throw;
    } catch (const std::length_error&) {
      if (attempt == tries) throw;
    }
    pause_behind(attempt);
  }
}

/// A writer at work takes blocks away, which then read as damage: it is damage when there is nothing newer, nor comes soon where the folder
/// is of a replica.
void read_records(Xapian::Database db, bool may_move, bool may_be_torn, const std::string& path,
                  Remains& remains) {
  ReadersGrace grace = may_move ? ReadersGrace{path} : ReadersGrace{};
  if (may_move) renew(db, path, grace);
  const auto renewed = [&] { return renew(db, path, grace); };
  for (int attempt = 1;; ++attempt) {
    Remains found = remains;
    Remnant{found}.read(db);
    const bool sound = found.damage.size() == remains.damage.size() && found.records.size() == found.offers;
    if (sound || !may_move || attempt == tries || !(renewed() || (may_be_torn && soon(renewed)))) {
      remains = std::move(found);
      return;
    }
    pause_behind(attempt);
  }
}

}  // namespace

Remains read_remains(const std::string& path) {
  Remains remains;
  std::shared_ptr<const SealedFile> file;
  if (inspect_catalog_path(path) == PathKind::sealed_file) {
    std::vector<std::string> damage;
    file = SealedFile::open_damaged(path, damage);
    remains.sealed = true;
    for (std::string& part : damage)
      remains.damage.emplace_back("", std::move(part));
    if (const auto& manifest = file->manifest()) {
      remains.offers = manifest->offers;
      remains.revision = manifest->revision;
      remains.sha256 = manifest->sha256;
    }
  }
  if (!file || remains.damage.empty()) add_listed_damage(path, file, remains);
  const std::string folder = file ? path : live_folder(path);
  try {
    read_records(file ? file->database() : open_folder(folder), !file, folder != path, folder, remains);
  } catch (const Xapian::Error&) {
    remains.damage.emplace_back("", "the database cannot be opened");
  } catch (const std::length_error&) {
    remains.damage.emplace_back("", "the database cannot be opened");
  }
  return remains;
}

}  // namespace passgenau
