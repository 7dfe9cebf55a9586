// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace passgenau {

/// Room to add up in, numbers for each document, all 0 while nobody has it.
struct TextScratch {
  explicit TextScratch(std::size_t documents) : scores(documents, 0), weights(documents, 0) {}

  std::vector<double> scores;
  std::vector<float> weights;
};

/// Lends room to each thread that searches: to clear what a search touched costs less than to make a new room, whose
/// pages the system clears one by one. Memory: 12 bytes a document for each thread that searches at the same time.
class TextScratchPool {
 public:
  std::unique_ptr<TextScratch> take(std::size_t documents) const {
    {
      const std::lock_guard lock{mutex_};
      if (!idle_.empty()) {
        std::unique_ptr<TextScratch> taken = std::move(idle_.back());
        idle_.pop_back();
        return taken;
      }
    }
    return std::make_unique<TextScratch>(documents);
  }
  /// All of it is 0 again. What is never given back is gone, and so is what a burst of threads needed once.
  void give_back(std::unique_ptr<TextScratch> scratch) const {
    constexpr std::size_t most_idle = 16;
    const std::lock_guard lock{mutex_};
    if (idle_.size() < most_idle) idle_.push_back(std::move(scratch));
  }

 private:
  mutable std::mutex mutex_ = {};
  mutable std::vector<std::unique_ptr<TextScratch>> idle_ = {};
};

}  // namespace passgenau
