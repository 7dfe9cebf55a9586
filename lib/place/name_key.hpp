// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace passgenau {

/// A place name as a key: ASCII letters in lower case, Ä Ö Ü ß (composed or decomposed) as ae oe ue ss, runs
/// of blanks as one blank, none at the ends. "Lübeck" and "LUEBECK" are one key. Other characters stay as
/// they are.
std::string name_key(std::string_view name);

}  // namespace passgenau
