// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "passgenau/vocabulary.hpp"
#include "text/read_tokens.hpp"

namespace passgenau::reading {

enum class Sense : std::uint8_t { burden, kind, trait, delivery, language, flag, cue };

/// What single words do to the facts beside them, or whom they name. Each is a line of data/cues.jsonl, with the name in comments there.
enum class Cue : std::uint8_t {
  filler,       // carries no fact and may stand inside a phrase
  neutral,      // carries no fact, and parts phrases
  none,         // kein, ohne
  negation,     // nicht, nie
  denial,       // verneint, nein
  past,         // früher
  over,         // überwunden, clean
  fine,         // klappt, kein Problem: what it is said of is no burden
  uncertain,    // vielleicht
  seeking,      // sucht, braucht
  only,         // nur
  must,         // nötig
  but,          // aber: ends a negation
  clause,       // weil, dass: begins another statement
  also,         // und, oder: goes on with the one before
  alternative,  // oder, noch: ends a list that a negation may govern
  preposition,
  duration,  // seit, vor: the number after it is no age
  of_time,   // lang, her: the number before it is no age
  almost,    // fast, knapp
  third,     // Nachbarin, Freundin
  mother,
  father,
  caregiver,  // Klientin: a caregiver of either sex
  pregnant,
  grandparent,
  foster,
  adoptive,
  professional,
  partner,
  parents,
  child,
  children,
  baby,
  newborn,
  twins,
  triplets,
  unborn,
  youngest,
  middle,
  oldest,
  asks,   // fragt, meldet
  alone,  // alleinerziehend
  old,    // alt
  aged,   // Alter
  born,
  birth_past,  // zur Welt, Frühgeburt
  birth,       // Geburt, Entbindung
  lost,        // verloren
  due,         // ET
  week,        // SSW
  expects,     // erwartet
  speaks,
  interpreter_word,
  little,   // kaum, wenig
  fluent,   // gut, fließend
  learned,  // B1: no mother tongue
  lives,
  place_word,  // in, aus
  time,        // Zeit, Termine
  works,
  numbered,  // Trisomie, Klasse: the number behind it is its name
  measure,   // kg, Euro: the number before it is no age
  count_
};

using Cues = std::uint64_t;
static_assert(static_cast<int>(Cue::count_) <= 64);
constexpr Cues bit(Cue cue) { return Cues{1} << static_cast<int>(cue); }

struct Meaning {
  Sense sense = Sense::cue;
  std::string id = {};     ///< of the concept, language tag, flag
  std::string scope = {};  ///< of a burden
  Cue cue = Cue::count_;
  std::vector<std::string> broader = {};  ///< ids of all broader concepts
  bool lasting = false;  ///< stays true when it is past: a traumatic birth, a childhood in care
};

/// A meaning found in a text. `tokens`: those that said it, in order, without words passed over.
struct Match {
  const Meaning* meaning = nullptr;
  std::vector<std::size_t> tokens = {};
  bool misspelt = false;

  std::size_t first() const { return tokens.front(); }
  std::size_t last() const { return tokens.back(); }
};

/// The German and English words of a vocabulary and of lib/text/data, as phrases to be found in a text. Immutable.
class Lexicon {
 public:
  explicit Lexicon(const Vocabulary& vocabulary);
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  /// Every phrase at every place; what lies within a longer one of its sense is left out. `cues`: `cues_of` each token. About 0.5 µs a token; linear
  /// but for phrases that begin alike.
  std::vector<Match> find(const std::vector<Token>& tokens, const std::vector<Cues>& cues) const;

  /// Cues of a single word, by its exact form.
  Cues cues_of(const Token& token) const;

 private:
  friend class LexiconBuilder;
  using Id = std::uint32_t;

  /// What a token says to phrases: words `begin` to `end` of a list for the whole text.
  struct Words {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool misspelt = false;
    bool passable = false;  ///< may stand inside a phrase unsaid
    bool denies = false;
  };
  struct Walk;
  struct Edge {
    Id word = 0;
    std::uint32_t node = 0;
  };
  /// Finds texts without a copy of them.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Value>
  using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

  Words words_of(const Token& token, Cues cues, std::vector<Id>& ids) const;
  /// The words "~…" that the key ends with.
  void add_heads(std::string_view key, std::vector<Id>& ids) const;
  Id corrected(const Token& token) const;
  /// A node is reached: its phrases end here, and longer ones go on.
  void enter(Walk& state, std::uint32_t node, std::size_t at) const;
  void walk(Walk& state, std::uint32_t node, std::size_t at, int gap) const;
  /// Phrases that the token at `at` ends.
  void walk_into(Walk& state, std::uint32_t node, std::size_t at) const;

  static constexpr Id gap_word = 0;
  static constexpr Id no_word = ~Id{0};
  static constexpr std::uint32_t no_node = 0;  ///< the root is nobody's next
  Id lookup(const ByText<Id>& words, std::string_view text) const;
  std::uint32_t next(std::uint32_t node, Id word) const;

  std::vector<std::vector<std::uint32_t>> ends_ = {};  ///< node → meanings
  std::vector<std::uint32_t> root_ = {};               ///< word → node after it
  std::vector<std::size_t> first_edge_ = {};           ///< node → its first edge; one entry more than nodes
  std::vector<Edge> edges_ = {};                       ///< of all nodes but the root, by word
  ByText<Id> exact_ = {};                              ///< "=…", by key
  ByText<Id> stems_ = {};                              ///< "#…", by stem
  ByText<Id> capitals_ = {};                           ///< "^…", by key
  std::vector<std::pair<std::string, Id>> heads_ = {};   ///< "~…" written backwards, in order
  ByText<Cues> cues_ = {};                               ///< exact key → cues
  std::vector<std::pair<std::uint64_t, Id>> near_ = {};  ///< hashes of long words with a letter less → word
  std::vector<std::string> text_of_word_ = {};
  std::vector<Meaning> meanings_ = {};
};

}  // namespace passgenau::reading
