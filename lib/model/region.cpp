// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/region.hpp"

#include <unicode/uloc.h>

#include <algorithm>

namespace passgenau {

namespace {

bool all_digits(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_municipality_key(std::string_view key) noexcept {
  if (key.size() < 2 || key.size() > 8 || !all_digits(key)) return false;
  const int state = (key[0] - '0') * 10 + (key[1] - '0');
  return state >= 1 && state <= 16;
}

bool is_postal_code(std::string_view code) noexcept { return code.size() == 5 && all_digits(code); }

std::optional<std::string_view> postal_code_in(std::string_view key) noexcept {
  if (!key.starts_with(postal_code_prefix)) return {};
  return key.substr(postal_code_prefix.size());
}

std::optional<std::string_view> country_in(std::string_view key) noexcept {
  if (!key.starts_with(country_prefix)) return {};
  return key.substr(country_prefix.size());
}

bool is_region_key(std::string_view key) noexcept {
  if (const auto code = postal_code_in(key)) return is_postal_code(*code);
  if (const auto wanted = country_in(key)) {
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code)
      if (*wanted == *code) return true;
    return false;
  }
  return is_municipality_key(key);
}

}  // namespace passgenau
