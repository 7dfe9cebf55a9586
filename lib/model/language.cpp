// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/language.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <vector>

namespace passgenau {

namespace {

/// Sign and minority languages of Germany and its neighbours that ISO 639-3 has and ICU has no name for
/// (https://iso639-3.sil.org; German, Austrian, Swiss German, French, British, American, Dutch, Polish,
/// Russian, Turkish, Ukrainian, Czech, Danish, Italian, Spanish, International Sign; Assyrian Neo-Aramaic,
/// Turoyo, Zaza (southern, northern), Gorani, Sinte Romani, Balkan Romani, Kalderash).
constexpr std::array<std::string_view, 24> beyond_icu{"aii", "ase", "asq", "bfi", "cse", "diq", "dse", "dsl",
                                                      "fsl", "gsg", "hac", "ils", "ise", "kiu", "pso", "rmn",
                                                      "rmo", "rmy", "rsl", "sgg", "ssp", "tru", "tsm", "ukl"};

bool is_alpha(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
}

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

/// ISO 639 codes that ICU knows, sorted.
const std::vector<std::string_view>& icu_languages() {
  static const std::vector<std::string_view> codes = [] {
    std::vector<std::string_view> all;
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code)
      all.emplace_back(*code);
    std::sort(all.begin(), all.end());
    return all;
  }();
  return codes;
}

bool is_region(std::string_view region) {
  if (region.empty() || (region[0] >= '0' && region[0] <= '9'))
    return true;  // UN M.49 numbers are well-formed already
  const std::string upper{region};
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code)
    if (upper == *code) return true;
  return false;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  if (tag.size() < 2 || tag.size() > 35) return false;  // RFC 5646, section 4.4.1
  const std::size_t hyphen = tag.find('-');
  const std::string primary = lower(tag.substr(0, hyphen));
  if (primary.size() < 2 || primary.size() > 3 || !is_alpha(primary) || primary == "und" ||
      primary == "mis" || primary == "zxx")
    return false;
  const std::vector<std::string_view>& known = icu_languages();
  if (!std::binary_search(known.begin(), known.end(), primary) &&
      !std::binary_search(beyond_icu.begin(), beyond_icu.end(), primary) && primary != "kmr" &&
      primary != "prs")
    return false;
  if (hyphen == std::string_view::npos) return true;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale =
      icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  return U_SUCCESS(status) && !locale.isBogus() && is_region(locale.getCountry());
}

std::string language_key(std::string_view tag) {
  std::string primary = lower(tag.substr(0, tag.find('-')));
  if (primary == "prs") return "fa-AF";
  if (primary.size() == 3) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(primary, status);
    if (U_SUCCESS(status) && locale.getLanguage()[0] != '\0') primary = locale.getLanguage();
  }
  if (primary == "fa" && tag.size() > 2) {
    const std::string rest = lower(tag.substr(2));
    if (rest == "-af" || rest == "-arab-af" || rest.rfind("-af-", 0) == 0) return "fa-AF";
  }
  return primary;
}

bool is_text_for(std::string_view offered, std::string_view wanted) {
  const auto next_subtag = [](std::string_view& rest) {
    const std::size_t end = std::min(rest.find('-'), rest.size());
    const std::string_view subtag = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return subtag;
  };
  if (offered.empty() || lower(next_subtag(offered)) != lower(next_subtag(wanted))) return false;
  while (!offered.empty()) {
    const std::string looked_for = lower(next_subtag(offered));
    for (;;) {
      const std::string found = lower(next_subtag(wanted));
      if (found == looked_for) break;
      if (found.size() <= 1)
        return false;  // the end, or a singleton: what follows it is no part of the language
    }
  }
  return true;
}

std::span<const std::string_view> languages_close_to(std::string_view key) {
  static constexpr std::array<std::string_view, 2> kurdish{"ku", "kmr"};
  static constexpr std::array<std::string_view, 2> persian{"fa", "fa-AF"};
  static constexpr std::array<std::string_view, 3> south_slavic{"sr", "hr", "bs"};
  for (const std::span<const std::string_view> close :
       {std::span<const std::string_view>{kurdish}, std::span<const std::string_view>{persian},
        std::span<const std::string_view>{south_slavic}})
    if (std::find(close.begin(), close.end(), key) != close.end()) return close;
  return {};
}

}  // namespace passgenau
