// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

#include "model/problem.hpp"
#include "store/readers_grace.hpp"

namespace Xapian {
class Database;
}

namespace passgenau {

/// A reader that is two commits behind loses its blocks: it goes to the newest state and tries again, with a growing
/// pause (a quarter of a second in all). What is damaged for good shows at the first try that finds nothing newer.
inline constexpr int tries = 50;

/// Behind the try of this number (1-based): none at first, then 200 µs for each.
void pause_behind(int attempt);

/// Takes the database in `folder` to its newest state, which `grace` holds from then on; false where it is there already. A state that is
/// torn while it is opened counts as newer: there is one behind it.
bool renew(Xapian::Database& db, const std::string& folder, ReadersGrace& grace);

/// Does `renewed` find a newer state within some 40 ms? For what changes without the writer's grace (`StoreReader::may_be_torn`): its newer
/// blocks stand there before the state is told of.
template <class Renewed>
bool soon(Renewed&& renewed) {
  constexpr int looks = 20;
  for (int look = 1; look <= looks; ++look) {
    pause_behind(look);
    if (renewed()) return true;
  }
  return false;
}

/// Again while the state that is read goes away. Blocks that a writer has taken for others read as damage, too: that
/// counts only when `renewed` found nothing newer, and nothing newer comes soon where what failed `may_be_torn`.
template <class Use, class Renewed, class MayBeTorn>
auto retried(Use&& use, Renewed&& renewed, MayBeTorn&& may_be_torn) {
  for (int attempt = 1;; ++attempt) {
    try {
      return use();
    } catch (const Error& error) {
      // It was waited for long enough.
      if (error.code() == Code::network_unreachable) throw;
      const bool looks_damaged =
          error.code() == Code::catalog_damaged || error.code() == Code::catalog_foreign;
      const bool moved =
          renewed(error) || (looks_damaged && may_be_torn(error) && soon([&] { return renewed(error); }));
      if (error.code() != Code::catalog_busy && !(looks_damaged && moved)) throw;
      if (attempt == tries) fail(Code::catalog_busy, "catalog", {}, error.problem().file);
    }
    pause_behind(attempt);
  }
}

}  // namespace passgenau
