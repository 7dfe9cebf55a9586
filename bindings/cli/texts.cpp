// SPDX-License-Identifier: GPL-2.0-or-later
#include "texts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace passgenau::cli {
namespace {

struct Row {
  Text which;
  std::string_view de;
  std::string_view en;
  std::string_view ar = {};
  std::string_view pl = {};
  std::string_view ru = {};
  std::string_view tr = {};
  std::string_view uk = {};
};

constexpr std::array table{
    Row{Text::no_match, "Kein passendes Angebot gefunden.", "No offer found that fits.",
        "لم نجد عرضًا مناسبًا.", "Nie znaleziono pasującej oferty.", "Подходящих предложений не нашлось.",
        "Uygun bir hizmet bulunamadı.", "Відповідних пропозицій не знайшлося."},
    Row{Text::on_site, "vor Ort", "on site", "في المكان", "na miejscu", "на месте", "yerinde", "на місці"},
    Row{Text::home_visit, "nach Hause", "comes home", "إلى البيت", "do domu", "на дому", "eve gelir",
        "додому"},
    Row{Text::phone, "Telefon", "phone", "هاتف", "telefon", "телефон", "telefon", "телефон"},
    Row{Text::online, "online", "online", "إنترنت", "online", "онлайн", "çevrim içi", "онлайн"},
    Row{Text::chat, "Chat", "chat", "دردشة", "czat", "чат", "sohbet", "чат"},
    Row{Text::also, "Ebenso:", "Likewise:", "وكذلك:", "Podobnie:", "Также:", "Benzerleri:", "Також:"},
    Row{Text::fits, "Passt", "Fits", "مناسب", "Pasuje", "Подходит", "Uyuyor", "Підходить"},
    Row{Text::points_of, "von", "of", "من", "z", "из", "/", "з"},
    Row{Text::for_everyone, "Das Angebot nennt kein Anliegen: Es ist für alle da.",
        "The offer names no need: it is for everyone.", "العرض لا يذكر موضوعًا معينًا: فهو للجميع.",
        "Oferta nie wymienia żadnej sprawy: jest dla wszystkich.",
        "В предложении не назван вопрос: оно для всех.", "Hizmette belirli bir konu yok: herkes içindir.",
        "У пропозиції не названо питання: вона для всіх."},
    Row{Text::near_misses, "Fast passend:", "Nearly fitting:", "مناسب تقريبًا:", "Prawie pasuje:",
        "Почти подходит:", "Neredeyse uyuyor:", "Майже підходить:"},
    Row{Text::ask, "Noch zu fragen:", "Worth asking:", "أسئلة مفيدة:", "Warto zapytać:", "Стоит спросить:",
        "Sorulabilir:", "Варто запитати:"},
    Row{Text::corrected,
        "Gesucht wurde nach:", "Looked for:", "تم البحث عن:", "Szukano:", "Искали:", "Aranan:", "Шукали:"},
    Row{Text::instead_of,
        "statt:", "instead of:", "بدلًا من:", "zamiast:", "вместо:", "yerine geçtiği:", "замість:"},
    Row{Text::unknown_word, "Nirgends gefunden:", "Found nowhere:", "لم يُعثر عليه:", "Nie znaleziono:",
        "Не найдено:", "Bulunamadı:", "Не знайдено:"},
    Row{Text::nothing_found, "Kein Angebot gefunden.", "No offer found.", "لم نجد أي عرض.",
        "Nie znaleziono oferty.", "Предложений не нашлось.", "Hizmet bulunamadı.",
        "Пропозицій не знайшлося."},
    Row{Text::decimal_point, ",", ".", ".", ",", ",", ",", ","},
    Row{Text::metres, "m", "m", "م", "m", "м", "m", "м"},
    Row{Text::kilometres, "km", "km", "كم", "km", "км", "km", "км"},
    Row{Text::child, "Kind", "Child", "الطفل", "Dziecko", "Ребёнок", "Çocuk", "Дитина"},
    Row{Text::born_on, "geboren", "born", "تاريخ الميلاد", "data urodzenia", "дата рождения", "doğum tarihi",
        "дата народження"},
    Row{Text::due_on, "Termin", "due", "موعد الولادة", "termin porodu", "срок родов", "doğum beklentisi",
        "термін пологів"},
    Row{Text::old, "Alter", "age", "العمر", "wiek", "возраст", "yaş", "вік"},
    Row{Text::caregiver, "Bezugsperson", "Caregiver", "مقدم الرعاية", "Opiekun", "Взрослый", "Bakım veren",
        "Дорослий"},
    Row{Text::need, "Anliegen", "Need", "الحاجة", "Sprawa", "Вопрос", "Konu", "Питання"},
    Row{Text::kind_sought, "Gesucht", "Sought", "مطلوب", "Szukane", "Требуется", "Aranan", "Потрібно"},
    Row{Text::speaks, "Sprache", "Language", "اللغة", "Język", "Язык", "Dil", "Мова"},
    Row{Text::interpreter, "Dolmetschen", "Interpreter", "ترجمة", "Tłumacz", "Переводчик", "Tercüman",
        "Перекладач"},
    Row{Text::lives_in, "Wohnort", "Home", "السكن", "Miejsce", "Жительство", "Ev", "Проживання"},
    Row{Text::reach, "Umkreis", "Reach", "النطاق", "Zasięg", "Радиус", "Uzaklık", "Радіус"},
    Row{Text::ways, "Wege", "Ways", "الطرق", "Sposoby", "Способы", "Yollar", "Способи"},
    Row{Text::time, "Zeit", "Time", "الوقت", "Czas", "Время", "Zaman", "Час"},
    Row{Text::must_be, "Muss sein", "Must be", "ضروري", "Konieczne", "Обязательно", "Şart", "Обов’язково"},
    Row{Text::should_be, "Gern", "Preferred", "مفضل", "Chętnie", "Желательно", "Tercihen", "Бажано"},
    Row{Text::discreet, "Diskret", "Discreet", "بسرية", "Dyskretnie", "Без огласки", "Gizli",
        "Без розголосу"},
    Row{Text::uncertain, "unsicher", "uncertain", "غير مؤكد", "niepewne", "неточно", "belirsiz", "непевно"},
    Row{Text::misspelt, "Tippfehler?", "misspelt?", "خطأ إملائي؟", "literówka?", "опечатка?", "yazım hatası?",
        "описка?"},
    Row{Text::estimated, "geschätzt", "estimated", "تقدير", "szacunek", "оценка", "tahmini", "оцінка"},
    Row{Text::not_taken, "Nicht im Profil:", "Not in the profile:", "ليس في الملف:", "Poza profilem:",
        "Не в профиле:", "Profilde değil:", "Не в профілі:"},
    Row{Text::denied, "verneint", "denied", "منفي", "zaprzeczone", "отрицается", "yok", "заперечується"},
    Row{Text::past, "vergangen", "past", "من الماضي", "przeszłe", "в прошлом", "geçmişte", "у минулому"},
    Row{Text::someone_else, "über andere", "of someone else", "عن غيره", "o kimś innym", "о других",
        "başkası hakkında", "про інших"},
    Row{Text::no_room, "schon gesagt", "already said", "قيل سابقًا", "już podane", "уже сказано",
        "zaten söylendi", "вже сказано"},
    Row{Text::contradicted, "widerspricht dem Übrigen", "contradicts the rest", "يناقض الباقي",
        "sprzeczne z resztą", "противоречит остальному", "gerisiyle çelişiyor", "суперечить решті"},
    Row{Text::over_limit, "mehr, als ein Profil fasst", "more than a profile holds", "أكثر مما يسعه الملف",
        "więcej, niż mieści profil", "больше, чем вмещает профиль", "profile sığmıyor",
        "більше, ніж вміщує профіль"},
    Row{Text::mentioned, "nur erwähnt", "only mentioned", "مذكور فقط", "tylko wspomniane", "только упомянуто",
        "yalnızca anıldı", "лише згадано"},
    Row{Text::nothing_read, "Nichts gefunden, was in ein Profil gehört.",
        "Nothing found that belongs in a profile.", "لم نجد ما يدخل في الملف.",
        "Nie znaleziono nic do profilu.", "Для профиля ничего не нашлось.",
        "Profile girecek bir şey bulunamadı.", "Для профілю нічого не знайшлося."},
};

/// The column of a language; easy German reads the German one.
std::string_view column(const Row& row, std::string_view language) {
  std::string base{language.substr(0, language.find('-'))};
  for (char& c : base)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  constexpr std::array columns{std::pair{"de", &Row::de}, std::pair{"ar", &Row::ar},
                               std::pair{"pl", &Row::pl}, std::pair{"ru", &Row::ru},
                               std::pair{"tr", &Row::tr}, std::pair{"uk", &Row::uk}};
  for (const auto& [tag, words] : columns)
    if (base == tag && !(row.*words).empty()) return row.*words;
  return row.en;
}

/// `tenths` / 10, with the decimal only where it is wanted.
std::string with_decimal(std::int64_t tenths, std::string_view language) {
  return std::to_string(tenths / 10) + std::string{text(Text::decimal_point, language)} +
         std::to_string(tenths % 10);
}

/// As the library's sentences write distances (lib/match/words_values.cpp).
std::string distance_text(Distance distance, std::string_view language) {
  constexpr std::int64_t step = 50;
  const std::int64_t metres = distance.in_metres();
  const std::int64_t rounded = std::max((metres + step / 2) / step * step, step);
  const auto with_unit = [&](const std::string& number, Text unit) {
    return number + ' ' + std::string{text(unit, language)};
  };
  if (rounded < 1000) return with_unit(std::to_string(rounded), Text::metres);
  const std::int64_t hundreds = std::max<std::int64_t>((metres + 50) / 100, 10);
  if (hundreds < 100) return with_unit(with_decimal(hundreds, language), Text::kilometres);
  return with_unit(std::to_string((metres + 500) / 1000), Text::kilometres);
}

}  // namespace

std::string_view text(Text which, std::string_view language) {
  for (const Row& row : table)
    if (row.which == which) return column(row, language);
  return {};
}

std::string way_text(const Match& match, std::string_view language) {
  if (match.distance) return distance_text(*match.distance, language);
  if (!match.via) return {};
  switch (*match.via) {
    case Delivery::site: return std::string{text(Text::on_site, language)};
    case Delivery::home_visit: return std::string{text(Text::home_visit, language)};
    case Delivery::phone: return std::string{text(Text::phone, language)};
    case Delivery::online: return std::string{text(Text::online, language)};
    case Delivery::chat: break;
  }
  return std::string{text(Text::chat, language)};
}

std::string points_text(Points points, std::string_view language) {
  std::string decimals = std::to_string(1000 + points.thousandths % 1000).substr(1);
  while (!decimals.empty() && decimals.back() == '0')
    decimals.pop_back();
  std::string out = std::to_string(points.thousandths / 1000);
  if (!decimals.empty()) out += std::string{text(Text::decimal_point, language)} + decimals;
  return out;
}

}  // namespace passgenau::cli
