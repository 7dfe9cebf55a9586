// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passgenau/reading.hpp"
#include "text/read_lexicon.hpp"
#include "text/read_places.hpp"
#include "text/read_tokens.hpp"

namespace passgenau::reading {

/// Tokens `first` to `last` that tell something a second time.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
  Doubt doubt = Doubt::none;
};

/// Recognised, and yet no fact: tokens `first` to `last`.
struct LeftStretch {
  std::size_t first = 0;
  std::size_t last = 0;
  LeftOut why = LeftOut::unknown;
};

/// A child of the profile, and the words that tell of it.
struct ChildMention {
  Child child = {};
  std::size_t first = 0;  ///< tokens of the age or the date
  std::size_t last = 0;
  std::optional<std::size_t> noun = {};  ///< "Sohn", "Baby"
  Doubt doubt = Doubt::none;
  int gone = 0;                     ///< of an unborn child whose weeks are told: days of the pregnancy passed
  std::vector<Stretch> again = {};  ///< where the same age of the same child is told once more
  bool unborn() const { return child.due.has_value(); }
};

/// One text on its way to a profile: what is known of its tokens, and what was read so far. Each `read_…` below adds its facts, and says with
/// `leave_out` what it recognised and did not take. Where each token ends is told by `read_rest` alone: in a fact, in a reason, or in what was
/// not understood.
struct Note {
  std::string_view text;
  Date as_of;
  std::vector<Token> tokens = {};
  /// Of each statement, by its number: its first token, and one past its last. `bound_segments` fills it.
  std::vector<std::pair<std::size_t, std::size_t>> segments = {};
  std::vector<Cues> cues = {};       ///< of each token
  std::vector<bool> used = {};       ///< spoken for: no later reader takes the token. Says nothing of a fact.
  std::vector<bool> asked_for = {};  ///< `is_asked_for`
  std::vector<Match> matches = {};   ///< without cues
  std::vector<ChildMention> children = {};
  /// The tokens of the caregiver's age, where it is the father's.
  std::optional<std::pair<std::size_t, std::size_t>> age_of_father = {};
  std::vector<LeftStretch> left = {};
  ProfileReading out = {};

  std::size_t size() const { return tokens.size(); }
  bool has(std::size_t i, Cue cue) const { return i < cues.size() && (cues[i] & bit(cue)) != 0; }
  bool has_any(std::size_t i, Cues wanted) const { return i < cues.size() && (cues[i] & wanted) != 0; }
  bool is_word(std::size_t i) const { return i < tokens.size() && tokens[i].kind == TokenKind::word; }
  bool is_number(std::size_t i) const { return i < tokens.size() && tokens[i].kind == TokenKind::number; }
  bool is(std::size_t i, std::string_view key) const { return i < tokens.size() && tokens[i].key == key; }
  bool same_segment(std::size_t a, std::size_t b) const {
    return a < size() && b < size() && tokens[a].segment == tokens[b].segment;
  }
  /// The token touches the one before it: "28+3", "3J".
  bool touches(std::size_t i) const { return i > 0 && i < size() && !tokens[i].spaced; }
  /// First and one past the last token of the segment around `i`; brackets inside it are part of the stretch.
  std::pair<std::size_t, std::size_t> segment_of(std::size_t i) const {
    return segments[static_cast<std::size_t>(tokens[i].segment)];
  }
  /// Does a token of the segment around `i` have one of these cues?
  bool segment_has(std::size_t i, Cues wanted) const;
  /// Does any token have one of these cues?
  bool anywhere(Cues wanted) const;

  /// A fact of the profile from the tokens `first` to `last`.
  void say(std::size_t first, std::size_t last, std::string fact, Doubt doubt = Doubt::none);
  /// The same from single tokens, which may lie apart.
  void say(const std::vector<std::size_t>& stretch, const std::string& fact, Doubt doubt = Doubt::none);
  /// Takes back what was said of a fact.
  void forget(std::string_view fact);
  /// Recognised, and yet no fact. A token that is part of a fact as well stays with the fact; of several reasons the first counts, but any
  /// before *mentioned* and *unknown*.
  void leave_out(const std::vector<std::size_t>& stretch, LeftOut why);
  void leave_out(std::size_t first, std::size_t last, LeftOut why);
  /// All that tells of a child which is no child of the profile.
  void leave_out(const ChildMention& child, LeftOut why);
  /// No later reader takes these tokens.
  void use(std::size_t first, std::size_t last);
};

class Scope;

/// Ends sentences behind numbers where a word follows that no ordinal has: "Kinder 3 und 6. Die Mutter …".
void end_sentences(Note& note);
/// Fills `segments`; from then on no sentence ends anew.
void bound_segments(Note& note);
/// Cues of short words that their neighbours tell: "Mo. 24" is the mother.
void read_short_words(Note& note);
/// Fills `asked_for`. Linear, but for as many names of others as the note asks for.
void mark_asked_for(Note& note);
/// Children by due date, by birth date and by age, and the caregiver's age; in this order.
void read_pregnancy(Note& note);
void read_births(Note& note);
void read_ages(Note& note);
/// Puts the children in order, adds those that words alone tell ("Säugling"), and says them all.
void settle_children(Note& note);
void read_roles(Note& note);
/// "KM Ende 30, KV 45": a father's age goes where the caregiver is the mother.
void forget_age_of_father(Note& note);
void read_languages(Note& note);
void read_home(Note& note, const PlaceNames& places);
/// Needs, with what denies, doubts or dates them.
void read_needs(Note& note, const Scope& scope);
/// Ways of delivery, access traits, reach, discretion, interpreter.
void read_ways(Note& note, const Scope& scope);
/// When the family has time.
void read_times(Note& note);
/// Where each token ends: brings the evidence in order, and lists what no fact came from.
void read_rest(Note& note);

}  // namespace passgenau::reading
