// SPDX-License-Identifier: GPL-2.0-or-later
// Many families at once: the same judgements as for one, shared out over threads.
#include <algorithm>
#include <string>

#include "match/catalog_inside.hpp"
#include "match/matcher.hpp"
#include "match/open_catalog.hpp"
#include "match/share_out.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

/// Answers of this many families are held before they are handed out: enough work for every thread, little memory.
constexpr std::size_t families_a_turn = 512;

std::vector<Problem> all_moved_below(std::vector<Problem> problems, std::size_t profile) {
  for (Problem& problem : problems)
    problem = moved_below(std::move(problem), '/' + std::to_string(profile));
  return problems;
}

void require_all_valid(std::span<const NeedsProfile> profiles, const Vocabulary& vocabulary) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < profiles.size(); ++i)
    for (Problem& problem : all_moved_below(problems_of(profiles[i], vocabulary), i))
      problems.push_back(std::move(problem));
  require_none(std::move(problems));
}

}  // namespace

void Catalog::match_all(std::span<const NeedsProfile> profiles,
                        const std::function<void(std::size_t, Answer)>& use, std::size_t threads) const {
  OpenCatalog& catalog = CatalogInside::open(*this);
  const auto snapshot = catalog.current();
  const auto answer = [&](std::size_t i) {
    const NeedsProfile& profile = profiles[i];
    if (!profile.words) return match_profile(*snapshot, profile);
    try {
      return catalog.with_words(profile, [&](const Snapshot& newest, const WordShares* words) {
        return match_profile(newest, profile, words);
      });
    } catch (const Error& error) {
      // The newest state may lack a concept that the one before had.
      if (error.code() != Code::profile_invalid) throw;
      throw Error{error.problem(), all_moved_below(error.details(), i)};
    }
  };
  require_all_valid(profiles, snapshot->vocabulary);
  std::vector<Answer> answers;
  for (std::size_t begin = 0; begin < profiles.size(); begin += families_a_turn) {
    const auto turn = profiles.subspan(begin, std::min(families_a_turn, profiles.size() - begin));
    answers.assign(turn.size(), {});
    share_out(turn.size(), threads_for(threads, turn.size()),
              [&](std::size_t i) { answers[i] = answer(begin + i); });
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
