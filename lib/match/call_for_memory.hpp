// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace passgenau {

/// Has the processor bring the line of memory that this lies in: who calls for much before reading the first of it waits once and not
/// for each. Nothing is read: one past the end will do.
inline void call_for_memory(const void* at) {
  __builtin_prefetch(at);
  // g++ 12 takes a function that only does this for one without effect, and leaves out the calls of it.
  asm volatile("");
}

}  // namespace passgenau
