// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/analyse.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <optional>

#include "text/fold.hpp"

namespace passgenau {

namespace {

/// No word before folding is longer: ICU normalises in quadratic time.
constexpr std::size_t longest_raw_word = 3 * longest_word;
constexpr std::size_t most_joined_parts = 4;

/// A mark goes with the letter before it, and with nothing where there is none: ≠ may be written as = and a mark.
enum class Class : std::uint8_t { other, word, ideograph, mark };

Class class_of(UChar32 letter) {
  if (letter < 0x80)
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                   (letter >= '0' && letter <= '9')
               ? Class::word
               : Class::other;
  if (letter >= 0xC0 && letter < 0x250) return letter == 0xD7 || letter == 0xF7 ? Class::other : Class::word;
  constexpr UChar32 soft_hyphen = 0xAD;
  constexpr UChar32 non_joiner = 0x200C;
  constexpr UChar32 joiner = 0x200D;
  if (letter == soft_hyphen || letter == non_joiner || letter == joiner) return Class::word;
  const std::uint32_t category = U_GET_GC_MASK(letter);
  if ((category & U_GC_M_MASK) != 0) return Class::mark;
  if ((category & (U_GC_L_MASK | U_GC_N_MASK)) == 0) return Class::other;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(letter, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return Class::ideograph;
    default: return Class::word;
  }
}

/// A run of letters, marks and digits.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Scanner {
 public:
  Scanner(std::string_view text, std::string_view language) : text_{text} {
    const std::string_view primary = language.substr(0, language.find('-'));
    turkish_ = primary == "tr" || primary == "az";
    next_ = scan();
  }

  std::vector<Word> words() {
    constexpr std::size_t usual_letters = 6;  // and a space
    words_.reserve(text_.size() / (usual_letters + 1) + 1);
    while (next_) {
      const Piece first = take();
      if (!abbreviation(first)) chain(first);
    }
    return std::move(words_);
  }

 private:
  std::optional<Piece> scan() {
    std::optional<Piece> piece;
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const Class kind = class_of(static_cast<UChar32>(next_code_point(text_, at_)));
      if (kind == Class::word && !piece) piece = Piece{.begin = begin};
      if (piece && (kind == Class::word || kind == Class::mark)) {
        piece->end = at_;
        continue;
      }
      if (piece) {
        at_ = begin;
        return piece;
      }
      if (kind == Class::ideograph) return Piece{begin, end_of_marks()};
    }
    return piece;
  }

  /// Behind the marks that stand here: が may be written as か and a mark.
  std::size_t end_of_marks() {
    for (std::size_t next = at_; next < text_.size(); at_ = next)
      if (class_of(static_cast<UChar32>(next_code_point(text_, next))) != Class::mark) break;
    return at_;
  }

