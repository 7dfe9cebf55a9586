// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/text_tokens.hpp"

#include <algorithm>
#include <array>

#include "place/name_key.hpp"

namespace passgenau {

namespace {

struct Special {
  std::string_view bytes;
  std::string_view mark;  ///< empty: a blank
};

// What word processors put into cells: no-break and thin blanks, dashes, the minus sign, fractions, bullets, quotes.
constexpr std::array specials{
    Special{"\xC2\xA0", ""},      Special{"\xE2\x80\x89", ""},  Special{"\xE2\x80\xAF", ""},
    Special{"\xE2\x80\x90", "-"}, Special{"\xE2\x80\x91", "-"}, Special{"\xE2\x80\x92", "-"},
    Special{"\xE2\x80\x93", "-"}, Special{"\xE2\x80\x94", "-"}, Special{"\xE2\x80\x95", "-"},
    Special{"\xE2\x88\x92", "-"}, Special{"\xC2\xBD", "½"},     Special{"\xE2\x80\xA2", "\n"},
    Special{"\xC2\xB0", "°"},     Special{"\xE2\x80\xB2", "'"}, Special{"\xE2\x80\xB3", "\""},
    Special{"\xE2\x80\x99", "'"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

const Special* special_at(std::string_view text) {
  for (const Special& one : specials)
    if (text.substr(0, one.bytes.size()) == one.bytes) return &one;
  return nullptr;
}

bool is_letter(std::string_view text) {
  const char c = text.front();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) >= 0x80 && special_at(text) == nullptr);
}

}  // namespace

int Token::value() const {
  if (kind != Kind::number || text.size() > 6) return -1;
  int number = 0;
  for (const char c : text)
    number = number * 10 + (c - '0');
  return number;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool after_blank = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const Special* special = special_at(text.substr(at));
    if (c == ' ' || c == '\t' || c == '\r' || (special != nullptr && special->mark.empty())) {
      after_blank = true;
      at += special != nullptr ? special->bytes.size() : 1;
      continue;
    }
    Token token{.begin = at, .after_blank = after_blank};
    if (special != nullptr) {
      token.kind = Token::Kind::mark;
      token.text = special->mark;
      at += special->bytes.size();
    } else if (is_digit(c)) {
      token.kind = Token::Kind::number;
      while (at < text.size() && is_digit(text[at]))
        token.text += text[at++];
    } else if (is_letter(text.substr(at))) {
      token.kind = Token::Kind::word;
      while (at < text.size() && is_letter(text.substr(at)))
        ++at;
      token.text = name_key(text.substr(token.begin, at - token.begin));
    } else {
      token.kind = Token::Kind::mark;
      token.text = c;
      ++at;
    }
    token.stop = at;
    after_blank = token.text == "\n";
    tokens.push_back(std::move(token));
  }
  tokens.push_back({.begin = text.size(), .stop = text.size()});
  return tokens;
}

bool TokenWalk::pass(std::initializer_list<std::string_view> any) {
  if (done() || std::find(any.begin(), any.end(), peek().text) == any.end()) return false;
  take();
  return true;
}

bool TokenWalk::pass_all(std::initializer_list<std::string_view> row) {
  std::size_t ahead = 0;
  for (const std::string_view text : row)
    if (peek(ahead).kind == Token::Kind::end || peek(ahead++).text != text) return false;
  for (; ahead > 0; --ahead)
    take();
  return true;
}

}  // namespace passgenau
