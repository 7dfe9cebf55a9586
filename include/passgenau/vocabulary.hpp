// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/error.hpp"
#include "passgenau/export.hpp"

namespace passgenau {

enum class ConceptType : std::uint8_t { burden, kind, provider, trait, role, delivery };

/// Burdens that carry safety rules (docs/formats.md, notes).
enum class Safety : std::uint8_t { none, domestic_violence, child_protection };

/// One concept of the vocabulary. Ids are `group/concept`, English, and never change meaning.
struct Concept {
  std::string id = {};
  ConceptType type = ConceptType::burden;
  std::vector<std::string> broader = {};  ///< direct broader concepts; empty for a group
  std::string scope = {};  ///< burdens: family, caregiver, child, pregnancy, child-set, caregiver-and-child
  Safety safety = Safety::none;
  bool residential = false;                       ///< kinds: families move there
  bool referral_only = false;                     ///< providers: may refer, provides nothing
  std::vector<std::string> burdens = {};          ///< kinds: burdens carried by nature
  std::map<std::string, std::string> label = {};  ///< by language
  std::map<std::string, std::vector<std::string>> synonyms =
      {};  ///< by language: lay words, abbreviations, variants

  bool operator==(const Concept&) const = default;
};

/// Of the concepts that a network adds. With all of them the tables by which a question is judged take 17 MB.
struct VocabularyLimits {
  static constexpr std::size_t own_concepts = 4096;
  static constexpr std::size_t broader = 8;    ///< of each
  static constexpr std::size_t burdens = 100;  ///< of a kind
  static constexpr int levels = 16;            ///< of own concepts, one below the other
};

/// The concept tree. Immutable and cheap to copy (shared); any number of threads may read one.
class PASSGENAU_API Vocabulary {
 public:
  /// The vocabulary that is compiled in.
  static const Vocabulary& built_in();

  Vocabulary();
  /// This vocabulary and a network's own concepts, one JSON object a line as in lib/vocabulary/data with
  /// `"type"` added. Throws `Error` *vocabulary-invalid* with every problem in `details()`: an own concept
  /// needs a known broader concept and may not redefine one that exists; `VocabularyLimits` hold.
  Vocabulary extended_by(std::string_view json_lines, std::string_view file_name = {}) const;

  /// Null where there is no such concept. O(log n).
  const Concept* find(ConceptType type, std::string_view id) const noexcept;
  /// All concepts, by type and then in the order of the data.
  const std::vector<Concept>& concepts() const noexcept;
  /// Is `narrower` the same as `broader`, or somewhere below it? An id that is not in the vocabulary covers
  /// only itself.
  bool covers(ConceptType type, std::string_view broader, std::string_view narrower) const;
  /// Every broader concept, nearest first, each once; the concept itself is not among them.
  std::vector<std::string> ancestors(ConceptType type, std::string_view id) const;
  /// Steps up from `narrower` to `broader`: 0 for the same, −1 where it does not cover.
  int steps(ConceptType type, std::string_view broader, std::string_view narrower) const;
  /// Label in the language of this BCP 47 tag, the closest there is (`de-DE-simple`: `de-simple`, else `de`), else
  /// English, else the id itself.
  std::string label(ConceptType type, std::string_view id, std::string_view language) const;
  /// The own concepts that `extended_by` added, as it read them (JSON Lines); empty for the built-in
  /// vocabulary.
  const std::string& extension() const noexcept;
  /// Version of the built-in vocabulary; rises with every change of its data.
  static int version() noexcept;

 private:
  struct Tables;
  explicit Vocabulary(std::shared_ptr<const Tables> tables);
  std::shared_ptr<const Tables> tables_;
};

}  // namespace passgenau
