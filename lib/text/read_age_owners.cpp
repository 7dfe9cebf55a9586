// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_age_owners.hpp"

#include <algorithm>

#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

bool is_one_of(const Note& note, std::size_t i, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return note.is(i, word); });
}

/// "w", "f", "weibl."
bool is_sex(const Note& note, std::size_t i) {
  return is_one_of(note, i, {"w", "f", "m", "weiblich", "weibl", "female", "mannlich", "mannl", "male"});
}

bool begins_segment(const Note& note, std::size_t i) {
  return i == 0 || note.tokens[i].segment != note.tokens[i - 1].segment ||
         note.tokens[i - 1].breaks != Break::none;
}

bool begins_sentence(const Note& note, std::size_t i) {
  return i == 0 || note.tokens[i - 1].breaks == Break::sentence || note.is(i - 1, ":");
}

bool ends_segment(const Note& note, std::size_t i) {
  return i + 1 >= note.size() || note.tokens[i + 1].breaks != Break::none;
}

/// A number in words is an age only behind a verb, in brackets, or where the statement goes on with ages.
bool is_stated(const Note& note, const Group& group, std::size_t person) {
  std::size_t verb = group.first();
  while (verb > person + 1 && (may_precede_age(note, verb - 1) ||
                               is_one_of(note, verb - 1, {"schon", "erst", "gerade", "just", "only"})))
    --verb;
  if (verb > 0 && is_one_of(note, verb - 1, {"ist", "is", "sind", "are", "turned"})) return true;
  if (note.is(group.last() + 1, "geworden")) return true;
  if (group.first() > 0 && note.is(group.first() - 1, "(") && note.is(group.last() + 1, ")")) return true;
  if (!ends_segment(note, group.last())) return false;
  // "Sohn ist 9 Monate und Tochter Ida drei."
  bool aged = false;
  bool being = false;
  for (std::size_t i = note.segment_of(person).first; i < person; ++i) {
    aged = aged || note.used[i];
    being = being || is_one_of(note, i, {"ist", "is", "sind", "are"});
  }
  return aged && being;
}

/// What stands behind a bare number leaves it an age: the end of the statement, or a word that is none of its unit.
bool ends_bare(const Note& note, const Group& group, std::size_t person) {
  const std::size_t after = group.last() + 1;
  const bool ends = after >= note.size() || !note.same_segment(group.last(), after) ||
                    note.tokens[after].kind == TokenKind::mark ||
                    (note.is_word(after) && !note.tokens[after].capital && !note.has(after, Cue::week) &&
                     !is_one_of(note, after, {"uhr", "km", "x", "mal", "euro"}));
  if (!ends) return false;
  // "Mutter 27 + Tochter 14 Mon."
  const bool added = note.is(after, "+") && !note.is_word(after + 1);
  const bool clock = note.is(after, ":") && (note.is_number(after + 1) || !is_adult(group.amounts.back()));
  if (!added && !clock && !is_one_of(note, after, {".", "%", "€"})) return true;
  if (!note.is(after, ".")) return false;
  if (note.tokens[after].breaks == Break::sentence) return true;
  if (!note.is_word(after + 1) || !note.tokens[after + 1].capital || note.has(after + 1, Cue::week))
    return false;
  // "Mama 20. Baby 7 W.", "Sohn 3. Mutter sucht …": the stop ends a sentence, but for "Kind 2. Klasse".
  const bool next_begins =
      note.tokens[after + 1].spaced && group.first() == person + 1 &&
      (is_caregiver_noun(note, after + 1) ||
       (is_caregiver_noun(note, person) && group.amounts.front().age.years >= youngest_caregiver));
  // "Kinder 3 und 6. Wohnung feucht"
  return next_begins || (group.amounts.size() > 1 && !note.has_any(after + 1, child_cues));
}

}  // namespace

bool is_name(const Note& note, std::size_t i) {
  if (!note.is_word(i) || !note.tokens[i].capital || note.tokens[i].abbreviation || note.cues[i] != 0)
    return false;
  return std::none_of(note.matches.begin(), note.matches.end(), [&](const Match& match) {
    return std::find(match.tokens.begin(), match.tokens.end(), i) != match.tokens.end();
  });
}

bool says_pregnant(const Note& note, std::size_t i) {
  constexpr Cues told = bit(Cue::pregnant) | bit(Cue::expects) | bit(Cue::week);
  const int sentence = note.tokens[i].sentence;
  for (std::size_t j = i; j < note.size() && note.tokens[j].sentence == sentence; ++j)
    if (note.has_any(j, told)) return true;
  return std::any_of(note.children.begin(), note.children.end(), [&](const ChildMention& child) {
    return child.unborn() && note.tokens[child.first].sentence == sentence;
  });
}

