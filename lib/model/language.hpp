// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace passgenau {

/// Well-formed BCP 47 (RFC 5646) whose primary language ICU knows by name; `mul` and sign languages included,
/// `und`, private use and grandfathered tags not. `de_DE` and `deutsch` are refused.
bool is_language_tag(std::string_view tag);

/// What languages are compared by: the primary subtag in its shortest form ("deu" → "de"); `fa-AF` (also
/// `prs`) stands apart from `fa`.
std::string language_key(std::string_view tag);

/// Mutually intelligible enough to count as *partly*: `ku`/`kmr`, `fa`/`fa-AF`, `sr`/`hr`/`bs` (CLDR
/// languageMatching distances ≤ 5). Not close: a language with itself. Arguments are keys.
bool is_close_language(std::string_view a, std::string_view b);

}  // namespace passgenau
