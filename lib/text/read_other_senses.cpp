// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_other_senses.hpp"

#include <algorithm>

#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

bool tells_of(const Note& note, std::string_view id) {
  return std::any_of(note.matches.begin(), note.matches.end(),
                     [&](const Match& match) { return match.meaning->id == id; });
}

}  // namespace

bool is_part_of_more(const Note& note, const Match& match) {
  const std::string& id = match.meaning->id;
  const std::size_t last = match.last();
  if (id == "pregnancy/loss")
    for (std::size_t i = match.first() + 1; i < last; ++i)
      if (is_person(note, i) && !is_child_noun(note, i) &&
          std::find(match.tokens.begin(), match.tokens.end(), i) == match.tokens.end())
        return true;
  const auto next_is = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return note.is(last + 1, word); });
  };
  // "getrennt vom KV, kein Kontakt", "left my ex, no contact since"
  if (id == "family-situation/social-isolation" && (note.is(last, "kontakt") || note.is(last, "contact")) &&
      (note.anywhere(bit(Cue::father) | bit(Cue::partner)) || tells_of(note, "family-situation/separation")))
    return true;
  if (id == "child/excessive-crying" && note.same_segment(last, last + 1) &&
      next_is({"kaum", "wenig", "weniger", "selten"}))
    return true;
  // "no family problems", "only sleeps on my arm", "he drinks well"
  if (id == "family-situation/no-family-support" && next_is({"problems", "problem", "issues", "trouble"}))
    return true;
  if (id == "economic/poverty" && last > 0 && note.is(last, "arm") &&
      (note.is(last - 1, "my") || note.is(last - 1, "her") || note.is(last - 1, "his") ||
       note.is(last - 1, "the")))
    return true;
  if (id == "parental-health/addiction" && next_is({"well", "enough", "gut", "genug"})) return true;
  if (id == "parenting/daily-life-coping" && next_is({"gut", "prima", "super", "bestens", "well"}))
    return true;
  if (last > 0 && note.is(last, "schlecht") && note.is(last - 1, "nicht")) return true;
  if (id == "parental-health/exhaustion" && note.is(last, "mehr"))
    return note.same_segment(last, last + 1) && note.is_word(last + 1) &&
           !note.has_any(last + 1, bit(Cue::also) | bit(Cue::clause) | bit(Cue::but));
  if (id == "parental-health/disability-chronic-illness" && last > 0)
    return note.is(last - 1, "psychisch") || note.is(last - 1, "psych") || note.is(last - 1, "seelisch") ||
           (note.is(last - 1, ".") && note.is(last - 2, "psych"));
  return false;
}

bool is_of_language(const Note& note, const Match& match) {
  if (match.meaning->id != "child/developmental-delay") return false;
  constexpr std::size_t reach = 2;
  const std::size_t last = match.last();
  return std::any_of(note.matches.begin(), note.matches.end(), [&](const Match& other) {
    return other.meaning->sense == Sense::language && other.first() > last && other.first() <= last + reach &&
           note.same_segment(last, other.first());
  });
}

}  // namespace passgenau::reading
