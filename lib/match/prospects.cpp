// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/prospects.hpp"

#include <algorithm>
#include <numeric>

#include "match/call_for_memory.hpp"

namespace passgenau {

namespace {

/// Rows that are named in the first part; in each next one four times as many. Enough of them that the best of these leave most others
/// behind, few enough that a city's centre is one.
constexpr std::size_t first_part = 512;

/// Rows that are looked at first of a part, the most promising ones; then four times as many, and so on.
constexpr std::size_t first_rows = 64;

/// Rows that are looked at together: memory answers for all of them at once, and what it brought is still near when it is read.
constexpr std::size_t rows_at_once = 128;

/// Rows are sorted by steps of so many points.
constexpr std::int32_t step_points = 512;

}  // namespace

Prospects::Prospects(const Snapshot& snapshot, const Question& question)
    : snapshot_{snapshot},
      question_{question},
      stretches_{passgenau::stretches(snapshot, question)},
      needs_{snapshot, question},
      ages_{RowSieve::by_age(snapshot, question)},
      languages_{RowSieve::by_language(snapshot, question)},
      losses_{snapshot, question},
      bound_{snapshot, question, stretches_.size()},
      general_help_is_left_{question.asks(Criterion::needs)},
      part_{first_part},
      enough_{first_rows},
      in_step_(static_cast<std::size_t>(question.possible_sum / step_points) + 1) {
  order_stretches();
  named_.reserve(2 * first_part);
}

/// By steps of what place may earn: a whole order would cost more than it saves.
void Prospects::order_stretches() {
  constexpr std::int32_t step = 256;
  const std::int32_t most = question_.worth(Criterion::place);
  std::vector<std::uint32_t> begin(static_cast<std::size_t>(most / step) + 2);
  const auto place_step = [&](const Stretch& stretch) {
    return static_cast<std::size_t>(std::clamp(most - stretch.most_of_place, 0, most)) / step;
  };
  for (const Stretch& stretch : stretches_)
    ++begin[place_step(stretch) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  order_.resize(stretches_.size());
  for (std::uint32_t i = 0; i < stretches_.size(); ++i)
    order_[begin[place_step(stretches_[i])]++] = i;
}

bool Prospects::name_more(std::int32_t least) {
  if (next_stretch_ == order_.size()) return name_general(least);
  const std::int32_t needs = question_.worth(Criterion::needs);
  enough_ = first_rows;
  for (; next_stretch_ < order_.size() && named_.size() < part_; ++next_stretch_) {
    const Stretch& stretch = stretches_[order_[next_stretch_]];
    const std::int32_t besides_needs = bound_.besides_needs(stretch);
    if (besides_needs + needs < least) continue;
    const auto name = [&](std::uint32_t nth, unsigned bit, std::int64_t sum) {
      const std::int32_t lost = losses_.of(nth, bit);
      const std::int32_t most = besides_needs + question_.most_points_of_needs(sum) - lost;
      if (most >= least)
        named_.push_back(
            {stretch.first_row + nth * Snapshot::block_rows + bit, most, stretch.most_of_place, lost});
    };
    const auto least_sum = [&](const auto& rows) {
      losses_.look_at(stretch.block, rows);
      return needs_.least_sum(least - besides_needs + losses_.of_all());
    };
    if (stretch.eight)
      needs_.for_each_named(stretch.block, may_serve<EightWords>(stretch.block), least_sum, name);
    else
      needs_.for_each_named(stretch.block, stretch.rows & may_serve<std::uint64_t>(stretch.block), least_sum,
                            [&](unsigned bit, std::int64_t sum) { name(0, bit, sum); });
  }
  part_ *= 4;
  return true;
}

/// Most stretches are too poor to look at.
bool Prospects::name_general(std::int32_t least) {
  if (!general_help_is_left_) return false;
  general_help_is_left_ = false;
  enough_ = first_rows;
  const std::int32_t needs = question_.most_points_of_needs(needs_.most_of_general());
  for (const Stretch& stretch : stretches_) {
    const std::int32_t most = bound_.besides_needs(stretch) + needs;
    if (most < least) continue;
    for_each_block(stretch, [&](std::uint32_t block, std::uint32_t first_row, std::uint64_t rows) {
      rows &= may_serve<std::uint64_t>(block) & needs_.universal(block) & ~needs_.named(block);
      if (rows == 0) return;
      losses_.look_at(block, rows);
      for_each_bit(rows, [&](unsigned bit) {
        const std::int32_t lost = losses_.of(0, bit);
        if (most - lost >= least)
          named_.push_back({first_row + bit, most - lost, stretch.most_of_place, lost});
      });
    });
  }
  return true;
}

std::size_t Prospects::step_of(std::int32_t most) const {
  return static_cast<std::size_t>(std::max(0, question_.possible_sum - most)) / step_points;
}

std::int32_t Prospects::most_of_enough() {
  std::fill(in_step_.begin(), in_step_.end(), 0);
  for (const Named& one : named_)
    ++in_step_[step_of(one.most)];
  std::size_t rows = 0;
  std::size_t step = 0;
  while (rows < enough_)
    rows += in_step_[step++];
  return question_.possible_sum - static_cast<std::int32_t>(step) * step_points + 1;
}

void Prospects::take_best(std::int32_t least) {
  const std::int32_t from = named_.size() > 2 * enough_ ? std::max(least, most_of_enough()) : least;
  enough_ *= 4;
  // Which list a row goes to cannot be foretold: it is written to both.
  if (taken_.size() < named_.size()) taken_.resize(named_.size());
  Named* taken = taken_.data();
  Named* left = named_.data();
  for (const Named& one : named_) {
    const std::int32_t most = one.most;  // what follows may overwrite it
    *taken = one;
    *left = one;
    taken += most >= from ? 1 : 0;
    left += most < from && most >= least ? 1 : 0;
  }
  taken_.resize(static_cast<std::size_t>(taken - taken_.data()));
  named_.resize(static_cast<std::size_t>(left - named_.data()));
}

std::span<Prospects::Named> Prospects::weigh(std::span<Named> rows, std::int32_t least) {
  for (const Named& one : rows)
    call_for_memory(&snapshot_.rows[one.row]);
  const auto keep_if_enough = [&](const auto& most_of) {
    Named* kept = rows.data();
    for (const Named& one : rows) {
      const Named before = one;
      const std::int32_t most = most_of(snapshot_.rows[before.row], before);
      *kept = {before.row, most, before.most_of_place};
      kept += most >= least ? 1 : 0;
    }
    rows = rows.first(static_cast<std::size_t>(kept - rows.data()));
  };
  keep_if_enough([&](const Row& row, const Named& named) {
    call_for_memory(snapshot_.sites.data() + row.first_site);
    call_for_memory(&snapshot_.relevance_of(row));
    return bound_.by_facets(named.row, named.most + named.lost, least);
  });
  keep_if_enough([&](const Row& row, const Named& named) {
    call_for_memory(snapshot_.concept_pool.data() + snapshot_.relevance_of(row).begin);
    return bound_.by_place(row, named.most, named.most_of_place);
  });
  keep_if_enough([&](const Row& row, const Named& named) { return bound_.by_specificity(row, named.most); });
  return rows;
}

void Prospects::find(std::int32_t least) {
  std::fill(in_step_.begin(), in_step_.end(), 0);
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < taken_.size(); begin += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, taken_.size() - begin);
    for (const Named& one : weigh(std::span{taken_}.subspan(begin, count), least)) {
      ++in_step_[step_of(one.most)];
      taken_[kept++] = one;
    }
  }
  // By steps; each is sorted when it is reached: most are not.
  std::exclusive_scan(in_step_.begin(), in_step_.end(), in_step_.begin(), std::uint32_t{0});
  found_.resize(kept);
  for (std::size_t i = 0; i < kept; ++i)
    found_[in_step_[step_of(taken_[i].most)]++] = {taken_[i].most, taken_[i].row};
  next_found_ = 0;
  sorted_ = 0;
}

void Prospects::sort_next_step() {
  const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  sorted_ = in_step_[step_of(begin->most)];
  std::sort(begin, found_.begin() + static_cast<std::ptrdiff_t>(sorted_),
            [](const Prospect& a, const Prospect& b) {
              return a.most != b.most ? a.most > b.most : a.row < b.row;
            });
}

const Prospect* Prospects::next(std::int32_t least) {
  for (;;) {
    if (next_found_ < found_.size()) {
      if (next_found_ == sorted_) sort_next_step();
      if (const Prospect& prospect = found_[next_found_++]; prospect.most >= least) return &prospect;
      // Nor can those behind it.
      next_found_ = found_.size();
    }
    if (named_.empty() && !name_more(least)) return nullptr;
    take_best(least);
    find(least);
  }
}

}  // namespace passgenau
