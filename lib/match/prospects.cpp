// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/prospects.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "match/call_for_memory.hpp"
#include "match/criteria.hpp"
#include "match/facet_cache.hpp"
#include "match/place_bound.hpp"

namespace passgenau {

namespace {

constexpr std::int32_t bucket_points = 512;

/// Candidates of the first part; each next one has four times as many. Enough of them that the best of these leave most others
/// behind, few enough that a city's centre is one.
constexpr std::size_t first_part = 256;

/// Rows that are called for before the first of them is looked at: memory answers for many at once, and what it brought is still near.
constexpr std::size_t enough_waiting = 64;
static_assert(enough_waiting <= first_part, "a part is full of what was weighed, or it is the last");

}  // namespace

/// The most that an offer can earn in all.
class Prospects::Bound {
 public:
  /// `offers`: about how many will be asked about.
  Bound(const Snapshot& snapshot, const Question& question, std::size_t offers)
      : snapshot_{snapshot},
        question_{question},
        place_{snapshot, question, offers},
        asks_place_{question.asks(Criterion::place)},
        words_{question.worth(Criterion::words)},
        child_ages_{snapshot.child_ages.size(), offers},
        languages_{snapshot.languages.size(), offers},
        residences_{snapshot.residences.size(), offers},
        access_{snapshot.access.size(), offers},
        caregivers_{snapshot.caregivers.size(), offers} {
    using namespace points::capacity;
    const auto capacity = [&](CapacityStatus status, std::int32_t share) {
      const std::int32_t worth = question.worth(Criterion::capacity);
      by_capacity_[static_cast<std::size_t>(status)] = worth - earned(worth, share);
    };
    capacity(CapacityStatus::open, points::full);
    capacity(CapacityStatus::assessment, assessment);
    capacity(CapacityStatus::waitlist, waitlist_floor + waitlist_fade);
    for (const RankedNeed& need : question.needs) {
      if (need.child >= 0) needs_of_children_ = true;
      if (!need.kind) ++burdens_;
    }
    const std::int32_t worth = question.worth(Criterion::capacity);
    by_unknown_capacity_ = worth - earned(worth, points::unknown);
  }

  /// `most`: before the row was looked at. Something less than `least` where it is certain to earn less.
  std::int32_t by_facets(std::uint32_t index, std::int32_t most, std::int32_t least) {
    const Row& row = snapshot_.rows[index];
    most -= lost_by_capacity(row.time);
    const std::uint32_t child_age = row.facet(Facet::child_age);
    most -= child_ages_.of(child_age, [&] {
      return lost(Criterion::child_age, judge_child_age(question_, snapshot_.child_ages[child_age]));
    });
    if (most < least) return most;
    const std::uint32_t language = row.facet(Facet::languages);
    most -= languages_.of(language, [&] {
      return lost(Criterion::language, judge_language(question_, snapshot_.languages[language]));
    });
    if (most < least) return most;
    const std::uint32_t caregiver = row.facet(Facet::caregiver);
    most -= caregivers_.of(caregiver, [&] {
      // More may be lost by whom the offer is kept for.
      return lost(Criterion::caregiver, judge_caregiver(question_, snapshot_.caregivers[caregiver], {}, {},
                                                        question_.all_children));
    });
    if (most < least) return most;
    const std::uint32_t residence = row.facet(Facet::residence);
    most -= residences_.of(residence, [&] {
      return lost(Criterion::residence, judge_residence(question_, snapshot_.residences[residence]));
    });
    const std::uint32_t access = row.facet(Facet::access);
    most -= access_.of(
        access, [&] { return lost(Criterion::access, judge_access(question_, snapshot_.access[access])); });
    if (words_ > 0) most -= words_ - earned(words_, judge_words(question_, index).share);
    return most;
  }
  /// `most`: by its facets, and as if its sites were the nearest of its stretch, which earn `most_of_place`.
  std::int32_t by_place(const Row& row, std::int32_t most, std::int32_t most_of_place) {
    return asks_place_ ? most + place_.of(row) - most_of_place : most;
  }
  /// `most`: by all but this.
  std::int32_t by_quality(const Row& row, std::int32_t most) const {
    return most - lost(Criterion::freshness, freshness_share(question_, row.time)) - lost_by_specificity(row);
  }
  /// Of any offer in a stretch, what needs earn apart.
  std::int32_t besides_needs(const Stretch& stretch) const {
    return question_.possible_sum - question_.worth(Criterion::place) - question_.worth(Criterion::needs) +
           stretch.most_of_place;
  }

