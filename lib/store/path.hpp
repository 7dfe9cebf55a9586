// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace passgenau {

/// What stands at a path that somebody calls a catalog. An empty folder may hold what glass makes before a database: a writer was ended
/// there before it had begun.
enum class PathKind { nothing, empty_folder, glass_folder, sealed_file, replica };

/// Looks before Xapian does: a stub file or a folder with a stub would make it run programs and open sockets.
/// A replica is what `xapian-replicate` makes: a folder whose stub names one of the two copies in it and nothing else.
/// Throws *path-refused* for anything that is neither a plain folder nor a sealed file nor a replica, *catalog-foreign* for a folder that holds
/// something else.
PathKind inspect_catalog_path(const std::string& path);

/// The folder that holds the database now: the path itself, or the copy that a replica shows. Throws as `inspect_catalog_path` does.
std::string live_folder(const std::string& path);

/// What lies in a folder, by names, in no order; nothing where it cannot be read. The iterators of std::filesystem that take an
/// error code end the program where memory runs out: they may not throw, and allocate.
std::optional<std::vector<std::string>> names_in(const std::string& folder);

/// The folder around a path, the same for every way of writing it.
std::string folder_around(const std::string& path);

/// Takes away what a writer left in an empty folder that was ended before it had begun, but for the lock: glass makes its tables only
/// where there are none. For one who stands in the gate (`FolderGate`).
void remove_beginnings(const std::string& folder);

/// Makes a rename inside the folder durable: glass does not synchronise the folder itself. Throws *storage-failed* about `made`, what
/// was renamed there.
void synchronise_folder(const std::string& folder, const std::string& made);

}  // namespace passgenau
