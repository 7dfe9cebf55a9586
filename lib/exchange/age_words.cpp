// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/age_words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "exchange/text_tokens.hpp"

namespace passgenau {

namespace {

using Kind = AgeWord::Kind;
using Bound = AgeWord::Bound;

struct UnitName {
  std::string_view name;
  AgeUnit unit;
};
constexpr std::array unit_names{UnitName{"jahr", AgeUnit::years},      UnitName{"jahre", AgeUnit::years},
                                UnitName{"jahren", AgeUnit::years},    UnitName{"jahres", AgeUnit::years},
                                UnitName{"j", AgeUnit::years},         UnitName{"jaehrig", AgeUnit::years},
                                UnitName{"jaehrige", AgeUnit::years},  UnitName{"jaehrigen", AgeUnit::years},
                                UnitName{"jaehriger", AgeUnit::years}, UnitName{"year", AgeUnit::years},
                                UnitName{"years", AgeUnit::years},     UnitName{"yr", AgeUnit::years},
                                UnitName{"yrs", AgeUnit::years},       UnitName{"y", AgeUnit::years},
                                UnitName{"monat", AgeUnit::months},    UnitName{"monate", AgeUnit::months},
                                UnitName{"monaten", AgeUnit::months},  UnitName{"monats", AgeUnit::months},
                                UnitName{"mon", AgeUnit::months},      UnitName{"m", AgeUnit::months},
                                UnitName{"mo", AgeUnit::months},       UnitName{"mos", AgeUnit::months},
                                UnitName{"mth", AgeUnit::months},      UnitName{"mths", AgeUnit::months},
                                UnitName{"month", AgeUnit::months},    UnitName{"months", AgeUnit::months},
                                UnitName{"woche", AgeUnit::weeks},     UnitName{"wochen", AgeUnit::weeks},
                                UnitName{"wo", AgeUnit::weeks},        UnitName{"w", AgeUnit::weeks},
                                UnitName{"week", AgeUnit::weeks},      UnitName{"weeks", AgeUnit::weeks},
                                UnitName{"wk", AgeUnit::weeks},        UnitName{"wks", AgeUnit::weeks},
                                UnitName{"tag", AgeUnit::days},        UnitName{"tage", AgeUnit::days},
                                UnitName{"tagen", AgeUnit::days},      UnitName{"day", AgeUnit::days},
                                UnitName{"days", AgeUnit::days}};

struct NumberName {
  std::string_view name;
  double number;
};
constexpr std::array number_names{NumberName{"null", 0},          NumberName{"ein", 1},
                                  NumberName{"eine", 1},          NumberName{"einem", 1},
                                  NumberName{"einer", 1},         NumberName{"eins", 1},
                                  NumberName{"zwei", 2},          NumberName{"drei", 3},
                                  NumberName{"vier", 4},          NumberName{"fuenf", 5},
                                  NumberName{"sechs", 6},         NumberName{"sieben", 7},
                                  NumberName{"acht", 8},          NumberName{"neun", 9},
                                  NumberName{"zehn", 10},         NumberName{"elf", 11},
                                  NumberName{"zwoelf", 12},       NumberName{"anderthalb", 1.5},
                                  NumberName{"eineinhalb", 1.5},  NumberName{"zweieinhalb", 2.5},
                                  NumberName{"dreieinhalb", 3.5}, NumberName{"halbes", 0.5},
                                  NumberName{"halben", 0.5},      NumberName{"zero", 0},
                                  NumberName{"one", 1},           NumberName{"a", 1},
                                  NumberName{"two", 2},           NumberName{"three", 3},
                                  NumberName{"four", 4},          NumberName{"five", 5},
                                  NumberName{"six", 6},           NumberName{"seven", 7},
                                  NumberName{"eight", 8},         NumberName{"nine", 9},
                                  NumberName{"ten", 10},          NumberName{"twelve", 12}};

/// German ones without their ending.
constexpr std::array ordinal_names{
    NumberName{"erst", 1},    NumberName{"zweit", 2},  NumberName{"dritt", 3}, NumberName{"viert", 4},
    NumberName{"fuenft", 5},  NumberName{"sechst", 6}, NumberName{"siebt", 7}, NumberName{"acht", 8},
    NumberName{"neunt", 9},   NumberName{"zehnt", 10}, NumberName{"first", 1}, NumberName{"second", 2},
    NumberName{"third", 3},   NumberName{"fourth", 4}, NumberName{"fifth", 5}, NumberName{"sixth", 6},
    NumberName{"seventh", 7}, NumberName{"eighth", 8}, NumberName{"ninth", 9}, NumberName{"tenth", 10}};

constexpr std::array<std::string_view, 34> fillers{
    "kinder", "kindern", "kind", "kindes", "babys", "baby",     "alter", "alters", "alt", "im",   "in", "der",
    "dem",    "den",     "des",  "die",    "das",   "zum",      "zur",   "zu",     "mit", "fuer", "an", "age",
    "ages",   "aged",    "old",  "of",     "the",   "children", "child", "from",   "her", "."};

template <class Names>
const NumberName* named(const Names& names, std::string_view word) {
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.name == word; });
  return found == names.end() ? nullptr : &*found;
}

