// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/pathway_text.hpp"

#include "planning/need_words.hpp"
#include "planning/pathway_words.hpp"

namespace passgenau {

std::string title_or_id(const Catalog& catalog, const std::string& offer, std::string_view language) {
  std::string title = catalog.title(offer, language);
  return title.empty() ? offer : title;
}

std::string describe(const Pathway& pathway, const Catalog& catalog, const Telling& telling) {
  const words::Tongue tongue = words::tongue(telling.language);
  std::string text = words::say_period(pathway.period, tongue) + ".";
  for (const NeedPathway& need : pathway.needs) {
    text += "\n" + words::say_need(telling.profile, need.need, tongue, telling.vocabulary) + ":";
    for (const PathwaySpan& span : need.spans) {
      if (!span.path) continue;
      text += " " + title_or_id(catalog, span.match.offer, telling.language) + ", " +
              words::say_span(span, tongue) + ".";
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
