// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace passgenau::bench {

/// Records which 64-byte lines of memory are touched, by the loads and stores of everything that was compiled with
/// `-fsanitize=thread`: that makes the compiler call a function at each of them, and these functions are ours, not the sanitizer's.
/// Not seen: what the C library and other shared libraries touch. For one thread.
void begin_recording();
/// Addresses of the lines in the order of their first touch, each once, without those of the stack.
std::vector<std::uintptr_t> end_recording();

}  // namespace passgenau::bench
