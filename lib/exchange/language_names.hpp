// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace passgenau {

/// The BCP 47 tag of a language that is named in German, English or itself ("Türkisch", "Turkish", "Türkçe"), by ICU's
/// names, some more that people use, or its tag as it is ("tr"). Letter case and the spelling of umlauts do not count;
/// "türkische Sprache" and "auf Türkisch" are understood. Empty where the name is not known or could mean several.
/// The first call of a process takes some 40 ms.
std::optional<std::string> language_of_name(std::string_view name);

}  // namespace passgenau
