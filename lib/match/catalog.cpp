// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/catalog.hpp"

#include <algorithm>
#include <mutex>

#include "match/ask.hpp"
#include "match/catalog_inside.hpp"
#include "match/matcher.hpp"
#include "match/near_miss.hpp"
#include "match/snapshot.hpp"
#include "match/text_search.hpp"
#include "match/text_view.hpp"
#include "match/word_shares.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "store/reader.hpp"
#include "store/schema.hpp"
#include "text/analyse.hpp"

namespace passgenau {

namespace {

/// What was read of a catalog at one state.
struct Loaded {
  std::string identity = {};
  std::string concepts = {};
  std::string gazetteer = {};
  std::shared_ptr<const Snapshot> snapshot = {};
  std::shared_ptr<const ConceptPhrases> phrases =
      {};                                     ///< of the snapshot's vocabulary; once somebody asked for words
  std::shared_ptr<const TextView> text = {};  ///< of the same state; once somebody asked for words

  bool shows(const StoreReader& reader) const {
    return reader.identity() == identity && reader.revision() == snapshot->state.revision;
  }
};

Vocabulary read_concepts(const std::string& lines, const std::string& path) {
  if (lines.empty()) return {};
  try {
    return Vocabulary::built_in().extended_by(lines, path);
  } catch (const Error&) {
    fail(Code::catalog_damaged, "catalog", "its own concepts", path);
  }
}

Gazetteer read_places(const std::string& csv, const std::string& path) {
  if (csv.empty()) return {};
  Checked<std::vector<GazetteerRow>> rows = read_gazetteer(csv, path);
  if (!rows.problems.empty()) fail(Code::catalog_damaged, "catalog", "its gazetteer", path);
  return Gazetteer{std::move(rows.value)};
}

/// `before` lends vocabulary and gazetteer where they are the same: reading a large gazetteer takes longer than the offers.
Loaded load_once(const StoreReader& reader, const Loaded& before, const std::string& path) {
  Loaded now{.identity = reader.identity(),
             .concepts = reader.verified_metadata(schema::metadata::concepts),
             .gazetteer = reader.verified_metadata(schema::metadata::gazetteer)};
  const bool same_words = before.snapshot && now.concepts == before.concepts;
  const bool same_places = before.snapshot && now.gazetteer == before.gazetteer;
  Snapshot snapshot =
      build_snapshot(same_words ? before.snapshot->vocabulary : read_concepts(now.concepts, path),
                     same_places ? before.snapshot->gazetteer : read_places(now.gazetteer, path),
                     [&](const auto& use) { reader.each_facts(use); });
  snapshot.state.revision = reader.revision();
  now.snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
  if (same_words) now.phrases = before.phrases;
  return now;
}

Loaded load(StoreReader& reader, const Loaded& before, const std::string& path) {
  Loaded now;
  reader.at_one_state([&] { now = load_once(reader, before, path); });
  return now;
}

void require_valid(const NeedsProfile& profile, const Vocabulary& vocabulary) {
  Checked<NeedsProfile> checked{.problems = validate(profile, vocabulary)};
  if (!checked.valid()) throw Error{make_problem(Code::profile_invalid, ""), std::move(checked.problems)};
}

const Row& row_of(const Snapshot& snapshot, std::string_view offer_id) {
  const Row* row = snapshot.find(offer_id);
  if (row == nullptr) fail(Code::offer_unknown, "offer " + quoted(offer_id));
  return *row;
}

/// The words of a profile in the offers of one state.
WordShares read_words(const Words& words, const Snapshot& snapshot, const TextView& text,
                      const StoreReader& reader) {
  if (count_words(words.text, words.language) > SearchLimits::words)
    throw Error{
        make_problem(Code::profile_invalid, ""),
        {make_problem(Code::too_many, "/words/text", std::to_string(SearchLimits::words) + " words")}};
  // What an offer earns depends on no other offer.
  const QuestionSteps steps{.spelling = false, .by_vocabulary = true};
  return share_words(text, snapshot, WordReader{reader},
                     read_question(words.text, words.language, text.lexicon, *text.phrases, steps));
}

}  // namespace

struct Catalog::State {
  std::string path;
  mutable std::mutex mutex = {};  ///< guards everything below; never held while matching or reading
  Loaded loaded = {};
  std::vector<std::unique_ptr<StoreReader>> idle = {};  ///< readers are for one thread at a time
  std::uint64_t generation = 0;                         ///< rises when idle readers have become old

