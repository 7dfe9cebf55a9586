// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/change_log.hpp"

#include <algorithm>
#include <string>

#include "store/checksum.hpp"
#include "store/image_record.hpp"
#include "store/numbers.hpp"
#include "store/schema.hpp"

namespace passgenau {

namespace {

constexpr std::size_t number_bytes = 8;

/// The digest before and after and how many changes all records tell of up to this one, then of each offer whether it is there, the checksum of
/// its facts, the length of its id and the id; numbers in eight bytes. At the end the checksum of the record.
class LogReader {
 public:
  explicit LogReader(std::string_view bytes) : left_{bytes} {}

  bool at_end() const { return left_.empty(); }
  bool sound() const { return sound_; }
  std::uint64_t number() { return little_endian(take(number_bytes)); }
  std::string_view take(std::uint64_t size) {
    sound_ = sound_ && size <= left_.size();
    if (!sound_) left_ = {};
    const std::string_view taken = left_.substr(0, sound_ ? size : 0);
    left_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view left_;
  bool sound_ = true;
};

/// Keys in the order of revisions.
std::string key_of(std::uint64_t revision) {
  constexpr std::size_t digits = 20;
  const std::string number = std::to_string(revision);
  return std::string{schema::metadata::changes}.append(digits - number.size(), '0') + number;
}

/// Empty where there is none.
std::string first_key(const Xapian::Database& db) {
  const std::string prefix{schema::metadata::changes};
  const auto first = db.metadata_keys_begin(prefix);
  return first == db.metadata_keys_end(prefix) ? std::string{} : *first;
}

std::uint64_t most_kept(const Xapian::Database& db) {
  return std::min(most_behind(db.get_doccount()), most_kept_changes);
}

std::uint64_t total_of(const std::string& record) {
  return little_endian(
      std::string_view{record}.substr(std::min(record.size(), 2 * number_bytes), number_bytes));
}

}  // namespace

void ChangeLog::note(std::string_view id, std::optional<std::uint64_t> facts) {
  if (too_many_) return;
  const auto found = changes_.find(id);
  if (found != changes_.end())
    found->second = facts;
  else
    changes_.emplace(id, facts);
  too_many_ = changes_.size() > most_logged_changes;
  if (too_many_) changes_.clear();
}

bool ChangeLog::reaches(const Xapian::Database& db, std::uint64_t earlier, std::uint64_t revision) const {
  if (too_many_ || revision < earlier) return false;
  if (earlier == revision) return true;
  const std::string first = db.get_metadata(key_of(earlier + 1));
  const std::string last = db.get_metadata(key_of(revision));
  return !first.empty() && !last.empty() && revision + 1 - earlier <= logged_commits &&
         total_of(last) + changes_.size() - total_of(first) <= most_kept(db);
}

void ChangeLog::write(Xapian::WritableDatabase& db, std::uint64_t revision, std::uint64_t digest) const {
  const std::string previous = db.get_metadata(key_of(revision - 1));
  const std::uint64_t total = total_of(previous) + changes_.size();
  // Records before a commit that has none are of no more use.
  const bool follows = !too_many_ && !previous.empty();
  for (std::string key = first_key(db); !key.empty(); key = first_key(db)) {
    if (follows && key > key_of(revision - std::min(revision, logged_commits)) &&
        total - total_of(db.get_metadata(key)) <= most_kept(db))
      break;
    db.set_metadata(key, {});
  }
  // Nobody shows the state before the first.
  if (too_many_ || revision == 1) return;
  std::string record;
  for (const std::uint64_t number : {before_, digest, total})
    append_little_endian(record, number);
  for (const auto& [id, facts] : changes_) {
    append_little_endian(record, facts.has_value());
    append_little_endian(record, facts.value_or(0));
    append_little_endian(record, id.size());
    record += id;
  }
  append_checksum(record);
  db.set_metadata(key_of(revision), record);
}

bool change_records_hold(const Xapian::Database& db) {
  const std::string prefix{schema::metadata::changes};
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key)
    if (!verified(db.get_metadata(*key))) return false;
  return true;
}

std::optional<StoredChanges> changes_between(const Xapian::Database& db, std::uint64_t revision,
                                             std::uint64_t digest, std::uint64_t later_revision,
                                             std::uint64_t later_digest) {
  if (later_revision < revision || later_revision - revision > logged_commits) return {};
  StoredChanges changes;
  for (std::uint64_t at = revision + 1; at <= later_revision; ++at) {
    const std::string record = db.get_metadata(key_of(at));
    const auto body = verified(record);
    if (!body) return {};
    LogReader in{*body};
    if (in.number() != digest) return {};
    digest = in.number();
    in.number();  // the total is for who removes records
    while (in.sound() && !in.at_end()) {
      const bool there = in.number() != 0;
      const std::uint64_t facts = in.number();
      const std::string id{in.take(in.number())};
      changes[id] = there ? std::optional{facts} : std::nullopt;
    }
    if (!in.sound()) return {};
  }
  if (digest != later_digest) return {};
  return changes;
}

}  // namespace passgenau
