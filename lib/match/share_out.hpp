// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace passgenau {

/// What a thread takes at a time: small, so that all end together.
inline constexpr std::size_t items_a_take = 8;

/// Runs `work(index)` for every index below `count` on so many threads, this one among them; throws what the first of
/// them threw.
template <class Work>
void share_out(std::size_t count, std::size_t threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (;;) {
      const std::size_t begin = next.fetch_add(items_a_take);
      if (begin >= count) return;
      for (std::size_t i = begin; i < std::min(count, begin + items_a_take); ++i)
        work(i);
    }
  };
  std::vector<std::exception_ptr> thrown(threads);
  const auto run = [&](std::size_t which) {
    try {
      take();
    } catch (...) {
      thrown[which] = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> others;
    try {
      for (std::size_t i = 1; i < threads; ++i)
        others.emplace_back(run, i);
    } catch (const std::system_error&) {
      // The system gives no more threads: those there are do the work.
    }
    run(0);
  }
  for (const std::exception_ptr& exception : thrown)
    if (exception) std::rethrow_exception(exception);
}

/// So many threads for so much work: `wanted`, or as many as the machine has for 0, and none that finds nothing to take.
inline std::size_t threads_for(std::size_t wanted, std::size_t count) {
  const std::size_t most = std::max<std::size_t>(1, (count + items_a_take - 1) / items_a_take);
  return std::min(wanted == 0 ? std::max(1U, std::thread::hardware_concurrency()) : wanted, most);
}

}  // namespace passgenau
