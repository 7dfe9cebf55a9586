// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <vector>

#include "exchange/mapping_rules.hpp"
#include "model/reader.hpp"

namespace passgenau {

/// Reads one rule of a mapping file; what is wrong with it becomes a problem at its place.
FieldRule read_field_rule(const json::value& item, const Place& at, Reading& reading);

/// A JSON Pointer that a member of a mapping file holds; false, with a problem, where it is none.
bool read_pointer(const json::value& value, const Place& at, Reading& reading,
                  std::vector<JsonPointer>& pointers);

/// One value, or a list of them.
std::vector<json::value> values_of(const json::value& value);

bool is_offer_field(std::string_view name);

}  // namespace passgenau
