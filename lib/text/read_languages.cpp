// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>

#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

struct Spoken {
  std::string tag;
  const Match* match;
  int rank;  ///< 0 spoken, 1 learned, 2 a little
};

/// What is told of the languages of a note, each part of it found once: the text is gone through a fixed number of times, however many
/// languages it names.
class Languages {
 public:
  explicit Languages(Note& note) : note_{note} {
    language_.assign(note.size(), false);
    for (const Match& match : note.matches)
      if (match.meaning->sense == Sense::language) language_[match.first()] = true;
    read_segments();
    read_walks();
  }

  void read();

 private:
  /// Words of a statement but languages, by its number.
  struct Segment {
    bool only_languages = true;   ///< "ukrainisch/russisch": nothing but them and what is passed over
    bool only_names = true;       ///< the same, with "kein" and "nur" passed over, and no articles
    bool noun = false;            ///< "dt.-türk. Familie" says what the family is
    std::size_t end_of_fine = 0;  ///< one past the last "kein Problem"
  };

  void read_segments();
  void read_walks();
  std::optional<LeftOut> take(const Match& match);
  void say();

  bool is_language(std::size_t i) const { return i < language_.size() && language_[i]; }
  const Segment& segment_of(std::size_t i) const {
    return segments_[static_cast<std::size_t>(note_.tokens[i].segment)];
  }
  bool sentence_speaks(std::size_t i) const {
    return speaking_[static_cast<std::size_t>(note_.tokens[i].sentence)];
  }
  bool has_near(std::size_t i, Cue cue) const;
  bool is_fluent(std::size_t i) const { return has_near(i, Cue::fluent) && !has_near(i, Cue::negation); }
  bool is_denied(std::size_t i) const;
  bool is_learned(std::size_t i) const;
  bool is_some(std::size_t i) const;
  bool stands_as_language(std::size_t i) const;
  bool is_of_people(std::size_t i) const;
  bool names_language(const Match& match) const;

  Note& note_;
  std::vector<bool> language_ = {};     ///< a language begins at the token
  std::vector<Segment> segments_ = {};  ///< by number
  std::vector<bool> speaking_ = {};     ///< by number of the sentence
  std::vector<bool> after_denial_ = {};
  std::vector<bool> after_other_ = {};  ///< somebody else is the subject before the token
  std::vector<Spoken> spoken_ = {};
  std::size_t fluent_until_ = 0;  ///< "fließend Deutsch und Russisch": both
};

void Languages::read_segments() {
  constexpr Cues passed =
      bit(Cue::filler) | bit(Cue::neutral) | bit(Cue::also) | bit(Cue::little) | bit(Cue::fluent);
  constexpr Cues passed_by_names =
      bit(Cue::also) | bit(Cue::little) | bit(Cue::fluent) | bit(Cue::only) | bit(Cue::none);
  int last_segment = 0;
  int last_sentence = 0;
  for (const Token& token : note_.tokens) {
    last_segment = std::max(last_segment, token.segment);
    last_sentence = std::max(last_sentence, token.sentence);
  }
  segments_.resize(static_cast<std::size_t>(last_segment) + 1);
  speaking_.resize(static_cast<std::size_t>(last_sentence) + 1, false);
  for (std::size_t i = 0; i < note_.size(); ++i) {
    const Token& token = note_.tokens[i];
    Segment& segment = segments_[static_cast<std::size_t>(token.segment)];
    if (note_.has(i, Cue::fine)) segment.end_of_fine = i + 1;
    if (note_.has(i, Cue::speaks)) speaking_[static_cast<std::size_t>(token.sentence)] = true;
    if (!note_.is_word(i) || is_language(i)) continue;
    segment.only_languages = segment.only_languages && note_.has_any(i, passed);
    segment.only_names = segment.only_names && note_.has_any(i, passed_by_names);
    segment.noun = segment.noun || token.capital;
  }
}

