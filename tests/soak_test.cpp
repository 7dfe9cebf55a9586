// SPDX-License-Identifier: GPL-2.0-or-later
// Eight readers, for a time alone and for a time beside a writer that commits once a second: every answer is right for its state, and the
// memory stays flat. How long the answers take is told, not judged: that is the machine's. PASSGENAU_SOAK is the number of
// seconds, 8 without it; 300 before a release.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "sealed/network.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;
using Clock = std::chrono::steady_clock;

constexpr std::size_t reader_count = 8;
constexpr std::chrono::milliseconds pace{4};

/// Durations by size, in memory that does not grow: steps of a tenth of a power of two.
class Durations {
 public:
  void add(Clock::duration time) {
    const double microseconds = std::chrono::duration<double, std::micro>(time).count();
    const double step = std::log2(std::max(1.0, microseconds)) * steps_per_doubling;
    ++counts_[std::min(counts_.size() - 1, static_cast<std::size_t>(step))];
  }
  std::uint64_t size() const {
    std::uint64_t sum = 0;
    for (const auto& count : counts_)
      sum += count;
    return sum;
  }
  /// Microseconds that so large a part of them did not exceed, to 7 %.
  double quantile(double part) const {
    const auto wanted = static_cast<std::uint64_t>(part * static_cast<double>(size()));
    std::uint64_t sum = 0;
    for (std::size_t step = 0; step < counts_.size(); ++step) {
      sum += counts_[step];
      if (sum > wanted) return std::exp2(static_cast<double>(step + 1) / steps_per_doubling);
    }
    return 0;
  }

 private:
  static constexpr double steps_per_doubling = 10;
  std::array<std::atomic<std::uint64_t>, 300> counts_ = {};
};

enum Kind : std::size_t { match, offer, search, kinds };
constexpr const char* kind_names[] = {"match", "offer", "search"};
using ByKind = std::array<Durations, kinds>;

