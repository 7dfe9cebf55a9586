// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/problem.hpp"

namespace passgenau::c_api {

/// What callers hold of things of ours: numbers in the dress of pointers, never used twice, so that a stale one is an error and
/// no access to freed memory. A call shares what its handle stands for until it ends, whoever closes the handle meanwhile.
template <class Handle, class Inside>
class Handles {
 public:
  explicit constexpr Handles(std::string_view what) : what_{what} {}

  Handle* add(std::shared_ptr<Inside> inside) {
    const std::unique_lock lock{mutex_};
    // Steps as an address would have them: debuggers and foreign runtimes expect an even one.
    last_ += 16;
    open_.emplace(last_, std::move(inside));
    return reinterpret_cast<Handle*>(
        last_);  // NOLINT(performance-no-int-to-ptr): a number, never looked behind
  }

  /// Throws `Error` *argument-missing*, *handle-closed*.
  std::shared_ptr<Inside> find(const Handle* handle) const {
    if (handle == nullptr) fail(Code::argument_missing, what_);
    const std::shared_lock lock{mutex_};
    const auto found = open_.find(reinterpret_cast<std::uintptr_t>(handle));
    if (found == open_.end()) fail(Code::handle_closed, what_);
    return found->second;
  }

  /// Throws `Error` *handle-closed*. What it stood for ends outside the lock, here or in the last call.
  void close(const Handle* handle) {
    std::shared_ptr<Inside> last;
    const std::unique_lock lock{mutex_};
    const auto found = open_.find(reinterpret_cast<std::uintptr_t>(handle));
    if (found == open_.end()) fail(Code::handle_closed, what_);
    last.swap(found->second);
    open_.erase(found);
  }

 private:
  std::string_view what_;
  mutable std::shared_mutex mutex_ = {};
  std::uintptr_t last_ = 0;
  std::unordered_map<std::uintptr_t, std::shared_ptr<Inside>> open_ = {};
};

}  // namespace passgenau::c_api
