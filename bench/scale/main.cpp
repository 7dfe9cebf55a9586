// SPDX-License-Identifier: GPL-2.0-or-later
// How a catalog grows, in two steps, each one JSON object:
//
//   bench_scale index FOLDER OFFERS   the catalog FOLDER/catalog of so many offers: what indexing and the disk cost
//   bench_scale ask FOLDER            that catalog, in a process that has done nothing before: opening, memory, matching
//
// An offer has 40 words of text. The world is of one country however many offers it has (world.hpp): ten million lie ten times
// as dense as one million.
#include <malloc.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include "passgenau/catalog.hpp"
#include "world.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261121;
/// Offers are made, put and committed in so many at once: a world of ten million would not fit into memory.
constexpr std::size_t chunk = 100'000;
constexpr std::size_t families_with_a_place = 1000;
constexpr std::size_t families_without = 200;
constexpr int openings = 3;

/// Of the clock, and of this process's processor.
struct Seconds {
  double wall = 0;
  double processor = 0;

  static Seconds now() {
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now().time_since_epoch();
    timespec processor{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &processor);
    return {wall.count(),
            static_cast<double>(processor.tv_sec) + static_cast<double>(processor.tv_nsec) * 1e-9};
  }
  Seconds since() const {
    const Seconds end = now();
    return {end.wall - wall, end.processor - processor};
  }
};

double quantile(std::vector<double>& values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Resident memory of this process that no file backs, in bytes.
long anonymous_memory() {
  malloc_trim(0);
  std::ifstream status{"/proc/self/status"};
  for (std::string word; status >> word;)
    if (long kilobytes = 0; word == "RssAnon:" && status >> kilobytes) return kilobytes * 1024;
  return 0;
}

std::uintmax_t bytes_in(const std::filesystem::path& folder) {
  std::uintmax_t sum = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    sum += entry.file_size();
  return sum;
}

void index(const std::filesystem::path& path, std::size_t offers) {
  Seconds took;
  {
    CatalogWriter writer{path.string()};
    for (std::size_t done = 0; done < offers; done += chunk) {
      const std::string part = std::to_string(done / chunk) + '/';
      World world = make_world(std::min(chunk, offers - done), 0, seed + done / chunk);
      const Seconds begin = Seconds::now();
      for (Offer& offer : world.offers) {
        offer.id.insert(0, part);
        writer.put(offer);
      }
      writer.commit();
      const Seconds one = begin.since();
      took.wall += one.wall;
      took.processor += one.processor;
    }
  }
  std::cout << "{\"offers\": " << offers << ", \"index_s\": " << took.wall
            << ", \"index_processor_s\": " << took.processor << ", \"disk\": " << bytes_in(path) << "}\n";
}

/// Microseconds, p50, p99 and mean, of the second of two rounds.
void match(const Catalog& catalog, const std::vector<NeedsProfile>& families, const char* name) {
  std::vector<double> times;
  for (const NeedsProfile& family : families)
    catalog.match(family);
  for (const NeedsProfile& family : families) {
    const Seconds begin = Seconds::now();
    catalog.match(family);
    times.push_back(1e6 * begin.since().wall);
  }
  const double mean = std::accumulate(times.begin(), times.end(), 0.0) / static_cast<double>(times.size());
  std::cout << ", \"" << name << "_us\": [" << quantile(times, 0.5) << ", " << quantile(times, 0.99) << ", "
            << mean << ']';
}

void ask(const std::filesystem::path& path) {
  std::vector<NeedsProfile> families = make_world(1, families_with_a_place, seed).families;
  Vocabulary::built_in();  // once a process, not a part of any catalog
  const long before = anonymous_memory();
  const Catalog catalog{path.string()};
  const long memory = anonymous_memory() - before;
  std::vector<double> opening;
  for (int i = 0; i < openings; ++i) {
    const Seconds begin = Seconds::now();
    Catalog{path.string()};
    opening.push_back(begin.since().wall);
  }
  std::cout << "{\"offers\": " << catalog.state().offers << ", \"open_s\": " << quantile(opening, 0.5)
            << ", \"memory\": " << memory;
  match(catalog, families, "home");
  families.resize(families_without);
  for (NeedsProfile& family : families)
    family.home = {};
  match(catalog, families, "anywhere");
  std::cout << "}\n";
}

}  // namespace

int main(int count, char** words) try {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() == 3 && arguments[0] == "index") {
    std::size_t offers = 0;
    const std::string& number = arguments[2];
    std::from_chars(number.data(), number.data() + number.size(), offers);
    if (offers == 0) throw std::runtime_error("how many offers?");
    // What is left of a run that was broken off would be replaced, which is not indexing.
    std::filesystem::remove_all(std::filesystem::path{arguments[1]} / "catalog");
    std::filesystem::create_directories(arguments[1]);
    index(std::filesystem::path{arguments[1]} / "catalog", offers);
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "ask") {
    ask(std::filesystem::path{arguments[1]} / "catalog");
    return 0;
  }
  throw std::runtime_error("bench_scale index FOLDER OFFERS | bench_scale ask FOLDER");
} catch (const std::exception& error) {
  std::cerr << "bench_scale: " << error.what() << '\n';
  return 1;
}
