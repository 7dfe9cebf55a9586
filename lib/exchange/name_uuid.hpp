// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace passgenau {

/// The UUID that always stands for this name (RFC 9562, version 5, in a name space of our own: that of "urn:passgenau:offer"
/// in the one for URLs), in lower case.
std::string name_uuid(std::string_view name);

/// 8-4-4-4-12 hexadecimal digits in lower case: a text that is a UUID and the one way to write it.
bool is_uuid(std::string_view text) noexcept;

}  // namespace passgenau
