// SPDX-License-Identifier: GPL-2.0-or-later
// Text into words: where they begin and end, which of them are one word, and what a question may mean.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "store/tools.hpp"
#include "text/analyse.hpp"
#include "text/fold.hpp"
#include "text/lexicon.hpp"
#include "text/spelling.hpp"
#include "text/stem.hpp"
#include "text/stop_words.hpp"

namespace passgenau {
namespace {

using Strings = std::vector<std::string>;

Strings words(std::string_view text, std::string_view language = "de") {
  Strings found;
  for (const Word& word : analyse(text, language))
    found.push_back((word.part ? "+" : "") + word.exact);
  return found;
}

std::string stem(const std::string& word, std::string_view language = "de") {
  return StemKeys{language}(exact_form(word, false));
}

std::string fold(const std::string& word) { return fold_key(exact_form(word, false)); }

}  // namespace

TEST_CASE("words are cut and folded") {
  CHECK(words("").empty());
  CHECK(words(" –, … !").empty());
  CHECK((words("Größe STRASSE Straße") == Strings{"grösse", "strasse", "strasse"}));
  CHECK((words("U5, SGB II; 24/7") == Strings{"u5", "sgb", "ii", "24", "7"}));
  CHECK((words("cafe\u0301 café") == Strings{"café", "café"}));
  CHECK((words("Schrei\u00ADambulanz") == Strings{"schreiambulanz"}));
  CHECK((words("助産師") == Strings{"助", "産", "師"}));
}

TEST_CASE("hyphens and full stops join") {
  CHECK((words("Schrei-Ambulanz") == Strings{"schreiambulanz", "+schrei", "+ambulanz"}));
  CHECK((words("Mutter-Kind-Gruppe") == Strings{"mutterkindgruppe", "+mutter", "+kind", "+gruppe"}));
  CHECK((words("a-b-c-d-e-f") == Strings{"a", "b", "c", "d", "e", "f"}));
  CHECK((words("U-5") == Strings{"u5"}));
  CHECK((words("0-3") == Strings{"0", "3"}));
  CHECK((words("Familien- und Elternhilfe") == Strings{"familien", "und", "elternhilfe"}));
  CHECK((words("S.P.Z. z.B. e.V.") == Strings{"spz", "zb", "ev"}));
  CHECK((words("Ende.Anfang") == Strings{"ende", "anfang"}));
}

TEST_CASE("gender forms are one word") {
  for (const std::string form :
       {"Berater*in", "Berater:in", "Berater_innen", "Berater*innen", "Berater:innen", "BeraterInnen",
        "BeraterIn", "Berater/in", "Berater/-innen", "Berater(in)", "Berater(innen)", "Berater·innen"})
    CHECK((words(form) == Strings{"berater"}));
  CHECK((words("jede*r Partner:in") == Strings{"jede", "partner"}));
  CHECK((words("Berater:innen-Team") == Strings{"beraterteam", "+berater", "+team"}));
  CHECK(stem("Beraterinnen") == stem("Berater"));
  CHECK(stem("Beraterin") == stem("Berater"));
  CHECK(stem("Berlin") != stem("Berl"));
  CHECK(stem("Medizin") != stem("Mediz"));
}

TEST_CASE("apostrophes") {
  CHECK((words("mother's", "en") == Strings{"mother"}));
  CHECK((words("Parents’ café", "en") == Strings{"parents", "café"}));
  CHECK((words("Darmstadt'ta", "tr") == Strings{"darmstadt"}));
  CHECK((words("сім’я здоров'я", "uk") == Strings{"сімя", "здоровя"}));
}

TEST_CASE("places of words are bytes of the text") {
  const std::string text = "Für Väter: Schrei-Ambulanz (Berater*innen)";
  for (const Word& word : analyse(text, "de")) {
    REQUIRE(word.begin < word.end);
    REQUIRE(word.end <= text.size());
  }
  const auto found = analyse(text, "de");
  CHECK(text.substr(found[1].begin, found[1].end - found[1].begin) == "Väter");
  CHECK(text.substr(found[2].begin, found[2].end - found[2].begin) == "Schrei-Ambulanz");
  CHECK(text.substr(found[5].begin, found[5].end - found[5].begin) == "Berater*innen");
  CHECK(found[2].position == found[4].position);
  CHECK(found[5].position == found[2].position + 1);
}

TEST_CASE("umlauts and other scripts fold to one key") {
  CHECK(fold("schön") == fold("schoen"));
  CHECK(fold("Mütter") == fold("Muetter"));
  CHECK(fold("Mütter") == fold("Mutter"));
  CHECK(fold("Bauer") == "bauer");
  CHECK(fold("neue") == "neue");
  CHECK(fold("Quelle") == "quelle");
  CHECK(fold("ёлка") == fold("елка"));
  CHECK(fold("قَابِلَة") == fold("قابله"));
  CHECK(fold("أم") == fold("ام"));
  CHECK(fold("کودک") == fold("كودك"));
  CHECK(fold("یک") == fold("يك"));
  CHECK(fold("می\u200Cخواهم") == fold("میخواهم"));
  CHECK(fold("٣") == "3");
  CHECK(fold("łódź") == "lodz");
  CHECK(exact_form("IŞIK", true) == "ışık");
  CHECK(exact_form("İzmir", true) == "izmir");
  CHECK(fold_key(exact_form("ışık", true)) == fold("isik"));
}

TEST_CASE("words that are too long are left out, and marks cost nothing") {
  const std::string longest(longest_word, 'a');
  CHECK(words(longest).size() == 1);
  CHECK(words(longest + "a").empty());
  std::string marks = "a";
  for (int i = 0; i < 300'000; ++i)
    marks += "\u0301\u0323";
  // ICU would take half a minute of computing to normalise them: they are left out before, which house/growth counts.
  CHECK(words(marks).empty());
}

TEST_CASE("a word is the same in composed and in parted letters") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* parted = icu::Normalizer2::getNFDInstance(status);
  REQUIRE(U_SUCCESS(status));
  for (const std::string word : {"Größe", "ÜBERFORDERT", "İzmir", "IĞDIR", "ışık", "DİYARBAKIR", "Łódź",
                                 "příští", "Việt", "ёлка", "їжа", "أم", "Čakovec", "Ångström"}) {
    INFO(word);
    std::string apart;
    parted->normalize(icu::UnicodeString::fromUTF8(word), status).toUTF8String(apart);
    for (const bool turkish : {false, true}) {
      CHECK(exact_form(apart, turkish) == exact_form(word, turkish));
      CHECK(fold_key(exact_form(apart, turkish)) == fold_key(exact_form(word, turkish)));
    }
  }
  CHECK(exact_form("I\u0307zmir", true) == "izmir");
}

TEST_CASE("stems by language and script") {
  CHECK(stem("Beratungen") == stem("Beratung"));
  CHECK(stem("Haeuser") == stem("Häuser"));
  CHECK(stem("families", "en") == stem("family", "en"));
  CHECK(stem("القابلة") == stem("قابلة", "ar"));
  CHECK(stem("акушерки") == stem("акушерка", "ru"));
  CHECK(stem("położnej", "pl") == stem("położna", "pl"));
  CHECK(stem("дитини", "uk") == stem("дитина", "uk"));
  CHECK(stem("Hebammen", "uk") == stem("Hebamme", "de"));
  CHECK(stem("مادر", "fa") == "مادر");
  CHECK(is_stop_word("und", "de-AT"));
  CHECK_FALSE(is_stop_word("und", "en"));
  CHECK_FALSE(is_stop_word("hebamme", ""));
}

TEST_CASE("letters that differ") {
  const auto changes = [](std::string_view a, std::string_view b) {
    return changes_between(code_points(a), code_points(b), 2);
  };
  CHECK(changes("hebamme", "hebamme") == 0);
  CHECK(changes("hebame", "hebamme") == 1);
  CHECK(changes("hebmame", "hebamme") == 1);
  CHECK(changes("hebbame", "hebamme") == 2);
  CHECK(changes("baum", "hebamme") == 3);
  CHECK(changes("ё", "е") == 1);
}

namespace {

/// A lexicon of words that stand in ten offers each, and of others that only the vocabulary has.
Lexicon& lexicon() {
  static Lexicon made{[] {
    std::vector<LexiconWord> all;
    for (const char* word :
         {"schrei", "ambulanz", "familien", "hebamme", "geburt", "vorbereitung", "schreiambulanz",
          "familienhebammen", "beratung", "schuldnerberatung", "unterhalt", "halt", "unter", "gesellschaft",
          "schaft", "gesell", "zentrum", "familienzentrum", "familienzentren"})
      all.push_back({word, 10, 0});
    for (const char* word : {"schuldner", "beratung", "jugend", "amt"})
      all.push_back({word, 0, 3});
    all.push_back({"jugendamt", 4, 1});
    all.push_back({"kindergarten", 2, 0});
    return all;
  }()};
  return made;
}

bool has_part(const std::string& compound, const std::string& part, bool by_vocabulary = false) {
  for (const std::uint64_t one : lexicon().split(stem(compound), by_vocabulary))
    if (one == key_hash(stem(part))) return true;
  return false;
}

}  // namespace

TEST_CASE("compounds are split by known words only") {
  CHECK(has_part("Schreiambulanz", "Ambulanz"));
  CHECK(has_part("Schreiambulanz", "Schrei"));
  CHECK(has_part("Familienhebammen", "Hebamme"));
  CHECK(has_part("Geburtsvorbereitung", "Geburt"));
  CHECK(has_part("Geburtsvorbereitung", "Vorbereitung"));
  CHECK(has_part("Jugendamt", "Amt"));
  CHECK(lexicon().split(stem("Unterhalt"), false).empty());
  CHECK(lexicon().split(stem("Gesellschaft"), false).empty());
  CHECK(lexicon().split(stem("Kindergarten"), false).empty());
  CHECK(has_part("Schuldnerberatung", "Beratung", true));
  CHECK_FALSE(has_part("Schreiambulanz", "Ambulanz", true));
}

TEST_CASE("a lexicon finds words by each key") {
  const Lexicon& all = lexicon();
  const auto texts = [&](const std::vector<Lexicon::Number>& numbers) {
    Strings found;
    for (const Lexicon::Number number : numbers)
      found.emplace_back(all.text(number));
    return found;
  };
  CHECK(all.find("ambulanz"));
  CHECK_FALSE(all.find("ambulan"));
  CHECK((texts(all.with_part(key_hash(stem("Hebammen")), false)) == Strings{"familienhebammen"}));
  CHECK((texts(all.with_part(key_hash(stem("Beratung")), true)) == Strings{"schuldnerberatung"}));
  CHECK((texts(all.beginning_with("famil", 2)) == Strings{"familien", "familienhebammen"}));
  CHECK(all.beginning_with("schuldner", 5).size() == 1);  // what only the vocabulary has completes nothing
  CHECK((texts({all.nearest("hebame").value()}) == Strings{"hebamme"}));
  CHECK((texts({all.nearest("schreiamublans").value()}) == Strings{"schreiambulanz"}));
  CHECK_FALSE(all.nearest("xyz"));
  CHECK_FALSE(all.nearest("zentrum5"));
  CHECK_FALSE(all.nearest("qqqqqqqqqqqq"));
}

namespace {

/// Everything that a lexicon can be asked, of every word of a list.
std::string told(const Lexicon& all, const std::vector<std::string>& asked) {
  std::string out;
  const auto list = [&](const auto& numbers) {
    for (const auto number : numbers)
      out += ' ' + std::to_string(number);
    out += '\n';
  };
  for (Lexicon::Number word = 0; word < all.size(); ++word)
    out += std::string{all.text(word)} + ' ' + std::to_string(all.documents(word)) + '\n';
  list(all.beginning_with("", all.size()));
  for (const std::string& word : asked) {
    out += word + ':';
    list(all.with_fold(fold_key(word)));
    list(all.beginning_with(fold_key(word).substr(0, 3), 7));
    if (const auto nearest = all.nearest(fold_key(word))) out += std::string{all.text(*nearest)} + '\n';
    for (const char* language : {"de", "tr", "en"}) {
      StemKeys keys{language};
      list(all.with_stem(key_hash(keys(word)), language));
    }
    for (const bool by_vocabulary : {true, false}) {
      list(all.with_part(key_hash(stem(word)), by_vocabulary));
      list(all.split(stem(word), by_vocabulary));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a lexicon made from the one before is the one made of its words alone") {
  std::mt19937 random{test::told_seed()};
  const std::vector<std::string> parts{
      "schrei",   "ambulanz", "familien",  "hebamme", "geburts", "vorbereitung", "jugend",
      "amt",      "müttern",  "treff",     "kinder",  "krippen", "platz",        "frauen",
      "beratung", "straße",   "schuldner", "tür",     "ağlama",  "детский",      "рука"};
  const auto any = [&](std::size_t size) { return random() % size; };
  const auto any_word = [&] {
    std::string word = parts[any(parts.size())];
    for (std::size_t more = any(3); more > 0; --more)
      word += parts[any(parts.size())];
    // Endings that stemming takes away, and some that it does not know.
    return word + std::vector<std::string>{"", "", "en", "innen", "s", "x"}[any(6)];
  };
  std::map<std::string, LexiconWord> words;
  const auto put = [&] {
    const std::string word = any_word();
    words[word] = {word, static_cast<std::uint32_t>(any(4)), static_cast<std::uint32_t>(any(3))};
  };
  for (int i = 0; i < 300; ++i)
    put();
  std::unique_ptr<Lexicon> last;
  for (int turn = 0; turn < 60; ++turn) {
    // None, a few, or most of them become others.
    for (std::size_t changes = turn % 5 == 0 ? 0 : turn % 7 == 0 ? 200 : any(6); changes > 0; --changes) {
      if (any(3) == 0)
        words.erase(std::next(words.begin(), static_cast<std::ptrdiff_t>(any(words.size()))));
      else
        put();
    }
    std::vector<LexiconWord> list;
    std::vector<std::string> asked;
    for (const auto& [text, word] : words) {
      list.push_back(word);
      asked.push_back(text);
    }
    for (int i = 0; i < 50; ++i)
      asked.push_back(any_word());
    const std::string right = told(Lexicon{list}, asked);
    std::shuffle(list.begin(), list.end(), random);
    auto now = last ? std::make_unique<Lexicon>(list, *last) : std::make_unique<Lexicon>(list);
    REQUIRE(told(*now, asked) == right);
    last = std::move(now);
  }
}

}  // namespace passgenau
