// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "passgenau/offer.hpp"

namespace passgenau {

/// The names that JSON uses, in the order of the enumerators. `Names<E>::all[int(e)]`.
template <class Enum>
struct Names;

template <>
struct Names<Role> {
  static constexpr std::array<std::string_view, 8> all{"mother",          "father",      "pregnant",
                                                       "partner",         "grandparent", "foster-parent",
                                                       "adoptive-parent", "professional"};
};
template <>
struct Names<Trait> {
  static constexpr std::array<std::string_view, 12> all{"free",
                                                        "low-cost",
                                                        "anonymous",
                                                        "no-registration",
                                                        "stroller-accessible",
                                                        "wheelchair-accessible",
                                                        "sibling-care",
                                                        "child-along",
                                                        "easy-language",
                                                        "women-only",
                                                        "men-only",
                                                        "sign-language"};
};
template <>
struct Names<Delivery> {
  static constexpr std::array<std::string_view, 5> all{"site", "home-visit", "phone", "online", "chat"};
};
template <>
struct Names<Prevention> {
  static constexpr std::array<std::string_view, 3> all{"universal", "selective", "indicated"};
};
template <>
struct Names<SpokenBy> {
  static constexpr std::array<std::string_view, 2> all{"staff", "interpreter"};
};
template <>
struct Names<CapacityStatus> {
  static constexpr std::array<std::string_view, 4> all{"open", "waitlist", "full", "assessment"};
};

template <class Enum>
constexpr std::string_view name_of(Enum value) {
  return Names<Enum>::all[static_cast<std::size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> parse_name(std::string_view text) {
  for (std::size_t i = 0; i < Names<Enum>::all.size(); ++i)
    if (Names<Enum>::all[i] == text) return static_cast<Enum>(i);
  return {};
}

}  // namespace passgenau
