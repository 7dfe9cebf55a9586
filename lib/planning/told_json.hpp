// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "model/members.hpp"
#include "passgenau/match.hpp"

namespace passgenau {

/// A part of an answer as JSON, in words where there is a telling.
template <class Part>
std::string told(const Part& part, const Telling* telling) {
  return telling == nullptr ? to_json(part) : to_json(part, *telling);
}

inline void append_catalog(std::string& out, const CatalogState& state) {
  Members members{out};
  members.decimal("offers", static_cast<std::int64_t>(state.offers), 0);
  members.decimal("revision", static_cast<std::int64_t>(state.revision), 0);
}

inline void append_numbers(std::string& out, const std::vector<int>& numbers) {
  append_list(out, numbers, [&](int number) { out += std::to_string(number); });
}

}  // namespace passgenau
