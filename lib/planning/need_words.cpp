// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/need_words.hpp"

#include <algorithm>

#include "match/children_words.hpp"
#include "match/words_values.hpp"

namespace passgenau::words {

std::string say_need(const NeedsProfile& profile, int need, const Tongue& tongue,
                     const Vocabulary& vocabulary) {
  const Need& sought = profile.needs[static_cast<std::size_t>(need)];
  const bool kind = sought.burden.empty();
  std::string label = vocabulary.label(kind ? ConceptType::kind : ConceptType::burden,
                                       kind ? sought.kind : sought.burden, tongue.messages->language());
  if (!sought.child || profile.children.size() < 2) return label;
  return label + " (" +
         tongue.say("children/for", {{"children", say_children(profile, {*sought.child}, tongue)}}) + ")";
}

std::string say_needs(const NeedsProfile& profile, const std::vector<int>& needs, const Tongue& tongue,
                      const Vocabulary& vocabulary) {
  std::vector<std::string> texts;
  for (const int need : needs) {
    std::string text = say_need(profile, need, tongue, vocabulary);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }
  return say_list(texts, tongue);
}

}  // namespace passgenau::words
