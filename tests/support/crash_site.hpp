// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace passgenau::test {

/// Exit status of a process that crashed: in the storage engine (libxapian), or anywhere else.
inline constexpr int crashed_in_engine = 70;
inline constexpr int crashed_elsewhere = 71;

/// From now on this process ends with one of these where it crashes or is aborted: by the innermost function on the stack that is
/// not the C or the C++ library's.
void tell_crash_site();

}  // namespace passgenau::test
