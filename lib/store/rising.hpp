// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

#include "model/problem.hpp"

namespace passgenau {

/// Terms as a list gives them, each beyond the one before. In a tree whose pages are damaged Xapian may lead back to terms that were
/// there already, and so on without an end.
class Rising {
 public:
  /// Throws *catalog-damaged* where the term does not come behind the last one.
  void next(const std::string& term, const std::string& path) {
    if (term <= last_) fail(Code::catalog_damaged, "catalog", "the list of its words and ids", path);
    last_ = term;
  }

 private:
  std::string last_ = {};  ///< terms are never empty
};

}  // namespace passgenau
