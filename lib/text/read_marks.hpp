// SPDX-License-Identifier: GPL-2.0-or-later
// Signs inside words, which join their parts and are no part of their keys.
#pragma once

namespace passgenau::reading {

inline bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }
inline bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }
/// "Berater*in", "Berater:innen", "Berater_in"
inline bool is_gender_sign(char32_t c) { return c == U'*' || c == U':' || c == U'_'; }

}  // namespace passgenau::reading
