// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "match/matcher.hpp"

namespace passgenau {

namespace {

constexpr std::size_t most_acute_offers = 5;

/// Distance to the nearest site that may show one; the largest number where there is none.
std::int64_t nearest_site(const Snapshot& snapshot, const Question& question, const Row& row) {
  std::int64_t nearest = INT64_MAX;
  if (!question.home.point) return nearest;
  for (const SitePoint& site : snapshot.sites_of(row))
    if (site.known()) nearest = std::min(nearest, great_circle(question.home_point, site.point).in_metres());
  return nearest;
}

/// Ids of those of `rows` that `wanted` takes, nearest first, then by id.
template <class Wanted>
std::vector<std::string> nearest_first(const Snapshot& snapshot, const Question& question,
                                       const std::vector<std::uint32_t>& rows, Wanted&& wanted) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> found;
  for (const std::uint32_t index : rows) {
    const Row& row = snapshot.rows[index];
    if (wanted(row)) found.emplace_back(nearest_site(snapshot, question, row), row.id_rank);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> ids;
  for (const auto& [distance, rank] : found)
    ids.emplace_back(snapshot.id(snapshot.rows[snapshot.row_of_rank[rank]]));
  return ids;
}

}  // namespace

std::vector<Note> notes_for(const Snapshot& snapshot, const Question& question, Judge& judge) {
  std::vector<Note> notes;
  if (question.acute) {
    Note note{.code = "acute-help"};
    note.offers = nearest_first(snapshot, question, snapshot.acute_help,
                                [&](const Row& row) { return judge.residence(row) != Verdict::unmet; });
    if (note.offers.size() > most_acute_offers) note.offers.resize(most_acute_offers);
    notes.push_back(std::move(note));
  }
  if (question.hand_over) {
    Note note{.code = "hand-over"};
    note.offers = nearest_first(snapshot, question, snapshot.child_protection,
                                [&](const Row& row) { return judge.residence(row) == Verdict::met; });
    notes.push_back(std::move(note));
  }
  if (question.profile.discreet) notes.push_back({.code = "discreet"});
  return notes;
}

}  // namespace passgenau
