// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "passgenau/offer.hpp"
#include "passgenau/search.hpp"
#include "store/writer.hpp"

namespace passgenau {

/// One text of an offer that a search reads. Views into the offer.
struct OfferText {
  TextField field = TextField::title;
  std::string_view language = {};
  std::string_view text = {};
};

/// All of them, in the order of the fields; sites that are confidential have none.
std::vector<OfferText> texts_of(const Offer& offer);

/// What a word of this field adds to its weight: a hit in the title says more than one in the description.
std::uint32_t weight_of(TextField field);

/// The words of an offer for the index: each distinct word once, in the order of their bytes.
std::vector<TextTerm> terms_of(const Offer& offer);

}  // namespace passgenau
