// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/writer.hpp"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <new>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "passgenau/vocabulary.hpp"
#include "store/catalog_state.hpp"
#include "store/change_log.hpp"
#include "store/checksum.hpp"
#include "store/folder_gate.hpp"
#include "store/image.hpp"
#include "store/numbers.hpp"
#include "store/path.hpp"
#include "store/readers_grace.hpp"
#include "store/record.hpp"
#include "store/schema.hpp"
#include "store/writer_format.hpp"
#include "text/analyse.hpp"

namespace passgenau {

namespace {

/// Glass keeps the postings of up to 10,000 documents in maps; walking those is a third of the time of indexing, and a smaller map stays in the
/// cache. Over 10,000 offers of 48 words, 250 to 1,000 take the same 175 µs of one core an offer; 5,000 take 205.
constexpr int spill_documents = 500;

}  // namespace

struct StoreWriter::State {
  std::string path;
  std::optional<Xapian::WritableDatabase> db = {};
  pid_t owner = getpid();
  PathKind found = PathKind::nothing;  ///< what stood at the path before
  bool made = false;                   ///< by this writer; decided under the lock
  bool committed = false;
  std::uint64_t format = catalog_format;  ///< of this catalog
  std::uint64_t revision = 0;
  std::uint64_t digest = 0;
  ChangeLog log = {};
  std::uint64_t image_changes = 0;  ///< since the image
  int pending = 0;                  ///< documents whose postings are still in memory
  std::unique_ptr<ReadersGrace> grace = {};
  bool changed = false;  ///< since the last commit

  /// Runs `use` on the open database. Whatever it throws closes the writer: after a failed commit glass reports success and writes nothing.
  template <class Use>
  auto run(Use&& use) {
    if (!db) fail(Code::writer_closed, "writer", {}, path);
    // The child of a fork would lose its commit silently.
    if (getpid() != owner) fail(Code::writer_closed, "writer", "it belongs to another process", path);
    try {
      return use(*db);
    } catch (const Xapian::Error&) {
      discard();
      fail(Code::storage_failed, "catalog", {}, path);
    } catch (const std::length_error&) {
      discard();
      fail(Code::storage_failed, "catalog", {}, path);
    } catch (...) {
      discard();
      throw;
    }
  }

  /// The same for a change of the database.
  template <class Use>
  auto change(Use&& use) {
    if (db && getpid() == owner && !std::exchange(changed, true)) grace->wait_for_older(revision);
    return run(use);
  }

  /// A catalog that this writer made and never committed to is no catalog: its files go, as if nobody had come.
  void remove_unused() const noexcept try {
    if (!made || committed) return;
    const FolderGate gate{path};
    namespace fs = std::filesystem;
    std::error_code ignored;
    for (const std::string& name : names_in(path).value_or(std::vector<std::string>{}))
      if (name.ends_with(".glass") || name == "iamglass") fs::remove(fs::path{path} / name, ignored);
    // The lock goes last, so that nobody who passes no gate comes in between.
    fs::remove(fs::path{path} / "flintlock", ignored);
    if (found == PathKind::nothing) fs::remove(path, ignored);
  } catch (...) {
    // The files stay.
  }

  void discard() noexcept {
    // Where no transaction is open any more – its commit failed – closing would commit once more, and what was told as
    // failed would stand, or crash where memory ran out.
    try {
      if (db) db->begin_transaction(false);
    } catch (...) {
      // It was open.
    }
    try {
      if (db) db->close();
    } catch (...) {
      // It is given up either way.
    }
    db.reset();
  }

  /// What an offer's facts add to the digest. Refuses damage: to subtract it would spoil the digest for good.
  std::uint64_t digest_of(const Xapian::WritableDatabase& database, Xapian::docid document,
                          std::string_view id) const {
    const std::string facts = database.get_document(document).get_value(schema::slot::facts);
    if (!verified(facts)) fail(Code::catalog_damaged, "offer " + quoted(id), "build the catalog again", path);
    return stored_checksum(facts);
  }

  static Xapian::docid find(const Xapian::Database& database, std::string_view id) {
    const std::string term = std::string{schema::term::id}.append(id);
    if (!database.term_exists(term)) return 0;
    const Xapian::PostingIterator at = database.postlist_begin(term);
    return at == database.postlist_end(term) ? 0 : *at;
  }

  /// Listing the values of a slot writes pending ones; nothing is published by that. Glass does a part of it in a destructor, where a failing
  /// disk ends the program: the fewer blocks of this commit wait to be written by then, the rarer that is.
  void write_values() { static_cast<void>(db->valuestream_begin(schema::slot::facts)); }

