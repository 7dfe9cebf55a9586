// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

namespace passgenau {

/// Does a writer hold the database in this folder? Opens its lock file for reading alone: Xapian's own question opens it for writing,
/// which fails, as damage would, for who may only read. True where the system cannot tell.
bool is_locked_by_writer(const std::string& folder);

}  // namespace passgenau
