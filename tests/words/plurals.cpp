// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers in sentences, in the forms each language has for them.
#include <array>
#include <string>
#include <vector>

#include "catch.hpp"
#include "passgenau/match.hpp"

namespace passgenau {
namespace {

/// How a language says one number: years of a child's age, days to wait (months from 21 on), and how many wishes
/// more.
struct Row {
  std::string_view language;
  std::int64_t n;
  std::string_view age;
  std::string_view wait;
  std::string_view wishes;
};

// Arabic with the digits named: which ones `ar` has by itself is CLDR's to change.
constexpr std::array rows = std::to_array<Row>({
    {"ar-u-nu-latn", 1, "للأطفال دون عمر سنة واحدة.", "توجد قائمة انتظار، والانتظار حوالي يوم واحد.",
     "رغبات غير متوفرة: مجاني ورغبة أخرى."},
    {"ar-u-nu-latn", 2, "للأطفال دون عمر سنتين.", "توجد قائمة انتظار، والانتظار حوالي يومين.",
     "رغبات غير متوفرة: مجاني ورغبتان أخريان."},
    {"ar-u-nu-latn", 5, "للأطفال دون عمر 5 سنوات.", "توجد قائمة انتظار، والانتظار حوالي 5 أيام.",
     "رغبات غير متوفرة: مجاني و5 رغبات أخرى."},
    {"ar-u-nu-latn", 11, "للأطفال دون عمر 11 سنة.", "توجد قائمة انتظار، والانتظار حوالي 11 يومًا.",
     "رغبات غير متوفرة: مجاني و11 رغبة أخرى."},
    {"ar-u-nu-latn", 21, "للأطفال دون عمر 21 سنة.", "توجد قائمة انتظار، والانتظار حوالي 21 شهرًا.",
     "رغبات غير متوفرة: مجاني و21 رغبة أخرى."},
    {"ar-u-nu-latn", 100, "للأطفال دون عمر 100 سنة.", "توجد قائمة انتظار، والانتظار حوالي 100 شهر.",
     "رغبات غير متوفرة: مجاني و100 رغبة أخرى."},
    {"de", 1, "Für Kinder unter 1 Jahr.", "Warteliste, noch etwa 1 Tag.",
     "Wünsche nicht erfüllt: kostenlos und ein weiterer."},
    {"de", 2, "Für Kinder unter 2 Jahren.", "Warteliste, noch etwa 2 Tage.",
     "Wünsche nicht erfüllt: kostenlos und 2 weitere."},
    {"de", 5, "Für Kinder unter 5 Jahren.", "Warteliste, noch etwa 5 Tage.",
     "Wünsche nicht erfüllt: kostenlos und 5 weitere."},
    {"de", 11, "Für Kinder unter 11 Jahren.", "Warteliste, noch etwa 11 Tage.",
     "Wünsche nicht erfüllt: kostenlos und 11 weitere."},
    {"de", 21, "Für Kinder unter 21 Jahren.", "Warteliste, noch etwa 21 Monate.",
     "Wünsche nicht erfüllt: kostenlos und 21 weitere."},
    {"de", 100, "Für Kinder unter 100 Jahren.", "Warteliste, noch etwa 100 Monate.",
     "Wünsche nicht erfüllt: kostenlos und 100 weitere."},
    {"de-simple", 1, "Das Angebot ist für Kinder. Das Kind muss jünger als 1 Jahr sein.",
     "Es gibt eine Warte-Liste. Sie warten ungefähr 1 Tag.",
     "Dieser Wunsch passt nicht: kostet nichts. Ein anderer Wunsch passt auch nicht."},
    {"de-simple", 2, "Das Angebot ist für Kinder. Das Kind muss jünger als 2 Jahre sein.",
     "Es gibt eine Warte-Liste. Sie warten ungefähr 2 Tage.",
     "Dieser Wunsch passt nicht: kostet nichts. 2 andere Wünsche passen auch nicht."},
    {"de-simple", 5, "Das Angebot ist für Kinder. Das Kind muss jünger als 5 Jahre sein.",
     "Es gibt eine Warte-Liste. Sie warten ungefähr 5 Tage.",
     "Dieser Wunsch passt nicht: kostet nichts. 5 andere Wünsche passen auch nicht."},
    {"de-simple", 11, "Das Angebot ist für Kinder. Das Kind muss jünger als 11 Jahre sein.",
     "Es gibt eine Warte-Liste. Sie warten ungefähr 11 Tage.",
     "Dieser Wunsch passt nicht: kostet nichts. 11 andere Wünsche passen auch nicht."},
    {"de-simple", 21, "Das Angebot ist für Kinder. Das Kind muss jünger als 21 Jahre sein.",
     "Es gibt eine Warte-Liste. Sie warten ungefähr 21 Monate.",
     "Dieser Wunsch passt nicht: kostet nichts. 21 andere Wünsche passen auch nicht."},
    {"de-simple", 100, "Das Angebot ist für Kinder. Das Kind muss jünger als 100 Jahre sein.",
     "Es gibt eine Warte-Liste. Sie warten ungefähr 100 Monate.",
     "Dieser Wunsch passt nicht: kostet nichts. 100 andere Wünsche passen auch nicht."},
    {"en", 1, "For children under 1 year.", "Waiting list, about 1 more day.",
     "Wishes not met: free of charge and one more."},
    {"en", 2, "For children under 2 years.", "Waiting list, about 2 more days.",
     "Wishes not met: free of charge and 2 more."},
    {"en", 5, "For children under 5 years.", "Waiting list, about 5 more days.",
     "Wishes not met: free of charge and 5 more."},
    {"en", 11, "For children under 11 years.", "Waiting list, about 11 more days.",
     "Wishes not met: free of charge and 11 more."},
    {"en", 21, "For children under 21 years.", "Waiting list, about 21 more months.",
     "Wishes not met: free of charge and 21 more."},
    {"en", 100, "For children under 100 years.", "Waiting list, about 100 more months.",
     "Wishes not met: free of charge and 100 more."},
    {"pl", 1, "Dla dzieci poniżej 1 roku.", "Jest lista oczekujących, czeka się około 1 dnia.",
     "Niespełnione życzenia: bezpłatnie i jeszcze 1 życzenie."},
    {"pl", 2, "Dla dzieci poniżej 2 lat.", "Jest lista oczekujących, czeka się około 2 dni.",
     "Niespełnione życzenia: bezpłatnie i jeszcze 2 życzenia."},
    {"pl", 5, "Dla dzieci poniżej 5 lat.", "Jest lista oczekujących, czeka się około 5 dni.",
     "Niespełnione życzenia: bezpłatnie i jeszcze 5 życzeń."},
    {"pl", 11, "Dla dzieci poniżej 11 lat.", "Jest lista oczekujących, czeka się około 11 dni.",
     "Niespełnione życzenia: bezpłatnie i jeszcze 11 życzeń."},
    {"pl", 21, "Dla dzieci poniżej 21 lat.", "Jest lista oczekujących, czeka się około 21 miesięcy.",
     "Niespełnione życzenia: bezpłatnie i jeszcze 21 życzeń."},
    {"pl", 100, "Dla dzieci poniżej 100 lat.", "Jest lista oczekujących, czeka się około 100 miesięcy.",
     "Niespełnione życzenia: bezpłatnie i jeszcze 100 życzeń."},
    {"ru", 1, "Для детей младше 1 года.", "Есть лист ожидания, ждать примерно 1 день.",
     "Не учтено: бесплатно и ещё 1 пожелание."},
    {"ru", 2, "Для детей младше 2 лет.", "Есть лист ожидания, ждать примерно 2 дня.",
     "Не учтено: бесплатно и ещё 2 пожелания."},
    {"ru", 5, "Для детей младше 5 лет.", "Есть лист ожидания, ждать примерно 5 дней.",
     "Не учтено: бесплатно и ещё 5 пожеланий."},
    {"ru", 11, "Для детей младше 11 лет.", "Есть лист ожидания, ждать примерно 11 дней.",
     "Не учтено: бесплатно и ещё 11 пожеланий."},
    {"ru", 21, "Для детей младше 21 года.", "Есть лист ожидания, ждать примерно 21 месяц.",
     "Не учтено: бесплатно и ещё 21 пожелание."},
    {"ru", 100, "Для детей младше 100 лет.", "Есть лист ожидания, ждать примерно 100 месяцев.",
     "Не учтено: бесплатно и ещё 100 пожеланий."},
    {"tr", 1, "1 yaş altı çocuklar için.", "Bekleme listesi var; yaklaşık 1 gün beklemeniz gerekir.",
     "Karşılanmayan istekler: ücretsiz ve bir istek daha."},
    {"tr", 2, "2 yaş altı çocuklar için.", "Bekleme listesi var; yaklaşık 2 gün beklemeniz gerekir.",
     "Karşılanmayan istekler: ücretsiz ve 2 istek daha."},
    {"tr", 5, "5 yaş altı çocuklar için.", "Bekleme listesi var; yaklaşık 5 gün beklemeniz gerekir.",
     "Karşılanmayan istekler: ücretsiz ve 5 istek daha."},
    {"tr", 11, "11 yaş altı çocuklar için.", "Bekleme listesi var; yaklaşık 11 gün beklemeniz gerekir.",
     "Karşılanmayan istekler: ücretsiz ve 11 istek daha."},
    {"tr", 21, "21 yaş altı çocuklar için.", "Bekleme listesi var; yaklaşık 21 ay beklemeniz gerekir.",
     "Karşılanmayan istekler: ücretsiz ve 21 istek daha."},
    {"tr", 100, "100 yaş altı çocuklar için.", "Bekleme listesi var; yaklaşık 100 ay beklemeniz gerekir.",
     "Karşılanmayan istekler: ücretsiz ve 100 istek daha."},
    {"uk", 1, "Для дітей до виповнення 1 року.", "Є список очікування, чекати приблизно 1 день.",
     "Не враховано: безкоштовно і ще 1 побажання."},
    {"uk", 2, "Для дітей до виповнення 2 років.", "Є список очікування, чекати приблизно 2 дні.",
     "Не враховано: безкоштовно і ще 2 побажання."},
    {"uk", 5, "Для дітей до виповнення 5 років.", "Є список очікування, чекати приблизно 5 днів.",
     "Не враховано: безкоштовно і ще 5 побажань."},
    {"uk", 11, "Для дітей до виповнення 11 років.", "Є список очікування, чекати приблизно 11 днів.",
     "Не враховано: безкоштовно і ще 11 побажань."},
    {"uk", 21, "Для дітей до виповнення 21 року.", "Є список очікування, чекати приблизно 21 місяць.",
     "Не враховано: безкоштовно і ще 21 побажання."},
    {"uk", 100, "Для дітей до виповнення 100 років.", "Є список очікування, чекати приблизно 100 місяців.",
     "Не враховано: безкоштовно і ще 100 побажань."},
});

std::string said(const Row& row, Criterion criterion, Verdict verdict, Evidence facts) {
  return sentence(Reason{.criterion = criterion, .verdict = verdict, .evidence = std::move(facts)},
                  row.language);
}

TEST_CASE("each language bends its words to the number") {
  constexpr std::int64_t days_in_words_up_to = 13;
  for (const Row& row : rows) {
    INFO(row.language << ' ' << row.n);
    CHECK(said(row, Criterion::child_age, Verdict::met, {{"until", "P" + std::to_string(row.n) + "Y"}}) ==
          row.age);
    const std::int64_t days = row.n <= days_in_words_up_to ? row.n : 30 * row.n;
    CHECK(said(row, Criterion::capacity, Verdict::partly, {{"status", "waitlist"}, {"wait_days", days}}) ==
          row.wait);
    CHECK(said(row, Criterion::access, Verdict::partly,
               {{"trait", "free"}, {"missing", row.n + 1}, {"asked", row.n + 1}}) == row.wishes);
  }
}

TEST_CASE("every language is among them, with every number") {
  for (const std::string& language : sentence_languages()) {
    std::vector<std::int64_t> numbers;
    for (const Row& row : rows)
      if (row.language == language || (language == "ar" && row.language == "ar-u-nu-latn"))
        numbers.push_back(row.n);
    INFO(language);
    CHECK(numbers == std::vector<std::int64_t>{1, 2, 5, 11, 21, 100});
  }
}

TEST_CASE(
    "Arabic has its own digits where they are asked for, and calls the police by those of the telephone") {
  const Reason age{
      .criterion = Criterion::child_age, .verdict = Verdict::met, .evidence = {{"until", "P5Y"}}};
  CHECK(sentence(age, "ar-u-nu-arab") == "للأطفال دون عمر ٥ سنوات.");
  CHECK(sentence(age, "ar-u-nu-latn") == "للأطفال دون عمر 5 سنوات.");
  const std::string plain = sentence(age, "ar");
  CHECK((plain == sentence(age, "ar-u-nu-arab") || plain == sentence(age, "ar-u-nu-latn")));
  CHECK(sentence(Note{.code = "acute-help"}, "ar-u-nu-arab").find("110") != std::string::npos);
  const Reason far{.criterion = Criterion::place,
                   .verdict = Verdict::met,
                   .evidence = {{"via", "site"}, {"distance_km", metres(1240)}}};
  CHECK(sentence(far, "ar-u-nu-arab") == "على بُعد ١٫٢ كم.");
}

TEST_CASE("the two of Arabic has words of its own") {
  const auto note = [](std::size_t offers) {
    return sentence(Note{.code = "hand-over", .offers = std::vector<std::string>(offers, "a")},
                    "ar-u-nu-latn");
  };
  CHECK(note(1).find("هذه الجهة") != std::string::npos);
  CHECK(note(2).find("إحدى هاتين الجهتين") != std::string::npos);
  CHECK(note(3).find("واحدة من 3 جهات") != std::string::npos);
  CHECK(note(11).find("واحدة من 11 جهة") != std::string::npos);
}

/// A match that is told in whole sentences, as a family reads it.
std::string told(std::string_view language) {
  Match match;
  match.reasons = {
      {.criterion = Criterion::child_age,
       .verdict = Verdict::met,
       .points = {5000},
       .evidence = {{"from", "P6W"}, {"until", "P3Y"}}},
      {.criterion = Criterion::place,
       .verdict = Verdict::met,
       .points = {16'000},
       .evidence = {{"via", "site"}, {"distance_km", metres(1240)}}},
      {.criterion = Criterion::language, .verdict = Verdict::unknown, .points = {2500}},
      {.criterion = Criterion::needs,
       .verdict = Verdict::partly,
       .points = {40'000},
       .evidence = {{"need", "child/excessive-crying"},
                    {"offer", "child/excessive-crying"},
                    {"addressed", std::int64_t{1}},
                    {"asked", std::int64_t{2}}}},
  };
  return match.sentence(language);
}

TEST_CASE("a match as a family reads it") {
  CHECK(told("ar-u-nu-latn") ==
        "مساعدة في هذا الموضوع تحديدًا: البكاء المفرط (1 من موضوعين). على بُعد 1.2 كم. للأطفال من عمر 6 أسابيع "
        "وحتى ما دون عمر 3 سنوات. غير معروف: اللغة.");
  CHECK(
      told("de-simple") ==
      "Das Angebot hilft genau bei Ihrem Thema: Das Baby schreit sehr viel. Das Angebot hilft bei 1 von 2 "
      "Themen. Das Angebot ist 1,2 Kilometer von Ihnen entfernt. Das Angebot ist für Kinder. Das Kind muss "
      "mindestens 6 Wochen alt sein. Das Kind muss jünger als 3 Jahre sein. Das wissen wir nicht: Sprache.");
  CHECK(told("pl") ==
        "Pomoc właśnie w tej sprawie: Nadmierny płacz (1 z 2 spraw). Odległość: 1,2 km. Dla dzieci od 6 "
        "tygodni do ukończenia 3 lat. Nie wiadomo: język.");
  CHECK(told("ru") ==
        "Помогают именно в этом вопросе: Чрезмерный плач (1 из 2 вопросов). Расстояние от вас: 1,2 км. Для "
        "детей от 6 недель до исполнения 3 лет. Неизвестно: язык.");
  CHECK(told("tr") ==
        "Tam bu konuda yardım eder: Aşırı ağlama (2 konudan 1 tanesi). 1,2 km uzaklıkta. 6 hafta ve üzeri, 3 "
        "yaş altı çocuklar için. Bilinmiyor: dil.");
  CHECK(told("uk") ==
        "Допомагають саме в цьому питанні: Надмірний плач (1 з 2 питань). Відстань від вас: 1,2 км. Для "
        "дітей від 6 тижнів до виповнення 3 років. Невідомо: мова.");
}

}  // namespace
}  // namespace passgenau
