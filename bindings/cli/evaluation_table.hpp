// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <iosfwd>

#include "passgenau/evaluation.hpp"

namespace passgenau::cli {

/// The figures of all rankers side by side, what each criterion is worth, and every family whose first line is
/// wrong. `width`: columns of the terminal; the table of figures takes 100.
void print_evaluation(std::ostream& out, const Evaluation& evaluation, std::size_t width);

}  // namespace passgenau::cli