  /// All facts as they will be committed. Throws *catalog-damaged* where they are not what the digest says.
  void each_facts(const std::function<void(std::string_view)>& use) const {
    FactsSum sum;
    const Xapian::ValueIterator end = db->valuestream_end(schema::slot::facts);
    for (Xapian::ValueIterator at = db->valuestream_begin(schema::slot::facts); at != end; ++at) {
      const std::string record = *at;
      const auto facts = sum.add(record, format);
      if (!facts) fail(Code::catalog_damaged, "facts of an offer", {}, path);
      use(facts->facts);
    }
    if (!sum.are(db->get_doccount(), digest))
      fail(Code::catalog_damaged, "catalog", "offers are missing or not its own", path);
  }

  /// Nothing where it cannot be made, for damage or for want of memory.
  ImageParts image_by(const std::function<ImageParts(const EachFacts&)>& make) {
    // What changes the database stands outside: it may not fail unnoticed.
    write_values();
    try {
      return make([this](const auto& use) { each_facts(use); });
    } catch (const Error&) {
      return {};
    } catch (const Xapian::DatabaseCorruptError&) {
      return {};
    } catch (const std::length_error&) {
      return {};
    } catch (const std::bad_alloc&) {
      return {};
    }
  }

  /// Changes are held back until `commit()`: without a transaction glass would publish every 10,000 documents.
  void begin() {
    db->begin_transaction(true);
    log.begin(digest);
  }

