// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_scope.hpp"

#include <algorithm>

#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

/// "keine" governs at most so many words that say something.
constexpr int reach_of_none = 5;
/// "nicht" denies what follows within so many words, and what stands right before it.
constexpr std::size_t reach_of_negation = 3;

/// "kein Thema", "keine Option", "no issue"
bool is_no_matter(const Note& note, std::size_t i) {
  for (const std::string_view word :
       {"thema", "problem", "probleme", "option", "frage", "issue", "concern", "question"})
    if (note.is(i, word)) return true;
  return false;
}

}  // namespace

Scope::Scope(const Note& note)
    : note_{note},
      clauses_(note.size(), 0),
      spoken_for_(note.size(), false),
      under_none_(note.size(), false),
      under_denial_(note.size(), false),
      under_third_(note.size(), false) {
  for (const Match& match : note.matches)
    if (match.meaning->sense == Sense::burden || match.meaning->sense == Sense::flag)
      for (const std::size_t i : match.tokens)
        spoken_for_[i] = spoken_for_[i] || match.tokens.size() > 1;
  number_clauses();
  spread_none();
  spread_denial();
  spread_third();
  answer_clauses();
}

void Scope::number_clauses() {
  int clause = 0;
  for (std::size_t i = 0; i < note_.size(); ++i) {
    bool part = i > 0 && note_.tokens[i].segment != note_.tokens[i - 1].segment;
    // "schafft den Weg mit beiden nicht mehr: rheumatoide Arthritis", but "Schulden: keine"
    constexpr std::size_t statement = 5;
    part = part || (i >= statement && note_.is(i - 1, ":") && note_.tokens[i].spaced &&
                    note_.same_segment(i - statement, i));
    const bool begins = note_.has_any(i, bit(Cue::but) | bit(Cue::clause)) && note_.is_word(i);
    // "… und sie": another subject, another statement.
    const bool subject = note_.has(i, Cue::also) &&
                         (note_.is(i + 1, "sie") || note_.is(i + 1, "er") || note_.is(i + 1, "es") ||
                          note_.is(i + 1, "ich") || note_.is(i + 1, "she") || note_.is(i + 1, "he") ||
                          note_.is(i + 1, "i") || note_.is(i + 1, "we") || note_.is(i + 1, "wir"));
    if (part || begins || subject) ++clause;
    clauses_[i] = clause;
  }
}

void Scope::spread_none() {
  int open = 0;  // words the scope still reaches
  for (std::size_t i = 0; i < note_.size(); ++i) {
    const Token& token = note_.tokens[i];
    // "auf keinen Fall zu den Eltern: als Kind geschlagen", but "Keine: Schulden, Drogen"
    const bool apart = token.key == ":" && open > 0 && open < reach_of_none;
    if (apart || token.breaks == Break::sentence || note_.has_any(i, bit(Cue::but) | bit(Cue::clause)))
      open = 0;
    if (token.breaks == Break::comma && open > 0) {
      // A list goes on over commas as far as its "oder".
      bool list = false;
      int words = 0;
      for (std::size_t j = i + 1; j < note_.size() && note_.tokens[j].breaks != Break::sentence; ++j) {
        if (note_.tokens[j].breaks == Break::comma) {
          words = 0;
          continue;
        }
        if (note_.has(j, Cue::alternative)) {
          list = true;
          break;
        }
        if (note_.has_any(j, bit(Cue::none) | bit(Cue::negation)) || ++words > longest_member) break;
      }
      if (!list) open = 0;
      continue;
    }
    if (token.kind == TokenKind::mark) continue;
    if (note_.has(i, Cue::none) && !spoken_for_[i]) {
      open = reach_of_none;
      continue;
    }
    if (open == 0) continue;
    if (note_.has(i, Cue::also)) {
      const bool verb = i + 1 < note_.size() && is_verb_like(note_.tokens[i + 1]);
      open = verb ? 0 : reach_of_none;
      continue;
    }
    under_none_[i] = true;
    if (!note_.has_any(i, bit(Cue::filler) | bit(Cue::neutral))) --open;
  }
}

bool Scope::is_part(const Match& match, std::size_t i) const {
  return std::find(match.tokens.begin(), match.tokens.end(), i) != match.tokens.end();
}

std::pair<std::size_t, std::size_t> Scope::clause_around(std::size_t i) const {
  // Numbers of clauses never fall.
  const auto [first, end] = std::equal_range(clauses_.begin(), clauses_.end(), clauses_[i]);
  return {static_cast<std::size_t>(first - clauses_.begin()),
          static_cast<std::size_t>(end - clauses_.begin())};
}

bool Scope::clause_has(const Match& match, Cues wanted) const {
  const auto [first, end] = clause_around(match.first());
  for (std::size_t i = first; i < end; ++i)
    if (note_.has_any(i, wanted) && !is_part(match, i)) return true;
  return false;
}

