// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "model/json.hpp"

namespace passgenau::test {

/// What a service breaks of the published schema of HSDS 3.0 (github.com/openreferral/specification,
/// schema/*.json): required fields, types, enumerations, formats, unique ids, and fields that the schema does
/// not have. "/phones/0/number: missing".
std::vector<std::string> broken_rules(const json::value& service);

}  // namespace passgenau::test
