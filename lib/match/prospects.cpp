// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/prospects.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "match/call_for_memory.hpp"

namespace passgenau {

namespace {

/// Rows that are named first, for each match that is asked for: as many as needs, or these. Where the best are not among them, four times
/// as many, and so on. Measured: fewer leave more to the second time, more are named in vain.
constexpr std::size_t fewest_a_match = 3;

/// Stretches that are asked for them, and more where these do not hold as many: each is asked a second time, for what the first left.
constexpr std::size_t first_stretches = 128;

/// Rows that are looked at first of these, the most promising ones; then four times as many, and so on.
constexpr std::size_t first_rows = 48;

/// Stretches are ordered by steps of so many points that place may earn.
constexpr std::int32_t place_points = 256;

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
      most_of_needs_{question.most_points_of_needs(needs_.most())},
      losses_{snapshot, question},
      bound_{snapshot, question, stretches_.size()},
      sifted_{needs_.words_of_block()},
      general_help_is_left_{question.asks(Criterion::needs)},
      part_{std::max(fewest_a_match, question.needs.size()) *
            static_cast<std::size_t>(question.profile.limit)},
      enough_{first_rows},
      steps_{question.possible_sum} {
  order_stretches();
  named_down_to_.assign(order_.size(), INT32_MAX);
  named_.make_room(usual_rows);
}

/// By steps of what place may earn: a whole order would cost more than it saves.
void Prospects::order_stretches() {
  const std::int32_t most = question_.worth(Criterion::place);
  std::array<std::uint32_t, points::possible::place / place_points + 2> begin = {};
  const auto place_step = [&](const Stretch& stretch) {
    return static_cast<std::size_t>(std::clamp(most - stretch.most_of_place, 0, most)) / place_points;
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
      sift(stretches_[order_[i]], from, down_to);
      down_to = from;
      if (!sifted_.has_room()) {
        name_sifted();
        // Who can earn less than the most promising ones waits for the next time.
        if (!best_are_found) from = std::max(from, steps_.least_of(part_));
      }
    }
    stretches_are_left_ = stretches_are_left_ || down_to > least;
  }
  name_sifted();
  counted_for_ = part_;
  part_ *= 4;
  return true;
}

void Prospects::sift(const Stretch& stretch, std::int32_t from, std::int32_t before) {
  const std::int32_t besides_needs = bound_.besides_needs(stretch);
  if (besides_needs + most_of_needs_ < from) return;
  const auto least_sum = [&](const auto& rows) {
    return needs_.least_sum(from - besides_needs + losses_.of_all(stretch.block, rows));
  };
  const auto keep = [&](std::uint32_t nth, std::uint64_t rows, std::int64_t least) {
    return sifted_.add({.rows = rows,
                        .least = least,
                        .block = stretch.block + nth,
                        .first_row = stretch.first_row + nth * Snapshot::block_rows,
                        .besides_needs = besides_needs,
                        .most_of_place = stretch.most_of_place,
                        .from = from,
                        .before = before});
  };
  if (stretch.eight)
    needs_.sift(stretch.block, may_serve<EightWords>(stretch.block), least_sum, keep);
  else
    needs_.sift(stretch.block, stretch.rows & may_serve<std::uint64_t>(stretch.block), least_sum, keep);
}

void Prospects::name_sifted() {
  sifted_.take_rows([&](const SiftedBlock& block, const std::uint64_t* named, unsigned bit) {
    const std::int64_t sum = needs_.sum(named, bit);
    // Where needs are many most rows fall here, and that can be foretold.
    if (sum < block.least) return;
    const std::int32_t lost = losses_.of(block.block, bit);
    const std::int32_t most = block.besides_needs + question_.most_points_of_needs(sum) - lost;
    const bool wanted = (most >= block.from) & (most < block.before);
    named_.make_room(1);
    named_.add({block.first_row + bit, most, block.most_of_place, lost}, wanted);
    steps_.add(most, wanted);
  });
}

bool Prospects::name_general(std::int32_t least) {
  if (!general_help_is_left_) return false;
  general_help_is_left_ = false;
  enough_ = first_rows;
  const std::int32_t needs = question_.most_points_of_needs(needs_.most_of_general());
  for (const std::uint32_t place : order_) {
    const Stretch& stretch = stretches_[place];
    const std::int32_t most = bound_.besides_needs(stretch) + needs;
    // Most stretches are too poor to look at; behind one that is so by more than a step, all are.
    if (most < least - 2 * place_points) break;
    if (most < least) continue;
    for_each_block(stretch, [&](std::uint32_t block, std::uint32_t first_row, std::uint64_t rows) {
      rows &= may_serve<std::uint64_t>(block) & needs_.universal(block) & ~needs_.named(block);
      if (rows == 0) return;
      named_.make_room(Snapshot::block_rows);
      for_each_bit(rows, [&](unsigned bit) {
        const std::int32_t lost = losses_.of(block, bit);
        named_.add({first_row + bit, most - lost, stretch.most_of_place, lost}, most - lost >= least);
      });
    });
  }
  return true;
}

std::int32_t Prospects::most_of_enough() {
  if (enough_ > counted_for_) {
    steps_.clear();
    for (const Named& one : named_.items())
      steps_.add(one.most);
  }
  return steps_.least_of(enough_);
}

void Prospects::take_best(std::int32_t least) {
  const std::int32_t from = named_.size() > 2 * enough_ ? std::max(least, most_of_enough()) : least;
  counted_for_ = 0;
  enough_ *= 4;
  const std::span<Named> all = named_.items();
  taken_.cut(0);
  taken_.make_room(all.size());
  named_.cut(0);
  // What is left is written where it stood, or before that.
  for (const Named one : all) {
    taken_.add(one, one.most >= from);
    named_.add(one, (one.most < from) & (one.most >= least));
  }
}

std::span<Prospects::Named> Prospects::weigh(std::span<Named> rows, std::int32_t least) {
  for (const Named& one : rows)
    call_for_memory(&snapshot_.rows[one.row]);
  const auto keep_if_enough = [&](const auto& most_of) {
    Named* kept = rows.data();
    for (const Named& one : rows) {
      const Named before = one;
      const std::int32_t most = most_of(snapshot_.rows[before.row], before);
      *kept = {before.row, most, before.most_of_place, 0};
      kept += static_cast<std::ptrdiff_t>(most >= least);
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
  found_.clear();
  next_found_ = 0;
  if (taken_.empty()) return;
  steps_.clear();
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < taken_.size(); begin += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, taken_.size() - begin);
    for (const Named& one : weigh(taken_.items().subspan(begin, count), least)) {
      steps_.add(one.most);
      taken_.items()[kept++] = one;
    }
  }
  // By steps and no finer: to sort what one step holds takes longer than to judge the few rows more.
  const std::span<std::uint32_t> end = steps_.rows();
  std::exclusive_scan(end.begin(), end.end(), end.begin(), std::uint32_t{0});
  found_.resize(kept);
  for (const Named& one : taken_.items().first(kept))
    found_[end[steps_.of(one.most)]++] = {one.most, one.row};
}

const Prospect* Prospects::next(std::int32_t least) {
  for (;;) {
    while (next_found_ < found_.size())
      if (const Prospect& prospect = found_[next_found_++]; prospect.most >= least) return &prospect;
    if (named_.empty() && !name_more(least)) return nullptr;
    take_best(least);
    find(least);
  }
}

}  // namespace passgenau
