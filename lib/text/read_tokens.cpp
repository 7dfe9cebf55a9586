// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_tokens.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/fold.hpp"
#include "text/read_marks.hpp"
#include "text/read_numerals.hpp"

namespace passgenau::reading {

namespace {

UChar32 take_code_point(std::string_view text, std::size_t& at) {
  return static_cast<UChar32>(next_code_point(text, at));
}

UChar32 code_point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? take_code_point(text, at) : 0;
}

bool is_letter(UChar32 c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                  : u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK;
}
bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }

/// Abbreviations whose full stop ends no sentence, folded.
constexpr std::string_view abbreviation_list =
    "a abs alban alk alleinerz allg amb ambul angeb approx apr arab arbeitsl arztl auff aufn aug b "
    "bds begl bek bes beschaft bez biol bspw bulg bzgl bzw ca d dez diagn dolm dr dt dtsch ehem "
    "einschl engl entb entl entw errechn erz etw ev evtl f fam feb fehlgeb finanz fr franz geb "
    "gebardensprachdolm gem ges geschw gesundh getr ggf griech grosselt h halbw hausl hebammenbetr hr "
    "i inkl insb insg ital j jahrl jan jg jhr jr jugendl kd kdr ki kindl kindsm kl komb korp korr "
    "korrig kr kroat kurd lebensgef leibl lkr lt m mannl max med min mind mittl mo mon mrz mte mtl "
    "mtr mu n nachm nov nr o od okt pat path pers poln portug prim psych psychiatr rum ruman russ s "
    "saugl schw sek sept serb sgl sog soz sozpad sp span spont spr sprachl st stat stationar std str "
    "tagl tel telef tg tgl turk u ukr unauff ungef unterst urspr v va verh verm versich vgl vietn "
    "vorauss voraussichtl vorh vorm vors vtr wch weibl wg whg wiss wo wohng wohnh wtl z zi zust zw "
    "zzt";

