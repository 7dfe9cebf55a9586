// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "model/json.hpp"

namespace passgenau::test {

/// What any reader of HSDS makes of a service without knowing of our attributes, as a document in our format:
/// texts in English, ages in whole years, whatever HSDS says plainly. What docs/export.md asks of a reader,
/// and no more.
json::object plain_reading(const json::object& service);

}  // namespace passgenau::test