  void finish() {
    write_values();
    const auto set = [&](std::string_view key, std::uint64_t value) {
      db->set_metadata(std::string{key}, std::to_string(value));
    };
    set(schema::metadata::format, format);
    set(schema::metadata::vocabulary, static_cast<std::uint64_t>(Vocabulary::version()));
    set(schema::metadata::analyser, analyser_version);
    set(schema::metadata::revision, revision);
    set(schema::metadata::count, db->get_doccount());
    set(schema::metadata::digest, digest);
    set(schema::metadata::image_changes, image_changes);
    db->set_metadata(std::string{schema::metadata::state}, state_record(*db));
    db->commit_transaction();
    changed = false;
    synchronise_folder(path, path);
  }
};

StoreWriter::StoreWriter(const std::string& path) : state_{std::make_unique<State>()} {
  State& state = *state_;
  state.path = path;
  const FolderGate gate{path};
  const PathKind kind = inspect_catalog_path(path);
  if (kind == PathKind::replica)
    fail(Code::path_refused, "catalog path", "a replica: it is written where it comes from", path);
  if (kind == PathKind::sealed_file) fail(Code::catalog_sealed, "catalog", {}, path);
  state.found = kind;
  if (kind == PathKind::empty_folder) remove_beginnings(path);
  try {
    state.db.emplace(path, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  } catch (const Xapian::DatabaseLockError&) {
    fail(Code::catalog_locked, "catalog", {}, path);
  } catch (const Xapian::DatabaseVersionError&) {
    fail(Code::catalog_newer, "catalog", "its storage format", path);
  } catch (const Xapian::DatabaseCorruptError&) {
    fail(Code::catalog_damaged, "catalog", {}, path);
  } catch (const Xapian::Error&) {
    fail(Code::storage_failed, "catalog", "it cannot be opened for writing", path);
  } catch (const std::length_error&) {
    fail(Code::catalog_damaged, "catalog", {}, path);
  }
  state.run([&](Xapian::WritableDatabase& db) {
    const auto written = format_to_write(db, path);
    state.format = written.value_or(catalog_format);
    state.revision = parse_number(db.get_metadata(std::string{schema::metadata::revision}));
    state.digest = parse_number(db.get_metadata(std::string{schema::metadata::digest}));
    state.image_changes = parse_number(db.get_metadata(std::string{schema::metadata::image_changes}));
    state.begin();
    if (!written) {
      state.made = true;
      // From its first moment on it can be told from somebody else's database.
      state.finish();
      // So is its own name in the folder around it.
      if (kind == PathKind::nothing) synchronise_folder(folder_around(path), path);
      state.begin();
    }
  });
  state.grace = std::make_unique<ReadersGrace>(path);
}

StoreWriter::~StoreWriter() {
  if (!state_) return;
  // A forked copy must not touch the parent's files, not even by an orderly close.
  if (getpid() != state_->owner) {
    static_cast<void>(state_.release());
    return;
  }
  // After an error the files are left alone: another writer may have come.
  if (state_->db) state_->remove_unused();
  // Nothing was promised since the last commit.
  state_->discard();
}

bool StoreWriter::put(const StoredOffer& offer) {
  return state_->change([&](Xapian::WritableDatabase& db) {
    const std::string data = data_record(offer.data);
    const std::string facts = facts_record(offer.facts, data, state_->format);
    const Xapian::docid previous = State::find(db, offer.id);
    if (previous != 0) state_->digest -= state_->digest_of(db, previous, offer.id);
    state_->digest += stored_checksum(facts);
    state_->log.note(offer.id, stored_checksum(facts));
    ++state_->image_changes;
    Xapian::Document document;
    document.set_data(data);
    document.add_value(schema::slot::facts, facts);
    document.add_boolean_term(std::string{schema::term::id}.append(offer.id));
    for (const TextTerm& term : *offer.terms)
      document.add_term(term.term, term.weight);
    if (previous != 0)
      db.replace_document(previous, document);
    else
      db.add_document(document);
    if (++state_->pending == spill_documents) {
      // Listing all terms writes the postings likewise; once none is pending, glass takes the values to be written, too.
      state_->write_values();
      static_cast<void>(db.allterms_begin());
      state_->pending = 0;
    }
    return previous != 0;
  });
}

bool StoreWriter::remove(std::string_view id) {
  return state_->change([&](Xapian::WritableDatabase& db) {
    const Xapian::docid found = State::find(db, id);
    if (found == 0) return false;
    state_->digest -= state_->digest_of(db, found, id);
    state_->log.note(id, std::nullopt);
    ++state_->image_changes;
    db.delete_document(found);
    return true;
  });
}

bool StoreWriter::contains(std::string_view id) const {
  return state_->run([&](Xapian::WritableDatabase& db) { return State::find(db, id) != 0; });
}

std::uint64_t StoreWriter::count() const {
  return state_->run(
      [](Xapian::WritableDatabase& db) { return static_cast<std::uint64_t>(db.get_doccount()); });
}

std::vector<std::string> StoreWriter::ids() const {
  return state_->run([](Xapian::WritableDatabase& db) {
    std::vector<std::string> all;
    const std::string prefix{schema::term::id};
    for (auto at = db.allterms_begin(prefix); at != db.allterms_end(prefix); ++at)
      all.push_back((*at).substr(prefix.size()));
    std::sort(all.begin(), all.end());
    return all;
  });
}

std::string StoreWriter::own_part(std::string_view key) const {
  return state_->run([&](Xapian::WritableDatabase& db) {
    auto value = passgenau::own_part(db, key, state_->format);
    if (!value) fail(Code::catalog_damaged, "catalog", key, state_->path);
    return *std::move(value);
  });
}

int StoreWriter::vocabulary_version() const {
  return state_->run([](Xapian::WritableDatabase& db) {
    return static_cast<int>(parse_number(db.get_metadata(std::string{schema::metadata::vocabulary})));
  });
}

void StoreWriter::set_own_part(std::string_view key, const std::string& value) {
  state_->change(
      [&](Xapian::WritableDatabase& db) { passgenau::set_own_part(db, key, value, state_->format); });
}

std::uint64_t StoreWriter::changes_since_image(std::uint64_t basis) const {
  return state_->run([&](Xapian::WritableDatabase& db) {
    const auto image = image_record(db);
    const bool serves =
        image && image->basis == basis && state_->log.reaches(db, image->revision, state_->revision);
    return serves ? state_->image_changes : UINT64_MAX;
  });
}

void StoreWriter::set_image(std::uint64_t basis, const std::function<ImageParts(const EachFacts&)>& make) {
  state_->change([&](Xapian::WritableDatabase& db) {
    passgenau::remove_image(db);
    ImageRecord image{.revision = state_->revision + 1, .digest = state_->digest, .basis = basis};
    if (const ImageParts parts = state_->image_by(make))
      parts([&](const std::string& part) { add_image_part(db, image, part); });
    write_image_record(db, image);
    state_->image_changes = 0;
  });
}

void StoreWriter::remove_image() {
  state_->change([&](Xapian::WritableDatabase& db) { passgenau::remove_image(db); });
}

void StoreWriter::commit() {
  state_->change([&](Xapian::WritableDatabase& db) {
    ++state_->revision;
    state_->log.write(db, state_->revision, state_->digest);
    state_->finish();
    state_->committed = true;
    state_->begin();
  });
}

}  // namespace passgenau