 private:
  /// Of what the criterion is worth.
  std::int32_t lost(Criterion criterion, const Finding& finding) const {
    return finding.verdict == Verdict::unmet ? -PlaceBound::excluded : lost(criterion, finding.share);
  }
  std::int32_t lost(Criterion criterion, std::int32_t share) const {
    const std::int32_t worth = question_.worth(criterion);
    return worth - earned(worth, share);
  }

  std::int32_t lost_by_capacity(const TimeFacts& facts) const {
    const bool unknown =
        facts.status < 0 || facts.capacity_as_of == TimeFacts::no_day ||
        std::int64_t{question_.as_of} - facts.capacity_as_of > points::capacity::current_days;
    return unknown ? by_unknown_capacity_ : by_capacity_[static_cast<std::uint8_t>(facts.status)];
  }

  std::int32_t lost_by_specificity(const Row& row) const {
    if (needs_of_children_ || !question_.asks(Criterion::needs)) return 0;
    const RelevanceCodes& codes = snapshot_.relevance_of(row);
    std::int32_t named = codes.named;
    std::int32_t related = 0;
    for (const ConceptCodes::Code code : snapshot_.named(codes))
      if (!question_.burden_credits.of(code).empty()) ++related;
    for (const ConceptCodes::Code code : snapshot_.kinds_of(codes))
      if (!question_.kind_credits.of(code).empty()) {
        ++named;
        ++related;
      }
    return lost(Criterion::specificity, specificity_share(related, named, burdens_, row.time));
  }

