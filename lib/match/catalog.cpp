// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/catalog.hpp"

#include <algorithm>
#include <mutex>

#include "match/ask.hpp"
#include "match/catalog_inside.hpp"
#include "match/matcher.hpp"
#include "match/near_miss.hpp"
#include "match/snapshot.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "store/reader.hpp"
#include "store/schema.hpp"

namespace passgenau {

namespace {

/// What was read of a catalog at one state.
struct Loaded {
  std::string identity = {};
  std::string concepts = {};
  std::string gazetteer = {};
  std::shared_ptr<const Snapshot> snapshot = {};
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
  return now;
}

Loaded load(StoreReader& reader, const Loaded& before, const std::string& path) {
  Loaded now;
  reader.at_one_state([&] { now = load_once(reader, before, path); });
  return now;
}

/// A stored offer as a value. The data of one document under the id of another is damage, too.
Offer offer_of(const StoredJson& stored, const Vocabulary& vocabulary, const std::string& path) {
  Checked<Offer> checked = offer_from_json(stored.json, vocabulary);
  if (!checked.valid() || checked.value.id != stored.id)
    fail(Code::catalog_damaged, "offer " + quoted(stored.id), {}, path);
  return std::move(checked.value);
}

/// Goes through the stored offers of the state that a reader has open, in pages.
class StoredOffers {
 public:
  StoredOffers(const StoreReader& reader, const std::string& path) : reader_{reader}, path_{path} {}

  /// The next ones; none at the end. Throws as `StoreReader::data_after` does.
  std::vector<StoredJson> next() {
    constexpr std::size_t page_offers = 256;
    std::vector<StoredJson> page = reader_.data_after(last_, page_offers);
    seen_ += page.size();
    // A list that was torn may lack some.
    if (page.empty() && seen_ != reader_.count())
      fail(Code::catalog_damaged, "catalog", "offers are missing", path_);
    if (!page.empty()) last_ = page.back().id;
    return page;
  }

