// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/reader.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "model/problem.hpp"
#include "store/catalog_state.hpp"
#include "store/change_log.hpp"
#include "store/checksum.hpp"
#include "store/image.hpp"
#include "store/numbers.hpp"
#include "store/reader_state.hpp"
#include "store/record.hpp"
#include "store/rising.hpp"
#include "store/schema.hpp"
#include "store/write_lock.hpp"

namespace passgenau {

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
  const auto failed = [&](const StoreReader& reader, const Error& error) {
    return readers.size() == 1 || reader.path() == error.problem().file;
  };
  const auto renewed = [&](const Error& error) {
    bool moved = false;
    for (StoreReader* const reader : readers)
      if (failed(*reader, error)) moved = reader->reopen() || moved;
    return moved;
  };
  const auto may_be_torn = [&](const Error& error) {
    return std::any_of(readers.begin(), readers.end(), [&](const StoreReader* reader) {
      return reader->may_be_torn() && failed(*reader, error);
    });
  };
  retried(use, renewed, may_be_torn);
}

std::uint64_t StoreReader::count() const {
  return state_->guarded([&] { return static_cast<std::uint64_t>(state_->db.get_doccount()); });
}

std::uint64_t StoreReader::revision() const { return parse_number(metadata(schema::metadata::revision)); }

std::uint64_t StoreReader::verified_revision() const {
  return state_->guarded([&] {
    state_->check_numbers();
    return state_->number(schema::metadata::revision);
  });
}

std::string StoreReader::metadata(std::string_view key) const {
  return state_->retried_newest([&] { return state_->db.get_metadata(std::string{key}); });
}

std::string StoreReader::own_part(std::string_view key) const {
  return state_->retried_newest([&] {
    auto value = passgenau::own_part(state_->db, key, state_->format);
    if (!value) fail(Code::catalog_damaged, "catalog", key, state_->path);
    return *std::move(value);
  });
}

std::string StoreReader::identity() const {
  if (state_->sealed) return state_->sealed->manifest()->sha256;
  return state_->guarded([&] { return state_->db.get_uuid(); });
}

void StoreReader::each_facts(const std::function<void(std::string_view)>& use) const {
  const State& state = *state_;
  state.guarded([&] {
    state.check_numbers();
    const std::uint64_t expected = state.number(schema::metadata::count);
    const std::uint64_t digest = state.number(schema::metadata::digest);
    FactsSum sum;
    const auto take = [&](Xapian::docid document, const std::string& record) {
      const auto facts = sum.add(record, state.format);
      if (!facts)
        fail(Code::catalog_damaged, "offer " + quoted(state.id_of(document)), "its facts", state.path);
      use(facts->facts);
    };
    if (state.remote) {
      for (const auto& [document, record] : facts_at_once(state.db))
        take(document, record);
    } else {
      const Xapian::ValueIterator end = state.db.valuestream_end(schema::slot::facts);
      for (Xapian::ValueIterator at = state.db.valuestream_begin(schema::slot::facts); at != end; ++at)
        take(at.get_docid(), *at);
    }
    if (!sum.are(expected, digest) || expected != state.db.get_doccount())
      fail(Code::catalog_damaged, "catalog", "offers are missing or not its own", state.path);
  });
}

std::uint64_t StoreReader::digest() const { return parse_number(metadata(schema::metadata::digest)); }

std::optional<StoredChanges> StoreReader::changes_since(std::uint64_t revision, std::uint64_t digest) const {
  return state_->guarded([&] {
    state_->check_numbers();
    return changes_between(state_->db, revision, digest, state_->number(schema::metadata::revision),
                           state_->number(schema::metadata::digest));
  });
}

std::optional<ImageRecord> StoreReader::image() const {
  return state_->guarded([&] { return image_record(state_->db); });
}

std::string StoreReader::image_part(const ImageRecord& image, std::size_t nth) const {
  return state_->guarded([&] {
    auto part = passgenau::image_part(state_->db, image, nth);
    if (!part) fail(Code::catalog_damaged, "catalog", "its image of all facts", state_->path);
    return *std::move(part);
  });
}

std::string StoreReader::facts(std::string_view id, std::optional<std::uint64_t> checksum) const {
  return state_->guarded([&] {
    const Xapian::docid found = state_->find(id);
    if (found == 0) fail(Code::catalog_damaged, "offer " + quoted(id), "the list of ids", state_->path);
    const std::string record = state_->db.get_document(found).get_value(schema::slot::facts);
    const auto facts = verified_facts(record, state_->format);
    if (!facts || checksum.value_or(stored_checksum(record)) != stored_checksum(record))
      fail(Code::catalog_damaged, "offer " + quoted(id), "its facts", state_->path);
    return std::string{facts->facts};
  });
}

std::optional<std::string> StoreReader::data(std::string_view id) {
  const auto read = [&]() -> std::optional<std::string> {
    const Xapian::docid found = state_->find(id);
    if (found == 0) return {};
    return state_->data_of(found, id);
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
      if (found < id) fail(Code::catalog_damaged, "catalog", "the list of ids", state.path);
      std::string json = state.data_of(state.find(found), found);
      page.push_back({.id = std::move(found), .json = std::move(json)});
    }
    return page;
  });
}

bool StoreReader::may_be_torn() const { return state_->may_be_torn(); }

bool StoreReader::is_being_written() const {
  // Another machine does not tell, and who brings a replica up to date holds no lock.
  return may_be_torn() || (!state_->sealed && is_locked_by_writer(state_->folder));
}

std::uint64_t StoreReader::format() const { return state_->format; }

bool StoreReader::is_remote() const { return state_->remote.has_value(); }

std::vector<std::string> StoreReader::ids() {
  return state_->retried_newest([&] {
    std::vector<std::string> all;
    const std::string prefix{schema::term::id};
    Rising terms;
    for (auto at = state_->db.allterms_begin(prefix); at != state_->db.allterms_end(prefix); ++at) {
      terms.require_next(*at, state_->path);
      all.push_back((*at).substr(prefix.size()));
    }
    std::sort(all.begin(), all.end());
    return all;
  });
}

}  // namespace passgenau