constexpr auto abbreviations = [] {
  std::array<std::string_view, std::count(abbreviation_list.begin(), abbreviation_list.end(), ' ') + 1>
      words{};
  std::string_view rest = abbreviation_list;
  for (std::string_view& word : words) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    word = rest.substr(0, blank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
  std::sort(words.begin(), words.end());
  return words;
}();

/// Units that are written short: behind a number they end a sentence where a word with a capital follows ("6 Mon. Vater …").
bool is_unit(std::string_view key) {
  return key == "j" || key == "mon" || key == "mo" || key == "wo" || key == "m";
}

bool is_abbreviation(std::string_view key) {
  return std::binary_search(abbreviations.begin(), abbreviations.end(), key);
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_{text} {}

  std::vector<Token> run() {
    constexpr std::size_t bytes_of_a_word = 5;
    tokens_.reserve(text_.size() / bytes_of_a_word + 1);
    while (at_ < text_.size())
      step();
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (tokens_[i].kind == TokenKind::mark) tokens_[i].breaks = break_of(i);
    number_segments(tokens_);
    return std::move(tokens_);
  }

 private:
  void step() {
    std::size_t next = at_;
    const UChar32 c = take_code_point(text_, next);
    if (c == '\n' || c == '\r') {
      if (!tokens_.empty()) push(TokenKind::mark, next);
      at_ = next;
      spaced_ = true;
    } else if (c < 0x80 ? c == ' ' || c == '\t' : u_isspace(c) || u_charType(c) == U_FORMAT_CHAR) {
      at_ = next;
      spaced_ = true;
    } else if (is_letter(c)) {
      push(TokenKind::word, word_end());
    } else if (is_digit(c)) {
      while (next < text_.size() && is_digit(text_[next]))
        ++next;
      push(TokenKind::number, next);
    } else {
      push(TokenKind::mark, next);
    }
  }

  /// Letters (a single one with the digits behind it), with hyphens and apostrophes between them, and the endings of gender forms.
  std::size_t word_end() const {
    std::size_t at = at_;
    std::size_t letters = 0;
    while (at < text_.size()) {
      std::size_t next = at;
      const UChar32 c = take_code_point(text_, next);
      // U5, B2: a letter and its number, but "4J2M".
      const bool numbered = letters == 1 && is_digit(c) && !(at_ > 0 && is_digit(text_[at_ - 1]));
      if (is_letter(c) || numbered) {
        letters += is_letter(c) ? 1u : 0u;
        at = next;
        continue;
      }
      const auto sign = static_cast<char32_t>(c);
      const bool joins = is_hyphen(sign) || is_apostrophe(sign);
      if (joins && is_letter(code_point_at(text_, next)))
        at = next;
      else if (is_gender_sign(sign) && text_.substr(next, 2) == "in" && ends_gender_form(next + 2))
        at = next + 2;
      else
        break;
    }
    return at;
  }
  bool ends_gender_form(std::size_t at) const {
    return !is_letter(code_point_at(text_, at)) ||
           (text_.substr(at, 3) == "nen" && !is_letter(code_point_at(text_, at + 3)));
  }

  void push(TokenKind kind, std::size_t to) {
    Token token{.from = at_, .to = to, .kind = kind, .spaced = spaced_ || tokens_.empty()};
    const std::string_view piece = text_.substr(at_, to - at_);
    if (kind == TokenKind::word) {
      token.key = fold(piece);
      token.stem = stem_of(token.key);
      token.number = number_word(token.key).value_or(-1);
      token.ordinal = ordinal_word(token.key).value_or(-1);
      count_capitals(token, piece);
    } else {
      token.key = piece;
      if (kind == TokenKind::number && piece.size() <= 6) token.number = std::stoi(token.key);
    }
    tokens_.push_back(std::move(token));
    at_ = to;
    spaced_ = false;
  }

  static void count_capitals(Token& token, std::string_view piece) {
    int capitals = 0;
    int letters = 0;
    for (std::size_t at = 0; at < piece.size();) {
      const bool first = at == 0;
      const UChar32 c = take_code_point(piece, at);
      if (c >= 0x80 && u_charType(c) == U_NON_SPACING_MARK) continue;
      const bool upper = c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c);
      if (first) token.capital = upper;
      capitals += upper;
      ++letters;
    }
    token.abbreviation = capitals >= 2 && letters <= 6;
  }

  const Token* token_at(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }

  Break break_of(std::size_t i) const {
    const Token& mark = tokens_[i];
    const std::string_view key = mark.key;
    const Token* before = i > 0 ? &tokens_[i - 1] : nullptr;
    const Token* after = token_at(i + 1);
    if (key == "\n" || key == "\r" || key == "\r\n" || key == ";" || key == "!" || key == "?") {
      // "2;6" is an age, "(?)" a doubt.
      const bool inside = key == ";" && before && after && before->kind == TokenKind::number &&
                          after->kind == TokenKind::number && !after->spaced;
      return inside ? Break::none : Break::sentence;
    }
    if (key == ".")
      return full_stop(before, after, i > 1 && tokens_[i - 2].kind == TokenKind::number,
                       i > 1 && tokens_[i - 2].key == "/");
    if (key == ",")
      return before && after && before->kind == TokenKind::number && after->kind == TokenKind::number &&
                     !after->spaced
                 ? Break::none
                 : Break::comma;
    if (key == "(" || key == ")" || key == "[" || key == "]" || key == "—" || key == "|" || key == "•")
      return Break::comma;
    // "Mon–Fri", "9–12": a range
    if (key == "–") return mark.spaced || !after || after->spaced ? Break::comma : Break::none;
    if (key == "-" || key == "/")
      return mark.spaced && (!after || after->spaced) ? Break::comma : Break::none;
    return Break::none;
  }

  /// `counted`: a number stands before the word before; `per`: a slash.
  static Break full_stop(const Token* before, const Token* after, bool counted, bool per) {
    if (!before || !after) return Break::sentence;
    if (!after->spaced) return Break::none;  // 12.08.2026, z.B.
    if (before->kind == TokenKind::number)
      // "28. SSW", "12. August": an ordinal, unless it is the last of a longer number such as a year.
      return before->key.size() <= 2 && after->kind == TokenKind::word ? Break::none : Break::sentence;
    if (before->key == "jahr" && !before->capital) return Break::none;               // "2-jähr. Sohn"
    if (before->key.size() == 1 && before->capital && !counted) return Break::none;  // "Fr. K. (24)"
    if (per && after->capital) return Break::sentence;                               // "10 Zig./d. Alkohol"
    if (is_abbreviation(before->key))
      return counted && is_unit(before->key) && after->capital ? Break::sentence : Break::none;
    return Break::sentence;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool spaced_ = true;
  std::vector<Token> tokens_;
};

}  // namespace

void number_segments(std::vector<Token>& tokens) {
  int segment = 0;
  int current = 0;
  int sentence = 0;
  std::vector<int> outer;  // what goes on after a bracket
  for (Token& token : tokens) {
    if (token.breaks == Break::sentence) ++sentence, outer.clear();
    if (token.breaks != Break::none) {
      if (token.key == "(" || token.key == "[") outer.push_back(current);
      current = ++segment;
      if ((token.key == ")" || token.key == "]") && !outer.empty()) {
        current = outer.back();
        outer.pop_back();
      }
    }
    token.segment = current;
    token.sentence = sentence;
  }
}

std::vector<Token> tokenise(std::string_view text) { return Splitter{text}.run(); }

}  // namespace passgenau::reading
