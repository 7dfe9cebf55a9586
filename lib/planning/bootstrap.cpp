// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/bootstrap.hpp"

#include <algorithm>

#include "planning/random.hpp"

namespace passgenau {

namespace {

// 1 in 40, 2.5 %, of the means lie below the interval and as many above it.
constexpr std::size_t tail_one_in = 40;

double mean(const Series& series) {
  double sum = 0;
  for (const double value : series)
    sum += value;
  return sum / static_cast<double>(series.size());
}

}  // namespace

std::vector<Estimate> estimates(const std::vector<Series>& all, std::uint64_t seed, int resamples) {
  const std::size_t families = all.front().size();
  const auto rounds = static_cast<std::size_t>(resamples);
  SplitMix64 random{seed};
  std::vector<std::vector<double>> means(all.size(), std::vector<double>(rounds));
  std::vector<std::size_t> drawn(families);
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t& family : drawn)
      family = random.below(families);
    for (std::size_t i = 0; i < all.size(); ++i) {
      double sum = 0;
      for (const std::size_t family : drawn)
        sum += all[i][family];
      means[i][round] = sum / static_cast<double>(families);
    }
  }
  std::vector<Estimate> out;
  out.reserve(all.size());
  const std::size_t tail = rounds / tail_one_in;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::sort(means[i].begin(), means[i].end());
    out.push_back({.mean = mean(all[i]), .low = means[i][tail], .high = means[i][rounds - 1 - tail]});
  }
  return out;
}

}  // namespace passgenau