  Loaded shown() const {
    const std::lock_guard lock{mutex};
    return loaded;
  }
  std::shared_ptr<const Snapshot> current() const {
    const std::lock_guard lock{mutex};
    return loaded.snapshot;
  }

  /// Runs `use` with a reader of this thread's own, at the newest state.
  template <class Use>
  auto with_reader(Use&& use) {
    std::unique_ptr<StoreReader> reader;
    std::uint64_t taken = 0;
    {
      const std::lock_guard lock{mutex};
      taken = generation;
      if (!idle.empty()) {
        reader = std::move(idle.back());
        idle.pop_back();
      }
    }
    if (reader)
      reader->reopen();
    else
      reader = std::make_unique<StoreReader>(path);
    auto result = use(*reader);
    const std::lock_guard lock{mutex};
    if (taken == generation) idle.push_back(std::move(reader));
    return result;
  }

  bool refresh();

  /// The text view of what `now` shows, made by the first who asks.
  std::shared_ptr<const TextView> text_of(Loaded& now, const StoreReader& reader) {
    if (now.text) return now.text;
    if (!now.phrases) now.phrases = std::make_shared<const ConceptPhrases>(now.snapshot->vocabulary);
    now.text = std::make_shared<const TextView>(WordReader{reader}, *now.snapshot, now.phrases);
    const std::lock_guard lock{mutex};
    if (loaded.snapshot == now.snapshot) loaded = now;
    return now.text;
  }

  /// Runs `use(snapshot, text view, reader)` with all three at one state. Words are looked up in the newest state, so the
  /// catalog shows that one from then on: a snapshot and texts of two states would not agree.
  template <class Use>
  auto with_text(Use&& use) {
    using Result = decltype(use(*loaded.snapshot, *loaded.text, std::declval<StoreReader&>()));
    constexpr int tries = 20;
    for (int attempt = 0; attempt < tries; ++attempt) {
      const std::optional<Result> result = with_reader([&](StoreReader& reader) -> std::optional<Result> {
        std::optional<Result> found;
        reader.at_one_state([&] {
          found.reset();
          Loaded now = shown();
          if (!now.shows(reader)) return;
          const std::string analyser = reader.metadata(schema::metadata::analyser);
          if (analyser != std::to_string(analyser_version))
            fail(Code::catalog_older, "catalog", "its index of words", path);
          const std::shared_ptr<const TextView> text = text_of(now, reader);
          found.emplace(use(*now.snapshot, *text, reader));
          // Reading an offer may have gone on to a newer state.
          if (!now.shows(reader)) found.reset();
        });
        return found;
      });
      if (result) return *result;
      refresh();
    }
    fail(Code::catalog_busy, "catalog", {}, path);
  }

