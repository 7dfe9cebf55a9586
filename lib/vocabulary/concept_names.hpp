// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "model/names.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau {

template <>
struct Names<ConceptType> {
  static constexpr std::array<std::string_view, 6> all{"burden", "kind", "provider",
                                                       "trait",  "role", "delivery"};
};
template <>
struct Names<Safety> {
  static constexpr std::array<std::string_view, 3> all{"none", "domestic-violence", "child-protection"};
};

}  // namespace passgenau
