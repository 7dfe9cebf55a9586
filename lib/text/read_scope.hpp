// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "text/read_note.hpp"

namespace passgenau::reading {

/// Members of a list ("keine Schulden, Sucht oder Gewalt") have at most so many words.
inline constexpr int longest_member = 3;

/// By its looks: a small word that ends in t, and some others.
inline bool is_verb_like(const Token& token) {
  if (token.capital) return false;
  const char last = token.key.empty() ? ' ' : token.key.back();
  return last == 't' || token.key == "ist" || token.key == "sind" || token.key == "wird" ||
         token.key == "is" || token.key == "has" || token.key == "will";
}

/// What the words around a match say of it: denied, past, somebody else's, doubted. Statements end at commas, at "aber" and "weil"; "und" and "oder" go
/// on with what stands before. Built once for a note.
class Scope {
 public:
  explicit Scope(const Note& note);

  /// Nothing, or why the match is no fact of this family now.
  std::optional<LeftOut> refusal(const Match& match) const;
  /// "keine Hebamme", "ohne Hebamme": a word for none governs the match.
  bool is_lacking(const Match& match) const;
  bool is_uncertain(const Match& match) const;

 private:
  void number_clauses();
  void spread_none();
  void spread_third();
  /// "leibl. Mutter" of a foster child: not who asks.
  bool is_parent_of_birth(std::size_t i) const;
  /// "Oma hat Depressionen", and she is not who comes.
  bool is_other_grandparent(std::size_t i) const;
  void spread_denial();
  void answer_clauses();
  bool only_answers(std::size_t first, std::size_t end) const;
  bool denied_by_none(const Match& match) const;
  bool denied_by_negation(const Match& match) const;
  /// "Depression vor 5 Jahren"
  bool is_years_ago(const Match& match) const;
  bool is_past(const Match& match) const;
  bool is_someone_elses(const Match& match) const;
  bool is_fine(const Match& match) const;
  bool is_of_before(const Match& match) const;
  /// First token of the clause of `i`, and one past its last.
  std::pair<std::size_t, std::size_t> clause_around(std::size_t i) const;
  bool clause_has(const Match& match, Cues wanted) const;
  bool is_part(const Match& match, std::size_t i) const;

  const Note& note_;
  std::vector<int> clauses_ = {};
  std::vector<bool> spoken_for_ = {};  ///< a burden's phrase holds the token: its "kein" denies nothing else
  std::vector<bool> under_none_ = {};  ///< after a free "kein"
  std::vector<bool> under_denial_ = {};  ///< in a list beside "verneint"
  /// Of a clause: the one behind it says nothing but that it is not so, or over.
  std::vector<std::optional<LeftOut>> answers_ = {};
  std::vector<bool> under_third_ = {};  ///< after a subject that is not of the family
};

}  // namespace passgenau::reading