bool Scope::denied_by_none(const Match& match) const {
  // A phrase with "kein" of its own says the lack itself.
  for (const std::size_t i : match.tokens)
    if (note_.has(i, Cue::none)) return false;
  return under_none_[match.last()];
}

bool Scope::denied_by_negation(const Match& match) const {
  for (const std::size_t i : match.tokens)
    if (note_.has(i, Cue::negation)) return false;
  // "Alkohol: 0"
  const std::size_t count = note_.is(match.last() + 1, ":") ? match.last() + 2 : match.last() + 1;
  if (note_.is(count, "0") && (count + 1 >= note_.size() || note_.tokens[count + 1].kind != TokenKind::word))
    return true;
  const int clause = clauses_[match.first()];
  const auto denies = [&](std::size_t i) {
    if (!note_.has(i, Cue::negation) || spoken_for_[i]) return false;
    return !note_.has(i + 1, Cue::only) && !note_.is(i + 1, "allein") && !note_.is(i + 1, "einmal") &&
           !note_.is(i + 1, "only");
  };
  std::size_t words = 0;
  for (std::size_t i = match.first(); i-- > 0 && clauses_[i] == clause && words < reach_of_negation;) {
    if (denies(i)) return true;
    if (note_.has(i, Cue::also) && i + 1 < note_.size() && is_verb_like(note_.tokens[i + 1])) break;
    words += note_.has(i, Cue::filler) ? 0u : 1u;
  }
  // "raucht und trinkt nicht"
  if (const std::size_t also = match.last() + 1;
      note_.has(also, Cue::also) && is_verb_like(note_.tokens[match.last()])) {
    const std::size_t verb = note_.is(also + 1, ".") ? also + 2 : also + 1;
    if (verb + 1 < note_.size() && is_verb_like(note_.tokens[verb]) && clauses_[verb + 1] == clause &&
        denies(verb + 1))
      return true;
  }
  bool existed = false;
  for (std::size_t i = match.last() + 1; i < note_.size() && clauses_[i] == clause; ++i) {
    if (denies(i)) return true;
    // "Schulden: keine", "Abbruch kein Thema"
    if (note_.has(i, Cue::none))
      return is_no_matter(note_, i + 1) || i + 1 >= note_.size() ||
             note_.tokens[i + 1].breaks != Break::none || note_.has(i + 1, Cue::also);
    // "Gewalt gab es nie", "Gewalt gab es bei uns nie"
    const bool exists = note_.is(i, "gab") || note_.is(i, "gibt") || note_.is(i, "liegt") ||
                        note_.is(i, "besteht") || note_.is(i, "bestand") || note_.is(i, "war");
    // "Abbruch kommt nicht in Frage"
    if (note_.is(i, "kommt") && note_.has(i + 1, Cue::negation) && note_.is(i + 3, "frage")) return true;
    existed = existed || exists || note_.is(i, "ist") || note_.is(i, "sind");
    const bool passed =
        exists || (existed && note_.has_any(i, bit(Cue::neutral) | bit(Cue::preposition))) ||
        note_.has_any(i, bit(Cue::filler) | bit(Cue::mother) | bit(Cue::father) | bit(Cue::partner)) ||
        note_.tokens[i].kind == TokenKind::mark;
    if (!passed) break;
  }
  // "Vater unbekannt" says so itself.
  if (std::any_of(match.tokens.begin(), match.tokens.end(),
                  [&](std::size_t i) { return note_.has(i, Cue::denial); }))
    return false;
  if (under_denial_[match.first()]) return true;
  return clause_has(match, bit(Cue::denial)) && !clause_has(match, bit(Cue::but));
}

bool Scope::is_fine(const Match& match) const {
  // A friendly separation is one.
  const std::string& id = match.meaning->id;
  if (id.rfind("family-situation/", 0) == 0 && id != "family-situation/custody-dispute") return false;
  return clause_has(match, bit(Cue::fine)) &&
         !clause_has(match, bit(Cue::negation) | bit(Cue::none) | bit(Cue::little) | bit(Cue::but));
}

bool Scope::is_of_before(const Match& match) const {
  // "Vor der Trennung viel Streit"
  const std::size_t first = clause_around(match.first()).first;
  if (!note_.is(first, "vor") || match.first() <= first + 2) return false;
  if (std::any_of(note_.children.begin(), note_.children.end(),
                  [](const ChildMention& child) { return child.unborn(); }))
    return false;
  return note_.has(first + 1, Cue::filler) && note_.is_word(first + 2) && note_.tokens[first + 2].capital;
}