bool is_alone(const Note& note, const Group& group) {
  const auto [first, end] = note.segment_of(group.first());
  for (std::size_t i = first; i < end; ++i) {
    if (i >= group.first() && i <= group.last()) continue;
    if (note.tokens[i].segment != note.tokens[group.first()].segment ||
        note.tokens[i].kind == TokenKind::mark)
      continue;
    constexpr Cues passed = bit(Cue::filler) | bit(Cue::old) | bit(Cue::neutral);
    if (!note.has_any(i, passed) && !may_precede_age(note, i)) return false;
  }
  return true;
}

bool is_named(const Note& note, const Group& group) {
  const std::size_t first = group.first();
  if (first == 0 || !note.same_segment(first - 1, first) || group.amounts.size() != 1) return false;
  const Token& name = note.tokens[first - 1];
  const bool begins = first == 1 || note.tokens[first - 2].breaks != Break::none || note.is(first - 2, "(");
  const std::size_t after = group.last() + 1;
  const bool ends = after >= note.size() || note.tokens[after].breaks != Break::none || note.is(after, ")");
  const bool matched = std::any_of(note.matches.begin(), note.matches.end(), [&](const Match& match) {
    return std::find(match.tokens.begin(), match.tokens.end(), first - 1) != match.tokens.end();
  });
  return begins && ends && !matched && name.kind == TokenKind::word && name.capital && !name.abbreviation &&
         note.cues[first - 1] == 0 && note.anywhere(child_cues);
}

std::optional<std::size_t> owner_of(const Note& note, const Group& group) {
  const std::size_t after = group.last() + 1;
  const bool adjective =
      group.amounts.back().adjective || (note.has(after, Cue::old) && note.same_segment(group.last(), after));
  if (adjective) {
    constexpr std::size_t reach = 3;
    for (std::size_t i = after; i < note.size() && i < after + reach && note.same_segment(i, group.last());
         ++i)
      if (is_person(note, i)) return i;
    // "ein 3-Jähriger", "17-Jährige": the word itself is the person.
    if (group.amounts.back().adjective && note.tokens[group.last()].capital &&
        !note.is(group.last(), "yearold"))
      return {};
  }
  const auto before = person_before(note, group.first());
  // "18mo daughter", "4 J. Sohn"
  const bool of_adult = is_adult(group.amounts.back()) && is_caregiver_noun(note, after);  // "25yo mum"
  const bool behind = !group.bare() && note.same_segment(group.last(), after) &&
                      (is_child_noun(note, after) || (of_adult && !before));
  return behind && !(before && is_child_noun(note, *before)) ? std::optional{after} : before;
}

bool may_be_bare(const Note& note, const Group& group, std::size_t person) {
  // In words only as a statement: "daughter is four", "Sohn ist zwei".
  if (!group.amounts.front().figures && !is_stated(note, group, person)) return false;
  if (!ends_bare(note, group, person)) return false;
  const std::size_t after = group.last() + 1;
  for (std::size_t i = person + 1; i < group.first(); ++i) {
    const Token& token = note.tokens[i];
    const bool passed =
        token.kind == TokenKind::mark || note.has(i, Cue::filler) || note.has(i, Cue::aged) ||
        may_precede_age(note, i) || is_sex(note, i) || token.number >= 0 || token.capital ||
        is_one_of(note, i,
                  {"zu", "minderjahrig", "wurde", "gestern", "heute", "mittlerweile", "inzwischen", "erst",
                   "turned", "of", "von", "who", "whos", "here", "hier"});
    // "wird 3" is not yet.
    const bool future = note.is(i, "wird") || note.is(i, "werden");
    // "ist letzte Woche 1 geworden"
    const bool turned = note.is(after, "geworden") && note.is_word(i);
    if (!(passed || turned) || future || token.kind == TokenKind::number || token.breaks == Break::sentence)
      return false;
  }
  return true;
}

std::optional<std::size_t> list_before(const Note& note, const Group& group) {
  if (group.first() < 2) return {};
  const std::size_t name = note.is(group.first() - 1, "(") ? group.first() - 2 : group.first() - 1;
  if (!is_name(note, name) && !is_sex(note, name)) return {};
  bool aged = false;
  const int sentence = note.tokens[name].sentence;
  for (std::size_t j = name; j-- > 0 && note.tokens[j].sentence == sentence;) {
    if (note.has(j, Cue::children) && is_child_noun(note, j)) return j;
    // "Sohn Tim (3) und Lena (5)": a name for each
    if (is_child_noun(note, j)) return aged && is_name(note, j + 1) ? std::optional{j} : std::nullopt;
    const bool passed =
        note.used[j] || note.has_any(j, bit(Cue::also) | bit(Cue::filler)) ||
        (note.tokens[j].kind == TokenKind::mark && note.tokens[j].breaks != Break::sentence) ||
        is_name(note, j) || is_sex(note, j);
    if (!passed) return {};
    aged = aged || note.used[j];
  }
  return {};
}

