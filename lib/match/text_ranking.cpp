// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "match/text_search.hpp"

namespace passgenau {

namespace {

/// Of BM25 (Robertson, Walker, Jones, Hancock-Beaulieu, Gatford 1994): how soon more of a word adds less, and how much a
/// long text counts against an offer. Near the usual 1.2 and 0.75; tuned, as what follows, on the train part of OMoS-QA.
constexpr double saturation = 1.6;
constexpr double length_share = 0.6;
/// A part of a compound beside the whole.
constexpr double part_worth = 0.7;
/// What was corrected may be wrong.
constexpr double corrected_worth = 0.6;
/// Compounds that more offers have are no help, and would take a millisecond: in catalogs beyond some ten thousand offers
/// a word as common as these finds itself alone.
constexpr std::uint64_t most_offers_by_part = 10'000;
/// A concept beside a word that is as rare.
constexpr double concept_worth = 1.5;

/// Adds up what the words of a question say about each document: words are read in the order of the documents, so that
/// their numbers come one after the other from memory, too.
class Ranking {
 public:
  Ranking(const TextView& view, const Snapshot& snapshot, const WordReader& words)
      : view_{view},
        snapshot_{snapshot},
        words_{words},
        scratch_{view.scratch.take(view.row_of_document.size())},
        scores_{scratch_->scores.data()},
        weights_{scratch_->weights.data()} {}

  void add(const std::vector<Variant>& variants, double worth) {
    const bool compounds = offers_with_part(variants) <= most_offers_by_part;
    for (const Variant& variant : variants) {
      if (variant.likeness == likeness::part && !compounds) continue;
      const float alike = static_cast<float>(variant.likeness) / 1000;
      words_.each_posting(view_.lexicon.text(variant.word),
                          [&](std::uint32_t document, std::uint32_t weight) {
                            if (document >= view_.row_of_document.size()) return;
                            if (weights_[document] == 0) touched_.push_back(document);
                            weights_[document] += alike * static_cast<float>(weight);
                          });
    }
    const double rarity = worth * rarity_of(touched_.size()) * (saturation + 1);
    const double by_length = saturation * length_share / view_.mean_length;
    for (const std::uint32_t document : touched_) {
      const double weight = weights_[document];
      const double length = by_length * view_.lengths[document];
      credit(document, rarity * weight / (weight + saturation * (1 - length_share) + length));
      weights_[document] = 0;
    }
    touched_.clear();
  }

  std::uint64_t offers_with(const std::vector<Variant>& variants) const {
    std::uint64_t offers = 0;
    for (const Variant& variant : variants)
      offers += view_.lexicon.documents(variant.word);
    return offers;
  }

  /// Concepts that the same words name are one: the better one counts.
  void add(std::span<const ConceptHit> same_words) {
    for (const ConceptHit& hit : same_words)
      for_each_row(view_, snapshot_, hit, [&](std::uint32_t row, std::int32_t share) {
        const std::uint32_t document = view_.document_of_row[row];
        if (weights_[document] == 0) touched_.push_back(document);
        const float worth = static_cast<float>(share) / 1000 * (hit.by_part ? 0.5F : 1);
        weights_[document] = std::max(weights_[document], worth);
      });
    const double rarity = concept_worth * rarity_of(touched_.size());
    for (const std::uint32_t document : touched_) {
      credit(document, rarity * double{weights_[document]});
      weights_[document] = 0;
    }
    touched_.clear();
  }

  /// Ends the ranking.
  std::vector<RankedRow> best(std::size_t limit) && {
    std::vector<RankedRow> ranked;
    ranked.reserve(found_.size());
    for (const std::uint32_t document : found_) {
      const double score = std::exchange(scores_[document], 0);
      const std::uint32_t row = view_.row_of_document[document];
      if (row != TextView::no_row)
        ranked.push_back({row, document, std::int64_t{std::llround(score * 1'000'000)}});
    }
    view_.scratch.give_back(std::move(scratch_));
    const auto before = [&](const RankedRow& a, const RankedRow& b) {
      if (a.millionths != b.millionths) return a.millionths > b.millionths;
      return snapshot_.rows[a.row].id_rank < snapshot_.rows[b.row].id_rank;
    };
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(limit, ranked.size()));
    std::partial_sort(ranked.begin(), end, ranked.end(), before);
    ranked.erase(end, ranked.end());
    return ranked;
  }

 private:
  /// Offers with a compound of the word, each counted as often as it has one.
  std::uint64_t offers_with_part(const std::vector<Variant>& variants) const {
    std::uint64_t offers = 0;
    for (const Variant& variant : variants)
      if (variant.likeness == likeness::part) offers += view_.lexicon.documents(variant.word);
    return offers;
  }
  /// Inverse document frequency, always above 0.
  double rarity_of(std::size_t offers) const {
    const auto all = static_cast<double>(snapshot_.rows.size());
    const auto with = static_cast<double>(offers);
    return std::log(1 + (all - with + 0.5) / (with + 0.5));
  }
  void credit(std::uint32_t document, double points) {
    if (scores_[document] == 0) found_.push_back(document);
    scores_[document] += points;
  }

  const TextView& view_;
  const Snapshot& snapshot_;
  const WordReader& words_;
  std::unique_ptr<TextScratch> scratch_;
  double* scores_;
  float* weights_;
  std::vector<std::uint32_t> touched_ = {};
  std::vector<std::uint32_t> found_ = {};
};

}  // namespace

std::vector<RankedRow> rank_rows(const TextView& view, const Snapshot& snapshot, const WordReader& words,
                                 const QuestionWords& question, std::size_t limit) {
  Ranking ranking{view, snapshot, words};
  for (const QuestionWord& word : question.words) {
    const double worth = word.corrected.empty() ? 1 : corrected_worth;
    ranking.add(word.variants, worth);
    for (const std::vector<Variant>& part : word.parts)
      if (ranking.offers_with(part) <= most_offers_by_part) ranking.add(part, worth * part_worth);
  }
  std::vector<ConceptHit> hits = question.concepts;
  std::stable_sort(hits.begin(), hits.end(),
                   [](const ConceptHit& a, const ConceptHit& b) { return a.positions < b.positions; });
  for (std::size_t begin = 0; begin < hits.size();) {
    std::size_t end = begin + 1;
    while (end < hits.size() && hits[end].positions == hits[begin].positions)
      ++end;
    ranking.add(std::span{hits}.subspan(begin, end - begin));
    begin = end;
  }
  return std::move(ranking).best(limit);
}

}  // namespace passgenau