  const Snapshot& snapshot_;
  const Question& question_;
  PlaceBound place_;
  bool asks_place_;
  std::int32_t words_;              ///< what they are worth
  bool needs_of_children_ = false;  ///< some are met only by an offer that may serve a certain child
  std::int32_t burdens_ = 0;        ///< of the needs
  FacetCache<std::int32_t> child_ages_;
  FacetCache<std::int32_t> languages_;
  FacetCache<std::int32_t> residences_;
  FacetCache<std::int32_t> access_;
  FacetCache<std::int32_t> caregivers_;
  std::array<std::int32_t, 4> by_capacity_ = {};  ///< what is lost by it; by `CapacityStatus`
  std::int32_t by_unknown_capacity_ = 0;
};

Prospects::Prospects(const Snapshot& snapshot, const Question& question)
    : snapshot_{snapshot},
      question_{question},
      stretches_{passgenau::stretches(snapshot, question)},
      sieve_{snapshot, question},
      ages_{snapshot, question},
      bound_{std::make_unique<Bound>(snapshot, question, stretches_.size() * Snapshot::block_rows)},
      general_help_is_left_{question.asks(Criterion::needs)},
      part_{first_part},
      in_bucket_(static_cast<std::size_t>(question.possible_sum / bucket_points) + 1),
      next_bucket_{in_bucket_.size()} {
  order_stretches();
  found_.reserve(first_part + Snapshot::block_rows);
}

Prospects::~Prospects() = default;

/// By steps of what place may earn: a whole order would cost more than it saves.
void Prospects::order_stretches() {
  constexpr std::int32_t steps = 64;
  const std::int32_t most = question_.worth(Criterion::place);
  const float steps_a_point = (steps - 1) / static_cast<float>(std::max(most, 1));
  const auto step_of = [&](const Stretch& stretch) {
    const std::int32_t lost = most - std::clamp(stretch.most_of_place, 0, most);
    return static_cast<std::size_t>(static_cast<float>(lost) * steps_a_point);
  };
  std::array<std::uint32_t, steps + 1> begin = {};
  for (const Stretch& stretch : stretches_)
    ++begin[step_of(stretch) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  order_.resize(stretches_.size());
  for (std::uint32_t i = 0; i < stretches_.size(); ++i)
    order_[begin[step_of(stretches_[i])]++] = i;
}

/// Of the rows of the stretch those that can earn `least`.
void Prospects::collect(const Stretch& stretch, std::uint64_t rows, std::int32_t least) {
  rows &= stretch.rows & ages_.may_serve(stretch.block);
  if (rows == 0) return;
  const std::int32_t besides_needs = bound_->besides_needs(stretch);
  const std::int64_t least_sum = sieve_.least_sum(least - besides_needs);
  sieve_.for_each_sum(rows, least_sum, [&](std::uint64_t alike, std::int64_t sum) {
    const std::int32_t most = besides_needs + question_.points_of_needs(sum);
    for_each_bit(alike, [&](unsigned bit) {
      const std::uint32_t row = stretch.first_row + bit;
      waiting_.push_back({row, most, stretch.most_of_place});
      call_for_memory(&snapshot_.rows[row]);
    });
  });
  if (waiting_.size() >= enough_waiting) weigh(least);
}

void Prospects::weigh(std::int32_t least) {
  const auto keep_if_enough = [&](const auto& most_of) {
    std::size_t kept = 0;
    for (const Waiting& one : waiting_)
      if (const std::int32_t most = most_of(snapshot_.rows[one.row], one); most >= least)
        waiting_[kept++] = {one.row, most, one.most_of_place};
    waiting_.resize(kept);
  };
  keep_if_enough([&](const Row& row, const Waiting& one) {
    call_for_memory(snapshot_.sites.data() + row.first_site);
    call_for_memory(&snapshot_.relevance_of(row));
    return bound_->by_facets(one.row, one.most, least);
  });
  keep_if_enough([&](const Row& row, const Waiting& one) {
    call_for_memory(snapshot_.concept_pool.data() + snapshot_.relevance_of(row).begin);
    return bound_->by_place(row, one.most, one.most_of_place);
  });
  keep_if_enough([&](const Row& row, const Waiting& one) { return bound_->by_quality(row, one.most); });
  for (const Waiting& one : waiting_) {
    found_.push_back({one.most, one.row});
    ++in_bucket_[bucket_of(found_.back())];
  }
  waiting_.clear();
}

void Prospects::begin_part() {
  found_.clear();
  std::fill(in_bucket_.begin(), in_bucket_.end(), 0);
  next_bucket_ = 0;
}

/// The next part of the offers that name something the family needs; false where there is none that can earn `least`.
bool Prospects::collect_more(std::int32_t least) {
  begin_part();
  const std::int32_t needs = question_.worth(Criterion::needs);
  for (; next_stretch_ < order_.size() && found_.size() + waiting_.size() < part_; ++next_stretch_) {
    const Stretch& stretch = stretches_[order_[next_stretch_]];
    if (bound_->besides_needs(stretch) + needs < least) continue;
    sieve_.look_at(stretch.block);
    collect(stretch, sieve_.named(), least);
  }
  weigh(least);
  part_ *= 4;
  return !found_.empty();
}

/// Of the offers open to every need that name nothing of the family's. Most stretches are too poor to look at.
void Prospects::collect_general(std::int32_t least) {
  begin_part();
  const std::int32_t needs = question_.points_of_needs(sieve_.most_of_general());
  for (const Stretch& stretch : stretches_) {
    if (bound_->besides_needs(stretch) + needs < least) continue;
    sieve_.look_at(stretch.block);
    collect(stretch, sieve_.universal() & ~sieve_.named(), least);
  }
  weigh(least);
}

const Prospect* Prospects::next(std::int32_t least) {
  for (;;) {
    while (at_ == batch_.size() && next_bucket_ < in_bucket_.size())
      take_batch(least);
    if (at_ < batch_.size() && batch_[at_].most >= least) return &batch_[at_++];
    // What is left of this part can earn no more.
    batch_.clear();
    at_ = 0;
    if (collect_more(least)) continue;
    next_bucket_ = in_bucket_.size();
    if (!general_help_is_left_) return nullptr;
    general_help_is_left_ = false;
    collect_general(least);
  }
}

std::size_t Prospects::bucket_of(const Prospect& prospect) const {
  return static_cast<std::size_t>(std::max(0, question_.possible_sum - prospect.most) / bucket_points);
}

void Prospects::take_batch(std::int32_t least) {
  // A page of matches stems from about so many.
  constexpr std::uint32_t enough = 32;
  batch_.clear();
  at_ = 0;
  const std::size_t first_bucket = next_bucket_;
  for (std::uint32_t taken = 0; next_bucket_ < in_bucket_.size() && taken < enough; ++next_bucket_)
    taken += in_bucket_[next_bucket_];
  for (const Prospect& prospect : found_) {
    const std::size_t bucket = bucket_of(prospect);
    if (bucket >= first_bucket && bucket < next_bucket_ && prospect.most >= least) batch_.push_back(prospect);
  }
  std::sort(batch_.begin(), batch_.end(), [](const Prospect& a, const Prospect& b) {
    return a.most != b.most ? a.most > b.most : a.row < b.row;
  });
}

}  // namespace passgenau
