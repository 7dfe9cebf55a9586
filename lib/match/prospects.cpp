// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/prospects.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "match/criteria.hpp"
#include "match/facet_cache.hpp"
#include "match/place_bound.hpp"

namespace passgenau {

namespace {

constexpr std::int32_t excluded = PlaceBound::excluded;

constexpr std::int32_t bucket_points = 512;

/// Candidates of the first part; each next one has four times as many. Enough of them that the best of these leave most others
/// behind, few enough that a city's centre is one.
constexpr std::size_t first_part = 256;

std::size_t rows_in(const std::vector<Stretch>& stretches) {
  return std::accumulate(stretches.begin(), stretches.end(), std::size_t{0},
                         [](std::size_t sum, const Stretch& one) {
                           return sum + static_cast<std::size_t>(std::popcount(one.rows));
                         });
}

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
        rest_{question.possible_sum},
        child_ages_{snapshot.child_ages.size(), offers},
        languages_{snapshot.languages.size(), offers},
        residences_{snapshot.residences.size(), offers},
        access_{snapshot.access.size(), offers},
        caregivers_{snapshot.caregivers.size(), offers} {
    for (const Criterion criterion :
         {Criterion::child_age, Criterion::language, Criterion::residence, Criterion::access,
          Criterion::caregiver, Criterion::needs, Criterion::capacity, Criterion::place})
      rest_ -= question.worth(criterion);
    using namespace points::capacity;
    const auto capacity = [&](CapacityStatus status, std::int32_t share) {
      of_capacity_[static_cast<std::size_t>(status)] = earned(question.worth(Criterion::capacity), share);
    };
    capacity(CapacityStatus::open, points::full);
    capacity(CapacityStatus::assessment, assessment);
    capacity(CapacityStatus::waitlist, waitlist_floor + waitlist_fade);
    of_unknown_capacity_ = earned(question.worth(Criterion::capacity), points::unknown);
  }

  /// `needs`: what the sieve says of the offer; less than 0 where a condition is unmet.
  std::int32_t of(const Row& row, const NeedSieve& sieve, std::int64_t needs) {
    const std::uint32_t child_age = row.facet(Facet::child_age);
    std::int32_t points = child_ages_.of(child_age, [&] {
      return points_of(Criterion::child_age, judge_child_age(question_, snapshot_.child_ages[child_age]));
    });
    // Most offers that fail fail here.
    if (points < 0) return points;
    const std::uint32_t language = row.facet(Facet::languages);
    points += languages_.of(language, [&] {
      return points_of(Criterion::language, judge_language(question_, snapshot_.languages[language]));
    });
    const std::uint32_t residence = row.facet(Facet::residence);
    points += residences_.of(residence, [&] {
      return points_of(Criterion::residence, judge_residence(question_, snapshot_.residences[residence]));
    });
    const std::uint32_t access = row.facet(Facet::access);
    points += access_.of(access, [&] {
      return points_of(Criterion::access, judge_access(question_, snapshot_.access[access]));
    });
    const std::uint32_t caregiver = row.facet(Facet::caregiver);
    points += caregivers_.of(caregiver, [&] {
      // Whom the offer is kept for may make it less.
      const auto finding =
          judge_caregiver(question_, snapshot_.caregivers[caregiver], {}, {}, question_.all_children);
      return points_of(Criterion::caregiver, finding);
    });
    if (points < 0) return points;
    points += sieve.points_of(needs) + most_of_capacity(row.time) + rest_;
    return asks_place_ ? points + place_.of(row) : points;
  }
  /// Of any offer in a stretch, what needs earn apart.
  std::int32_t besides_needs(const Stretch& stretch) const {
    return question_.possible_sum - question_.worth(Criterion::place) - question_.worth(Criterion::needs) +
           stretch.most_of_place;
  }

 private:
  std::int32_t points_of(Criterion criterion, const Finding& finding) const {
    return finding.verdict == Verdict::unmet ? excluded : earned(question_.worth(criterion), finding.share);
  }

