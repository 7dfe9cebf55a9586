// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "match/age_sieve.hpp"
#include "match/candidates.hpp"
#include "match/need_sieve.hpp"
#include "match/question.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// A row that may be eligible, and the most it can earn in all.
struct Prospect {
  std::int32_t most = 0;
  std::uint32_t row = 0;
};

/// The candidates of a question that no condition excludes which many offers share, the children's ages first of all: part by part,
/// those where place may earn most first, and of each part the most promising first. What each can earn at most is asked line by line
/// and only as long as it may be enough: most of them are never judged; parts that are too far off are not even looked at once nearer
/// offers fill the list, nor are offers that name nothing the family needs where those that do fill it.
class Prospects {
 public:
  Prospects(const Snapshot& snapshot, const Question& question);
  ~Prospects();
  /// The next one that can earn `least`, which must not fall from call to call; null at the end. Valid until the next
  /// call.
  const Prospect* next(std::int32_t least);

 private:
  class Bound;
  /// A row that is named and not yet looked at.
  struct Waiting {
    std::uint32_t row = 0;
    std::int32_t most = 0;
    std::int32_t most_of_place = 0;  ///< of its stretch
  };

  bool collect_more(std::int32_t least);
  void order_stretches();
  void collect_general(std::int32_t least);
  void collect(const Stretch& stretch, std::uint64_t rows, std::int32_t least);
  /// Of the rows that wait those that can earn `least` are found; what each step reads is called for in the step before.
  void weigh(std::int32_t least);
  void begin_part();
  void take_batch(std::int32_t least);
  std::size_t bucket_of(const Prospect& prospect) const;

  const Snapshot& snapshot_;
  const Question& question_;
  std::vector<Stretch> stretches_;
  NeedSieve sieve_;
  AgeSieve ages_;
  std::unique_ptr<Bound> bound_;
  bool general_help_is_left_;  ///< offers that name no burden come last
  std::vector<std::uint32_t> order_ =
      {};                         ///< of the stretches; those where place may earn most first, nearly sorted
  std::size_t next_stretch_ = 0;  ///< in `order_`
  std::size_t part_;              ///< candidates of the next part

  std::vector<Waiting> waiting_ = {};
  std::vector<Prospect> found_ = {};           ///< of this part
  std::vector<std::uint32_t> in_bucket_ = {};  ///< how many of `found_`
  std::size_t next_bucket_ = 0;
  std::vector<Prospect> batch_ = {};  ///< sorted; from the buckets before `next_bucket_`
  std::size_t at_ = 0;
};

}  // namespace passgenau
