// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/pathway_text.hpp"

#include "planning/need_words.hpp"
#include "planning/pathway_words.hpp"

namespace passgenau {

const std::string& Titles::of(const std::string& offer) {
  const auto [known, is_new] = known_.try_emplace(offer);
  if (is_new) known->second = catalog_.title(offer, language_);
  if (known->second.empty()) known->second = offer;
  return known->second;
}

std::string describe(const Pathway& pathway, Titles& titles, const Telling& telling) {
  const words::Tongue tongue = words::tongue(telling.language);
  std::string text = words::say_period(pathway.period, tongue) + ".";
  for (const NeedPathway& need : pathway.needs) {
    text += "\n" + words::say_need(telling.profile, need.need, tongue, telling.vocabulary) + ":";
    for (const PathwaySpan& span : need.spans) {
      if (!span.path) continue;
      text += " " + titles.of(span.match.offer) + ", " + words::say_span(span, tongue) + ".";
      if (const std::string said = words::say_entrance(span, tongue); !said.empty()) text += " " + said;
    }
    for (const HandOver& over : need.hand_overs)
      text += " " + words::say_hand_over(over, tongue);
    for (const Hole& hole : need.holes)
      text += " " + words::say_hole(hole, tongue);
  }
  return text;
}

}  // namespace passgenau
