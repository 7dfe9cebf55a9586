// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>
#include <string>

namespace passgenau::test {

/// What became of something that was done in a process of its own.
struct Cell {
  int status = -1;  ///< exit status: what was returned; −1 where it was killed
  int signal = 0;   ///< that killed it

  bool killed() const;  ///< for a call to the system that it must not make
};

/// Runs `body` in a child of this process; what it returns (0–100) is the exit status.
Cell in_child(const std::function<int()>& body);

/// The same in a cell: a seccomp filter kills at once whoever opens anything for writing, writes, makes, renames, links or removes
/// a file, maps one to write into it, makes memory that has a descriptor, opens a socket, or starts a process. What is left is reading,
/// memory, and threads.
Cell in_cell(const std::function<int()>& body);

/// Are there no such filters here, or none that can be tried (other processors, the thread sanitizer)?
std::string cells_are_absent();

}  // namespace passgenau::test
