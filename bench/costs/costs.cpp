// SPDX-License-Identifier: GPL-2.0-or-later
// What a catalog costs: bench_costs WORLD FOLDER SCRATCH. One JSON object: times of opening and of refreshing after a commit of one
// offer, memory that is not page cache, bytes on the disk, offers indexed in a second of processor time (of at most 20,000, from C++
// values, commit included).
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <optional>

#include "data.hpp"
#include "passgenau/catalog.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr int rounds = 5;
constexpr std::size_t most_to_index = 20'000;

template <class Work>
double milliseconds(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
  return time.count();
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
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
    if (entry.is_regular_file()) sum += entry.file_size();
  return sum;
}

void print(const char* name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::cout << '"' << name << "\": [" << times[times.size() / 2] << ", " << times.front() << ", "
            << times.back() << "], ";
}

double index_rate(const std::filesystem::path& world, const std::filesystem::path& scratch) {
  const std::vector<Offer> offers = offers_in(world, most_to_index);
  std::filesystem::remove_all(scratch);
  const std::clock_t begin = std::clock();
  {
    CatalogWriter writer{scratch.string()};
    for (const Offer& offer : offers)
      writer.put(offer);
    writer.commit();
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::filesystem::remove_all(scratch);
  return static_cast<double>(offers.size()) / seconds;
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) throw std::runtime_error("bench_costs WORLD FOLDER SCRATCH");
  const std::filesystem::path world = arguments[1];
  const std::string path = catalog_in(arguments[2], world);
  Vocabulary::built_in();  // once a process, not a part of any catalog
  const long before = anonymous_memory();
  std::optional<Catalog> catalog{path};
  const long opened = anonymous_memory();
  const std::uint64_t offers = catalog->state().offers;
  std::vector<double> opening;
  for (int i = 0; i < rounds; ++i)
    opening.push_back(milliseconds([&] { Catalog{path}; }));
  std::vector<double> refreshing;
  const std::vector<Offer> same = offers_in(world, 1);
  for (int i = 0; i < rounds; ++i) {
    CatalogWriter writer{path};
    writer.put(same.front());
    writer.commit();
    refreshing.push_back(milliseconds([&] { catalog->refresh(); }));
  }
  std::cout << "{\"offers\": " << offers << ", ";
  print("open_ms", opening);
  print("refresh_ms", refreshing);
  std::cout << "\"memory\": " << opened - before << ", \"disk\": " << bytes_in(path)
            << ", \"index_rate\": " << index_rate(world, arguments[3]) << "}\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench_costs: " << error.what() << '\n';
  return 1;
}