/// Of this process, in bytes.
std::int64_t resident_memory() {
  std::ifstream statm{"/proc/self/statm"};
  std::int64_t all = 0;
  std::int64_t resident = 0;
  statm >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

class Soak {
 public:
  explicit Soak(const std::string& path) : path_{path} {
    make_network(path_);
    shared_ = std::make_unique<Catalog>(path_);
    for (const std::string& line : lines_of(sample + "families.jsonl"))
      families_.push_back(read_profile_line(line, shared_->vocabulary()).profile.value);
    ids_ = shared_->ids();
    note_right_answers();
    for (std::size_t i = 0; i < reader_count; ++i)
      readers_.emplace_back([this, i] { read(i); });
  }
  ~Soak() {
    stop_ = true;
    for (std::thread& reader : readers_)
      reader.join();
  }

  void run_alone(std::chrono::duration<double> time) {
    now_ = &alone;
    std::this_thread::sleep_for(time);
  }
  void run_beside_commits(std::chrono::duration<double> time) {
    const auto end = Clock::now() + time;
    const auto warm = Clock::now() + time / 5;
    CatalogWriter writer{path_};
    now_ = &beside;
    for (int turn = 1; Clock::now() < end; ++turn) {
      const auto next = Clock::now() + std::chrono::seconds{1};
      for (std::size_t i = 0; i < ids_.size(); i += 10) {
        Offer offer = *shared_->offer(ids_[(i + static_cast<std::size_t>(turn)) % ids_.size()]);
        offer.capacity.wait_days = turn % 40;
        writer.put(offer);
      }
      writer.commit();
      note_right_answers();
      shared_->refresh();
      ++commits;
      if (memory_before == 0 && Clock::now() >= warm) memory_before = resident_memory();
      std::this_thread::sleep_until(next);
    }
    memory_after = resident_memory();
  }

  ByKind alone;
  ByKind beside;
  int commits = 0;
  std::int64_t memory_before = 0;
  std::int64_t memory_after = 0;
  std::set<std::string> errors() {
    const std::lock_guard lock{mutex_};
    return errors_;
  }

 private:
  /// As one thread finds them, of the newest state, before anybody else may.
  void note_right_answers() {
    const Catalog own{path_};
    std::vector<std::size_t> all;
    for (const NeedsProfile& family : families_)
      all.push_back(hash_(to_json(own.match(family))));
    const std::lock_guard lock{mutex_};
    right_[own.state().revision] = std::move(all);
    // No reader is further behind than that.
    if (right_.size() > 30) right_.erase(right_.begin());
  }

  void read(std::size_t thread) {
    for (std::size_t n = thread; !stop_; ++n) {
      const Kind kind = n % 10 == 0 ? search : n % 10 == 5 ? offer : match;
      const auto begin = Clock::now();
      const std::string wrong = ask(kind, n);
      (*now_.load())[kind].add(Clock::now() - begin);
      if (!wrong.empty()) {
        const std::lock_guard lock{mutex_};
        errors_.insert(wrong);
      }
      std::this_thread::sleep_for(pace);
    }
  }

  /// One request; what was wrong with the answer.
  std::string ask(Kind kind, std::size_t n) try {
    const std::string& id = ids_[n * 7 % ids_.size()];
    if (n % 10 == 0)
      return shared_->search({.words = "Baby schreit", .language = "de"}).hits.empty() ? "no hits" : "";
    if (kind == offer) {
      const auto found = shared_->offer(id);
      return found && found->id == id ? "" : "another offer than " + id;
    }
    const std::size_t family = n % families_.size();
    const Answer answer = shared_->match(families_[family]);
    const std::size_t found = hash_(to_json(answer));
    const std::lock_guard lock{mutex_};
    const auto right = right_.find(answer.catalog.revision);
    // A search may have shown everybody what was committed this moment.
    if (right == right_.end())
      return answer.catalog.revision > right_.rbegin()->first ? "" : "a state that is long gone";
    return right->second[family] == found ? "" : "another answer of revision " + std::to_string(right->first);
  } catch (const std::exception& error) {
    return error.what();
  }

  std::string path_;
  std::unique_ptr<Catalog> shared_;
  std::vector<NeedsProfile> families_;
  std::vector<std::string> ids_;
  std::hash<std::string> hash_;
  std::atomic<bool> stop_{false};
  std::atomic<ByKind*> now_{&alone};
  std::mutex mutex_;
  std::map<std::uint64_t, std::vector<std::size_t>> right_;
  std::set<std::string> errors_;
  std::vector<std::thread> readers_;
};

void tell(const char* what, const ByKind& durations) {
  std::cout << what << ':';
  for (std::size_t kind = 0; kind < kinds; ++kind)
    std::cout << ' ' << durations[kind].size() << ' ' << kind_names[kind] << " p50 "
              << std::lround(durations[kind].quantile(0.5)) << " p99 "
              << std::lround(durations[kind].quantile(0.99)) << " µs" << (kind + 1 < kinds ? ',' : '\n');
}

TEST_CASE("eight readers and a commit a second: right answers, flat memory") {
  const char* wanted = std::getenv("PASSGENAU_SOAK");
  const std::chrono::duration<double> time{wanted != nullptr ? std::atof(wanted) : 8.0};
  const TemporaryFolder folder;
  Soak soak{folder / "c"};
  soak.run_alone(time * 0.3);
  soak.run_beside_commits(time * 0.7);
  tell("alone", soak.alone);
  tell("beside a writer", soak.beside);
  std::cout << soak.commits << " commits, memory from " << soak.memory_before / 1024 << " KiB to "
            << soak.memory_after / 1024 << " KiB\n";
  const std::set<std::string> errors = soak.errors();
  INFO((errors.empty() ? "" : *errors.begin()));
  CHECK(errors.empty());
  CHECK(soak.commits > 1);
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    CHECK(soak.alone[kind].size() > 0);
    CHECK(soak.beside[kind].size() > 0);
  }
#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
  constexpr std::int64_t flat = 8 << 20;  // what the allocator's arenas of nine threads may still take
  CHECK(soak.memory_after - soak.memory_before < flat);
#endif
}

}  // namespace
}  // namespace passgenau