std::optional<AgeUnit> unit_of(const Token& token) {
  const auto found = std::find_if(unit_names.begin(), unit_names.end(),
                                  [&](const UnitName& one) { return one.name == token.text; });
  if (found == unit_names.end()) return {};
  return found->unit;
}

bool is_whole(const Token& token) { return token.text.compare(0, 7, "jaehrig") == 0; }

class AgeLexer {
 public:
  explicit AgeLexer(std::string_view text) : walk_{tokens_of(text)} {}

  std::optional<std::vector<AgeWord>> read() {
    while (!walk_.done()) {
      if (marker() || bound()) continue;
      const Token& token = walk_.peek();
      const bool filler = std::find(fillers.begin(), fillers.end(), token.text) != fillers.end();
      if (!filler && !token.is("(") && !token.is(")") && !token.is(":") && !token.is(",")) return {};
      walk_.take();
    }
    return std::move(words_);
  }

 private:
  bool add(Kind kind) {
    walk_.pass({"."});
    words_.push_back({.kind = kind});
    return true;
  }
  bool add(AgeWord word) {
    words_.push_back(word);
    return true;
  }

  bool marker() {
    if (walk_.pass({"ab", "seit", "mindestens", "min", "over", "from", "ueber", "von"}) ||
        walk_.pass_all({"at", "least"}) || walk_.pass_all({"aelter", "als"}) ||
        walk_.pass_all({"older", "than"}) || walk_.pass_all({"und", "aelter"}) ||
        walk_.pass_all({"and", "over"}) || walk_.pass_all({"and", "older"}) ||
        walk_.pass_all({"and", "up"}) || walk_.pass({"+"}))
      return add(Kind::from);
    if (walk_.pass({"zwischen", "between"})) return add(Kind::between);
    if (walk_.pass({"unter", "under", "below", "<"}) || walk_.pass_all({"juenger", "als"}) ||
        walk_.pass_all({"younger", "than"}) || walk_.pass_all({"bis", "unter"}))
      return add(Kind::below);
    if (walk_.pass_all({"-", "bis"}) ||
        walk_.pass({"bis", "until", "till", "to", "hoechstens", "max", "maximal", "-"}) ||
        walk_.pass_all({"up", "to"}))
      return add(Kind::until);
    if (walk_.pass({"einschliesslich", "inklusive", "inkl", "einschl", "inclusive", "including"}))
      return add(Kind::inclusive);
    if (walk_.pass({"vollendeten", "vollendetes", "vollendetem", "vollendung", "completed"}))
      return add(Kind::completed);
    if (walk_.pass({"und", "and"})) return add(Kind::both);
    return false;
  }

  bool bound() {
    if (walk_.pass({"geburt", "birth", "neugeborene", "newborn", "newborns"}))
      return add({.bound = Bound::exact});
    if (walk_.pass({"schwangerschaft", "schwangere", "schwanger", "pregnancy", "pregnant"}))
      return add({.bound = Bound::pregnancy});
    if ((walk_.peek().is("u") || walk_.peek().is("ue")) && walk_.peek(1).is_number() &&
        !walk_.peek(1).after_blank) {
      // U3 and Ü3, as day nurseries call their groups.
      add(walk_.take().is("u") ? Kind::below : Kind::from);
      return add({.number = static_cast<double>(walk_.take().value()), .unit = AgeUnit::years});
    }
    const std::size_t start = walk_.at();
    if (pregnancy_week()) return true;
    walk_.back_to(start);
    if (ordinal()) return true;
    walk_.back_to(start);
    return cardinal();
  }

  /// "SSW 20", "SSW 20+0", "20+0 SSW", "week 20 of pregnancy".
  bool pregnancy_week() {
    const bool named = walk_.pass({"ssw", "week", "schwangerschaftswoche"});
    const int n = walk_.peek().value();
    if (n < 0) return false;
    walk_.take();
    if (walk_.peek().is("+") && walk_.peek(1).is_number()) {
      walk_.take();
      const int left = 280 - n * 7 - walk_.take().value();
      walk_.pass({"ssw"});
      if (left < 0 || n > 40) return false;
      return add(
          {.bound = Bound::exact, .age = {.weeks = left / 7, .days = left % 7, .before_birth = left > 0}});
    }
    const bool after = !named && walk_.pass({"ssw"});
    if (!named && !after) return false;
    walk_.pass_all({"of", "pregnancy"});
    return week(n);
  }