  std::int32_t most_of_capacity(const TimeFacts& facts) const {
    const bool unknown =
        facts.status < 0 || facts.capacity_as_of == TimeFacts::no_day ||
        std::int64_t{question_.as_of} - facts.capacity_as_of > points::capacity::current_days;
    return unknown ? of_unknown_capacity_ : of_capacity_[static_cast<std::size_t>(facts.status)];
  }

  const Snapshot& snapshot_;
  const Question& question_;
  PlaceBound place_;
  bool asks_place_;
  std::int32_t rest_;  ///< lines that are not looked at
  FacetCache<std::int32_t> child_ages_;
  FacetCache<std::int32_t> languages_;
  FacetCache<std::int32_t> residences_;
  FacetCache<std::int32_t> access_;
  FacetCache<std::int32_t> caregivers_;
  std::array<std::int32_t, 4> of_capacity_ = {};  ///< by `CapacityStatus`
  std::int32_t of_unknown_capacity_ = 0;
};

Prospects::Prospects(const Snapshot& snapshot, const Question& question)
    : snapshot_{snapshot},
      question_{question},
      stretches_{passgenau::stretches(snapshot, question)},
      sieve_{snapshot, question},
      bound_{std::make_unique<Bound>(snapshot, question, rows_in(stretches_))},
      general_help_is_left_{question.asks(Criterion::needs)},
      part_{first_part},
      in_bucket_(static_cast<std::size_t>(question.possible_sum / bucket_points) + 1),
      next_bucket_{in_bucket_.size()} {
  order_stretches();
}

Prospects::~Prospects() = default;

/// By steps of what place may earn: a whole order would cost more than it saves.
void Prospects::order_stretches() {
  constexpr std::int32_t steps = 64;
  const std::int32_t most = question_.worth(Criterion::place);
  const auto step_of = [&](const Stretch& stretch) {
    return static_cast<std::size_t>((most - std::clamp(stretch.most_of_place, 0, most)) * (steps - 1) /
                                    std::max(most, 1));
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
  const std::int32_t words = question_.worth(Criterion::words);
  const std::int64_t least_sum = sieve_.least_sum(least - bound_->besides_needs(stretch));
  for_each_bit(rows & stretch.rows & sieve_.may_earn(least_sum), [&](unsigned bit) {
    const std::int64_t needs = sieve_.most_sum(bit);
    // Of most offers of a dense place this is all that is looked at.
    if (needs < least_sum) return;
    const std::uint32_t row = stretch.first_row + bit;
    Prospect prospect{bound_->of(snapshot_.rows[row], sieve_, needs), row};
    if (words > 0) prospect.most -= words - earned(words, judge_words(question_, row).share);
    if (prospect.most < least) return;
    found_.push_back(prospect);
    ++in_bucket_[bucket_of(prospect)];
  });
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
  for (; next_stretch_ < order_.size() && found_.size() < part_; ++next_stretch_) {
    const Stretch& stretch = stretches_[order_[next_stretch_]];
    if (bound_->besides_needs(stretch) + needs < least) continue;
    sieve_.look_at(stretch.block);
    if ((sieve_.named() & stretch.rows) != 0) collect(stretch, sieve_.named(), least);
  }
  part_ *= 4;
  return !found_.empty();
}

/// Of the offers open to every need that name nothing of the family's. Most stretches are too poor to look at.
void Prospects::collect_general(std::int32_t least) {
  begin_part();
  const std::int32_t needs = sieve_.points_of(sieve_.most_of_general());
  for (const Stretch& stretch : stretches_) {
    if (bound_->besides_needs(stretch) + needs < least) continue;
    sieve_.look_at(stretch.block);
    collect(stretch, sieve_.universal() & ~sieve_.named(), least);
  }
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
  constexpr std::uint32_t enough = 64;
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
