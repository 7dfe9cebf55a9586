// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/prospects.hpp"

#include <algorithm>
#include <numeric>

#include "match/call_for_memory.hpp"

namespace passgenau {

namespace {

/// Rows that are named first, for each match that is asked for: as many as needs, or these. Where the best are not among them, four times
/// as many, and so on. Measured: fewer leave more to the second time, more are named in vain.
constexpr std::size_t fewest_a_match = 4;

/// Stretches that are asked for them, and more where these do not hold as many: each is asked a second time, for what the first left.
constexpr std::size_t first_stretches = 128;

/// Rows that are looked at first of these, the most promising ones; then four times as many, and so on.
constexpr std::size_t first_rows = 48;

/// Room for those that are named of a city.
constexpr std::size_t usual_rows = 512;

/// Rows that are looked at together: memory answers for all of them at once, and what it brought is still near when it is read.
constexpr std::size_t rows_at_once = 128;

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
      part_{std::max(fewest_a_match, question.needs.size()) *
            static_cast<std::size_t>(question.profile.limit)},
      enough_{first_rows},
      steps_{question.possible_sum} {
  order_stretches();
  named_down_to_.assign(order_.size(), INT32_MAX);
  named_.reserve(usual_rows);
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
  if (!stretches_are_left_) return name_general(least);
  stretches_are_left_ = false;
  enough_ = first_rows;
  steps_.clear();
  const bool best_are_found = least > 0;
  std::int32_t from = least;
  std::size_t asked = 0;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    std::int32_t& down_to = named_down_to_[i];
    if (down_to > from) {
      if (!best_are_found && asked >= first_stretches && named_.size() >= part_) {
        stretches_are_left_ = true;
        break;
      }
      ++asked;
      name_in(stretches_[order_[i]], from, down_to);
      down_to = from;
      // Who can earn less than the most promising ones waits for the next time.
      if (!best_are_found) from = std::max(from, steps_.least_of(part_));
    }
    stretches_are_left_ = stretches_are_left_ || down_to > least;
  }
  part_ *= 4;
  return true;
}

void Prospects::name_in(const Stretch& stretch, std::int32_t from, std::int32_t before) {
  const std::int32_t besides_needs = bound_.besides_needs(stretch);
  // What needs earn at most is one point above what they are worth: it is worked out without a division.
  if (besides_needs + question_.worth(Criterion::needs) + 1 < from) return;
  const auto name = [&](std::uint32_t nth, unsigned bit, std::int64_t sum) {
    const std::int32_t lost = losses_.of(nth, bit);
    const std::int32_t most = besides_needs + question_.most_points_of_needs(sum) - lost;
    if (most < from || most >= before) return;
    named_.push_back(
        {stretch.first_row + nth * Snapshot::block_rows + bit, most, stretch.most_of_place, lost});
    steps_.add(most);
  };
  const auto least_sum = [&](const auto& rows) {
    losses_.look_at(stretch.block, rows);
    return needs_.least_sum(from - besides_needs + losses_.of_all());
  };
  if (stretch.eight)
    needs_.for_each_named(stretch.block, may_serve<EightWords>(stretch.block), least_sum, name);
  else
    needs_.for_each_named(stretch.block, stretch.rows & may_serve<std::uint64_t>(stretch.block), least_sum,
                          [&](unsigned bit, std::int64_t sum) { name(0, bit, sum); });
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

std::int32_t Prospects::most_of_enough() {
  steps_.clear();
  for (const Named& one : named_)
    steps_.add(one.most);
  return steps_.least_of(enough_);
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
  steps_.clear();
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < taken_.size(); begin += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, taken_.size() - begin);
    for (const Named& one : weigh(std::span{taken_}.subspan(begin, count), least)) {
      steps_.add(one.most);
      taken_[kept++] = one;
    }
  }
  // By steps; each is sorted when it is reached: most are not.
  std::vector<std::uint32_t>& end = steps_.rows();
  std::exclusive_scan(end.begin(), end.end(), end.begin(), std::uint32_t{0});
  found_.resize(kept);
  for (std::size_t i = 0; i < kept; ++i)
    found_[end[steps_.of(taken_[i].most)]++] = {taken_[i].most, taken_[i].row};
  next_found_ = 0;
  sorted_ = 0;
}

void Prospects::sort_next_step() {
  const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  sorted_ = steps_.rows()[steps_.of(begin->most)];
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
