// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "exchange/feed_writer.hpp"
#include "match/words_values.hpp"
#include "model/region.hpp"

namespace passgenau {

namespace {

// The states by the first two digits of the municipality key (Destatis, Gemeindeverzeichnis).
constexpr std::array<std::string_view, 17> states{"",
                                                  "Schleswig-Holstein",
                                                  "Hamburg",
                                                  "Niedersachsen",
                                                  "Bremen",
                                                  "Nordrhein-Westfalen",
                                                  "Hessen",
                                                  "Rheinland-Pfalz",
                                                  "Baden-Württemberg",
                                                  "Bayern",
                                                  "Saarland",
                                                  "Berlin",
                                                  "Brandenburg",
                                                  "Mecklenburg-Vorpommern",
                                                  "Sachsen",
                                                  "Sachsen-Anhalt",
                                                  "Thüringen"};

std::string_view state_of_key(std::string_view key) {
  if (key.size() < 2) return {};
  const std::size_t number =
      static_cast<std::size_t>(key[0] - '0') * 10 + static_cast<std::size_t>(key[1] - '0');
  return number < states.size() ? states[number] : std::string_view{};
}

words::Tongue locale_of(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  return {.locale = icu::Locale::forLanguageTag(language, status)};
}

}  // namespace

const std::string& FeedContext::language_name(const std::string& tag) const {
  const auto [entry, is_new] = language_names_.try_emplace(tag);
  if (is_new) entry->second = words::say_language(tag, locale_of(options.language));
  return entry->second;
}

std::string_view FeedContext::state_of(const Address& address) const {
  if (!address.region.empty()) return state_of_key(address.region);
  std::string_view state;
  for (const GazetteerRow* row : gazetteer_.by_postal_code(address.postal_code)) {
    const std::string_view other = state_of_key(row->region);
    if (!state.empty() && other != state) return {};
    state = other;
  }
  return state;
}

std::string FeedContext::region_name(std::string_view key) const {
  if (const auto code = postal_code_in(key)) return std::string{*code};
  if (const auto country = country_in(key))
    return words::say_country(std::string{*country}, locale_of(options.language));
  if (key.size() == 2) return std::string{state_of_key(key)};
  const std::string municipality = gazetteer_.municipality_key(key);
  if (municipality.size() == 8)
    for (const GazetteerRow* row : gazetteer_.by_region(municipality))
      return row->name;
  return std::string{key};
}

}  // namespace passgenau
