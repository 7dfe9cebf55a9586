// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace passgenau::test {

/// Exit status of a process that crashed: in the storage engine (libxapian), or anywhere else; and of one that found no end there.
inline constexpr int crashed_in_engine = 70;
inline constexpr int crashed_elsewhere = 71;
inline constexpr int hung_in_engine = 72;
inline constexpr int hung_elsewhere = 73;

/// From now on this process ends with one of these where it crashes, is aborted, or has used up its processor time (RLIMIT_CPU): by the
/// innermost function on the stack that is neither the C or the C++ library's nor an operator new. Where an exception ends it, that is
/// the function which lets none out, whoever threw. A loop of ours that calls Xapian for ever is not told from one of Xapian's.
void tell_crash_site();

}  // namespace passgenau::test
