// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "match/text_search.hpp"
#include "passgenau/offer.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::bench {

/// A question and the offers that answer it.
struct Judged {
  std::string id = {};
  std::string words = {};
  std::string language = {};
  std::set<std::string> right = {};
};

/// What stood where.
struct Ranks {
  std::vector<std::size_t> first_right = {};  ///< by question, from 1; 0: not among the first ten
  std::vector<std::string> top = {};          ///< by question: the first hit

  double recall_at(std::size_t rank) const;
  double mean_reciprocal() const;
};

/// A catalog in a temporary folder, opened from the inside.
class SearchedCatalog {
 public:
  explicit SearchedCatalog(const std::vector<Offer>& offers);

  void ask(const std::vector<Judged>& questions, const QuestionSteps& steps, Ranks& ranks);

 private:
  test::TemporaryFolder folder_ = {};
  std::unique_ptr<StoreReader> reader_;
  Snapshot snapshot_;
  std::unique_ptr<TextView> view_;
};

}  // namespace passgenau::bench