/// What a walk back from each token meets first, from that of the token before.
void Languages::read_walks() {
  const std::vector<Role>& roles = note_.out.profile.caregiver.roles;
  const bool grandparent = std::find(roles.begin(), roles.end(), Role::grandparent) != roles.end();
  constexpr Cues passed = bit(Cue::alternative) | bit(Cue::little) | bit(Cue::filler) | bit(Cue::speaks);
  after_denial_.assign(note_.size(), false);
  after_other_.assign(note_.size(), false);
  for (std::size_t i = 1; i < note_.size(); ++i) {
    const std::size_t j = i - 1;
    if (!note_.same_segment(i, j)) continue;
    // "kein Deutsch", "weder Deutsch noch Englisch", "kein Wort Deutsch", "doesn't speak German"
    const bool denies = note_.has(j, Cue::none) || (note_.has(j, Cue::negation) && !note_.has(j, Cue::only));
    const bool goes_on = is_language(j) || note_.has_any(j, passed) || note_.is(j, "wort") ||
                         note_.is(j, "word") || note_.is(j, "of");
    after_denial_[i] = denies || (goes_on && after_denial_[j]);
    if (note_.is(j, ":") || is_asked_for(note_, j)) continue;
    const bool other = (note_.has(j, Cue::third) || (note_.has(j, Cue::grandparent) && !grandparent)) &&
                       !(j > 0 && note_.has(j - 1, Cue::preposition));
    after_other_[i] = other || after_other_[j];
  }
}

/// "kaum Deutsch", "Deutsch schlecht": said of this language, not of the one before or behind.
bool Languages::has_near(std::size_t i, Cue cue) const {
  constexpr std::size_t before = 3;
  constexpr std::size_t behind = 4;
  for (std::size_t j = i; j-- > 0 && i - j <= before && note_.same_segment(i, j) && !is_language(j);)
    if (note_.has(j, cue)) return true;
  // "Deutsch (A1)"
  const bool bracket = note_.is(i + 1, "(");
  for (std::size_t j = i + 1 + (bracket ? 1 : 0);
       j < note_.size() && j <= i + behind && !is_language(j) && (bracket || note_.same_segment(i, j)) &&
       !note_.has(j, Cue::also);
       ++j)
    if (note_.has(j, cue)) return true;
  return false;
}

/// By what stands before it, or "Deutsch: nein".
bool Languages::is_denied(std::size_t i) const {
  const std::size_t next = note_.is(i + 1, ":") ? i + 2 : i + 1;
  const bool ends = next + 1 >= note_.size() || !note_.same_segment(next, next + 1);
  if (note_.same_segment(i, next) && ends && note_.has_any(next, bit(Cue::none) | bit(Cue::denial)))
    return true;
  return after_denial_[i];
}

/// A language that one has learnt comes after the one that one grew up with: "Deutsch B1", "fließend Englisch".
bool Languages::is_learned(std::size_t i) const {
  constexpr std::size_t reach = 3;
  constexpr std::string_view native = "muttersprach";
  for (std::size_t j = i >= reach ? i - reach : 0; j < note_.size() && j <= i + reach; ++j)
    if ((note_.same_segment(i, j) || (j == i + 2 && note_.is(i + 1, "("))) && note_.is_word(j) &&
        note_.tokens[j].key.starts_with(native))
      return false;
  return has_near(i, Cue::learned) || is_fluent(i);
}

/// "etwas Deutsch", "some German": a little, but enough to be named.
bool Languages::is_some(std::size_t i) const {
  constexpr std::size_t reach = 3;
  for (std::size_t j = i; j-- > 0 && i - j <= reach && note_.same_segment(i, j) && !is_language(j);) {
    if (note_.has_any(j, bit(Cue::only) | bit(Cue::none) | bit(Cue::negation))) return false;
    if (note_.is(j, "wenig") && j > 0 && note_.is(j - 1, "ein")) return true;
    if (note_.is(j, "little") && j > 0 && note_.is(j - 1, "a")) return true;
    for (const std::string_view word : {"etwas", "bisschen", "some", "bit"})
      if (note_.is(j, word)) return true;
  }
  return false;
}

/// An English name of a language that stands alone among languages, or beside an interpreter: "English and some German", "needs Arabic interpreter".
bool Languages::stands_as_language(std::size_t i) const {
  if (note_.has_any(i + 1, bit(Cue::interpreter_word)) && note_.same_segment(i, i + 1)) return true;
  return segment_of(i).only_names;
}

