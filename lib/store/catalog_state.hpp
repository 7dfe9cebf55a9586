// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <xapian.h>

#include <string>

/// The numbers of a catalog's metadata – format, revision, digest … – once more in one record with a checksum: each alone has none.
namespace passgenau {

/// As they stand in the database now.
std::string state_record(const Xapian::Database& db);
/// True where nobody has written the record yet: catalogs made before it are read and written on.
bool state_holds(const Xapian::Database& db);

}  // namespace passgenau
