// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/offer_texts.hpp"

#include <algorithm>

#include "text/analyse.hpp"

namespace passgenau {

std::vector<OfferText> texts_of(const Offer& offer) {
  std::vector<OfferText> texts;
  const auto add = [&](TextField field, std::string_view language, std::string_view text) {
    if (!text.empty()) texts.push_back({field, language, text});
  };
  for (const auto& [language, text] : offer.title)
    add(TextField::title, language, text);
  add(TextField::provider, "de", offer.provider.name);
  for (const auto& [language, text] : offer.description)
    add(TextField::description, language, text);
  for (const Site& site : offer.sites) {
    if (site.confidential) continue;
    add(TextField::place, "de", site.name);
    add(TextField::place, "de", site.address.city);
    add(TextField::place, "de", site.address.postal_code);
  }
  return texts;
}

std::uint32_t weight_of(TextField field) {
  switch (field) {
    case TextField::title: return 4;
    case TextField::provider: return 2;
    case TextField::description:
    case TextField::place: break;
  }
  return 1;
}

std::vector<TextTerm> terms_of(const Offer& offer) {
  std::vector<TextTerm> terms;
  for (const OfferText& text : texts_of(offer))
    for (Word& word : analyse(text.text, text.language))
      terms.push_back({std::move(word.exact), weight_of(text.field)});
  std::sort(terms.begin(), terms.end(), [](const TextTerm& a, const TextTerm& b) { return a.term < b.term; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (kept > 0 && terms[kept - 1].term == terms[i].term) {
      terms[kept - 1].weight += terms[i].weight;
    } else {
      if (kept != i) terms[kept] = std::move(terms[i]);
      ++kept;
    }
  }
  terms.resize(kept);
  return terms;
}

}  // namespace passgenau
