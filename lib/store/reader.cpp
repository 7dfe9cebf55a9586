// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hpp"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "store/checksum.hpp"
#include "store/numbers.hpp"
#include "store/path.hpp"
#include "store/readers_grace.hpp"
#include "store/remote.hpp"
#include "store/schema.hpp"
#include "store/sealed_file.hpp"
#include "store/translated.hpp"
#include "store/word_check.hpp"

namespace passgenau {

namespace {

/// A reader that is two commits behind loses its blocks: it goes to the newest state and tries again, with a growing
/// pause (a quarter of a second in all). What is damaged for good shows at the first try that finds nothing newer.
constexpr int tries = 50;

void pause(int attempt) {
  constexpr int microseconds = 200;
  if (attempt > 3) usleep(static_cast<useconds_t>(microseconds * attempt));
}

/// Again while the state that is read goes away. Blocks that a writer has taken for others read as damage, too: that
/// counts only when `renew` found nothing newer.
template <class Use, class Renew>
auto retried(Use&& use, Renew&& renew) {
  for (int attempt = 1;; ++attempt) {
    try {
      return use();
    } catch (const Error& error) {
      // It was waited for long enough.
      if (error.code() == Code::network_unreachable) throw;
      const bool moved = renew(error);
      const bool again =
          error.code() == Code::catalog_busy ||
          (moved && (error.code() == Code::catalog_damaged || error.code() == Code::catalog_foreign));
      if (!again) throw;
      if (attempt == tries) fail(Code::catalog_busy, "catalog", {}, error.problem().file);
    }
    pause(attempt);
  }
}

}  // namespace

struct StoreReader::State {
  std::string path;
  std::string folder = {};  ///< that holds the database: of a replica one within the path
  std::shared_ptr<const SealedFile> sealed = {};
  std::optional<RemoteAddress> remote = {};
  std::unique_ptr<ReadersGrace> grace = {};  ///< of a folder
  Xapian::Database db = {};

