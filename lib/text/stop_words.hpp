// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string_view>

namespace passgenau {

/// A word that says nothing about what is sought: articles, pronouns, auxiliaries, and what questions begin with. `word` is
/// an `exact_form`. Lists for de, en, tr, ar, ru, uk and pl; in other languages no word is one.
bool is_stop_word(std::string_view word, std::string_view language);

}  // namespace passgenau
