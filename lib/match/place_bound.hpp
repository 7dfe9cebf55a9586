// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "match/criteria.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// The most points that place can earn, without trigonometry: asked of stretches, and of candidates that may be among the best but for
/// it. Never less than what `judge_place` finds.
class PlaceBound {
 public:
  /// Earned where no way reaches the family: a condition is unmet. No sum with it reaches 0.
  static constexpr std::int32_t excluded = -(1 << 28);

  PlaceBound(const Snapshot& snapshot, const Question& question)
      : snapshot_{snapshot},
        question_{question},
        possible_{question.worth(Criterion::place)},
        half_value_m_{static_cast<float>(question.half_value_m)},
        floor_{static_cast<float>(possible_) * points::place::site_floor / 1000},
        fade_{static_cast<float>(possible_) * points::place::site_fade / 1000 * half_value_m_},
        reach_chord_squared_{static_cast<double>(question.reach_chord_squared)},
        home_visit_{earned(possible_, points::place::home_visit)},
        remote_{earned(possible_, points::place::remote)},
        unplaced_site_{earned(possible_, points::place::site_without_distance)},
        unstated_{earned(possible_, points::unknown)} {}

  /// Of any offer with these ways beside its sites; `ways`: as of `Row`.
  std::int32_t of_other_ways(unsigned ways) const {
    const unsigned accepted = ways & question_.accepted_ways;
    if ((accepted & way_bit(Delivery::home_visit)) != 0) return home_visit_;
    return (accepted & ~unsigned{way_bit(Delivery::site)}) != 0 ? remote_ : excluded;
  }
  bool takes_sites() const { return question_.accepts(Delivery::site); }
  /// A site in reach, at this distance from home and beyond it: the chord between unit vectors.
  std::int32_t of_site_at(float chord) const {
    // An arc is no shorter than its chord; judging rounds it to whole metres, perhaps down. One metre more for the rounding of
    // chords, and one point for that of shares.
    const float metres = std::max(0.0F, chord * static_cast<float>(mean_radius_m) - 2);
    return static_cast<std::int32_t>(floor_ + fade_ / (half_value_m_ + metres)) + 1;
  }
  /// A site without a point, or whose point is told to nobody.
  std::int32_t of_unplaced_site() const { return unplaced_site_; }
  /// Whatever its sites are.
  std::int32_t of_any() const { return possible_; }
  std::int32_t of_unstated() const { return unstated_; }

  /// Of ways beside sites, by their facet.
  std::int32_t of_ways(std::uint32_t facet) const {
    const auto share = most_without_site(question_, snapshot_.ways[facet]);
    return share ? earned(possible_, *share) : excluded;
  }
  /// `most`: what `of_ways` says of its facet.
  std::int32_t of(const Row& row, std::int32_t most) const {
    if (row.ways == 0) return of_unstated();
    return (row.ways & question_.accepted_ways & way_bit(Delivery::site)) == 0
               ? most
               : std::max(most, of_sites(row));
  }

 private:
  std::int32_t of_sites(const Row& row) const {
    if (!question_.home.point) return of_any();
    const bool plain = (row.ways & Row::plain_sites) != 0;
    double nearest = farthest;
    for (const SitePoint& site : snapshot_.sites_of(row))
      if (site.known()) nearest = std::min(nearest, chord_squared(question_.home_point, site.point));
    // A residential help may lie beyond reach.
    if (plain && nearest > reach_chord_squared_) return excluded;
    const std::int32_t most = of_site_at(std::sqrt(static_cast<float>(nearest)));
    return plain ? most : std::max(most, of_unplaced_site());
  }

  static constexpr double farthest = 4;  ///< square of a chord

  const Snapshot& snapshot_;
  const Question& question_;
  std::int32_t possible_;
  float half_value_m_;
  float floor_;  ///< points of a site, however far
  float fade_;   ///< what is divided by the distance
  double reach_chord_squared_;
  std::int32_t home_visit_;
  std::int32_t remote_;
  std::int32_t unplaced_site_;
  std::int32_t unstated_;
};

}  // namespace passgenau
