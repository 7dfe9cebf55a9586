// SPDX-License-Identifier: GPL-2.0-or-later
// The limit of memory: bench_limit WORLD FOLDER FAMILIES. Asks each family of the file once with every access recorded, then times a
// loop that loads the same lines of the same memory and does nothing else. One JSON object: for each family the lines and the
// median of the times in nanoseconds. How long the query takes is measured elsewhere, by the ordinary build.
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <iostream>

#include "data.hpp"
#include "passgenau/catalog.hpp"
#include "recorder.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr int rounds = 9;

/// Loads that do not wait for one another.
double nanoseconds_to_load(const std::vector<std::uintptr_t>& lines) {
  const auto begin = std::chrono::steady_clock::now();
  for (const std::uintptr_t line : lines)
    static_cast<void>(*reinterpret_cast<const volatile char*>(line));
  const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - begin;
  return time.count();
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<long>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

template <class List>
void print(const char* name, const List& list) {
  std::cout << '"' << name << "\": [";
  for (std::size_t i = 0; i < list.size(); ++i)
    std::cout << (i == 0 ? "" : ", ") << list[i];
  std::cout << ']';
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) throw std::runtime_error("bench_limit WORLD FOLDER FAMILIES");
  // What was freed stays mapped: it is loaded again.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  const Catalog catalog{catalog_in(arguments[2], arguments[1])};
  const std::vector<NeedsProfile> families = families_in(arguments[3]);
  std::vector<std::vector<std::uintptr_t>> lines;
  for (const NeedsProfile& family : families) {
    begin_recording();
    const Answer answer = catalog.match(family);
    lines.push_back(end_recording());
    if (lines.back().empty()) throw std::runtime_error("nothing was recorded");
  }
  // Family after family, as queries come: what one needs is not what the last one left in the nearest cache.
  std::vector<std::vector<double>> times(families.size());
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < families.size(); ++i)
      times[i].push_back(nanoseconds_to_load(lines[i]));
  std::vector<std::size_t> line_counts;
  std::vector<double> medians;
  for (std::size_t i = 0; i < families.size(); ++i) {
    line_counts.push_back(lines[i].size());
    medians.push_back(median(times[i]));
  }
  std::cout << '{';
  print("lines", line_counts);
  std::cout << ", ";
  print("replay_ns", medians);
  std::cout << "}\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench_limit: " << error.what() << '\n';
  return 1;
}