/// "Polish family, speak German": the family is so called.
bool Languages::is_of_people(std::size_t i) const {
  if (!note_.same_segment(i, i + 1) || !note_.is_word(i + 1) || is_language(i + 1)) return false;
  for (const std::string_view word : {"family", "fam", "woman", "man", "couple", "origin", "nationality",
                                      "citizen", "passport", "background", "national", "refugee", "refugees"})
    if (note_.is(i + 1, word)) return true;
  return is_person(note_, i + 1);
}

/// The word names a language here: a German noun, or an English word in a sentence about speaking.
bool Languages::names_language(const Match& match) const {
  const std::size_t i = match.first();
  if (match.tokens.size() > 1) return true;  // "türk.sprachig"
  const bool listed = segment_of(i).only_languages;
  if (match.meaning->scope == "short")
    return (listed && !segment_of(i).noun) || (note_.is(i + 1, ".") && sentence_speaks(i) &&
                                               !(note_.is_word(i + 2) && note_.tokens[i + 2].capital));
  if (match.meaning->scope == "en")
    return !is_of_people(i) &&
           (sentence_speaks(i) || stands_as_language(i) || (i > 0 && note_.is(i - 1, "in")));
  const bool adjective = note_.tokens[i].key.find("sprachig") != std::string::npos ||
                         note_.tokens[i].key.find("speaking") != std::string::npos;
  return adjective || note_.tokens[i].capital || sentence_speaks(i) || listed;
}

/// Nothing where the family speaks it, else why not.
std::optional<LeftOut> Languages::take(const Match& match) {
  const std::size_t i = match.first();
  if (after_other_[i]) return LeftOut::someone_else;
  const bool enough = segment_of(i).end_of_fine > i + 1;  // "Deutsch ist kein Problem"
  const bool little = !enough && has_near(i, Cue::little) && !is_fluent(i);
  // Little German is not enough for a talk in German; what it says is the language barrier.
  if ((!enough && is_denied(i)) || (little && match.meaning->id == "de" && !is_some(i)))
    return LeftOut::denied;
  const bool joined = fluent_until_ != 0 && i == fluent_until_ + 2 && note_.has(i - 1, Cue::also);
  const bool learned = is_learned(i) || (joined && !little);
  fluent_until_ = learned && (joined || (i > 0 && note_.has(i - 1, Cue::fluent))) ? i : 0;
  spoken_.push_back({match.meaning->id, &match, little ? 2 : learned ? 1 : 0});
  return {};
}

void Languages::say() {
  const auto tells = [&](std::string_view tag) {
    return std::any_of(spoken_.begin(), spoken_.end(), [&](const Spoken& one) { return one.tag == tag; });
  };
  // "Kurdisch (Kurmandschi)" is the latter.
  const std::string_view kurdish = tells("kmr") ? "kmr" : tells("ckb") ? "ckb" : "ku";
  for (Spoken& one : spoken_)
    if (one.tag == "ku") one.tag = kurdish;
  std::stable_sort(spoken_.begin(), spoken_.end(),
                   [](const Spoken& a, const Spoken& b) { return a.rank < b.rank; });
  std::vector<std::string>& tags = note_.out.profile.languages;
  for (const Spoken& one : spoken_) {
    auto found = std::find(tags.begin(), tags.end(), one.tag);
    if (found == tags.end()) {
      if (tags.size() == ProfileLimits::languages) {
        note_.leave_out(one.match->tokens, LeftOut::over_limit);
        continue;
      }
      found = tags.insert(tags.end(), one.tag);
    }
    note_.say(one.match->tokens, "/languages/" + std::to_string(found - tags.begin()));
  }
}

void Languages::read() {
  for (const Match& match : note_.matches) {
    if (match.meaning->sense != Sense::language || !names_language(match)) continue;
    if (const auto why = take(match)) note_.leave_out(match.tokens, *why);
  }
  say();
}

}  // namespace

void read_languages(Note& note) {
  const bool any = std::any_of(note.matches.begin(), note.matches.end(),
                               [](const Match& match) { return match.meaning->sense == Sense::language; });
  // Most notes name none.
  if (any) Languages{note}.read();
}

}  // namespace passgenau::reading