  template <class Use>
  auto guarded(Use&& use) const {
    return translated(path, use);
  }
  /// Goes to the newest state. A state that is torn while it is opened counts as newer: there is one behind it.
  bool renew() {
    // Nothing is newer than what was sealed.
    if (sealed) return false;
    if (remote) return renew_connection();
    try {
      grace->hold_any();
      const bool moved = db.reopen();
      hold_what_was_found();
      return moved;
    } catch (const Xapian::Error&) {
      open_again();
      return true;
    } catch (const std::length_error&) {
      open_again();
      return true;
    }
  }
  /// What was torn while it was opened stays half of the old state: `reopen()` looks at the revision alone.
  void open_again() {
    try {
      db = Xapian::Database{folder, Xapian::DB_BACKEND_GLASS};
    } catch (const Xapian::Error&) {
      // The next use says what is wrong.
    } catch (const std::length_error&) {
      // So it does here: torn lengths are one of the things that Xapian asks memory for.
    }
  }
  bool renew_connection() {
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
  void hold_what_was_found() const {
    grace->hold(parse_number(db.get_metadata(std::string{schema::metadata::revision})));
  }
  /// Runs `use`, again at the newest state where the one it read went away.
  template <class Use>
  auto retried_newest(Use&& use) {
    return retried([&] { return guarded(use); }, [&](const Error&) { return renew(); });
  }

  /// Changes with every commit.
  std::string version_file() const {
    std::ifstream file{folder + "/iamglass", std::ios::binary};
    return folder + std::string{std::istreambuf_iterator<char>{file}, {}};
  }

  /// Refuses what is no catalog of this format.
  void check_format() const {
    const std::string format =
        guarded([&] { return db.get_metadata(std::string{schema::metadata::format}); });
    // A writer was ended before it had said whose database it makes; the next one goes on there.
    if (format.empty() && guarded([&] { return db.get_doccount(); }) == 0)
      fail(Code::catalog_missing, "catalog", "nothing was committed to it", path);
    if (format.empty()) fail(Code::catalog_foreign, "catalog", "a Xapian database of something else", path);
    const std::uint64_t number = parse_number(format);
    if (number > catalog_format)
      fail(Code::catalog_newer, "catalog",
           "its format is " + format + ", this version reads " + std::to_string(catalog_format), path);
    if (number < catalog_format) fail(Code::catalog_older, "catalog", "its format is " + format, path);
  }

  void open_sealed() {
    guarded([&] { db = sealed->database(); });
    check_format();
    const seal::Manifest& manifest = *sealed->manifest();
    const auto number = [&](std::string_view key) { return parse_number(db.get_metadata(std::string{key})); };
    const bool agree = guarded([&] {
      return number(schema::metadata::count) == manifest.offers &&
             number(schema::metadata::revision) == manifest.revision;
    });
    if (!agree) fail(Code::catalog_damaged, "sealed catalog", "its manifest is of another catalog", path);
  }

  /// The id of a document; empty where it has none.
  std::string id_of(Xapian::docid document) const {
    Xapian::TermIterator at = db.termlist_begin(document);
    at.skip_to(std::string{schema::term::id});
    const bool found = at != db.termlist_end(document) && (*at).compare(0, 1, schema::term::id) == 0;
    return found ? (*at).substr(1) : std::string{};
  }

  Xapian::docid find(std::string_view id) const {
    const std::string term = std::string{schema::term::id}.append(id);
    const Xapian::PostingIterator at = db.postlist_begin(term);
    return at == db.postlist_end(term) ? 0 : *at;
  }
};

StoreReader::StoreReader(const std::string& path) : state_{std::make_unique<State>()} {
  state_->path = path;
  switch (inspect_catalog_path(path)) {
    case PathKind::nothing: fail(Code::catalog_missing, "catalog", {}, path);
    case PathKind::empty_folder: fail(Code::catalog_missing, "catalog", "the folder is empty", path);
    case PathKind::sealed_file:
      state_->sealed = SealedFile::open(path);
      state_->open_sealed();
      return;
    case PathKind::glass_folder:
    case PathKind::replica: break;
  }
  const auto open = [&] {
    // A replica may have gone over to its other copy meanwhile.
    state_->folder = live_folder(path);
    state_->grace = std::make_unique<ReadersGrace>(state_->folder);
    state_->grace->hold_any();
    state_->guarded([&] { state_->db = Xapian::Database{state_->folder, Xapian::DB_BACKEND_GLASS}; });
    state_->check_format();
    state_->guarded([&] { state_->hold_what_was_found(); });
  };
  // A database that cannot be opened cannot say whether a writer is at work; glass's version file does.
  state_->folder = path;
  std::string before = state_->version_file();
  retried(open, [&](const Error&) {
    std::string after = state_->version_file();
    return std::exchange(before, std::move(after)) != before;
  });
}

StoreReader::StoreReader(std::shared_ptr<const SealedFile> sealed) : state_{std::make_unique<State>()} {
  state_->path = sealed->path();
  state_->sealed = std::move(sealed);
  state_->open_sealed();
}

StoreReader::StoreReader(const RemoteAddress& address) : state_{std::make_unique<State>()} {
  state_->path = address.text;
  state_->remote = address;
  state_->guarded([&] { state_->db = connect_to(address); });
  state_->check_format();
}

StoreReader::~StoreReader() = default;

const std::shared_ptr<const SealedFile>& StoreReader::sealed() const { return state_->sealed; }

const std::string& StoreReader::path() const { return state_->path; }

const Xapian::Database& StoreReader::database() const { return state_->db; }

bool StoreReader::reopen() { return state_->renew(); }

void StoreReader::rest() {
  if (state_->grace) state_->grace->let_go();
}

void StoreReader::at_one_state(const std::function<void()>& use) {
  StoreReader* const self = this;
  passgenau::at_one_state({&self, 1}, use);
}

void at_one_state(std::span<StoreReader* const> readers, const std::function<void()>& use) {
  retried(use, [&](const Error& error) {
    bool moved = false;
    for (StoreReader* const reader : readers)
      if (readers.size() == 1 || reader->path() == error.problem().file) moved = reader->reopen() || moved;
    return moved;
  });
}

std::uint64_t StoreReader::count() const {
  return state_->guarded([&] { return static_cast<std::uint64_t>(state_->db.get_doccount()); });
}

std::uint64_t StoreReader::revision() const { return parse_number(metadata(schema::metadata::revision)); }

std::string StoreReader::metadata(std::string_view key) const {
  return state_->retried_newest([&] { return state_->db.get_metadata(std::string{key}); });
}

std::string StoreReader::verified_metadata(std::string_view key) const {
  const std::string record = metadata(key);
  if (record.empty()) return {};
  const auto value = verified(record);
  if (!value) fail(Code::catalog_damaged, "catalog", key, state_->path);
  return std::string{*value};
}

std::string StoreReader::identity() const {
  if (state_->sealed) return state_->sealed->manifest()->sha256;
  return state_->guarded([&] { return state_->db.get_uuid(); });
}

void StoreReader::each_facts(const std::function<void(std::string_view)>& use) const {
  const State& state = *state_;
  state.guarded([&] {
    const std::uint64_t expected = parse_number(state.db.get_metadata(std::string{schema::metadata::count}));
    const std::uint64_t digest = parse_number(state.db.get_metadata(std::string{schema::metadata::digest}));
    std::uint64_t count = 0;
    std::uint64_t sum = 0;
    const auto take = [&](Xapian::docid document, const std::string& record) {
      const auto facts = verified(record);
      if (!facts)
        fail(Code::catalog_damaged, "offer " + quoted(state.id_of(document)), "its facts", state.path);
      ++count;
      sum += stored_checksum(record);
      use(*facts);
    };
    if (state.remote) {
      for (const auto& [document, record] : facts_at_once(state.db))
        take(document, record);
    } else {
      const Xapian::ValueIterator end = state.db.valuestream_end(schema::slot::facts);
      for (Xapian::ValueIterator at = state.db.valuestream_begin(schema::slot::facts); at != end; ++at)
        take(at.get_docid(), *at);
    }
    if (count != expected || sum != digest || count != state.db.get_doccount())
      fail(Code::catalog_damaged, "catalog", "offers are missing or not its own", state.path);
  });
}

std::optional<std::string> StoreReader::data(std::string_view id) {
  const auto read = [&]() -> std::optional<std::string> {
    const Xapian::docid found = state_->find(id);
    if (found == 0) return {};
    const std::string record = state_->db.get_document(found).get_data();
    const auto data = verified(record);
    if (!data) fail(Code::catalog_damaged, "offer " + quoted(id), {}, state_->path);
    return std::string{*data};
  };
  for (int attempt = 1;; ++attempt) {
    auto found = state_->retried_newest(read);
    // A list that was torn may lack it: it is absent when nothing newer says otherwise.
    if (found || attempt == tries || !reopen()) return found;
  }
}

std::vector<StoredJson> StoreReader::data_after(std::string_view id, std::size_t most) const {
  const State& state = *state_;
  return state.guarded([&] {
    std::vector<StoredJson> page;
    const std::string prefix{schema::term::id};
    auto at = state.db.allterms_begin(prefix);
    const auto end = state.db.allterms_end(prefix);
    if (!id.empty()) at.skip_to(prefix + std::string{id});
    for (; at != end && page.size() < most; ++at) {
      std::string found = (*at).substr(prefix.size());
      if (found == id) continue;
      const std::string record = state.db.get_document(state.find(found)).get_data();
      const auto data = verified(record);
      if (!data) fail(Code::catalog_damaged, "offer " + quoted(found), {}, state.path);
      page.push_back({.id = std::move(found), .json = std::string{*data}});
    }
    return page;
  });
}

bool StoreReader::is_being_written() const {
  // Another machine does not tell.
  if (state_->remote) return true;
  // Who brings a replica up to date holds no lock.
  if (state_->folder != state_->path && !state_->sealed) return true;
  return !state_->sealed && state_->guarded([&] { return state_->db.locked(); });
}

bool StoreReader::is_remote() const { return state_->remote.has_value(); }

std::vector<std::string> StoreReader::ids() {
  return state_->retried_newest([&] {
    std::vector<std::string> all;
    const std::string prefix{schema::term::id};
    for (auto at = state_->db.allterms_begin(prefix); at != state_->db.allterms_end(prefix); ++at)
      all.push_back((*at).substr(prefix.size()));
    std::sort(all.begin(), all.end());
    return all;
  });
}

std::vector<std::pair<std::string, std::string>> StoreReader::damaged() {
  for (int attempt = 1;; ++attempt) {
    auto found = damaged_now();
    if (found.empty() || !reopen()) return found;
    if (attempt == tries) fail(Code::catalog_busy, "catalog", {}, state_->path);
    pause(attempt);
  }
}

std::vector<std::pair<std::string, std::string>> StoreReader::damaged_now() {
  return state_->retried_newest([&] {
    std::vector<std::pair<std::string, std::string>> found;
    std::uint64_t count = 0;
    std::uint64_t sum = 0;
    const std::string prefix{schema::term::id};
    for (auto at = state_->db.allterms_begin(prefix); at != state_->db.allterms_end(prefix); ++at) {
      const std::string id = (*at).substr(prefix.size());
      try {
        const Xapian::Document document = state_->db.get_document(state_->find(id));
        const std::string facts = document.get_value(schema::slot::facts);
        ++count;
        sum += stored_checksum(facts);
        if (!verified(document.get_data()))
          found.emplace_back(id, "its data");
        else if (!verified(facts))
          found.emplace_back(id, "its facts");
      } catch (const Xapian::DatabaseModifiedError&) {
        throw;
      } catch (const Xapian::Error&) {
        found.emplace_back(id, "its document");
      }
    }
    const auto number = [&](std::string_view key) {
      return parse_number(state_->db.get_metadata(std::string{key}));
    };
    for (const std::string_view key : {schema::metadata::concepts, schema::metadata::gazetteer})
      if (const std::string record = state_->db.get_metadata(std::string{key});
          !record.empty() && !verified(record))
        found.emplace_back("", key == schema::metadata::concepts ? "its own concepts" : "its gazetteer");
    if (count != number(schema::metadata::count))
      found.emplace_back("", "the number of offers");
    else if (found.empty() && sum != number(schema::metadata::digest))
      found.emplace_back("", "the digest of all facts");
    if (!words_agree(state_->db)) found.emplace_back("", "its index of words");
    return found;
  });
}

}  // namespace passgenau
