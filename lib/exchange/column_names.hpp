// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "exchange/column_profile.hpp"

namespace passgenau {

/// What a field of that name most likely is.
struct NamedTarget {
  std::string_view name = {};  ///< letters and digits of `name_key`
  std::string_view to = {};    ///< of an offer; "" with a reason: better not mapped
  Shape shape = Shape::text;   ///< what its values must be
  std::string_view reason = {};
};

/// By the last name on the way to a field, or the last two together ("organization/name"); null where it is unknown.
/// `/title` and `/description` stand for their text in one language.
const NamedTarget* target_of_pointer(std::string_view pointer);

/// Letters and digits of the last name, in lower case, umlauts written out.
std::string key_of_pointer(std::string_view pointer);

}  // namespace passgenau
