// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>

namespace passgenau {

/// Keeps the blocks of a state in place while somebody reads it. Glass writes revision N + 2 over blocks that only revision N used: a reader who is
/// still at N may find half of one block and half of another, and Xapian 1.4 trusts the lengths it finds there, to the point of
/// reading beyond its buffer (AddressSanitizer saw it in 2 of 30 runs of two seconds beside a writer that committed every millisecond,
/// and with this in none of 100). So
/// readers hold a shared flock(2) for the parity of the revision they read, and a writer waits, before its first change after a
/// commit, until nobody holds the other parity. Those who begin meanwhile see the newest revision and are waited for only while they find
/// out which it is.
///
/// Two files stand for the parities that live as long as the catalog does and that every reader may open: its folder, and
/// its list of postings. Where they cannot be locked there is no grace, and what was torn is tried again as without it.
class ReadersGrace {
 public:
  /// None: for what no writer changes.
  ReadersGrace() = default;
  explicit ReadersGrace(const std::string& catalog_folder);
  ~ReadersGrace();
  ReadersGrace(const ReadersGrace&) = delete;
  ReadersGrace& operator=(const ReadersGrace&) = delete;

  /// For a reader: holds whatever revision it is going to find. Costs two system calls. Somebody else's lock on these files is waited for
  /// some ten milliseconds; then it is read without grace.
  void hold_any();
  /// For a reader that found this revision: lets go of the others. Another system call.
  void hold(std::uint64_t revision);
  /// For a reader that pauses.
  void let_go();
  /// For a writer that is about to change what follows this revision: waits until nobody reads one before it, 2,000 pauses of
  /// 250 µs at most (0.5 s and the system's lateness). A reader that takes longer, or never ends, is on its own.
  void wait_for_older(std::uint64_t revision);

 private:
  static constexpr std::size_t parities = 2;

  std::array<int, parities> files_{-1, -1};
  pid_t owner_ = getpid();  ///< a forked child shares the locks, and lets go of none
};

}  // namespace passgenau
