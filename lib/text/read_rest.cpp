// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <tuple>

#include "text/read_note.hpp"

namespace passgenau::reading {

namespace {

/// Words that, left alone, say nothing that could be missed: articles, auxiliaries, and the cues that have done their work.
constexpr Cues silent = bit(Cue::filler) | bit(Cue::neutral) | bit(Cue::none) | bit(Cue::negation) |
                        bit(Cue::uncertain) | bit(Cue::only) | bit(Cue::but) | bit(Cue::clause) |
                        bit(Cue::also) | bit(Cue::preposition) | bit(Cue::almost) | bit(Cue::caregiver) |
                        bit(Cue::mother) | bit(Cue::child) | bit(Cue::children) | bit(Cue::baby) |
                        bit(Cue::speaks) | bit(Cue::lives) | bit(Cue::little) | bit(Cue::fluent) |
                        bit(Cue::denial) | bit(Cue::past) | bit(Cue::over) | bit(Cue::seeking) |
                        bit(Cue::place_word) | bit(Cue::old) | bit(Cue::aged) | bit(Cue::parents);

}  // namespace

void read_rest(Note& note) {
  std::vector<UnreadWords>& rest = note.out.not_understood;
  const std::size_t recognised = rest.size();
  const auto said = [&](const Token& token) {
    return std::any_of(
        rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(recognised),
        [&](const UnreadWords& words) { return words.from < token.to && token.from < words.to; });
  };
  std::size_t end_of_last = 0;  // one past the token that ended the last stretch
  bool open = false;
  for (std::size_t i = 0; i < note.size(); ++i) {
    const Token& token = note.tokens[i];
    if (token.breaks != Break::none || note.used[i] || said(token)) {
      open = false;
      continue;
    }
    const bool says =
        token.kind == TokenKind::number || (token.kind == TokenKind::word && !note.has_any(i, silent));
    if (!says) continue;
    if (open && note.same_segment(end_of_last, i)) {
      rest.back().to = token.to;
    } else {
      rest.push_back({.from = token.from, .to = token.to});
      open = true;
    }
    end_of_last = i;
  }
  for (UnreadWords& words : rest)
    words.text = note.text.substr(words.from, words.to - words.from);
  std::sort(rest.begin(), rest.end(), [](const UnreadWords& a, const UnreadWords& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  std::sort(note.out.evidence.begin(), note.out.evidence.end(),
            [](const FactEvidence& a, const FactEvidence& b) {
              return std::tie(a.from, a.to, a.fact, a.doubt) < std::tie(b.from, b.to, b.fact, b.doubt);
            });
}

}  // namespace passgenau::reading
