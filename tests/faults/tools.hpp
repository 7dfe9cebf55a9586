// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passgenau/passgenau.hpp"
#include "support/children.hpp"
#include "support/temporary_folder.hpp"

/// What the tests of faults share: imports of which every state is known.
namespace passgenau::test {

/// PASSGENAU_EVERY_FAULT=1: all of them, for the time that takes.
bool every_fault();

/// Import number `turn` (1-based): new offers, others replaced, one removed; the fourth of each eight is long. Commits.
void run_import(CatalogWriter& writer, int turn);
void run_import(const std::string& path, int turn);

/// What a catalog holds, by revision: the state behind import `turn`, which is revision `turn`, with every offer whole.
class States {
 public:
  /// As `held` has it. Revision 0 is empty.
  const std::string& at(std::uint64_t revision);
  /// A copy of the catalog as it is behind import `turn`, in the place of what was there.
  void copy(int turn, const std::string& to);

 private:
  TemporaryFolder folder_ = {};
  std::vector<std::string> states_ = {""};
};

/// Revision and every offer of a catalog, after everything in it was verified: REQUIREs that it is sound.
struct Held {
  std::uint64_t revision = 0;
  std::string offers = {};
};
Held held(const std::string& path);

/// REQUIREs that the next import works and brings the catalog to its state.
void require_next_import(States& states, const std::string& path);

}  // namespace passgenau::test
