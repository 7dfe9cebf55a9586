// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever stands in a text: the profile is valid, evidence points into it, offsets lie between characters, every word ends in one place, and
// the same text reads the same.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"
#include "read/notes.hpp"
#include "read/word_law.hpp"

namespace passgenau {
namespace {

bool resolves(const json::value& document, std::string_view pointer) {
  const json::value* at = &document;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    if (at->is_object())
      at = at->get_object().if_contains(token);
    else if (at->is_array() && std::stoul(std::string{token}) < at->get_array().size())
      at = &at->get_array()[std::stoul(std::string{token})];
    else
      return false;
    if (at == nullptr) return false;
  }
  return true;
}

/// The piece between two places in UTF-16 units, by ICU.
std::string piece16(const std::string& text, std::size_t from, std::size_t to) {
  std::string piece;
  icu::UnicodeString::fromUTF8(text)
      .tempSubStringBetween(static_cast<int>(from), static_cast<int>(to))
      .toUTF8String(piece);
  return piece;
}

bool between_characters(const std::string& text, std::size_t at) {
  return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

std::string within_limit(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++count > reading_code_points)
      return text.substr(0, i);
  return text;
}

void check(const std::string& text) {
  INFO(text);
  const ProfileReader& reader = test::sample_reader();
  const ProfileReading reading = reader.read(text, test::sample_day());
  const std::vector<Problem> problems = validate(reading.profile, Vocabulary::built_in());
  CHECK(problems == std::vector<Problem>{});
  std::vector<Problem> none;
  const json::value profile = parse_json(to_json(reading.profile), {}, none);
  for (const FactEvidence& evidence : reading.evidence) {
    INFO(evidence.fact);
    CHECK(resolves(profile, evidence.fact));
    CHECK(evidence.from < evidence.to);
    CHECK((between_characters(text, evidence.from) && between_characters(text, evidence.to)));
    CHECK(piece16(text, evidence.from16, evidence.to16) ==
          text.substr(evidence.from, evidence.to - evidence.from));
  }
  for (const UnreadWords& words : reading.not_understood) {
    CHECK((between_characters(text, words.from) && between_characters(text, words.to)));
    CHECK(words.text == text.substr(words.from, words.to - words.from));
    CHECK(piece16(text, words.from16, words.to16) == words.text);
  }
  CHECK(test::broken_law(text, reading) == "");
  CHECK(to_json(reader.read(text, test::sample_day())) == to_json(reading));
}

}  // namespace

TEST_CASE("pieces of notes in any order make valid profiles") {
  std::vector<std::string> pieces{
      ",", "1234567", "/12",   "/52",   ".",      "(",         ")",         ";",
      "+", "2;6",     "28+3",  "ü",     "\u0308", "\u200f",    "!",         "99999",
      "0", "31.02.",  "ET",    "SSW",   "geb.",   "*",         "fast",      "§",
      "½", "\n",      "keine", "nicht", "früher", "Zwillinge", "Kinder",    "999999999999",
      "-", "/",       "und",   "seit",  "MG",     "ar",        "\U0001F476"};
  for (const std::string_view file : test::note_files)
    for (const test::CaseNote& note : test::case_notes(file))
      for (std::size_t at = 0; at < note.text.size();) {
        const std::size_t blank = std::min(note.text.find(' ', at), note.text.size());
        pieces.push_back(note.text.substr(at, blank - at));
        at = blank + 1;
      }
  std::mt19937_64 random{Catch::rngSeed()};
  constexpr int rounds = 600;
  for (int round = 0; round < rounds; ++round) {
    std::string text;
    const auto count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) {
      text += pieces[random() % pieces.size()];
      if (random() % 4 != 0) text += ' ';
    }
    check(within_limit(text));
  }
}

TEST_CASE("the case notes themselves, and texts made to be hard") {
  for (const std::string_view file : test::note_files)
    for (const test::CaseNote& note : test::case_notes(file))
      check(note.text);
  std::string opened(1000, '(');
  check(opened);
  std::string list;
  for (int i = 0; i < 140; ++i)
    list += "Kind 2 J, ";
  check(within_limit("Kinder " + list));
  std::string ages = "Kinder 1";
  for (int i = 0; i < 90; ++i)
    ages += ", 2";
  check(ages);
  std::string none;
  for (int i = 0; i < 160; ++i)
    none += "kein ";
  check(none);
  std::string fillers;
  for (int i = 0; i < 120; ++i)
    fillers += "sehr so ";
  check(within_limit("schreit " + fillers));
}

TEST_CASE("a text reads the same in composed and in parted letters") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* parted = icu::Normalizer2::getNFDInstance(status);
  REQUIRE(U_SUCCESS(status));
  const ProfileReader& reader = test::sample_reader();
  for (const std::string_view file : test::note_files)
    for (const test::CaseNote& note : test::case_notes(file)) {
      INFO(note.text);
      std::string apart;
      parted->normalize(icu::UnicodeString::fromUTF8(note.text), status).toUTF8String(apart);
      const ProfileReading one = reader.read(note.text, test::sample_day());
      const ProfileReading two = reader.read(apart, test::sample_day());
      CHECK(one.profile == two.profile);
      CHECK(one.evidence.size() == two.evidence.size());
      CHECK(one.not_understood.size() == two.not_understood.size());
    }
}

TEST_CASE("any day will do, and none that is no day") {
  const ProfileReader& reader = test::sample_reader();
  for (const Date day : {date(1800, 1, 1), date(2200, 12, 31), date(2024, 2, 29)})
    for (const test::CaseNote& note : test::case_notes("tuning.jsonl")) {
      INFO(note.text);
      CHECK(validate(reader.read(note.text, day).profile, Vocabulary::built_in()) == std::vector<Problem>{});
    }
  CHECK_THROWS_AS(reader.read("Baby", Date{}), Error);
}

}  // namespace passgenau
