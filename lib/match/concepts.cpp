// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/concepts.hpp"

namespace passgenau {

ConceptCodes::ConceptCodes(const Vocabulary& vocabulary, ConceptType type) {
  for (const Concept& item : vocabulary.concepts())
    if (item.type == type) {
      codes_.emplace(item.id, static_cast<Code>(ids_.size()));
      ids_.push_back(item.id);
    }
  known_ = ids_.size();
  steps_.assign(known_ * known_, apart);
  for (std::size_t narrower = 0; narrower < known_; ++narrower)
    for (const std::string& broader : vocabulary.ancestors(type, ids_[narrower])) {
      const int code = find(broader);
      if (code >= 0)
        steps_[static_cast<std::size_t>(code) * known_ + narrower] =
            static_cast<std::int8_t>(vocabulary.steps(type, broader, ids_[narrower]));
    }
  for (std::size_t need = 0; need < known_; ++need) {
    for (std::size_t offer = 0; offer < known_; ++offer) {
      int distance = 0;
      if (related(static_cast<Code>(offer), static_cast<Code>(need), distance))
        kin_.push_back({static_cast<Code>(offer), static_cast<std::int8_t>(distance)});
    }
    kin_begin_.push_back(static_cast<std::uint32_t>(kin_.size()));
  }
}

ConceptCodes::Code ConceptCodes::intern(std::string_view id) {
  if (const int found = find(id); found >= 0) return static_cast<Code>(found);
  const std::size_t nameless = known_ + most_strangers;
  if (ids_.size() > nameless) return static_cast<Code>(nameless);
  const auto code = static_cast<Code>(ids_.size());
  ids_.emplace_back(code < nameless ? id : std::string_view{});
  if (code < nameless) codes_.emplace(id, code);
  return code;
}

int ConceptCodes::find(std::string_view id) const {
  const auto found = codes_.find(id);
  return found == codes_.end() ? -1 : found->second;
}

bool ConceptCodes::related(Code offer, Code need, int& distance) const {
  if (const int up = steps(offer, need); up >= 0) {
    distance = up;
    return true;
  }
  const int down = steps(need, offer);
  distance = -down;
  return down >= 0;
}

}  // namespace passgenau
