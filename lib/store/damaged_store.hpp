// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "store/reader.hpp"

namespace passgenau {

/// Everything that can still be read of a catalog which may be damaged.
struct Remains {
  bool sealed = false;
  std::uint64_t offers = 0;  ///< that there should be; 0 where that cannot be read
  std::uint64_t revision = 0;
  std::string sha256 = {};
  std::string concepts = {};              ///< the catalog's own, where they are whole
  std::vector<std::string> records = {};  ///< the stored JSON of each offer that is whole, in no order
  /// What is damaged: the offer's id, empty where it is not an offer's, and which part.
  std::vector<std::pair<std::string, std::string>> damage = {};
};

/// Goes by document numbers, not through the lists of words and ids: one torn block of those costs no offer. Throws as `StoreReader`
/// does where not even the beginning can be read.
Remains read_remains(const std::string& path);

}  // namespace passgenau
