// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/catalog.hpp"

#include <algorithm>
#include <numeric>

#include "match/ask.hpp"
#include "match/catalog_inside.hpp"
#include "match/matcher.hpp"
#include "match/near_miss.hpp"
#include "match/networks.hpp"
#include "match/open_catalog.hpp"
#include "match/stored_offers.hpp"
#include "match/text_search.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

const Row& row_of(const Snapshot& snapshot, std::string_view offer_id) {
  const Row* row = snapshot.find(offer_id);
  if (row == nullptr) fail(Code::offer_unknown, "offer " + quoted(offer_id));
  return *row;
}

/// The places of the networks in the order of their offers' ids.
std::vector<std::size_t> by_prefix(const std::vector<Network>& list) {
  std::vector<std::size_t> order(list.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return id_prefix(list[a].name) < id_prefix(list[b].name); });
  return order;
}

}  // namespace

struct Catalog::State : OpenCatalog {
  using OpenCatalog::OpenCatalog;
};

Catalog::Catalog(const std::string& path)
    : Catalog{std::make_unique<State>(std::vector<Network>{{.path = path}})} {}
Catalog::Catalog(std::unique_ptr<State> state) : state_{std::move(state)} {}

Catalog Catalog::open(const std::vector<Network>& networks) {
  std::vector<Problem> problems = problems_of(networks);
  if (!problems.empty()) {
    Problem invalid = make_problem(Code::networks_invalid, "");
    invalid.message = info(Code::networks_invalid).meaning;
    throw Error{std::move(invalid), std::move(problems)};
  }
  return Catalog{std::make_unique<State>(networks)};
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
  return state_->with_text([&](const Snapshot& snapshot, const TextView& text, const WordReader& words) {
    return search_text(text, snapshot, words, request);
  });
}

std::vector<Completion> Catalog::complete(std::string_view beginning, int limit) const {
  check_request({.words = std::string{beginning}, .limit = limit});
  return state_->with_text([&](const Snapshot&, const TextView& text, const WordReader&) {
    return complete_word(text, beginning, static_cast<std::size_t>(limit));
  });
}

std::optional<Offer> Catalog::offer(std::string_view id) const {
  const auto snapshot = state_->current();
  const std::vector<NetworkState>& networks = snapshot->state.networks;
  const auto [network, own_id] = split_id(networks, id);
  if (network == state_->list().size() || (!networks.empty() && networks[network].problem)) return {};
  auto json = state_->with_reader(network, [&, at = network, &own = own_id](StoreReader& reader) {
    auto found = reader.data(own);
    // Of the very state that has its facts.
    if (!found)
      if (const auto loaded = state_->shown(); loaded->networks[at] && loaded->networks[at]->shows(reader) &&
                                               loaded->snapshot->find(id) != nullptr)
        fail(Code::catalog_damaged, "offer " + quoted(id), "the list of ids", state_->list()[at].path);
    return found;
  });
  if (!json) return {};
  Offer found = offer_of({.id = std::string{own_id}, .json = *std::move(json)}, snapshot->vocabulary,
                         state_->list()[network].path);
  found.id = id;
  return found;
}

std::uint64_t Catalog::for_each_offer(const std::function<void(const Offer&)>& use,
                                      const std::function<void()>& again) const {
  const auto snapshot = state_->current();
  const std::vector<NetworkState>& networks = snapshot->state.networks;
  std::uint64_t revision = 0;
  for (const std::size_t network : by_prefix(state_->list())) {
    if (!networks.empty() && networks[network].problem) continue;
    const std::string& path = state_->list()[network].path;
    const auto give = [&](const std::vector<StoredJson>& page) {
      for (const StoredJson& stored : page) {
        Offer offer = offer_of(stored, snapshot->vocabulary, path);
        offer.id = id_in(networks, network, offer.id);
        use(offer);
      }
    };
    revision += state_->with_reader(network, [&](StoreReader& reader) {
      return networks.empty() ? give_stored_offers(reader, path, give, again)
                              : give_all_stored_offers(reader, path, give);
    });
  }
  return revision;
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

OpenCatalog& CatalogInside::open(const Catalog& catalog) { return *catalog.state_; }

CatalogState Catalog::state() const { return state_->current()->state; }

Vocabulary Catalog::vocabulary() const { return state_->current()->vocabulary; }

Gazetteer Catalog::gazetteer() const { return state_->current()->gazetteer; }

bool Catalog::refresh() { return state_->refresh(); }

std::vector<Problem> Catalog::check() const {
  std::vector<Problem> problems;
  const std::vector<NetworkState> networks = state().networks;
  for (std::size_t network = 0; network < state_->list().size(); ++network) {
    if (!networks.empty() && networks[network].problem) {
      problems.push_back(*networks[network].problem);
      continue;
    }
    const auto damaged = state_->with_reader(network, [](StoreReader& reader) { return reader.damaged(); });
    for (const auto& [id, part] : damaged) {
      Problem problem = make_problem(Code::catalog_damaged, "");
      problem.message =
          (id.empty() ? std::string{"the catalog"} : "offer " + quoted(id_in(networks, network, id))) +
          " is damaged: " + part;
      problem.file = state_->list()[network].path;
      problems.push_back(std::move(problem));
    }
  }
  return problems;
}

}  // namespace passgenau
