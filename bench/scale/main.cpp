// SPDX-License-Identifier: GPL-2.0-or-later
// scale OFFERS [FOLDER]: what a catalog of so many offers costs – indexing, disk, opening, memory, matching – as one row of the table in
// bench/SCALE.md. Times are of the processor, which others on the machine disturb less than the clock on the wall; that one stands beside.
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
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

double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Stopwatch {
  double processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
  double wall = seconds_of(CLOCK_MONOTONIC);

  Stopwatch since() const {
    return {seconds_of(CLOCK_PROCESS_CPUTIME_ID) - processor, seconds_of(CLOCK_MONOTONIC) - wall};
  }
};

/// A line of /proc/self/status, in MB; 0 where there is none.
double memory_mb(const std::string& name) {
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(name + ':')) return std::stod(line.substr(name.size() + 1)) / 1024;
  return 0;
}

double disk_mb(const std::filesystem::path& folder) {
  double bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    bytes += static_cast<double>(entry.file_size());
  return bytes / 1e6;
}

void told(const std::string& what, const Stopwatch& took, const std::string& more) {
  std::cout << what << ": " << took.processor << " s of processor, " << took.wall << " s on the wall" << more
            << '\n';
}

void index(const std::filesystem::path& path, std::size_t offers) {
  Stopwatch took{0, 0};
  CatalogWriter writer{path.string()};
  for (std::size_t done = 0; done < offers; done += chunk) {
    const std::string part = std::to_string(done / chunk) + '/';
    World world = make_world(std::min(chunk, offers - done), 0, seed + done / chunk);
    const Stopwatch begin;
    for (Offer& offer : world.offers) {
      offer.id.insert(0, part);
      writer.put(offer);
    }
    writer.commit();
    const Stopwatch one = begin.since();
    took.processor += one.processor;
    took.wall += one.wall;
  }
  told("index", took,
       ", " + std::to_string(static_cast<long>(static_cast<double>(offers) / took.processor)) +
           " offers a second of processor");
}

/// Microseconds of processor at these shares of all matches.
void match(const Catalog& catalog, const std::vector<NeedsProfile>& families, const std::string& what) {
  std::vector<double> took;
  std::size_t matched = 0;
  for (const NeedsProfile& family : families) {
    const double begin = seconds_of(CLOCK_THREAD_CPUTIME_ID);
    matched += catalog.match(family).matches.size();
    took.push_back((seconds_of(CLOCK_THREAD_CPUTIME_ID) - begin) * 1e6);
  }
  std::sort(took.begin(), took.end());
  const auto at = [&](double share) {
    return took[static_cast<std::size_t>(share * static_cast<double>(took.size() - 1))];
  };
  std::cout << what << ": p50 " << at(0.5) << " µs, p99 " << at(0.99) << " µs of processor, "
            << static_cast<double>(matched) / static_cast<double>(families.size()) << " matches each, "
            << families.size() << " families\n";
}

}  // namespace

int main(int count, char** words) {
  const std::string number = count > 1 ? words[1] : "";
  std::size_t offers = 0;
  std::from_chars(number.data(), number.data() + number.size(), offers);
  if (offers == 0 || count > 3) {
    std::cerr << "usage: scale OFFERS [FOLDER]\n";
    return 2;
  }
  const TemporaryFolder folder{count > 2 ? std::filesystem::path{words[2]} : disk()};
  const std::filesystem::path path = folder / "catalog";
  std::cout << offers << " offers\n";
  std::cout.flush();
  // In a process of its own: what it leaves of its memory would hide what the open catalog takes.
  const pid_t indexer = fork();
  if (indexer == 0) {
    index(path, offers);
    std::cout.flush();
    _exit(0);
  }
  int status = 0;
  waitpid(indexer, &status, 0);
  if (status != 0) return 1;
  std::cout << "disk: " << disk_mb(path) << " MB\n";
  constexpr std::size_t with_a_place = 2000;
  constexpr std::size_t without_a_place = 50;
  std::vector<NeedsProfile> families = make_world(1, with_a_place, seed).families;
  const double before = memory_mb("VmRSS");
  const Stopwatch begin;
  const Catalog catalog{path.string()};
  const Stopwatch took = begin.since();
  told("open", took, {});
  std::cout << "memory: " << memory_mb("VmRSS") - before << " MB of the open catalog, "
            << (memory_mb("VmRSS") - before) * 1024 * 1024 / static_cast<double>(offers)
            << " bytes an offer\n";
  match(catalog, families, "with a place");
  families.resize(without_a_place);
  for (NeedsProfile& family : families)
    family.home = {};
  match(catalog, families, "without a place");
  return 0;
}
