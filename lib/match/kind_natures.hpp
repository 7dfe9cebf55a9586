// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "match/acute_help.hpp"
#include "match/concepts.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau {

/// Help that notes name.
struct Urgent {
  bool acute = false;
  bool child_protection = false;

  Urgent operator|(const Urgent& other) const {
    return {acute || other.acute, child_protection || other.child_protection};
  }
};

/// What a kind is by itself.
struct KindNature {
  std::vector<std::string> burdens = {};
  bool residential = false;
  Urgent urgent = {};
};

/// Of every kind of a vocabulary: looked up once, and not for each offer.
class KindNatures {
 public:
  KindNatures(const Vocabulary& vocabulary, const ConceptCodes& kinds) {
    for (std::size_t code = 0; code < kinds.size(); ++code) {
      const std::string_view id = kinds.id(static_cast<ConceptCodes::Code>(code));
      const Concept* kind = vocabulary.find(ConceptType::kind, id);
      if (kind == nullptr) break;  // those that the vocabulary does not know come behind the others
      natures_.push_back({.burdens = kind->burdens,
                          .residential = kind->residential,
                          .urgent = {.acute = is_acute_help(vocabulary, id),
                                     .child_protection = vocabulary.covers(ConceptType::kind,
                                                                           "crisis/child-protection", id)}});
    }
  }
  /// Null for one that the vocabulary does not know; `code` as `ConceptCodes::find` gives it.
  const KindNature* of(int code) const {
    return code < 0 || static_cast<std::size_t>(code) >= natures_.size()
               ? nullptr
               : &natures_[static_cast<std::size_t>(code)];
  }

 private:
  std::vector<KindNature> natures_ = {};
};

}  // namespace passgenau
