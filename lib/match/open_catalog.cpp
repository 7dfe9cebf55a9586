// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/open_catalog.hpp"

#include <algorithm>

#include "match/networks.hpp"
#include "store/remote.hpp"
#include "store/schema.hpp"
#include "store/sealed_file.hpp"
#include "text/analyse.hpp"
#include "text/question_words.hpp"

namespace passgenau {

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

OpenCatalog::OpenCatalog(std::vector<Network> list)
    : list_{std::move(list)}, aside_(list_.size()), sources_(list_.size()) {
  const std::lock_guard alone{making_};
  show_all({});
}

std::vector<OpenNetwork> OpenCatalog::open_all() const {
  std::vector<OpenNetwork> open(list_.size());
  for (std::size_t i = 0; i < list_.size(); ++i) {
    if (aside_[i]) {
      open[i].problem = aside_[i];
      continue;
    }
    try {
      // By path, not by an open reader: the folder may have been built anew, or another file be sealed in this one's place.
      open[i].reader = open_reader(i);
    } catch (const Error& error) {
      if (list_[i].name.empty()) throw;
      open[i].problem = error.problem();
    }
  }
  return open;
}

std::unique_ptr<StoreReader> OpenCatalog::open_reader(std::size_t index) const {
  const auto& [name, path] = list_[index];
  // A single catalog is a path and nothing else: only who names networks may mean another machine.
  if (const auto address = remote_address(path); address && !name.empty())
    return std::make_unique<StoreReader>(*address);
  return std::make_unique<StoreReader>(path);
}

void OpenCatalog::show(std::vector<OpenNetwork>& open, const Loaded& before) {
  Loaded loaded = load(list_, open, before);
  if (before.text) add_text(loaded, open, *before.text);
  auto now = std::make_shared<const Loaded>(std::move(loaded));
  const std::lock_guard lock{mutex_};
  loaded_ = std::move(now);
  for (std::size_t i = 0; i < list_.size(); ++i) {
    Source& source = sources_[i];
    source.idle.clear();
    ++source.generation;
    source.sealed = open[i].reader ? open[i].reader->sealed() : nullptr;
  }
}

void OpenCatalog::show_all(const Loaded& before) {
  std::vector<OpenNetwork> open = open_all();
  show(open, before);
  keep(std::move(open));
}

void OpenCatalog::keep(std::vector<OpenNetwork> open) {
  for (std::size_t i = 0; i < list_.size(); ++i)
    if (open[i].reader) give_back(i, lent_of(i, std::move(open[i].reader)));
}

void OpenCatalog::add_text(Loaded& loaded, const std::vector<OpenNetwork>& open, const TextView& before) try {
  // Words of another machine are fetched over there, one by one: for who searches, not for who refreshes.
  if (std::any_of(open.begin(), open.end(),
                  [](const OpenNetwork& one) { return one.reader && one.reader->is_remote(); }))
    return;
  std::vector<const StoreReader*> by_network;
  by_network.reserve(open.size());
  for (const OpenNetwork& network : open)
    by_network.push_back(network.reader.get());
  Loaded found = with_text_of(loaded, by_network, &before);
  for (std::size_t i = 0; i < open.size(); ++i)
    if (open[i].reader && !loaded.networks[i]->shows(*open[i].reader)) return;
  loaded = std::move(found);
} catch (const Error&) {
  // Matching without words needs none of it.
}

bool OpenCatalog::refresh() {
  const std::lock_guard alone{making_};
  aside_.assign(list_.size(), {});
  // What was verified when it was opened is not hashed again.
  if (list_.size() == 1)
    if (const auto sealed = shown_file(0); sealed && sealed->stands_at_its_path()) return false;
  std::vector<OpenNetwork> open = open_all();
  if (!show_newer(open)) return false;
  keep(std::move(open));
  return true;
}

bool OpenCatalog::show_newer(std::vector<OpenNetwork>& open) {
  const auto before = shown();
  bool same = true;
  for (std::size_t i = 0; i < list_.size(); ++i) {
    const auto& network = before->networks[i];
    if (network ? !open[i].reader || !network->shows(*open[i].reader)
                : open[i].problem != before->snapshot->state.networks[i].problem)
      same = false;
  }
  if (!same) {
    show(open, *before);
    return true;
  }
  // The same in another file, or one that was touched: the next time it need not be hashed.
  const std::lock_guard lock{mutex_};
  for (std::size_t i = 0; i < list_.size(); ++i)
    if (open[i].reader && open[i].reader->sealed()) sources_[i].sealed = open[i].reader->sealed();
  return false;
}

bool OpenCatalog::set_aside(const Error& error) {
  const auto failed = std::find_if(list_.begin(), list_.end(), [&](const Network& network) {
    return !network.name.empty() && network.path == error.problem().file;
  });
  if (failed == list_.end()) return false;
  const std::lock_guard alone{making_};
  aside_[static_cast<std::size_t>(failed - list_.begin())] = error.problem();
  show_all(*shown());
  return true;
}

std::shared_ptr<const Loaded> OpenCatalog::shown() const {
  const std::lock_guard lock{mutex_};
  return loaded_;
}

std::shared_ptr<const SealedFile> OpenCatalog::shown_file(std::size_t index) const {
  const std::lock_guard lock{mutex_};
  return sources_[index].sealed;
}

OpenCatalog::Lent OpenCatalog::lend(std::size_t index) {
  Lent lent;
  std::shared_ptr<const SealedFile> sealed;
  {
    const std::lock_guard lock{mutex_};
    Source& source = sources_[index];
    lent.generation = source.generation;
    sealed = source.sealed;
    if (!source.idle.empty()) {
      lent.reader = std::move(source.idle.back());
      source.idle.pop_back();
    }
  }
  if (lent.reader)
    lent.reader->reopen();
  else if (sealed)
    lent.reader = std::make_unique<StoreReader>(std::move(sealed));
  else
    lent.reader = open_reader(index);
  return lent;
}

void OpenCatalog::give_back(std::size_t index, Lent lent) {
  // Each holds some five files open: what a burst of threads needed once is not kept.
  constexpr std::size_t most_idle = 16;
  lent.reader->rest();
  const std::lock_guard lock{mutex_};
  Source& source = sources_[index];
  if (lent.generation == source.generation && source.idle.size() < most_idle)
    source.idle.push_back(std::move(lent.reader));
}

OpenCatalog::Lent OpenCatalog::lent_of(std::size_t index, std::unique_ptr<StoreReader> reader) const {
  const std::lock_guard lock{mutex_};
  return {std::move(reader), sources_[index].generation};
}

void OpenCatalog::AllLent::add(std::size_t index, Lent one) {
  readers.push_back(one.reader.get());
  by_network[index] = one.reader.get();
  lent[index] = std::move(one);
}

OpenCatalog::AllLent OpenCatalog::lend_all() {
  AllLent all{shown()};
  for (std::size_t i = 0; i < list_.size(); ++i)
    if (all.loaded->networks[i]) all.add(i, lend(i));
  return all;
}

OpenCatalog::AllLent OpenCatalog::lend_newest() {
  const std::lock_guard alone{making_};
  std::vector<OpenNetwork> open = open_all();
  show_newer(open);
  AllLent all{shown()};
  for (std::size_t i = 0; i < list_.size(); ++i)
    if (open[i].reader) all.add(i, lent_of(i, std::move(open[i].reader)));
  return all;
}

void OpenCatalog::give_back(AllLent all) {
  for (std::size_t i = 0; i < list_.size(); ++i)
    if (all.lent[i].reader) give_back(i, std::move(all.lent[i]));
}

bool OpenCatalog::AllLent::are_shown(const Loaded& state) const {
  for (std::size_t i = 0; i < by_network.size(); ++i) {
    const auto& network = state.networks[i];
    if (network ? by_network[i] == nullptr || !network->shows(*by_network[i]) : by_network[i] != nullptr)
      return false;
  }
  return true;
}

std::shared_ptr<const Loaded> OpenCatalog::state_of(const AllLent& all) const {
  if (auto newest = shown(); all.are_shown(*newest)) return newest;
  return all.are_shown(*all.loaded) ? all.loaded : nullptr;
}

std::shared_ptr<const Loaded> OpenCatalog::state_with_text(AllLent& all) {
  auto before = state_of(all);
  if (!before || before->text) return before;
  const std::lock_guard alone{making_};
  before = state_of(all);
  if (!before || before->text) return before;
  auto now = std::make_shared<const Loaded>(with_text_of(*before, all.by_network, nullptr));
  all.loaded = now;
  const std::lock_guard lock{mutex_};
  if (loaded_ == before) loaded_ = now;
  return now;
}

Loaded OpenCatalog::with_text_of(Loaded loaded, const std::vector<const StoreReader*>& by_network,
                                 const TextView* before) {
  for (const StoreReader* reader : by_network)
    if (reader != nullptr && reader->metadata(schema::metadata::analyser) != std::to_string(analyser_version))
      fail(Code::catalog_older, "catalog", "its index of words", reader->path());
  if (!loaded.phrases) loaded.phrases = std::make_shared<const ConceptPhrases>(loaded.snapshot->vocabulary);
  loaded.text =
      std::make_shared<const TextView>(WordReader{by_network}, *loaded.snapshot, loaded.phrases, before);
  return loaded;
}

WordShares OpenCatalog::shares_of(const Words& words, const Snapshot& snapshot, const TextView& text,
                                  const WordReader& reader) {
  // What an offer earns depends on no other offer.
  const QuestionSteps steps{.spelling = false, .by_vocabulary = true};
  return share_words(text, snapshot, reader,
                     read_question(words.text, words.language, text.lexicon, *text.phrases, steps));
}

}  // namespace passgenau
