// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace passgenau {

/// An official municipality key (AGS) or the beginning of one: 2–8 digits, the first two a state 01–16.
bool is_municipality_key(std::string_view key) noexcept;
/// Of the key of a county, and of a whole municipality.
inline constexpr std::size_t county_digits = 5;
inline constexpr std::size_t municipality_digits = 8;
/// Five digits.
bool is_postal_code(std::string_view code) noexcept;
/// What `residence` may list: a municipality key, `plz:` and a postal code, `country:` and an ISO 3166-1
/// alpha-2 code.
bool is_region_key(std::string_view key) noexcept;
inline constexpr std::string_view postal_code_prefix = "plz:";
inline constexpr std::string_view country_prefix = "country:";
/// Holds every home that a profile can name.
inline constexpr std::string_view germany = "country:DE";
/// The postal code that a region key names, or the country; empty where it names something else.
std::optional<std::string_view> postal_code_in(std::string_view key) noexcept;
std::optional<std::string_view> country_in(std::string_view key) noexcept;

}  // namespace passgenau
