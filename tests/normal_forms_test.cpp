// SPDX-License-Identifier: GPL-2.0-or-later
// One text has two usual forms, with letters and marks in one (NFC) or apart (NFD, as some file systems and keyboards give it):
// whichever an offer or a family comes in, the answer is the same.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"
#include "text/analyse.hpp"

namespace passgenau {
namespace {

enum class Form : std::uint8_t { together, apart };

std::string in(Form form, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = form == Form::together ? icu::Normalizer2::getNFCInstance(status)
                                                              : icu::Normalizer2::getNFDInstance(status);
  std::string out;
  normaliser->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  REQUIRE(U_SUCCESS(status));
  return out;
}

std::string in(Form form, char32_t letter) {
  std::string text;
  icu::UnicodeString{static_cast<UChar32>(letter)}.toUTF8String(text);
  return in(form, text);
}

/// The words and where they count, without their bytes.
std::string words_of(const std::string& text, const std::string& language) {
  std::string out;
  for (const Word& word : analyse(text, language))
    out += std::to_string(word.position) + (word.part ? "+" : " ") + word.exact + '|';
  return out;
}

std::vector<std::string> sample(const std::string& name) {
  std::ifstream input{std::string{PASSGENAU_SOURCE_DIR} + "/tests/data/sample/" + name};
  REQUIRE(input);
  std::vector<std::string> lines;
  for (std::string line; std::getline(input, line);)
    lines.push_back(line);
  return lines;
}

/// The sample with all of its offers in one form, or in turns.
class Made {
 public:
  Made(Form even, Form odd) {
    CatalogWriter writer{(folder_ / "catalog").string()};
    Form form = even;
    for (const std::string& line : sample("offers.jsonl")) {
      writer.put(offer_from_json(in(form, line), writer.vocabulary()).value);
      form = form == even ? odd : even;
    }
    writer.commit();
  }
  Catalog catalog() const { return Catalog{(folder_ / "catalog").string()}; }

 private:
  test::TemporaryFolder folder_ = {};
};

/// What is found, in order, with points to the last bit.
std::vector<std::pair<std::string, double>> found(const Catalog& catalog, const std::string& words,
                                                  const std::string& language) {
  std::vector<std::pair<std::string, double>> hits;
  for (const Hit& hit : catalog.search({.words = words, .language = language, .limit = 200}).hits)
    hits.emplace_back(hit.offer, hit.score);
  return hits;
}

const std::vector<std::pair<std::string, std::string>> questions{
    {"Müttercafé für Väter", "de"},
    {"Gewaltschutz Übergang", "de"},
    {"Schwangerschaftskonfliktbäratung", "de"},
    {"İşsizlik sığınma", "tr"},
    {"aile hekimliği", "tr"},
    {"сім'ї з дітьми", "uk"},
    {"положної", "uk"},
    {"أُسْرَة قابلة", "ar"},
    {"położna ciąża", "pl"},
    {"Trở nên cha mẹ", "vi"},
    {"がっこう 助産師", "ja"},
    {"Überforderung Säugling Öffnungszeiten", "de"}};

}  // namespace

TEST_CASE("every letter gives the same words in either form") {
  int letters = 0;
  for (char32_t letter = 0xA0; letter < 0x30000; ++letter) {
    if (letter >= 0xD800 && letter < 0xE000) continue;
    const std::string together = in(Form::together, letter);
    const std::string apart = in(Form::apart, letter);
    if (together == apart) continue;
    ++letters;
    for (const char* language : {"de", "tr"})
      for (const auto& [before, behind] : std::vector<std::pair<std::string, std::string>>{
               {"", ""}, {"ab", "cd"}, {"so ", " da"}, {"u-", "-form"}, {"I", "I"}}) {
        INFO(static_cast<std::uint32_t>(letter) << ' ' << before << together << behind << ' ' << language);
        CHECK(words_of(before + together + behind, language) == words_of(before + apart + behind, language));
      }
  }
  CHECK(letters > 12'000);  // most of them are syllables of Korean
}

TEST_CASE("a mark alone is no word") {
  CHECK(words_of("\u0301", "de").empty());
  CHECK(words_of("= \u0338 a", "de") == "0 a|");
  CHECK(words_of("か\u3099き", "ja") == "0 が|1 き|");
  CHECK(words_of("İzmir", "tr") == words_of("I\u0307zmir", "tr"));
}

TEST_CASE("every label and lay word gives the same words in either form") {
  int different = 0;
  for (const Concept& item : Vocabulary::built_in().concepts()) {
    std::vector<std::pair<std::string, std::string>> texts{item.label.begin(), item.label.end()};
    for (const auto& [language, synonyms] : item.synonyms)
      for (const std::string& text : synonyms)
        texts.emplace_back(language, text);
    for (const auto& [language, text] : texts) {
      const std::string apart = in(Form::apart, text);
      different += apart != text ? 1 : 0;
      INFO(item.id << ' ' << language << ' ' << text);
      CHECK(words_of(in(Form::together, text), language) == words_of(apart, language));
    }
  }
  CHECK(different > 500);
}

TEST_CASE("search, completion and correction are the same whichever form offers and words have") {
  const Made together{Form::together, Form::together};
  const Made apart{Form::apart, Form::apart};
  const Made mixed{Form::apart, Form::together};
  const Catalog all[]{together.catalog(), apart.catalog(), mixed.catalog()};
  const Catalog& usual = all[0];
  std::size_t hits = 0;
  for (const auto& [words, language] : questions) {
    INFO(words);
    const auto expected = found(usual, words, language);
    hits += expected.size();
    for (const Catalog& catalog : all)
      for (const Form form : {Form::together, Form::apart}) {
        CHECK(found(catalog, in(form, words), language) == expected);
        CHECK(catalog.complete(in(form, words), 20) == usual.complete(words, 20));
        const SearchResult result = catalog.search({.words = in(form, words), .language = language});
        const SearchResult same = usual.search({.words = in(Form::together, words), .language = language});
        REQUIRE(result.corrections.size() == same.corrections.size());
        for (std::size_t i = 0; i < same.corrections.size(); ++i)
          CHECK(in(Form::together, result.corrections[i].to) == same.corrections[i].to);
        CHECK(result.unknown.size() == same.unknown.size());
      }
  }
  CHECK(hits > 50);
}

TEST_CASE("an answer to a family is the same, to the byte, whichever form offers and words have") {
  const Made together{Form::together, Form::together};
  const Made apart{Form::apart, Form::apart};
  const Made mixed{Form::apart, Form::together};
  const Catalog all[]{together.catalog(), apart.catalog(), mixed.catalog()};
  const Catalog& usual = all[0];
  for (const std::string& line : sample("families.jsonl")) {
    ProfileLine family = read_profile_line(line, usual.vocabulary());
    REQUIRE(family.profile.valid());
    NeedsProfile& profile = family.profile.value;
    for (const auto& [words, language] : questions) {
      INFO(family.id << ' ' << words);
      profile.words = Words{words, language};
      const std::string expected = to_json(usual.match(profile));
      for (const Form form : {Form::together, Form::apart}) {
        profile.words->text = in(form, words);
        for (const Catalog& catalog : all)
          CHECK(to_json(catalog.match(profile)) == expected);
      }
    }
  }
}

}  // namespace passgenau
