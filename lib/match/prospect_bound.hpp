// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "match/candidates.hpp"
#include "match/credits.hpp"
#include "match/criteria.hpp"
#include "match/facet_cache.hpp"
#include "match/place_bound.hpp"
#include "match/points.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// The most points that an offer can earn in all: from what needs and place can be worth to a whole stretch, line by line, down to
/// what judging will find or a little more. Never less than that.
class ProspectBound {
 public:
  /// `stretches`: so many have offers that will be asked about.
  ProspectBound(const Snapshot& snapshot, const Question& question, std::size_t stretches)
      : snapshot_{snapshot},
        question_{question},
        place_{snapshot, question},
        besides_place_and_needs_{question.possible_sum - question.worth(Criterion::place) -
                                 question.worth(Criterion::needs)},
        facets_{{{size(Criterion::child_age, snapshot.child_ages.size(), stretches),
                  size(Criterion::language, snapshot.languages.size(), stretches),
                  size(Criterion::residence, snapshot.residences.size(), stretches),
                  size(Criterion::access, snapshot.access.size(), stretches),
                  size(Criterion::caregiver, snapshot.caregivers.size(), stretches),
                  size(Criterion::place, snapshot.ways.size(), stretches)}}} {
    using namespace points::capacity;
    by_capacity_[static_cast<std::size_t>(CapacityStatus::open)] = lost(Criterion::capacity, points::full);
    by_capacity_[static_cast<std::size_t>(CapacityStatus::full)] = lost(Criterion::capacity, 0);
    by_capacity_[static_cast<std::size_t>(CapacityStatus::assessment)] =
        lost(Criterion::capacity, assessment);
    by_capacity_[static_cast<std::size_t>(CapacityStatus::waitlist)] =
        lost(Criterion::capacity, waitlist_floor + waitlist_fade);
    by_unknown_capacity_ = lost(Criterion::capacity, points::unknown);
    for (const RankedNeed& need : question.needs) {
      if (need.child >= 0) needs_of_children_ = true;
      if (!need.kind) ++burdens_;
    }
  }

  /// Of any offer in a stretch, what needs earn apart.
  std::int32_t besides_needs(const Stretch& stretch) const {
    return besides_place_and_needs_ + stretch.most_of_place;
  }
  /// `most`: before the row was looked at. Something less than `least` where it is certain to earn less.
  std::int32_t by_facets(std::uint32_t index, std::int32_t most, std::int32_t least) {
    const Row& row = snapshot_.rows[index];
    most -= lost_by(languages, Criterion::language, row.facet(Facet::languages), [&](std::uint32_t facet) {
      return judge_language(question_, snapshot_.languages[facet]);
    });
    most -= lost_by_capacity(row.time);
    if (most < least) return most;
    most -= lost_by(child_ages, Criterion::child_age, row.facet(Facet::child_age), [&](std::uint32_t facet) {
      return judge_child_age(question_, snapshot_.child_ages[facet]);
    });
    most -= lost_by(residences, Criterion::residence, row.facet(Facet::residence), [&](std::uint32_t facet) {
      return judge_residence(question_, snapshot_.residences[facet]);
    });
    most -= lost_by(caregivers, Criterion::caregiver, row.facet(Facet::caregiver), [&](std::uint32_t facet) {
      // More may be lost by whom the offer is kept for.
      return judge_caregiver(question_, snapshot_.caregivers[facet], {}, {}, question_.all_children);
    });
    most -= lost_by(access, Criterion::access, row.facet(Facet::access),
                    [&](std::uint32_t facet) { return judge_access(question_, snapshot_.access[facet]); });
    most -= lost(Criterion::freshness, freshness_share(question_, row.time));
    if (question_.asks(Criterion::words)) most -= lost(Criterion::words, judge_words(question_, index).share);
    return most;
  }
  /// `most`: by its facets, and as if its sites were the nearest of its stretch, which earn `most_of_place`.
  std::int32_t by_place(const Row& row, std::int32_t most, std::int32_t most_of_place) {
    if (!question_.asks(Criterion::place)) return most;
    const std::uint32_t facet = row.facet(Facet::ways);
    return most + place_.of(row, facets_.of(ways, facet, [&] { return place_.of_ways(facet); })) -
           most_of_place;
  }
  /// `most`: by all but this.
  std::int32_t by_specificity(const Row& row, std::int32_t most) const {
    if (needs_of_children_ || !question_.asks(Criterion::needs)) return most;
    const RelevanceCodes& codes = snapshot_.relevance_of(row);
    const std::int32_t burdens = count_with_credits(question_.burden_credits, snapshot_.named(codes));
    const std::int32_t kinds = count_with_credits(question_.kind_credits, snapshot_.kinds_of(codes));
    return most - lost(Criterion::specificity,
                       specificity_share(burdens + kinds, codes.named + kinds, burdens_, row.time));
  }

 private:
  /// Tables of `facets_`, in the order in which their sizes are said.
  enum Table : std::size_t { child_ages, languages, residences, access, caregivers, ways, table_count };
  using Facets = FacetCache<std::int32_t, table_count>;

  Facets::Size size(Criterion criterion, std::size_t facets, std::size_t stretches) const {
    // Larger tables were no faster: clearing costs what it saves.
    constexpr std::size_t least = 64;
    constexpr std::size_t most = 512;
    return {facets, question_.asks(criterion) ? std::clamp(stretches / 2, least, most) : 1};
  }
  template <class JudgeFacet>
  std::int32_t lost_by(Table table, Criterion criterion, std::uint32_t facet, const JudgeFacet& judge) {
    if (!question_.asks(criterion)) return 0;
    return facets_.of(table, facet, [&] {
      const Finding finding = judge(facet);
      return finding.verdict == Verdict::unmet ? -PlaceBound::excluded : lost(criterion, finding.share);
    });
  }
  /// Four at a time: few offers name more, and how many of these they do cannot be foretold.
  static std::int32_t count_with_credits(const CreditTable& credits,
                                         std::span<const ConceptCodes::Code> codes) {
    constexpr std::size_t at_once = 4;
    std::int32_t count = 0;
    for (std::size_t begin = 0; begin < codes.size(); begin += at_once)
      for (std::size_t i = begin; i < begin + at_once; ++i)
        count +=
            static_cast<std::int32_t>(i < codes.size()) * credits.has(codes[std::min(i, codes.size() - 1)]);
    return count;
  }
  std::int32_t lost(Criterion criterion, std::int32_t share) const {
    const std::int32_t worth = question_.worth(criterion);
    return worth - earned(worth, share);
  }
  std::int32_t lost_by_capacity(const TimeFacts& facts) const {
    const bool unknown = !facts.states_capacity() || std::int64_t{question_.as_of} - facts.capacity_as_of >
                                                         points::capacity::current_days;
    return unknown ? by_unknown_capacity_ : by_capacity_[static_cast<std::uint8_t>(facts.status)];
  }

  const Snapshot& snapshot_;
  const Question& question_;
  PlaceBound place_;
  std::int32_t besides_place_and_needs_;
  bool needs_of_children_ = false;  ///< some are met only by an offer that may serve a certain child
  std::int32_t burdens_ = 0;        ///< of the needs
  Facets facets_;                   ///< what is lost by each, but of ways what they earn at most
  std::array<std::int32_t, 4> by_capacity_ = {};  ///< what is lost by it; by `CapacityStatus`
  std::int32_t by_unknown_capacity_ = 0;
};

}  // namespace passgenau
