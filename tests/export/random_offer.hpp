// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <random>
#include <string>

#include "passgenau/offer.hpp"

namespace passgenau::test {

/// A valid offer with any of its fields, hostile texts among them. The same seed makes the same offer.
Offer random_offer(std::mt19937& random, const std::string& id);

/// One of what people write into fields: formulas, quotes, line breaks, markup, other scripts.
std::string random_text(std::mt19937& random);

}  // namespace passgenau::test
