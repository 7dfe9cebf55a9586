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
    Row{Text::also, "Ebenso:", "Likewise:"},
    Row{Text::fits, "Passt", "Fits"},
    Row{Text::points_of, "von", "of"},
    Row{Text::for_everyone, "Das Angebot nennt kein Anliegen: Es ist für alle da.",
        "The offer names no need: it is for everyone."},
    Row{Text::near_misses, "Fast passend:", "Nearly fitting:"},
    Row{Text::ask, "Noch zu fragen:", "Worth asking:"},
    Row{Text::decimal_point, ",", "."},
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
