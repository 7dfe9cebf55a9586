// SPDX-License-Identifier: GPL-2.0-or-later
// How a catalog is opened and goes to its newest state.
#include "store/reader_state.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "store/catalog_state.hpp"
#include "store/numbers.hpp"
#include "store/path.hpp"
#include "store/record.hpp"
#include "store/schema.hpp"

namespace passgenau {

std::uint64_t StoreReader::State::number(std::string_view key) const {
  return parse_number(db.get_metadata(std::string{key}));
}

void StoreReader::State::open_folder() {
  const auto open = [&] {
    // A replica may have gone over to its other copy meanwhile.
    folder = live_folder(path);
    grace = std::make_unique<ReadersGrace>(folder);
    grace->hold_any();
    guarded([&] { db = Xapian::Database{folder, Xapian::DB_BACKEND_GLASS}; });
    check_format();
    guarded([&] { grace->hold(number(schema::metadata::revision)); });
  };
  // A database that cannot be opened cannot say whether a writer is at work; glass's version file does.
  folder = path;
  std::string before = version_file();
  bool written = false;
  try {
    const auto moved_on = [&](const Error&) {
      std::string after = version_file();
      const bool moved = std::exchange(before, std::move(after)) != before;
      written = written || moved;
      return moved;
    };
    retried(open, moved_on, [&](const Error&) { return may_be_torn(); });
  } catch (const Error& error) {
    // Blocks newer than a state that nobody has moved on from: its number is damaged.
    if (error.code() == Code::catalog_busy && !written) fail(Code::catalog_damaged, "catalog", {}, path);
    throw;
  }
}

void StoreReader::State::open_sealed() {
  guarded([&] { db = sealed->database(); });
  check_format();
  const seal::Manifest& manifest = *sealed->manifest();
  const bool agree = guarded([&] {
    return number(schema::metadata::count) == manifest.offers &&
           number(schema::metadata::revision) == manifest.revision;
  });
  if (!agree) fail(Code::catalog_damaged, "sealed catalog", "its manifest is of another catalog", path);
}

bool StoreReader::State::renew() {
  // Nothing is newer than what was sealed.
  if (sealed) return false;
  const bool moved = remote ? renew_connection() : passgenau::renew(db, folder, *grace);
  if (moved) try {
      // Another catalog may stand there by now.
      format = number(schema::metadata::format);
    } catch (const Xapian::Error&) {
      // The next use says what is wrong.
    } catch (const std::length_error&) {
      // So it does here.
    }
  return moved;
}

bool StoreReader::State::renew_soon() {
  return renew() || (may_be_torn() && soon([&] { return renew(); }));
}

void StoreReader::State::open_remote() {
  const auto open = [&] {
    guarded([&] { db = connect_to(*remote); });
    check_format();
  };
  retried(
      open, [&](const Error&) { return renew_connection(); }, [](const Error&) { return true; });
}

bool StoreReader::State::renew_connection() {
  try {
    return db.reopen();
  } catch (const Xapian::NetworkError&) {
    // The server ends connections that rest for a while, and may have been started anew.
    guarded([&] { db = connect_to(*remote); });
  } catch (const Xapian::Error&) {
    // The next use says what is wrong.
  }
  return true;
}

std::string StoreReader::State::version_file() const {
  std::ifstream file{folder + "/iamglass", std::ios::binary};
  return folder + std::string{std::istreambuf_iterator<char>{file}, {}};
}

void StoreReader::State::check_format() {
  const std::string text = guarded([&] { return db.get_metadata(std::string{schema::metadata::format}); });
  // A writer was ended before it had said whose database it makes; the next one goes on there.
  if (text.empty() && guarded([&] { return db.get_doccount(); }) == 0)
    fail(Code::catalog_missing, "catalog", "nothing was committed to it", path);
  if (text.empty()) fail(Code::catalog_foreign, "catalog", "a Xapian database of something else", path);
  const std::uint64_t written = parse_number(text);
  if (written > catalog_format)
    fail(Code::catalog_newer, "catalog",
         "its format is " + text + ", this version reads " + std::to_string(catalog_format), path);
  if (written < oldest_format) fail(Code::catalog_older, "catalog", "its format is " + text, path);
  format = written;
}

void StoreReader::State::check_numbers() const {
  if (state_of(db) == StateRecord::damaged) fail(Code::catalog_damaged, "catalog", "its metadata", path);
}

std::string StoreReader::State::id_of(Xapian::docid document) const {
  Xapian::TermIterator at = db.termlist_begin(document);
  at.skip_to(std::string{schema::term::id});
  const bool found = at != db.termlist_end(document) && (*at).compare(0, 1, schema::term::id) == 0;
  return found ? (*at).substr(1) : std::string{};
}

Xapian::docid StoreReader::State::find(std::string_view id) const {
  const std::string term = std::string{schema::term::id}.append(id);
  const Xapian::PostingIterator at = db.postlist_begin(term);
  return at == db.postlist_end(term) ? 0 : *at;
}

std::string StoreReader::State::data_of(Xapian::docid document, std::string_view id) const {
  const Xapian::Document found = db.get_document(document);
  std::string record = found.get_data();
  const auto data = verified_data(record, found.get_value(schema::slot::facts), format);
  if (!data) fail(Code::catalog_damaged, "offer " + quoted(id), {}, path);
  record.resize(data->size());
  return record;
}

StoreReader::StoreReader(const std::string& path) : state_{std::make_unique<State>()} {
  state_->path = path;
  switch (inspect_catalog_path(path)) {
    case PathKind::nothing: fail(Code::catalog_missing, "catalog", {}, path);
    case PathKind::empty_folder: fail(Code::catalog_missing, "catalog", "the folder is empty", path);
    case PathKind::sealed_file:
      state_->sealed = SealedFile::open(path);
      state_->open_sealed();
      break;
    case PathKind::glass_folder:
    case PathKind::replica: state_->open_folder(); break;
  }
}

StoreReader::StoreReader(std::shared_ptr<const SealedFile> sealed) : state_{std::make_unique<State>()} {
  state_->path = sealed->path();
  state_->sealed = std::move(sealed);
  state_->open_sealed();
}

StoreReader::StoreReader(const RemoteAddress& address) : state_{std::make_unique<State>()} {
  state_->path = address.text;
  state_->remote = address;
  state_->open_remote();
}

StoreReader::~StoreReader() = default;

}  // namespace passgenau