bool Scope::is_years_ago(const Match& match) const {
  const std::string& id = match.meaning->id;
  if (id.rfind("parental-health/", 0) != 0 && id.rfind("relationship/", 0) != 0) return false;
  // "Depression 2019", "Depression (2019)"; an illness that lasts is told by the year of its diagnosis.
  const std::size_t bracket = note_.is(match.last() + 1, "(") || note_.is(match.last() + 1, "in") ? 2 : 1;
  const std::size_t year = match.last() + bracket;
  if (note_.is_number(year) && note_.tokens[year].key.size() == 4 && note_.tokens[year].number > 1950 &&
      note_.tokens[year].number < static_cast<int>(note_.as_of.year()) - 1 &&
      id != "parental-health/disability-chronic-illness")
    return true;
  const std::size_t vor = match.last() + 1;
  const bool german = note_.is(vor, "vor") && vor + 2 < note_.size() && note_.tokens[vor + 1].number > 0 &&
                      (note_.is(vor + 2, "jahren") || note_.is(vor + 2, "jahr") || note_.is(vor + 2, "j"));
  const bool english = vor + 2 < note_.size() && note_.tokens[vor].number > 0 &&
                       (note_.is(vor + 1, "years") || note_.is(vor + 1, "year")) && note_.is(vor + 2, "ago");
  const std::size_t first = match.first();
  const bool before = first >= 3 && note_.is(first - 3, "vor") && note_.tokens[first - 2].number > 0 &&
                      (note_.is(first - 1, "jahren") || note_.is(first - 1, "jahr"));
  return german || english || before;
}

bool Scope::is_past(const Match& match) const {
  if (match.meaning->lasting) return false;
  for (const std::size_t i : match.tokens)
    if (note_.has(i, Cue::over)) return false;
  if (clause_has(match, bit(Cue::over)) || is_of_before(match) || is_years_ago(match)) return true;
  // "früher in Therapie wegen Essstörung"
  const std::size_t begin = clause_around(match.first()).first;
  if (note_.is(begin, "wegen") && begin > 0) {
    const auto [from, to] = clause_around(begin - 1);
    for (std::size_t i = from; i < to; ++i)
      if (note_.has(i, Cue::past)) return true;
  }
  if (!clause_has(match, bit(Cue::past))) return false;
  // "war seit Mai": still so.
  const auto [first, end] = clause_around(match.first());
  for (std::size_t i = first; i < end; ++i)
    if (note_.is(i, "seit") || note_.is(i, "since")) return false;
  return true;
}

bool Scope::is_someone_elses(const Match& match) const {
  for (const std::size_t i : match.tokens)
    if (note_.has_any(i, bit(Cue::third) | bit(Cue::grandparent))) return false;
  if (under_third_[match.first()]) return true;
  if (match.meaning->id == "family-situation/partner-absent-or-detained" &&
      std::none_of(match.tokens.begin(), match.tokens.end(),
                   [&](std::size_t i) { return is_person(note_, i); })) {
    // "Bruder in Haft"
    const std::size_t first = clause_around(match.first()).first;
    for (std::size_t i = match.first(); i-- > first;)
      if (is_person(note_, i)) return is_child_noun(note_, i) || note_.has(i, Cue::grandparent);
  }
  // "Schulden der Nachbarin"
  std::size_t next = match.last() + 1;
  const bool genitive = note_.is(next, "der") || note_.is(next, "ihrer") || note_.is(next, "seiner") ||
                        note_.is(next, "des") || note_.is(next, "of");
  if (genitive && note_.is(next + 1, "her")) ++next;
  return genitive && note_.has(next + 1, Cue::third);
}

std::optional<LeftOut> Scope::refusal(const Match& match) const {
  if (denied_by_none(match) || denied_by_negation(match) || is_fine(match)) return LeftOut::denied;
  const auto& answer = answers_[static_cast<std::size_t>(clauses_[match.last()])];
  if (answer == LeftOut::denied) return answer;
  // "Vor der Trennung viel Streit, heute Ruhe": apart they are all the same.
  const bool stays = match.meaning->id.rfind("family-situation/", 0) == 0 && answer == LeftOut::past;
  if (answer && !match.meaning->lasting && !stays) return answer;
  if (is_past(match)) return LeftOut::past;
  if (is_someone_elses(match)) return LeftOut::someone_else;
  return {};
}

bool Scope::is_lacking(const Match& match) const {
  for (std::size_t i = match.first();
       i-- > 0 && match.first() - i <= 3 && note_.same_segment(i, match.first());)
    if (note_.has(i, Cue::none)) return true;
  return under_none_[match.first()];
}

bool Scope::is_uncertain(const Match& match) const {
  if (clause_has(match, bit(Cue::uncertain))) return true;
  // "Babyblues?"
  for (std::size_t i = match.last() + 1; i < note_.size(); ++i) {
    if (note_.tokens[i].breaks != Break::none || note_.is(i, "?")) return note_.is(i, "?");
  }
  return false;
}

}  // namespace passgenau::reading
