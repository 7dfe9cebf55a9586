// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "passgenau/who.hpp"
#include "verbs.hpp"

namespace passgenau::cli {

/// The families of these files, one profile a line; `-` is standard input. Problems go to standard error; where a line is refused,
/// `status` says so. Of several files an id is the file's name and the line's id. Throws `Error` *file-unreadable*.
std::vector<Family> families_of(const std::vector<std::string>& paths, const Catalog& catalog, Date as_of,
                                Exit& status);

}  // namespace passgenau::cli
