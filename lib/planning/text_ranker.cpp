// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/text_ranker.hpp"

#include <algorithm>
#include <cmath>

#include "text/analyse.hpp"

namespace passgenau {

namespace {

// The values of Lucene and Elasticsearch, in the middle of what Robertson and Zaragoza recommend.
constexpr double k1 = 1.2;
constexpr double b = 0.75;

/// Never negative, unlike the first form: log(1 + …) as Lucene has it.
double inverse_frequency(std::size_t offers, std::size_t with_word) {
  const auto n = static_cast<double>(offers);
  const auto df = static_cast<double>(with_word);
  return std::log(1 + (n - df + 0.5) / (df + 0.5));
}

}  // namespace

std::vector<std::string> TextRanker::terms(std::string_view text, std::string_view language) {
  auto stems = stems_.find(language);
  if (stems == stems_.end()) stems = stems_.emplace(std::string{language}, StemKeys{language}).first;
  std::vector<std::string> found;
  for (const Word& word : analyse(text, language))
    if (!word.part) found.push_back(stems->second(word.exact));
  return found;
}

void TextRanker::add_words(std::string_view text, std::string_view language) {
  const auto offer = static_cast<std::uint32_t>(ids_.size() - 1);
  for (const std::string& term : terms(text, language)) {
    std::vector<Posting>& list = postings_[term];
    if (list.empty() || list.back().offer != offer) list.push_back({.offer = offer});
    ++list.back().count;
    ++lengths_.back();
    ++words_;
  }
}

void TextRanker::add(std::string_view id, const Offer& offer) {
  ids_.push_back(id);
  lengths_.push_back(0);
  for (const auto& [language, text] : offer.title)
    add_words(text, language);
  for (const auto& [language, text] : offer.description)
    add_words(text, language);
  add_words(offer.provider.name, "de");
}

Ranking TextRanker::rank(std::string_view text, std::string_view language) {
  std::vector<double> scores(ids_.size());
  const double mean_length = static_cast<double>(words_) / static_cast<double>(ids_.size());
  for (const std::string& term : terms(text, language)) {
    const auto found = postings_.find(term);
    if (found == postings_.end()) continue;
    const double rarity = inverse_frequency(ids_.size(), found->second.size());
    for (const Posting& posting : found->second) {
      const auto count = static_cast<double>(posting.count);
      const double length = static_cast<double>(lengths_[posting.offer]) / mean_length;
      scores[posting.offer] += rarity * count * (k1 + 1) / (count + k1 * (1 - b + b * length));
    }
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (scores[i] > 0) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return scores[x] != scores[y] ? scores[x] > scores[y] : ids_[x] < ids_[y];
  });
  Ranking ranking;
  ranking.reserve(order.size());
  for (const std::size_t offer : order)
    ranking.push_back({{ids_[offer]}});
  return ranking;
}

}  // namespace passgenau
