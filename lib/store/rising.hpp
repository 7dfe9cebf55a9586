// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

#include "model/problem.hpp"

namespace passgenau {

/// Terms as a list gives them, each beyond the one before. In a tree whose pages are damaged Xapian may lead back to terms that were
/// there already, and so on without an end.
class Rising {
 public:
  /// False where the term does not come behind the last one.
  bool next(const std::string& term) {
    const bool rises = term > last_;
    last_ = term;
    return rises;
  }
  /// Throws *catalog-damaged* there.
  void require_next(const std::string& term, const std::string& path) {
    if (!next(term)) fail(Code::catalog_damaged, "catalog", "the list of its words and ids", path);
  }

 private:
  std::string last_ = {};  ///< terms are never empty
};

}  // namespace passgenau
