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

void bound_segments(Note& note) {
  for (std::size_t i = 0; i < note.size(); ++i) {
    // A bracket's own segment lies inside the one around it, which goes on behind it.
    const auto number = static_cast<std::size_t>(note.tokens[i].segment);
    if (number >= note.segments.size()) note.segments.resize(number + 1, {i, i});
    auto& [first, end] = note.segments[number];
    if (first == end) first = i;
    end = i + 1;
  }
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

void Note::use(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i)
    used[i] = true;
}

void Note::say(std::size_t first, std::size_t last, std::string fact, Doubt doubt) {
  use(first, last);
  out.evidence.push_back(
      {.from = tokens[first].from, .to = tokens[last].to, .fact = std::move(fact), .doubt = doubt});
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

void Note::leave_out(std::size_t first, std::size_t last, LeftOut why) { left.push_back({first, last, why}); }

void Note::leave_out(const ChildMention& child, LeftOut why) {
  leave_out(child.first, child.last, why);
  for (const Stretch& stretch : child.again)
    leave_out(stretch.first, stretch.last, why);
}

}  // namespace passgenau::reading
