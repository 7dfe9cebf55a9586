// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/catalog.hpp"

#include <algorithm>
#include <mutex>

#include "match/matcher.hpp"
#include "match/snapshot.hpp"
#include "model/problem.hpp"
#include "store/reader.hpp"
#include "store/schema.hpp"

namespace passgenau {

namespace {

/// A state that the writer overtakes twice while it is read is tried again so often.
constexpr int tries = 3;

std::shared_ptr<const Snapshot> load(StoreReader& reader, const std::string& path) {
  for (int attempt = 0; attempt < tries; ++attempt) {
    Vocabulary vocabulary;
    if (const std::string own = reader.metadata(schema::metadata::concepts); !own.empty())
      vocabulary = Vocabulary::built_in().extended_by(own, path);
    Gazetteer gazetteer;
    if (const std::string csv = reader.metadata(schema::metadata::gazetteer); !csv.empty())
      gazetteer = Gazetteer{read_gazetteer(csv, path).value};
    bool whole = true;
    Snapshot snapshot = build_snapshot(std::move(vocabulary), std::move(gazetteer),
                                       [&](const auto& use) { whole = reader.each_facts(use); });
    if (whole) {
      snapshot.state.revision = reader.revision();
      return std::make_shared<const Snapshot>(std::move(snapshot));
    }
    reader.reopen();
  }
  fail(Code::catalog_busy, "catalog", {}, path);
}

void require_valid(const NeedsProfile& profile, const Vocabulary& vocabulary) {
  Checked<NeedsProfile> checked{.problems = validate(profile, vocabulary)};
  if (!checked.valid()) throw Error{make_problem(Code::profile_invalid, ""), std::move(checked.problems)};
}

}  // namespace

struct Catalog::State {
  std::string path;
  mutable std::mutex mutex;  ///< guards everything below; never held while matching or reading
  std::shared_ptr<const Snapshot> snapshot;
  std::vector<std::unique_ptr<StoreReader>> idle;  ///< readers are for one thread at a time

  std::shared_ptr<const Snapshot> current() const {
    const std::lock_guard lock{mutex};
    return snapshot;
  }

  /// Runs `use` with a reader of this thread's own.
  template <class Use>
  auto with_reader(Use&& use) {
    std::unique_ptr<StoreReader> reader;
    {
      const std::lock_guard lock{mutex};
      if (!idle.empty()) {
        reader = std::move(idle.back());
        idle.pop_back();
      }
    }
    if (!reader) reader = std::make_unique<StoreReader>(path);
    auto result = use(*reader);
    const std::lock_guard lock{mutex};
    idle.push_back(std::move(reader));
    return result;
  }
};

Catalog::Catalog(const std::string& path) : state_{std::make_unique<State>()} {
  state_->path = path;
  state_->snapshot = state_->with_reader([&](StoreReader& reader) { return load(reader, path); });
}
Catalog::~Catalog() = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;

Answer Catalog::match(const NeedsProfile& profile) const {
  const auto snapshot = state_->current();
  require_valid(profile, snapshot->vocabulary);
  return match_profile(*snapshot, profile);
}

Judgement Catalog::why(const NeedsProfile& profile, std::string_view offer_id) const {
  const auto snapshot = state_->current();
  require_valid(profile, snapshot->vocabulary);
  const Row* row = snapshot->find(offer_id);
  if (row == nullptr) fail(Code::offer_unknown, "offer " + quoted(offer_id));
  return judge_offer(*snapshot, profile, *row);
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
  for (const std::string_view wanted : {language, language.substr(0, language.find('-'))})
    if (const auto at = found->title.find(std::string{wanted}); at != found->title.end()) return at->second;
  return found->title.empty() ? std::string{} : found->title.begin()->second;
}

CatalogState Catalog::state() const { return state_->current()->state; }

Vocabulary Catalog::vocabulary() const { return state_->current()->vocabulary; }

Gazetteer Catalog::gazetteer() const { return state_->current()->gazetteer; }

bool Catalog::refresh() {
  const std::uint64_t shown = state_->current()->state.revision;
  auto newest = state_->with_reader([&](StoreReader& reader) -> std::shared_ptr<const Snapshot> {
    reader.reopen();
    if (reader.revision() == shown) return nullptr;
    return load(reader, state_->path);
  });
  if (!newest) return false;
  const std::lock_guard lock{state_->mutex};
  // Another thread may have refreshed meanwhile, and further.
  if (newest->state.revision > state_->snapshot->state.revision) state_->snapshot = std::move(newest);
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
