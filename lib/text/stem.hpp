// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
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

  /// Empty where the language has no stemmer.
  std::string operator()(const std::string& word) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passgenau
