// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// Rises whenever the same text gives other words: an index of another version must be made again. Stems, compounds,
/// synonyms and spelling are worked out when somebody asks, and need no new index.
inline constexpr int analyser_version = 2;

/// A word of a text, ready for the index, and where it stands.
struct Word {
  std::string exact = {};  ///< `exact_form`, never empty
  std::size_t begin =
      0;  ///< bytes of the text; a part has its own place, the whole that of everything it joins
  std::size_t end = 0;
  std::uint32_t position = 0;  ///< counts the words; a whole and its parts share one
  bool part = false;           ///< one piece of the hyphenated word before it
};

/// The words of a text in their order, the same way for writing and for asking. Language (BCP 47) belongs to the text; it
/// matters to Turkish alone here. `text` is valid UTF-8. Words over 120 bytes are left out. Linear in the text.
///
/// - Schrei-Ambulanz is schreiambulanz, and as its parts schrei and ambulanz (up to four parts are joined).
/// - Berater*in, Berater:innen, Berater_innen, BeraterInnen, Berater/-innen, Berater(in) are one word, berater.
/// - S.P.Z. is spz, e.V. is ev, mother's is mother, сім'я is сімя.
/// - Each ideograph and kana is a word of its own; other scripts without spaces are not cut.
std::vector<Word> analyse(std::string_view text, std::string_view language);

}  // namespace passgenau
