// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// A piece of a cell that people wrote: a word, a run of digits, or one mark.
struct Token {
  enum class Kind : std::uint8_t { word, number, mark, end } kind = Kind::end;
  std::string text = {};    ///< words as `name_key` has them ("maerz"); every dash is "-"
  std::size_t begin = 0;    ///< bytes into the cell
  std::size_t stop = 0;     ///< behind its last byte
  bool after_blank = true;  ///< a blank, a line break or nothing stands before it

  bool is(std::string_view other) const { return text == other; }
  bool is_word() const { return kind == Kind::word; }
  bool is_number() const { return kind == Kind::number; }
  /// The value of a number of at most six digits; -1 for others.
  int value() const;
};

/// The tokens of a cell, and one of kind `end` behind them. Line breaks are the mark "\n", "½" is "½".
std::vector<Token> tokens_of(std::string_view text);

/// A way along the tokens; beyond the last one stands `end` for ever.
class TokenWalk {
 public:
  explicit TokenWalk(std::vector<Token> tokens) : tokens_{std::move(tokens)} {}

  const Token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  const Token& take() {
    const Token& token = peek();
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
  }
  bool done() const { return peek().kind == Token::Kind::end; }
  /// Passes one token that is any of these; false where it is none.
  bool pass(std::initializer_list<std::string_view> any);
  /// Passes these tokens in a row; false, and nothing passed, where they do not stand there.
  bool pass_all(std::initializer_list<std::string_view> row);
  std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }

 private:
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace passgenau
