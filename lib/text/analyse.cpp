// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/analyse.hpp"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <map>

#include "model/problem.hpp"
#include "text/stem.hpp"

namespace passgenau {

namespace {

/// Xapian refuses terms over 245 bytes; the longest German compounds have 80.
constexpr std::size_t longest_word = 120;
/// Normalising is quadratic in combining marks; no word before folding is longer than this.
constexpr std::size_t longest_raw_word = 3 * longest_word;

bool is_ascii_word(std::string_view word) {
  for (const char c : word)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

struct Analyser::State {
  std::unique_ptr<icu::BreakIterator> breaks = {};
  const icu::Normalizer2* folding = nullptr;
  std::map<std::string, Stemmer, std::less<>> stemmers = {};

  const Stemmer& stemmer(std::string_view language) {
    const std::string primary{language.substr(0, language.find('-'))};
    return stemmers.try_emplace(primary, primary).first->second;
  }

  std::string fold(std::string_view word) const {
    std::string folded;
    if (is_ascii_word(word)) {
      folded = word;
      for (char& c : folded)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      return folded;
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink{&folded};
    folding->normalizeUTF8(0, {word.data(), static_cast<std::int32_t>(word.size())}, sink, nullptr, status);
    return folded;
  }
};

Analyser::Analyser() : state_{std::make_unique<State>()} {
  UErrorCode status = U_ZERO_ERROR;
  state_->breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  state_->folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) fail(Code::internal, "text analysis", "ICU's data is missing");
}
Analyser::~Analyser() = default;

std::vector<Word> Analyser::words(std::string_view text, std::string_view language) {
  std::vector<Word> found;
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  state_->breaks->setText(&view, status);
  const Stemmer& stemmer = state_->stemmer(language);
  std::int32_t begin = state_->breaks->first();
  for (std::int32_t end = state_->breaks->next(); end != icu::BreakIterator::DONE;
       end = state_->breaks->next()) {
    const auto size = static_cast<std::size_t>(end - begin);
    const bool is_word = state_->breaks->getRuleStatus() >= UBRK_WORD_NUMBER;
    if (is_word && size <= longest_raw_word) {
      Word word{.folded = state_->fold(text.substr(static_cast<std::size_t>(begin), size))};
      if (!word.folded.empty() && word.folded.size() <= longest_word) {
        word.stem = stemmer(word.folded);
        found.push_back(std::move(word));
      }
    }
    begin = end;
  }
  utext_close(&view);
  return found;
}

}  // namespace passgenau
