// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau::oracle {

/// One concept, as a line of the vocabulary data says.
struct Concept {
  std::vector<std::string> broader;
  std::vector<std::string> burdens;  ///< kinds: carried by nature
  bool residential = false;
  std::string safety;
};

/// Concepts of one type, and their tree.
struct Tree {
  std::map<std::string, Concept> concepts;

  void read(std::string_view json_lines);
  /// Steps on the shortest way up from `narrow` to `broad`: 0 for the same, −1 where there is none.
  int steps_up(const std::string& narrow, const std::string& broad) const;
  bool same_or_narrower(const std::string& narrow, const std::string& broad) const {
    return steps_up(narrow, broad) >= 0;
  }
  /// One of them stands in the tree above, at or below the other.
  bool related(const std::string& a, const std::string& b) const {
    return steps_up(a, b) >= 0 || steps_up(b, a) >= 0;
  }
  /// Carries this safety rule, or is narrower than a concept that does.
  bool under_safety(const std::string& id, std::string_view rule) const;
};

struct Vocabulary {
  Tree burdens;
  Tree kinds;

  /// Burdens and kinds of lib/vocabulary/data, and a network's own concepts (JSON Lines with "type").
  static Vocabulary read(const std::string& data_folder, std::string_view extension);
};

}  // namespace passgenau::oracle
