// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace passgenau {

/// The Snowball stemmer of one language, where Xapian has one (none for Ukrainian, Polish, Persian).
class Stemmer {
 public:
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  bool exists() const { return state_ != nullptr; }
  /// Empty where the language has no stemmer.
  std::string operator()(const std::string& word) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Turns words into keys that their inflected forms share, for questions in one language. For one thread.
class StemKeys {
 public:
  /// An empty language is German.
  explicit StemKeys(std::string_view language);

  /// The language by whose rules words are turned: itself, or "und" where there are none for it.
  static std::string_view rules_of(std::string_view language);

  /// `fold_key` of the stem. A word of another script than the language's goes by Arabic or Russian, or by German where
  /// it is Latin. German feminine forms share the key of the others (Beraterinnen, Berater); Polish and Ukrainian lose
  /// their commonest case endings; other languages without a stemmer are folded only.
  std::string operator()(const std::string& exact);

 private:
  std::string_view language_for(std::string_view exact) const;

  std::string language_;
  std::map<std::string, Stemmer, std::less<>> stemmers_ = {};
};

}  // namespace passgenau
