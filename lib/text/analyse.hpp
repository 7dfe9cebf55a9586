// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// Rises whenever the same text gives other words: an index of another version must be made again.
inline constexpr int analyser_version = 1;

/// A word of a text, ready for the index.
struct Word {
  std::string folded = {};  ///< NFKC, case-folded (ß is ss), at most 120 bytes
  std::string stem = {};    ///< by the language's Snowball stemmer; empty where it has none
};

/// Turns text into words, the same way for writing and for asking. Language belongs to the text. One object
/// serves one thread.
class Analyser {
 public:
  Analyser();
  ~Analyser();
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;

  /// Words in their order. Words over 120 bytes are left out. `language` is BCP 47; an unknown one folds
  /// only.
  std::vector<Word> words(std::string_view text, std::string_view language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passgenau