  /// Runs `use(snapshot, shares of the profile's words)`; the shares are null where it has none.
  template <class Use>
  auto with_profile(const NeedsProfile& profile, Use&& use) {
    const auto snapshot = current();
    require_valid(profile, snapshot->vocabulary);
    if (!profile.words) return use(*snapshot, nullptr);
    return with_text([&](const Snapshot& newest, const TextView& text, StoreReader& reader) {
      const WordShares shares = read_words(*profile.words, newest, text, reader);
      return use(newest, &shares);
    });
  }
};

Catalog::Catalog(const std::string& path) : state_{std::make_unique<State>()} {
  state_->path = path;
  state_->loaded = state_->with_reader([&](StoreReader& reader) { return load(reader, {}, path); });
}
Catalog::~Catalog() = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;

Answer Catalog::match(const NeedsProfile& profile) const { return match(profile, {}); }

Answer Catalog::match(const NeedsProfile& profile, const AnswerOptions& options) const {
  return state_->with_profile(profile, [&](const Snapshot& snapshot, const WordShares* words) {
    Answer answer = match_profile(snapshot, profile, words);
    if (options.near_misses > 0)
      answer.near_misses = find_near_misses(snapshot, profile, options.near_misses, words);
    if (options.ask > 0) answer.ask = open_questions(snapshot, profile, answer, options.ask, words);
    return answer;
  });
}

std::vector<NearMiss> Catalog::near_misses(const NeedsProfile& profile, std::size_t most) const {
  return state_->with_profile(profile, [&](const Snapshot& snapshot, const WordShares* words) {
    return find_near_misses(snapshot, profile, most, words);
  });
}

std::vector<OpenQuestion> Catalog::ask_next(const NeedsProfile& profile, std::size_t most) const {
  return state_->with_profile(profile, [&](const Snapshot& snapshot, const WordShares* words) {
    return open_questions(snapshot, profile, match_profile(snapshot, profile, words), most, words);
  });
}

std::optional<NearMiss> Catalog::near_miss(const NeedsProfile& profile, std::string_view offer_id) const {
  return state_->with_profile(profile, [&](const Snapshot& snapshot, const WordShares* words) {
    const Row& row = row_of(snapshot, offer_id);
    return find_near_miss(snapshot, profile, static_cast<std::uint32_t>(&row - snapshot.rows.data()), words);
  });
}

Judgement Catalog::why(const NeedsProfile& profile, std::string_view offer_id) const {
  return state_->with_profile(profile, [&](const Snapshot& snapshot, const WordShares* words) {
    return judge_offer(snapshot, profile, row_of(snapshot, offer_id), words);
  });
}

SearchResult Catalog::search(const SearchRequest& request) const {
  check_request(request);
  return state_->with_text([&](const Snapshot& snapshot, const TextView& text, StoreReader& reader) {
    return search_text(text, snapshot, reader, request, {.unfinished = request.unfinished});
  });
}

std::vector<Completion> Catalog::complete(std::string_view beginning, int limit) const {
  check_request({.words = std::string{beginning}, .limit = limit});
  return state_->with_text([&](const Snapshot&, const TextView& text, StoreReader&) {
    return complete_word(text, beginning, static_cast<std::size_t>(limit));
  });
}

std::optional<Offer> Catalog::offer(std::string_view id) const {
  const auto json = state_->with_reader([&](StoreReader& reader) { return reader.data(id); });
  if (!json) return {};
  Checked<Offer> checked = offer_from_json(*json, state_->current()->vocabulary);
  // The data of one document under the id of another is damage, too.
  if (!checked.valid() || checked.value.id != id)
    fail(Code::catalog_damaged, "offer " + quoted(id), {}, state_->path);
  return std::move(checked.value);
}

std::vector<std::string> Catalog::ids() const {
  const auto snapshot = state_->current();
  std::vector<std::string> all;
  all.reserve(snapshot->rows.size());
  for (const std::uint32_t row : snapshot->row_of_rank)
    all.emplace_back(snapshot->id(snapshot->rows[row]));
  return all;
}

std::string Catalog::title(std::string_view offer_id, std::string_view language) const {
  const std::optional<Offer> found = offer(offer_id);
  if (!found) return {};
  // Not the first by tag: to a reader of Polish an Arabic title says less than the one on the door.
  for (const std::string_view wanted : {language, std::string_view{"de"}})
    if (const auto at = text_for(found->title, wanted); at != found->title.end()) return at->second;
  return found->title.empty() ? std::string{} : found->title.begin()->second;
}

std::shared_ptr<const Snapshot> CatalogInside::snapshot(const Catalog& catalog) {
  return catalog.state_->current();
}

CatalogState Catalog::state() const { return state_->current()->state; }

Vocabulary Catalog::vocabulary() const { return state_->current()->vocabulary; }

Gazetteer Catalog::gazetteer() const { return state_->current()->gazetteer; }

bool Catalog::State::refresh() {
  const Loaded before = shown();
  // By path, not by an open reader: the folder may have been built anew.
  StoreReader reader{path};
  const bool same = reader.identity() == before.identity;
  if (same && reader.revision() == before.snapshot->state.revision) return false;
  Loaded now = load(reader, before, path);
  const std::lock_guard lock{mutex};
  // Another thread may have refreshed meanwhile, and further.
  if (now.identity == loaded.identity && now.snapshot->state.revision <= loaded.snapshot->state.revision)
    return true;
  loaded = std::move(now);
  idle.clear();
  ++generation;
  return true;
}

bool Catalog::refresh() { return state_->refresh(); }

std::vector<Problem> Catalog::check() const {
  std::vector<Problem> problems;
  const auto damaged = state_->with_reader([](StoreReader& reader) { return reader.damaged(); });
  for (const auto& [id, part] : damaged) {
    Problem problem = make_problem(Code::catalog_damaged, "");
    problem.message =
        (id.empty() ? std::string{"the catalog"} : "offer " + quoted(id)) + " is damaged: " + part;
    problem.file = state_->path;
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace passgenau
