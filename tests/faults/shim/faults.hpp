// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <vector>

/// Faults of a disk and of memory, made to order. The library stands before the C library, whether a test is linked with it or a program
/// is started with it in LD_PRELOAD, and counts what is called; nothing happens before `arm`. Only calls on regular files count: a
/// test may go on talking through a pipe.
namespace passgenau::test::faults {

/// What is counted: write, pwrite and writev; fsync and fdatasync; rename; malloc, calloc, realloc and
/// aligned_alloc, thus operator new, too.
enum class Call { write, synchronise, rename, allocate };
inline constexpr std::size_t call_count = 4;

enum class Fate {
  none,       ///< only counts
  kill,       ///< SIGKILL in the place of the call
  kill_half,  ///< SIGKILL when half of the bytes of a write are out
  fail_once,
  fail_on,  ///< and every further one of that sort
};

struct Plan {
  Call call = Call::write;
  long nth = 0;  ///< 1-based, counted from `arm`
  Fate fate = Fate::none;
  int error = 0;         ///< errno of a failure
  long free_bytes = -1;  ///< by which files may still grow before ENOSPC; negative: any
};

void arm(const Plan& plan);
void disarm();
/// Since `arm`.
long calls(Call call);
/// Did the plan's fate come about?
bool struck();
/// Under a sanitizer memory is the sanitizer's: then allocations are not counted and never fail.
bool counts_allocations();

/// One call on the disk, as it was made; `path` of a rename is its target.
struct Step {
  Call call = Call::write;
  std::string path = {};
  std::string from = {};  ///< of a rename
};
/// Of the last `arm`, in order, with `Fate::none` all of them.
std::vector<Step> steps();

}  // namespace passgenau::test::faults
