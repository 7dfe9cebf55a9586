// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/word_shares.hpp"

#include <algorithm>

#include "match/criteria.hpp"
#include "match/text_view.hpp"
#include "text/question_words.hpp"

namespace passgenau {

namespace {

/// The highest value of each row, and the rows that have one.
class Highest {
 public:
  explicit Highest(std::size_t rows) : values_(rows, 0) {}

  void raise(std::uint32_t row, std::int32_t value) {
    if (value <= 0) return;
    if (values_[row] == 0) rows_.push_back(row);
    values_[row] = static_cast<std::uint16_t>(std::max<std::int32_t>(values_[row], value));
  }
  /// `use(row, value)` for each; empty afterwards.
  template <class Use>
  void drain(Use&& use) {
    for (const std::uint32_t row : rows_) {
      use(row, std::int32_t{values_[row]});
      values_[row] = 0;
    }
    rows_.clear();
  }

 private:
  std::vector<std::uint16_t> values_;
  std::vector<std::uint32_t> rows_ = {};
};

class Sharing {
 public:
  Sharing(const TextView& view, const Snapshot& snapshot, const WordReader& words)
      : view_{view},
        snapshot_{snapshot},
        words_{words},
        best_{snapshot.rows.size()},
        part_{snapshot.rows.size()} {}

  WordShares share(const QuestionWords& question) {
    const std::size_t rows = snapshot_.rows.size();
    WordShares shares{.asked = static_cast<std::int32_t>(question.words.size()),
                      .credits = std::vector<std::uint32_t>(rows, 0),
                      .found = std::vector<std::uint8_t>(rows, 0)};
    for (const QuestionWord& word : question.words) {
      raise(best_, word.variants);
      raise_parts(word);
      for (const ConceptHit& hit : question.concepts)
        if (hit.holds(word.position))
          for_each_row(view_, snapshot_, hit, [&](std::uint32_t row, std::int32_t share) {
            best_.raise(row, hit.by_part ? share * likeness::part / 1000 : share);
          });
      best_.drain([&](std::uint32_t row, std::int32_t credit) {
        shares.credits[row] += static_cast<std::uint32_t>(credit);
        ++shares.found[row];
      });
    }
    return shares;
  }

 private:
  void raise(Highest& values, const std::vector<Variant>& variants) const {
    for (const Variant& variant : variants)
      words_.each_posting(view_.lexicon.text(variant.word), [&](std::uint32_t document, std::uint32_t) {
        if (document >= view_.row_of_document.size()) return;
        if (const std::uint32_t row = view_.row_of_document[document]; row != TextView::no_row)
          values.raise(row, variant.likeness);
      });
  }

  void raise_parts(const QuestionWord& word) {
    if (word.parts.empty()) return;
    if (sums_.empty()) sums_.resize(snapshot_.rows.size(), 0);
    std::vector<std::uint32_t> rows;
    for (const std::vector<Variant>& part : word.parts) {
      raise(part_, part);
      part_.drain([&](std::uint32_t row, std::int32_t value) {
        if (sums_[row] == 0) rows.push_back(row);
        sums_[row] += value;
      });
    }
    const auto parts = static_cast<std::int32_t>(word.parts.size());
    for (const std::uint32_t row : rows) {
      best_.raise(row, sums_[row] * likeness::part / (1000 * parts));
      sums_[row] = 0;
    }
  }

  const TextView& view_;
  const Snapshot& snapshot_;
  const WordReader& words_;
  Highest best_;
  Highest part_;
  std::vector<std::int32_t> sums_ = {};
};

}  // namespace

WordShares share_words(const TextView& view, const Snapshot& snapshot, const WordReader& words,
                       const QuestionWords& question) {
  return Sharing{view, snapshot, words}.share(question);
}

WordsFinding judge_words(const Question& question, std::uint32_t row) {
  WordsFinding finding;
  if (!question.asks(Criterion::words)) return finding;
  const WordShares& words = *question.words;
  finding.found = words.found[row];
  finding.share = static_cast<std::int32_t>(words.credits[row]) / words.asked;
  finding.verdict = finding.found == words.asked ? Verdict::met
                    : finding.found > 0          ? Verdict::partly
                                                 : Verdict::unmet;
  return finding;
}

}  // namespace passgenau
