// SPDX-License-Identifier: GPL-2.0-or-later
#include "texts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace passgenau::cli {
namespace {

struct Row {
  Text which;
  std::string_view de;
  std::string_view en;
};

constexpr std::array table{
    Row{Text::no_match, "Kein passendes Angebot gefunden.", "No offer found that fits."},
    Row{Text::on_site, "vor Ort", "on site"},
    Row{Text::home_visit, "nach Hause", "comes home"},
    Row{Text::phone, "Telefon", "phone"},
    Row{Text::online, "online", "online"},
    Row{Text::chat, "Chat", "chat"},
    Row{Text::for_child, "für Kind", "for child"},
    Row{Text::for_children, "für die Kinder", "for children"},
    Row{Text::all_of, "und", "and"},
    Row{Text::also, "Ebenso:", "Likewise:"},
    Row{Text::fits, "Passt", "Fits"},
    Row{Text::does_not_fit, "Passt nicht", "Does not fit"},
    Row{Text::points_of, "von", "of"},
    Row{Text::for_everyone, "Das Angebot nennt kein Anliegen: Es ist für alle da.",
        "The offer names no need: it is for everyone."},
    Row{Text::decimal_point, ",", "."},
    Row{Text::child, "Kind", "Child"},
    Row{Text::born_on, "geboren", "born"},
    Row{Text::due_on, "Termin", "due"},
    Row{Text::old, "Alter", "age"},
    Row{Text::caregiver, "Bezugsperson", "Caregiver"},
    Row{Text::need, "Anliegen", "Need"},
    Row{Text::kind_sought, "Gesucht", "Sought"},
    Row{Text::speaks, "Sprache", "Language"},
    Row{Text::interpreter, "Dolmetschen", "Interpreter"},
    Row{Text::lives_in, "Wohnort", "Home"},
    Row{Text::reach, "Umkreis", "Reach"},
    Row{Text::ways, "Wege", "Ways"},
    Row{Text::time, "Zeit", "Time"},
    Row{Text::must_be, "Muss sein", "Must be"},
    Row{Text::should_be, "Gern", "Preferred"},
    Row{Text::discreet, "Diskret", "Discreet"},
    Row{Text::uncertain, "unsicher", "uncertain"},
    Row{Text::misspelt, "Tippfehler?", "misspelt?"},
    Row{Text::estimated, "geschätzt", "estimated"},
    Row{Text::not_taken, "Nicht im Profil:", "Not in the profile:"},
    Row{Text::denied, "verneint", "denied"},
    Row{Text::past, "vergangen", "past"},
    Row{Text::someone_else, "über andere", "of someone else"},
    Row{Text::no_room, "schon gesagt", "already said"},
    Row{Text::nothing_read, "Nichts gefunden, was in ein Profil gehört.",
        "Nothing found that belongs in a profile."},
};

bool is_german(std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  return base == "de" || base == "DE" || base == "De";
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
  if (rounded < 1000) return std::to_string(rounded) + " m";
  const std::int64_t hundreds = std::max<std::int64_t>((metres + 50) / 100, 10);
  if (hundreds < 100) return with_decimal(hundreds, language) + " km";
  return std::to_string((metres + 500) / 1000) + " km";
}

}  // namespace

std::string_view text(Text which, std::string_view language) {
  for (const Row& row : table)
    if (row.which == which) return is_german(language) ? row.de : row.en;
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
