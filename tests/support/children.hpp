// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>

namespace passgenau::test {

/// What `ended` says of a process that was killed.
inline constexpr int killed = -9;

/// How `run` ended in a process of its own: its status, or the signal, negative; SIGXCPU after 20 s of computing. 98 is an error, which
/// is told on standard error.
int ended(const std::function<int()>& run);

}  // namespace passgenau::test
