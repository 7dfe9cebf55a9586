// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/json.hpp"

namespace passgenau {

/// Puts an offer document together from values and where they belong, and remembers which field of the source
/// each came from.
class DocumentBuilder {
 public:
  /// `entry` takes the place of a `-` in the path. Entries of a list that nobody sets leave no hole: those
  /// behind them move up.
  void set(const std::vector<std::string>& path, std::size_t entry, json::value value, std::string source);
  json::value build();
  /// After `build`: the source of the value at `pointer`, or around it, or else of the last one inside it.
  /// Null where there is none; the empty string is a constant.
  const std::string* source_of(std::string_view pointer) const;

 private:
  struct Node {
    std::vector<std::pair<std::string, Node>> members = {};  ///< of an object, in the order of their setting
    std::map<std::size_t, Node> entries = {};                ///< of a list, by slot
    json::value value = {};
    std::string source = {};
  };

  json::value emit(Node& node, const std::string& pointer);

  Node root_;
  std::vector<std::pair<std::string, std::string>>
      sources_;  ///< pointer into the document and into the source
};

}  // namespace passgenau