 private:
  const StoreReader& reader_;
  const std::string& path_;
  std::string last_;
  std::uint64_t seen_ = 0;
};

using Give = std::function<void(const std::vector<StoredJson>&)>;

/// The revision that was given; empty where it went away, and `again` was told.
std::optional<std::uint64_t> give_one_by_one(StoreReader& reader, const std::string& path, const Give& give,
                                             const std::function<void()>& again) {
  const std::uint64_t revision = reader.revision();
  StoredOffers offers{reader, path};
  for (bool given = false;; given = true) {
    std::vector<StoredJson> page;
    try {
      page = offers.next();
    } catch (const Error& error) {
      const bool moved = reader.reopen();
      if (error.code() != Code::catalog_busy && !(moved && error.code() == Code::catalog_damaged)) throw;
      if (given && !again) fail(Code::catalog_busy, "catalog", {}, path);
      if (given) again();
      return {};
    }
    if (page.empty()) return revision;
    give(page);
  }
}

/// Reads everything before it gives any of it.
std::uint64_t give_all(StoreReader& reader, const std::string& path, const Give& give) {
  std::uint64_t revision = 0;
  std::vector<std::vector<StoredJson>> held;
  reader.at_one_state([&] {
    held.clear();
    revision = reader.revision();
    StoredOffers offers{reader, path};
    for (std::vector<StoredJson> page = offers.next(); !page.empty(); page = offers.next())
      held.push_back(std::move(page));
  });
  for (std::vector<StoredJson>& page : held) {
    give(page);
    page = {};
  }
  return revision;
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

}  // namespace

struct Catalog::State {
  std::string path;
  mutable std::mutex mutex = {};  ///< guards everything below; never held while matching or reading
  Loaded loaded = {};
  std::vector<std::unique_ptr<StoreReader>> idle = {};  ///< readers are for one thread at a time
  std::uint64_t generation = 0;                         ///< rises when idle readers have become old

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
};

Catalog::Catalog(const std::string& path) : state_{std::make_unique<State>()} {
  state_->path = path;
  state_->loaded = state_->with_reader([&](StoreReader& reader) { return load(reader, {}, path); });
}
Catalog::~Catalog() = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;

Answer Catalog::match(const NeedsProfile& profile) const {
  const auto snapshot = state_->current();
  require_valid(profile, snapshot->vocabulary);
  return match_profile(*snapshot, profile);
}

Answer Catalog::match(const NeedsProfile& profile, const AnswerOptions& options) const {
  const auto snapshot = state_->current();
  require_valid(profile, snapshot->vocabulary);
  Answer answer = match_profile(*snapshot, profile);
  if (options.near_misses > 0) answer.near_misses = find_near_misses(*snapshot, profile, options.near_misses);
  if (options.ask > 0) answer.ask = open_questions(*snapshot, profile, answer, options.ask);
  return answer;
}

std::vector<NearMiss> Catalog::near_misses(const NeedsProfile& profile, std::size_t most) const {
  const auto snapshot = state_->current();
  require_valid(profile, snapshot->vocabulary);
  return find_near_misses(*snapshot, profile, most);
}

std::vector<OpenQuestion> Catalog::ask_next(const NeedsProfile& profile, std::size_t most) const {
  const auto snapshot = state_->current();
  require_valid(profile, snapshot->vocabulary);
  return open_questions(*snapshot, profile, match_profile(*snapshot, profile), most);
}

std::optional<NearMiss> Catalog::near_miss(const NeedsProfile& profile, std::string_view offer_id) const {
  const auto snapshot = state_->current();
  require_valid(profile, snapshot->vocabulary);
  const Row& row = row_of(*snapshot, offer_id);
  return find_near_miss(*snapshot, profile, static_cast<std::uint32_t>(&row - snapshot->rows.data()));
}

Judgement Catalog::why(const NeedsProfile& profile, std::string_view offer_id) const {
  const auto snapshot = state_->current();
  require_valid(profile, snapshot->vocabulary);
  return judge_offer(*snapshot, profile, row_of(*snapshot, offer_id));
}

std::optional<Offer> Catalog::offer(std::string_view id) const {
  auto json = state_->with_reader([&](StoreReader& reader) { return reader.data(id); });
  if (!json) return {};
  return offer_of({.id = std::string{id}, .json = *std::move(json)}, state_->current()->vocabulary,
                  state_->path);
}

std::uint64_t Catalog::for_each_offer(const std::function<void(const Offer&)>& use,
                                      const std::function<void()>& again) const {
  const Vocabulary vocabulary = state_->current()->vocabulary;
  const Give give = [&](const std::vector<StoredJson>& page) {
    for (const StoredJson& stored : page)
      use(offer_of(stored, vocabulary, state_->path));
  };
  return state_->with_reader([&](StoreReader& reader) {
    if (!reader.is_being_written())
      if (const auto revision = give_one_by_one(reader, state_->path, give, again)) return *revision;
    return give_all(reader, state_->path, give);
  });
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

bool Catalog::refresh() {
  Loaded before;
  {
    const std::lock_guard lock{state_->mutex};
    before = state_->loaded;
  }
  // By path, not by an open reader: the folder may have been built anew.
  StoreReader reader{state_->path};
  const bool same = reader.identity() == before.identity;
  if (same && reader.revision() == before.snapshot->state.revision) return false;
  Loaded now = load(reader, before, state_->path);
  const std::lock_guard lock{state_->mutex};
  // Another thread may have refreshed meanwhile, and further.
  const Loaded& shown = state_->loaded;
  if (now.identity == shown.identity && now.snapshot->state.revision <= shown.snapshot->state.revision)
    return true;
  state_->loaded = std::move(now);
  state_->idle.clear();
  ++state_->generation;
  return true;
}

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
