// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/open_catalog.hpp"

#include <algorithm>

#include "match/stored_vocabulary.hpp"
#include "store/numbers.hpp"
#include "store/schema.hpp"
#include "store/sealed_file.hpp"
#include "text/analyse.hpp"
#include "text/question_words.hpp"

namespace passgenau {

namespace {

Gazetteer read_places(const std::string& csv, const std::string& path) {
  if (csv.empty()) return {};
  Checked<std::vector<GazetteerRow>> rows = read_gazetteer(csv, path);
  if (!rows.problems.empty()) fail(Code::catalog_damaged, "catalog", "its gazetteer", path);
  return Gazetteer{std::move(rows.value)};
}

int vocabulary_version(const StoreReader& reader) {
  return static_cast<int>(parse_number(reader.metadata(schema::metadata::vocabulary)));
}

/// `before` lends vocabulary and gazetteer where they are the same: reading a large gazetteer takes longer than the
/// offers.
Loaded load_once(const StoreReader& reader, const Loaded& before, const std::string& path) {
  const std::uint64_t revision = reader.revision();
  Loaded now{.identity = reader.identity(),
             .concepts = reader.verified_metadata(schema::metadata::concepts),
             .gazetteer = reader.verified_metadata(schema::metadata::gazetteer)};
  const bool same_words = before.snapshot && now.concepts == before.concepts;
  const bool same_places = before.snapshot && now.gazetteer == before.gazetteer;
  Snapshot snapshot =
      build_snapshot(same_words ? before.snapshot->vocabulary
                                : stored_vocabulary(now.concepts, vocabulary_version(reader), path),
                     same_places ? before.snapshot->gazetteer : read_places(now.gazetteer, path),
                     [&](const auto& use) { reader.each_facts(use); });
  // Each of these may have gone on to a newer state: what is shown is all of one.
  if (reader.revision() != revision) fail(Code::catalog_busy, "catalog", {}, path);
  snapshot.state.revision = revision;
  now.snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
  if (same_words) now.phrases = before.phrases;
  return now;
}

Loaded load(StoreReader& reader, const Loaded& before, const std::string& path) {
  Loaded now;
  reader.at_one_state([&] { now = load_once(reader, before, path); });
  return now;
}

}  // namespace

std::vector<Problem> problems_of(const NeedsProfile& profile, const Vocabulary& vocabulary) {
  std::vector<Problem> problems = validate(profile, vocabulary);
  // Words are counted only in a text that may be looked at.
  if (std::none_of(problems.begin(), problems.end(), is_error) && profile.words &&
      count_words(profile.words->text, profile.words->language) > SearchLimits::words)
    problems.push_back(
        make_problem(Code::too_many, "/words/text", std::to_string(SearchLimits::words) + " words"));
  return problems;
}

void require_none(std::vector<Problem> problems) {
  Checked<NeedsProfile> checked{.problems = std::move(problems)};
  if (!checked.valid()) throw Error{make_problem(Code::profile_invalid, ""), std::move(checked.problems)};
}

OpenCatalog::OpenCatalog(std::string path) : path_{std::move(path)} {
  loaded_ = with_reader([&](StoreReader& reader) {
    sealed_ = reader.sealed();
    return std::make_shared<const Loaded>(load(reader, {}, path_));
  });
}

std::shared_ptr<const Loaded> OpenCatalog::shown() const {
  const std::lock_guard lock{mutex_};
  return loaded_;
}

std::shared_ptr<const SealedFile> OpenCatalog::shown_file() const {
  const std::lock_guard lock{mutex_};
  return sealed_;
}

OpenCatalog::Lent OpenCatalog::lend() {
  Lent lent;
  std::shared_ptr<const SealedFile> sealed;
  {
    const std::lock_guard lock{mutex_};
    lent.generation = generation_;
    sealed = sealed_;
    if (!idle_.empty()) {
      lent.reader = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (lent.reader)
    lent.reader->reopen();
  else if (sealed)
    lent.reader = std::make_unique<StoreReader>(std::move(sealed));
  else
    lent.reader = std::make_unique<StoreReader>(path_);
  return lent;
}

void OpenCatalog::give_back(Lent lent) {
  // Each holds some five files open: what a burst of threads needed once is not kept.
  constexpr std::size_t most_idle = 16;
  lent.reader->rest();
  const std::lock_guard lock{mutex_};
  if (lent.generation == generation_ && idle_.size() < most_idle) idle_.push_back(std::move(lent.reader));
}

bool OpenCatalog::refresh() {
  const std::lock_guard alone{making_};
  const auto before = shown();
  // What was verified when it was opened is not hashed again.
  if (const auto sealed = shown_file(); sealed && sealed->stands_at_its_path()) return false;
  // By path, not by an open reader: the folder may have been built anew, or another file be sealed in this one's place.
  StoreReader reader{path_};
  const bool same = reader.identity() == before->identity;
  if (same && reader.revision() == before->snapshot->state.revision) {
    // The same in another file, or one that was touched: the next time it need not be hashed.
    const std::lock_guard lock{mutex_};
    if (loaded_->identity == before->identity) sealed_ = reader.sealed();
    return false;
  }
  auto now = std::make_shared<const Loaded>(load(reader, *before, path_));
  const std::lock_guard lock{mutex_};
  loaded_ = std::move(now);
  sealed_ = reader.sealed();
  idle_.clear();
  ++generation_;
  return true;
}

std::shared_ptr<const Loaded> OpenCatalog::shown_with_text(const StoreReader& reader) {
  auto before = shown();
  if (!before->shows(reader)) return {};
  if (before->text) return before;
  const std::lock_guard alone{making_};
  before = shown();
  if (!before->shows(reader)) return {};
  if (before->text) return before;
  if (reader.metadata(schema::metadata::analyser) != std::to_string(analyser_version))
    fail(Code::catalog_older, "catalog", "its index of words", path_);
  Loaded now = *before;
  if (!now.phrases) now.phrases = std::make_shared<const ConceptPhrases>(now.snapshot->vocabulary);
  now.text = std::make_shared<const TextView>(WordReader{reader}, *now.snapshot, now.phrases);
  auto shared = std::make_shared<const Loaded>(std::move(now));
  const std::lock_guard lock{mutex_};
  if (loaded_ == before) loaded_ = shared;
  return shared;
}

WordShares OpenCatalog::shares_of(const Words& words, const Snapshot& snapshot, const TextView& text,
                                  const StoreReader& reader) {
  // What an offer earns depends on no other offer.
  const QuestionSteps steps{.spelling = false, .by_vocabulary = true};
  return share_words(text, snapshot, WordReader{reader},
                     read_question(words.text, words.language, text.lexicon, *text.phrases, steps));
}

}  // namespace passgenau
