// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

namespace passgenau {

/// Lets one writer at a time come to a catalog or leave it. Xapian's lock is not enough for that: DB_CREATE_OR_OPEN looks whether
/// there is a database before it takes the lock, so that one who was slow between the two made an empty catalog of one
/// that another had meanwhile made and committed. Locks the folder around the catalog by flock(2), which leaves no file
/// behind; where that cannot be locked (a file system without it) there is no gate.
class FolderGate {
 public:
  /// Waits some five seconds at most: opening and leaving take milliseconds. Throws *catalog-locked* then.
  explicit FolderGate(const std::string& catalog_path);
  ~FolderGate();
  FolderGate(const FolderGate&) = delete;
  FolderGate& operator=(const FolderGate&) = delete;

 private:
  int folder_ = -1;
};

}  // namespace passgenau
