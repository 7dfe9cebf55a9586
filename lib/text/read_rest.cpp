// SPDX-License-Identifier: GPL-2.0-or-later
// Where each token of a text ends. Every word and number is either part of a fact's evidence, or listed with the reason why it was not
// taken, or listed as not understood – or it is one of the words that say nothing alone. No reader decides this, so none can lose a word:
// what it took and gave up again is not understood until somebody gives a reason.
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

class Rest {
 public:
  explicit Rest(Note& note)
      : note_{note}, in_fact_(note.size(), false), says_(note.size(), false), left_(note.size(), nullptr) {}

  void read() {
    order_evidence();
    mark_facts();
    for (std::size_t i = 0; i < note_.size(); ++i)
      says_[i] = note_.is_number(i) || (note_.is_word(i) && !note_.has_any(i, silent));
    mark_left();
    for (std::size_t i = 0; i < note_.size();)
      i = left_[i] != nullptr ? list_left(i) : list_unknown(i);
  }

 private:
  void order_evidence() {
    std::vector<FactEvidence>& evidence = note_.out.evidence;
    std::sort(evidence.begin(), evidence.end(), [](const FactEvidence& a, const FactEvidence& b) {
      return std::tie(a.from, a.to, a.fact, a.doubt) < std::tie(b.from, b.to, b.fact, b.doubt);
    });
    evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
  }

  /// From the evidence that is left, so that what was taken back counts no more.
  void mark_facts() {
    const FactEvidence* before = nullptr;
    for (const FactEvidence& evidence : note_.out.evidence) {
      const bool same = before != nullptr && before->from == evidence.from && before->to == evidence.to;
      before = &evidence;
      if (same) continue;
      const auto first = std::lower_bound(note_.tokens.begin(), note_.tokens.end(), evidence.from,
                                          [](const Token& token, std::size_t at) { return token.from < at; });
      for (auto token = first; token != note_.tokens.end() && token->to <= evidence.to; ++token)
        in_fact_[static_cast<std::size_t>(token - note_.tokens.begin())] = true;
    }
  }

  void mark_left() {
    const auto mark = [&](auto&& wanted) {
      for (const LeftStretch& stretch : note_.left) {
        if (!wanted(stretch.why)) continue;
        for (std::size_t i = stretch.first; i <= stretch.last; ++i)
          if (!in_fact_[i] && left_[i] == nullptr) left_[i] = &stretch;
      }
    };
    mark([](LeftOut why) { return why != LeftOut::mentioned && why != LeftOut::unknown; });
    mark([](LeftOut why) { return why == LeftOut::mentioned; });
    // What a reader took for something and then not is said, whatever its words are alone.
    for (const LeftStretch& stretch : note_.left)
      if (stretch.why == LeftOut::unknown)
        for (std::size_t i = stretch.first; i <= stretch.last; ++i)
          says_[i] = says_[i] || note_.is_word(i);
  }

  void add(std::size_t first, std::size_t last, LeftOut why) {
    UnreadWords words{.from = note_.tokens[first].from, .to = note_.tokens[last].to, .why = why};
    words.text = note_.text.substr(words.from, words.to - words.from);
    note_.out.not_understood.push_back(std::move(words));
  }

  /// The piece of a stretch that begins at token `i`, and the token behind it. Where a fact parts a stretch, its pieces begin and end with words that
  /// say something.
  std::size_t list_left(std::size_t i) {
    const LeftStretch& stretch = *left_[i];
    std::size_t end = i;
    while (end < note_.size() && left_[end] == &stretch)
      ++end;
    std::size_t first = i;
    std::size_t last = end - 1;
    const bool whole = first == stretch.first && last == stretch.last;
    const bool silent_too = whole && stretch.why != LeftOut::mentioned;
    while (!silent_too && first != stretch.first && first <= last && !says_[first])
      ++first;
    while (!silent_too && last != stretch.last && last > first && !says_[last])
      --last;
    const auto from = says_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = says_.begin() + static_cast<std::ptrdiff_t>(last) + 1;
    if (silent_too || (first <= last && std::find(from, to, true) != to)) add(first, last, stretch.why);
    return end;
  }

  /// The words from token `i` on that no reader knew, silent ones between them; the token behind them.
  std::size_t list_unknown(std::size_t i) {
    if (!says_[i] || in_fact_[i]) return i + 1;
    std::size_t last = i;
    for (std::size_t j = i + 1; j < note_.size() && !in_fact_[j] && left_[j] == nullptr; ++j) {
      if (note_.tokens[j].breaks != Break::none || !note_.same_segment(i, j)) break;
      if (says_[j]) last = j;
    }
    add(i, last, LeftOut::unknown);
    return last + 1;
  }

  Note& note_;
  std::vector<bool> in_fact_;
  std::vector<bool> says_;                ///< the token is missed where nothing tells of it
  std::vector<const LeftStretch*> left_;  ///< the reason that holds for the token
};

}  // namespace

void read_rest(Note& note) { Rest{note}.read(); }

}  // namespace passgenau::reading
