// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bill_of_table.hpp"

namespace passgenau::bench {

/// The two sets of questions of a world: families with a home, and without.
enum class Set { home, anywhere };
inline constexpr std::string_view set_names[] = {"home", "anywhere"};

/// An engine that is asked side by side with others.
class Peer {
 public:
  Peer() = default;
  virtual ~Peer() = default;
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  /// Name and version of what answers.
  virtual std::string about() const = 0;
  virtual std::size_t questions(Set set) const = 0;
  /// What is timed: afterwards the answer lies in the caller's memory, ids and points.
  virtual void ask(Set set, std::size_t question) = 0;
  /// The last answer.
  virtual std::vector<TableHit> answer() = 0;
};

/// What a peer's program does: the first line says `ready` and what it is, then each line of standard input is a command:
///
///   answers SET COUNT    `id points …` of the first COUNT questions, one a line
///   round SET COUNT      microseconds of each, on one line; SET is home or anywhere
///   quit
int serve(Peer& peer);

/// Table and questions of a world's folder.
struct TableWorld {
  explicit TableWorld(const std::filesystem::path& folder);

  std::vector<TableOffer> offers;
  std::vector<TableQuestion> questions[2];

  const std::vector<TableQuestion>& of(Set set) const { return questions[static_cast<int>(set)]; }
};

}  // namespace passgenau::bench
