// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "text/read_amounts.hpp"

namespace passgenau::reading {

/// A month in which a child is to come: "Baby kommt im Februar", "soll im Februar zur Welt kommen"; not "Kind kommt im Februar in die Kita".
bool comes_in_month(const Note& note, const WrittenDate& date);

}  // namespace passgenau::reading
