// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_note.hpp"

#include <algorithm>

namespace passgenau::reading {

namespace {

/// Tokens in order as stretches: those in a row, or with nothing but passed-over words between them, are one.
std::vector<std::pair<std::size_t, std::size_t>> stretches(const Note& note,
                                                           const std::vector<std::size_t>& tokens) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (const std::size_t i : tokens) {
    bool joins = !found.empty() && note.same_segment(found.back().second, i);
    for (std::size_t between = joins ? found.back().second + 1 : i; between < i; ++between)
      joins = joins && (note.tokens[between].kind == TokenKind::mark ||
                        note.has_any(between, bit(Cue::filler) | bit(Cue::neutral)));
    if (joins)
      found.back().second = i;
    else
      found.emplace_back(i, i);
  }
  return found;
}

}  // namespace

std::pair<std::size_t, std::size_t> Note::segment_of(std::size_t i) const {
  const int segment = tokens[i].segment;
  const int sentence = tokens[i].sentence;
  std::size_t first = i;
  std::size_t last = i;
  // A bracket's own segment lies inside the one around it.
  for (std::size_t j = i; j-- > 0 && tokens[j].sentence == sentence;)
    if (tokens[j].segment == segment) first = j;
  for (std::size_t j = i; j < size() && tokens[j].sentence == sentence; ++j)
    if (tokens[j].segment == segment) last = j;
  return {first, last + 1};
}

bool Note::segment_has(std::size_t i, Cues wanted) const {
  const auto [first, end] = segment_of(i);
  for (std::size_t j = first; j < end; ++j)
    if (tokens[j].segment == tokens[i].segment && has_any(j, wanted)) return true;
  return false;
}

bool Note::anywhere(Cues wanted) const {
  return std::any_of(cues.begin(), cues.end(), [&](Cues own) { return (own & wanted) != 0; });
}

void Note::say(std::size_t first, std::size_t last, std::string fact, Doubt doubt) {
  for (std::size_t i = first; i <= last; ++i)
    used[i] = true;
  FactEvidence evidence{
      .from = tokens[first].from, .to = tokens[last].to, .fact = std::move(fact), .doubt = doubt};
  if (std::find(out.evidence.begin(), out.evidence.end(), evidence) == out.evidence.end())
    out.evidence.push_back(std::move(evidence));
}

void Note::say(const std::vector<std::size_t>& stretch, const std::string& fact, Doubt doubt) {
  for (const auto& [first, last] : stretches(*this, stretch))
    say(first, last, fact, doubt);
}

void Note::forget(std::string_view fact) {
  out.evidence.erase(std::remove_if(out.evidence.begin(), out.evidence.end(),
                                    [&](const FactEvidence& evidence) { return evidence.fact == fact; }),
                     out.evidence.end());
}

void Note::leave_out(const std::vector<std::size_t>& stretch, LeftOut why) {
  for (const auto& [first, last] : stretches(*this, stretch))
    leave_out(first, last, why);
}

void Note::leave_out(std::size_t first, std::size_t last, LeftOut why) {
  UnreadWords words{.from = tokens[first].from, .to = tokens[last].to, .why = why};
  words.text = text.substr(words.from, words.to - words.from);
  const bool said =
      std::any_of(out.not_understood.begin(), out.not_understood.end(),
                  [&](const UnreadWords& other) { return other.from < words.to && words.from < other.to; });
  if (!said) out.not_understood.push_back(std::move(words));
}

}  // namespace passgenau::reading