  bool week(int n) {
    if (n < 1 || n > 40) return false;
    return add({.bound = Bound::week_of_pregnancy, .number = static_cast<double>(n)});
  }

  /// "3. Geburtstag", "dritter Geburtstag", "3rd birthday", "3. Lebensjahr", "20. SSW".
  bool ordinal() {
    int n = 0;
    if (walk_.peek().is_number()) {
      n = walk_.take().value();
      if (!walk_.pass({".", "st", "nd", "rd", "th"})) return false;
    } else {
      n = ordinal_word(walk_.take().text);
    }
    if (n < 1) return false;
    if (walk_.pass({"geburtstag", "geburtstages", "geburtstags", "birthday"}))
      return add({.bound = Bound::exact, .age = years(n)});
    if (walk_.pass({"ssw", "schwangerschaftswoche"}) || walk_.pass_all({"week", "of", "pregnancy"}))
      return week(n);
    AgeWord life{.bound = Bound::of_life, .number = static_cast<double>(n)};
    if (walk_.pass({"lebensjahr", "lebensjahres", "lebensjahrs"}) || walk_.pass_all({"year", "of", "life"}))
      life.unit = AgeUnit::years;
    else if (walk_.pass({"lebensmonat", "lebensmonats", "lebensmonates"}) ||
             walk_.pass_all({"month", "of", "life"}))
      life.unit = AgeUnit::months;
    else if (walk_.pass({"lebenswoche"}))
      life.unit = AgeUnit::weeks;
    return life.unit ? add(life) : false;
  }

  static int ordinal_word(std::string word) {
    const NumberName* found = named(ordinal_names, word);
    for (const std::string_view ending : {"en", "er", "em", "es", "e"}) {
      if (found != nullptr) break;
      if (word.size() <= ending.size() ||
          word.compare(word.size() - ending.size(), ending.size(), ending) != 0)
        continue;
      found = named(ordinal_names, word.substr(0, word.size() - ending.size()));
    }
    return found == nullptr ? 0 : static_cast<int>(found->number);
  }

  bool cardinal() {
    const std::optional<double> number = read_number();
    if (!number) return false;
    AgeWord word{.number = *number};
    // The hyphen of "6-jährige" and "6-year-olds" belongs to the word, that of "3-6" does not.
    if (walk_.peek().is("-") && (is_whole(walk_.peek(1)) || walk_.peek(1).is("year"))) walk_.take();
    if (const auto unit = unit_of(walk_.peek())) {
      word.unit = unit;
      const bool whole = is_whole(walk_.take());
      if (walk_.peek().is("-") && (walk_.peek(1).is("old") || walk_.peek(1).is("olds"))) walk_.take();
      if (walk_.pass({"olds"}) || whole) word.bound = Bound::whole;
    }
    return add(word);
  }

  /// "2", "2,5", "2½", "1 1/2", "anderthalb", "ein halbes".
  std::optional<double> read_number() {
    double number = 0;
    if (walk_.peek().is_number()) {
      const int whole = walk_.take().value();
      if (whole < 0) return {};
      number = whole;
      if ((walk_.peek().is(",") || walk_.peek().is(".")) && walk_.peek(1).is_number() &&
          !walk_.peek(1).after_blank) {
        walk_.take();
        const Token& decimals = walk_.take();
        double unit = 1;
        for (std::size_t i = 0; i < decimals.text.size(); ++i)
          unit *= 10;
        number += decimals.value() / unit;
      } else if (walk_.peek().is("½")) {
        walk_.take();
        number += 0.5;
      } else if (walk_.pass_all({"1", "/", "2"})) {
        number += 0.5;
      } else if (whole == 1 && walk_.pass_all({"/", "2"})) {
        number = 0.5;
      }
      return number;
    }
    if (walk_.pass({"½"}) || walk_.pass_all({"half", "a"})) return 0.5;
    const NumberName* word = named(number_names, walk_.peek().text);
    if (word == nullptr) return {};
    walk_.take();
    if (word->number == 1 && walk_.pass({"halbes", "halben", "half"})) return 0.5;
    return word->number;
  }

  TokenWalk walk_;
  std::vector<AgeWord> words_;
};

}  // namespace

std::optional<std::vector<AgeWord>> age_words(std::string_view text) { return AgeLexer{text}.read(); }

}  // namespace passgenau
