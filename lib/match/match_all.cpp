// SPDX-License-Identifier: GPL-2.0-or-later
// Many families at once: the same judgements as for one, shared out over threads.
#include <algorithm>
#include <atomic>
#include <exception>
#include <string>
#include <system_error>
#include <thread>

#include "match/catalog_inside.hpp"
#include "match/matcher.hpp"
#include "match/open_catalog.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

/// Answers of this many families are held before they are handed out: enough work for every thread, little memory.
constexpr std::size_t families_a_turn = 512;
/// What a thread takes at a time: small, so that all end together.
constexpr std::size_t families_a_take = 8;

void require_all_valid(std::span<const NeedsProfile> profiles, const Vocabulary& vocabulary) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < profiles.size(); ++i)
    for (Problem& problem : problems_of(profiles[i], vocabulary))
      problems.push_back(moved_below(std::move(problem), '/' + std::to_string(i)));
  require_none(std::move(problems));
}

/// Runs `work(index)` for every index below `count` on so many threads, this one among them; throws what the first of
/// them threw.
template <class Work>
void share_out(std::size_t count, std::size_t threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (;;) {
      const std::size_t begin = next.fetch_add(families_a_take);
      if (begin >= count) return;
      for (std::size_t i = begin; i < std::min(count, begin + families_a_take); ++i)
        work(i);
    }
  };
  std::vector<std::exception_ptr> thrown(threads);
  const auto run = [&](std::size_t which) {
    try {
      take();
    } catch (...) {
      thrown[which] = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> others;
    try {
      for (std::size_t i = 1; i < threads; ++i)
        others.emplace_back(run, i);
    } catch (const std::system_error&) {
      // The system gives no more threads: those there are do the work.
    }
    run(0);
  }
  for (const std::exception_ptr& exception : thrown)
    if (exception) std::rethrow_exception(exception);
}

}  // namespace

void Catalog::match_all(std::span<const NeedsProfile> profiles,
                        const std::function<void(std::size_t, Answer)>& use, std::size_t threads) const {
  OpenCatalog& catalog = CatalogInside::open(*this);
  const auto snapshot = catalog.current();
  const auto answer = [&](const NeedsProfile& profile) {
    if (!profile.words) return match_profile(*snapshot, profile);
    return catalog.with_words(profile, [&](const Snapshot& newest, const WordShares* words) {
      return match_profile(newest, profile, words);
    });
  };
  require_all_valid(profiles, snapshot->vocabulary);
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  std::vector<Answer> answers;
  for (std::size_t begin = 0; begin < profiles.size(); begin += families_a_turn) {
    const auto turn = profiles.subspan(begin, std::min(families_a_turn, profiles.size() - begin));
    answers.assign(turn.size(), {});
    const std::size_t wanted = (turn.size() + families_a_take - 1) / families_a_take;
    share_out(turn.size(), std::min(threads, wanted), [&](std::size_t i) { answers[i] = answer(turn[i]); });
    for (std::size_t i = 0; i < turn.size(); ++i)
      use(begin + i, std::move(answers[i]));
  }
}

std::vector<Answer> Catalog::match_all(std::span<const NeedsProfile> profiles, std::size_t threads) const {
  std::vector<Answer> answers(profiles.size());
  match_all(
      profiles, [&](std::size_t i, Answer answer) { answers[i] = std::move(answer); }, threads);
  return answers;
}

}  // namespace passgenau
