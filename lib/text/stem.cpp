// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stem.hpp"

#include <xapian.h>

namespace passgenau {

struct Stemmer::State {
  Xapian::Stem stem;
};

Stemmer::Stemmer(std::string_view language) {
  try {
    state_ =
        std::make_unique<State>(State{Xapian::Stem{std::string{language.substr(0, language.find('-'))}}});
  } catch (const Xapian::InvalidArgumentError&) {
    // No stemmer for this language: its words are folded only.
  }
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::operator()(const std::string& word) const {
  try {
    return state_ ? state_->stem(word) : std::string{};
  } catch (const Xapian::Error&) {
    return {};  // what cannot be stemmed is found by its folded form
  }
}

}  // namespace passgenau
