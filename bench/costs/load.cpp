// SPDX-License-Identifier: GPL-2.0-or-later
// Latency under load: bench_load WORLD FOLDER FAMILIES SECONDS. One thread answers; requests arrive as a Poisson process at 10 to 90 %
// of the rate at which it is saturated, whether or not the one before is done, and latency counts from when a request was due, so
// that a slow answer makes those behind it late (no coordinated omission). Then once more at half of that rate while another
// thread commits an offer each second and the catalog is refreshed. Last, many families at once: answers a second of match_all
// over one thread and more. One JSON object.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <iostream>
#include <thread>

#include "data.hpp"
#include "passgenau/catalog.hpp"
#include "planning/random.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;
using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

class Load {
 public:
  Load(Catalog& catalog, const std::vector<NeedsProfile>& families)
      : catalog_{catalog}, families_{families} {}

  /// Answers a second, one behind the other.
  double saturation(double seconds) {
    const auto begin = Clock::now();
    std::size_t answered = 0;
    while (Seconds{Clock::now() - begin}.count() < seconds)
      ask(answered++);
    return static_cast<double>(answered) / Seconds{Clock::now() - begin}.count();
  }

  /// Latencies in microseconds, sorted.
  std::vector<double> at(double rate, double seconds) {
    std::vector<double> latencies;
    const auto begin = Clock::now();
    double due = 0;
    for (;;) {
      due -= std::log(1 - static_cast<double>(random_.next() >> 11) * 0x1p-53) / rate;
      if (due > seconds) break;
      while (Seconds{Clock::now() - begin}.count() < due) {
      }
      ask(random_.next());
      latencies.push_back(1e6 * (Seconds{Clock::now() - begin}.count() - due));
    }
    std::sort(latencies.begin(), latencies.end());
    return latencies;
  }

 private:
  void ask(std::uint64_t number) { answer_ = catalog_.match(families_[number % families_.size()]); }

  Catalog& catalog_;
  const std::vector<NeedsProfile>& families_;
  SplitMix64 random_{20261122};
  Answer answer_ = {};
};

/// Answers a second of so many threads, for at least so many seconds.
double at_once(const Catalog& catalog, const std::vector<NeedsProfile>& families, std::size_t threads,
               double seconds) {
  // Batches as planning makes them: large enough that sharing out costs nothing.
  constexpr std::size_t batch = 2000;
  std::vector<NeedsProfile> many;
  while (many.size() < batch)
    many.insert(many.end(), families.begin(), families.end());
  const auto begin = Clock::now();
  std::size_t answered = 0;
  while (Seconds{Clock::now() - begin}.count() < seconds) {
    catalog.match_all(
        many, [](std::size_t, Answer) {}, threads);
    answered += many.size();
  }
  return static_cast<double>(answered) / Seconds{Clock::now() - begin}.count();
}

void print(double share, bool writer, const std::vector<double>& latencies) {
  std::cout << "{\"share\": " << share << ", \"writer\": " << (writer ? "true" : "false")
            << ", \"requests\": " << latencies.size() << ", \"latency_us\": [";
  const char* separator = "";
  for (const double quantile : {0.5, 0.9, 0.99, 0.999}) {
    const auto place = static_cast<std::size_t>(quantile * static_cast<double>(latencies.size() - 1));
    std::cout << separator << latencies[place];
    separator = ", ";
  }
  std::cout << "]}";
}

/// Commits one offer each second and refreshes, until told to stop.
class Committing {
 public:
  Committing(std::string path, Catalog& catalog, Offer offer)
      : thread_{[this, path = std::move(path), &catalog, offer = std::move(offer)] {
          CatalogWriter writer{path};
          for (auto next = Clock::now(); !stop_; std::this_thread::sleep_until(next)) {
            writer.put(offer);
            writer.commit();
            catalog.refresh();
            next += std::chrono::seconds{1};
          }
        }} {}
  ~Committing() {
    stop_ = true;
    thread_.join();
  }
  Committing(const Committing&) = delete;
  Committing& operator=(const Committing&) = delete;

 private:
  std::atomic<bool> stop_ = false;  // before the thread that reads it
  std::thread thread_;
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 5) throw std::runtime_error("bench_load WORLD FOLDER FAMILIES SECONDS");
  const double seconds = std::atof(arguments[4]);
  const std::string path = catalog_in(arguments[2], arguments[1]);
  Catalog catalog{path};
  const std::vector<NeedsProfile> families = families_in(arguments[3]);
  Load load{catalog, families};
  load.saturation(seconds / 4);  // warms
  const double saturation = load.saturation(seconds);
  std::cout << "{\"saturation\": " << saturation << ", \"steps\": [";
  for (const double share : {0.1, 0.3, 0.5, 0.7, 0.9}) {
    print(share, false, load.at(share * saturation, seconds));
    std::cout << ", ";
  }
  {
    const Committing committing{path, catalog, offers_in(arguments[1], 1).front()};
    print(0.5, true, load.at(0.5 * saturation, seconds));
  }
  std::cout << "], \"at_once\": [";
  const std::size_t most = std::max(2U, std::thread::hardware_concurrency());
  for (std::size_t threads = 1; threads <= most; threads *= 2)
    std::cout << (threads == 1 ? "" : ", ") << '[' << threads << ", "
              << at_once(catalog, families, threads, seconds) << ']';
  std::cout << "]}\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench_load: " << error.what() << '\n';
  return 1;
}