  Piece take() {
    const Piece taken = *next_;
    next_ = scan();
    return taken;
  }
  std::string_view of(const Piece& piece) const { return text_.substr(piece.begin, piece.end - piece.begin); }
  /// What stands between a piece and the next one.
  std::string_view gap(std::size_t end) const {
    return next_ ? text_.substr(end, next_->begin - end) : std::string_view{};
  }
  static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  }

  /// S.P.Z., z.B.: single letters with full stops between them.
  bool abbreviation(const Piece& first) {
    const auto single = [&](const Piece& piece) {
      return piece.end - piece.begin == 1 && is_letter(text_[piece.begin]);
    };
    if (!single(first) || !next_ || gap(first.end) != "." || !single(*next_)) return false;
    std::string joined{of(first)};
    Piece last = first;
    while (next_ && gap(last.end) == "." && single(*next_)) {
      last = take();
      joined += of(last);
    }
    add(joined, {first.begin, last.end}, false);
    ++position_;
    return true;
  }

  /// The end of a gender form that follows a piece, taken; the piece then ends there.
  void take_gender(Piece& piece) {
    static constexpr std::array<std::string_view, 4> stars{"*", ":", "_", "·"};
    static constexpr std::array<std::string_view, 4> slashes{"/", "/-", "(", "(-"};
    static constexpr std::array<std::string_view, 7> after_star{"in", "innen", "r", "n", "e", "en", "m"};
    if (!next_ || piece.end - piece.begin < 3 || !is_letter(text_[piece.end - 1])) return;
    const std::string_view between = gap(piece.end);
    if (between.empty() || between.front() == ' ') return;
    const std::string_view ending = of(*next_);
    const auto among = [](const auto& list, std::string_view what) {
      return std::find(list.begin(), list.end(), what) != list.end();
    };
    const bool star = among(stars, between) && among(after_star, ending);
    const bool slash = among(slashes, between) && (ending == "in" || ending == "innen");
    if (!star && !slash) return;
    piece.end = take().end;
    if (between.front() == '(' && text_.substr(piece.end, 1) == ")") ++piece.end;
  }

  /// Without In or Innen after a small letter: BeraterInnen.
  static std::string_view without_capital_in(std::string_view word) {
    for (const std::string_view ending : {std::string_view{"Innen"}, std::string_view{"In"}}) {
      if (word.size() < ending.size() + 3 || word.substr(word.size() - ending.size()) != ending) continue;
      const char before = word[word.size() - ending.size() - 1];
      if (before >= 'a' && before <= 'z') return word.substr(0, word.size() - ending.size());
    }
    return word;
  }

  /// 's and Turkish case endings are left out, a Cyrillic apostrophe joins.
  std::string with_apostrophe(Piece& piece, std::string raw) {
    while (next_ && (gap(piece.end) == "'" || gap(piece.end) == "’")) {
      const std::string_view ending = of(*next_);
      if (script_of(raw) == Script::cyrillic)
        raw += ending;
      else if (!turkish_ && ending != "s")
        break;
      piece.end = take().end;
    }
    return raw;
  }

  /// One word, with what a hyphen joins to it.
  void chain(Piece piece) {
    struct Part {
      std::string raw;
      Piece place;
    };
    std::vector<Part> parts;
    for (;;) {
      const std::string_view base = without_capital_in(of(piece));
      take_gender(piece);
      std::string raw = with_apostrophe(piece, std::string{base});
      parts.push_back({std::move(raw), piece});
      const std::string_view between = gap(piece.end);
      const bool hyphen = between == "-" || between == "\u2010" || between == "\u2011";
      if (!hyphen || (!is_letter(parts.front().raw.front()) && !is_letter(text_[next_->begin]))) break;
      piece = take();
    }
    if (parts.size() > 1 && parts.size() <= most_joined_parts) {
      std::string joined;
      for (const Part& part : parts)
        joined += part.raw;
      add(joined, {parts.front().place.begin, parts.back().place.end}, false);
    }
    for (const Part& part : parts) {
      // A letter alone says nothing beside the whole: U-Untersuchung.
      const bool is_part = parts.size() > 1 && parts.size() <= most_joined_parts;
      if (!is_part || part.raw.size() > 1) add(part.raw, part.place, is_part);
      if (!is_part) ++position_;
    }
    if (parts.size() > 1 && parts.size() <= most_joined_parts) ++position_;
  }

  void add(std::string_view raw, const Piece& place, bool part) {
    if (raw.size() > longest_raw_word) return;
    std::string exact = exact_form(raw, turkish_);
    if (!exact.empty()) words_.push_back({std::move(exact), place.begin, place.end, position_, part});
  }

  std::string_view text_;
  bool turkish_ = false;
  std::size_t at_ = 0;
  std::optional<Piece> next_ = {};
  std::uint32_t position_ = 0;
  std::vector<Word> words_ = {};
};

}  // namespace

std::vector<Word> analyse(std::string_view text, std::string_view language) {
  return Scanner{text, language}.words();
}

}  // namespace passgenau