bool is_named_pair(const Note& note, const Group& group) {
  constexpr Cues told = child_cues | caregiver_cues;
  const std::size_t close = group.last() + 1;
  if (group.first() < 2 || !note.is(group.first() - 1, "(") || !note.is(close, ")") || !note.anywhere(told))
    return false;
  std::size_t next = close + 1;
  if (note.is(next, ",") || note.has(next, Cue::also)) ++next;
  if (note.is(next, ".")) ++next;
  return next > close + 1 && is_name(note, group.first() - 2) && is_name(note, next) &&
         note.is(next + 1, "(") && amount_at(note, next + 2).has_value();
}

bool is_counted(const Note& note, const Group& group) {
  const bool closed = group.first() > 0 && note.is(group.first() - 1, "(") && note.is(group.last() + 1, ")");
  if (group.amounts.size() < 2 || !(closed || is_alone(note, group))) return false;
  constexpr std::size_t reach = 6;
  const std::size_t first = group.first();
  for (std::size_t j = first;
       j-- > 0 && first - j <= reach && note.tokens[j].sentence == note.tokens[first].sentence;) {
    const int number = note.tokens[j].number;
    if (number < 0) continue;
    if (static_cast<std::size_t>(number) != group.amounts.size()) return false;
    // "Habe schon zwei (3 u. 1)"
    if (j > 0 &&
        is_one_of(note, j - 1, {"schon", "bereits", "already", "seine", "ihre", "meine", "unsere"}) &&
        j + 3 >= first)
      return true;
    return is_one_of(note, j + 1,
                     {"more", "other", "others", "kinder", "kids", "older", "younger", "weitere", "altere",
                      "jungere", "andere", "kleine", "at", "zu", "zuhause", "daheim"}) ||
           (j >= 2 && is_one_of(note, j - 1, {"of", "von"}) && is_caregiver_noun(note, j - 2));
  }
  return false;
}

bool is_sister_of_child(const Note& note, const Group& group, std::size_t person) {
  if (!is_one_of(note, person, {"schwester", "halbschwester", "stiefschwester", "sister", "stepsister"}) ||
      group.amounts.size() != 1)
    return false;
  const std::size_t begin = std::min(person, group.first());
  for (std::size_t j = begin; j-- > 0 && begin - j <= 2 && note.same_segment(j, begin);)
    if (is_one_of(note, j, {"ihre", "ihrer", "meine", "meiner", "my", "her", "deren"})) return false;
  const std::size_t after = std::max(person, group.last()) + (note.is(group.last() + 1, ")") ? 2 : 1);
  return !is_one_of(note, person + 1, {"der", "des", "von", "of"}) &&
         !is_one_of(note, after, {"der", "des", "von", "of"});
}

bool is_of_speaker(const Note& note, const Group& group) {
  if (!group.bare() || group.amounts.size() != 1 || !group.amounts.front().figures) return false;
  const std::size_t first = group.first();
  const std::size_t after = group.last() + 1;
  const auto before = [&](std::size_t back, std::initializer_list<std::string_view> words) {
    return first >= back && is_one_of(note, first - back, words);
  };
  if (before(1, {"bin", "im"}) || (before(1, {"am"}) && (before(2, {"i"}) || first == 1))) return true;
  const bool apart =
      before(1, {"("}) ? note.is(after, ")") : before(1, {","}) && ends_segment(note, group.last());
  if (apart && before(2, {"ich", "i", "me", "myself"})) return true;
  if (!ends_segment(note, group.last()) && !note.is(after, "/") && !is_sex(note, after) &&
      !note.is(after, "and") && !note.is(after, "und"))
    return false;
  // "f, 22", "w/22", "22, w"
  std::size_t mark = first > 0 && before(1, {",", "/"}) ? 1 : 0;
  if (before(mark + 1, {"."})) ++mark;
  if (first > mark && is_sex(note, first - mark - 1) && begins_segment(note, first - mark - 1)) {
    const auto person = person_before(note, first - mark - 1);
    return !person || !is_child_noun(note, *person);
  }
  if (!begins_segment(note, first)) return false;
  const std::size_t sex = note.is(after, ",") || note.is(after, "/") ? after + 1 : after;
  if (is_sex(note, sex) && ends_segment(note, sex)) {
    const auto person = person_before(note, first);
    return !person || !is_child_noun(note, *person);
  }
  // "17, 20 weeks pregnant", "19 and pregnant"
  const bool joined = note.is(after, "and") || note.is(after, "und");
  return begins_sentence(note, first) &&
         (joined ? note.has(after + 1, Cue::pregnant) : says_pregnant(note, first));
}

}  // namespace passgenau::reading
