// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

#include "table.hpp"

namespace passgenau::bench {

/// A question as SQL that PostgreSQL and DuckDB both read, on one line: `id`, `points` of the best offers in order. In place of
/// `{candidates}` each engine puts the rows of the table that may reach the family, with a column `metres` to the site.
/// Takes a function `ones(bigint)` that counts bits, and a `/` between integers that truncates.
std::string question_sql(const TableQuestion& question);

}  // namespace passgenau::bench
