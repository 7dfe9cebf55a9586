// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace passgenau {

/// A place name as a key: ASCII letters in lower case, Ä Ö Ü ß (composed or decomposed) as ae oe ue ss, runs
/// of blanks as one blank, none at the ends. "Lübeck" and "LUEBECK" are one key. Other characters stay as
/// they are.
std::string name_key(std::string_view name);
/// Bytes of the letter that begins at `at` of a key; 0: none begins there. Beyond ASCII all are letters but U+0080 to
/// U+00BF and U+2000 to U+206F: quotation marks, dashes, hard blanks.
std::size_t letter_bytes(std::string_view key, std::size_t at);
/// Only the letters and digits of a name as a key.
std::string bare_key(std::string_view name);
/// The same of a street, with the first "strasse" as "str": "Goethestr. 33" and "Goethe-Straße 33" are one.
std::string street_key(std::string_view street);

}  // namespace passgenau
