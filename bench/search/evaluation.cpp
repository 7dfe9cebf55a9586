// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluation.hpp"

namespace passgenau::bench {

double Ranks::recall_at(std::size_t rank) const {
  std::size_t found = 0;
  for (const std::size_t at : first_right)
    found += at > 0 && at <= rank ? 1 : 0;
  return first_right.empty() ? 0 : static_cast<double>(found) / static_cast<double>(first_right.size());
}

double Ranks::mean_reciprocal() const {
  double sum = 0;
  for (const std::size_t at : first_right)
    sum += at > 0 ? 1.0 / static_cast<double>(at) : 0;
  return first_right.empty() ? 0 : sum / static_cast<double>(first_right.size());
}

SearchedCatalog::SearchedCatalog(const std::vector<Offer>& offers) {
  const std::string path = (folder_ / "catalog").string();
  {
    CatalogWriter writer{path};
    for (const Offer& offer : offers)
      writer.put(offer);
    writer.commit();
  }
  reader_ = std::make_unique<StoreReader>(path);
  snapshot_ = build_snapshot({}, {}, [&](const auto& use) { reader_->each_facts(use); });
  view_ = std::make_unique<TextView>(WordReader{*reader_}, snapshot_,
                                     std::make_shared<const ConceptPhrases>(Vocabulary{}));
}

void SearchedCatalog::ask(const std::vector<Judged>& questions, const QuestionSteps& steps, Ranks& ranks) {
  for (const Judged& question : questions) {
    const QuestionWords read =
        read_question(question.words, question.language, view_->lexicon, *view_->phrases, steps);
    std::size_t rank = 0;
    std::size_t first = 0;
    std::string top;
    for (const RankedRow& row : rank_rows(*view_, snapshot_, WordReader{*reader_}, read, 10)) {
      ++rank;
      const std::string id{snapshot_.id(snapshot_.rows[row.row])};
      if (rank == 1) top = id;
      if (first == 0 && question.right.count(id) > 0) first = rank;
    }
    ranks.first_right.push_back(first);
    ranks.top.push_back(top);
  }
}

}  // namespace passgenau::bench
