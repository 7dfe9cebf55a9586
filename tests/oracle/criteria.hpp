// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "oracle/family.hpp"

namespace passgenau::oracle {

/// In rising order, so that "the best" is the greatest. `partly` is no verdict of a three-valued part.
enum class Verdict { unmet, unknown, partly, met };

std::string name(Verdict verdict);

/// Three-valued: any unmet → unmet, else any unknown → unknown, else met.
Verdict all_of(const std::vector<Verdict>& parts);
/// Any met → met, else any unknown → unknown, else unmet.
Verdict best_of(const std::vector<Verdict>& ways);

/// A verdict and its share, thousandths of the possible points.
struct Finding {
  Verdict verdict = Verdict::unknown;
  long share = 0;
};

/// Met 1000, unknown a quarter, unmet nothing.
Finding plain(Verdict verdict);

Finding validity(const Family& family, const Object& offer);

/// One verdict for each child of the profile.
std::vector<Verdict> judge_children(const Family& family, const Object& offer);
Finding child_age(const Family& family, const Object& offer);
/// Indexes of the children that are not unmet; if all are, all.
std::vector<std::size_t> candidate_children(const Family& family, const Object& offer);

Finding caregiver(const Family& family, const Object& offer, const Books& books);

/// Not stated → unknown; else each candidate home, and unknown where they differ.
Verdict residence(const Family& family, const Object& offer);

/// The best way, where one is met.
struct Reached {
  Finding finding;
  std::string via;
  std::optional<int> site;
  std::optional<long> distance;
};
Reached place(const Family& family, const Object& offer, const Books& books);
/// To the nearest site that is not confidential and has a point; for notes.
std::optional<long> nearest_site(const Family& family, const Object& offer, const Books& books);
bool of_kind(const Object& offer, const std::string& kind, const Books& books);

struct Spoken {
  Finding finding;
  std::string language;  ///< the family's, as given; empty where none fits
};
Spoken language(const Family& family, const Object& offer);

Finding access(const Family& family, const Object& offer);

/// addresses, only_for, and what the kinds carry by nature.
std::set<std::string> named_burdens(const Object& offer, const Books& books);
/// Needs are worth their weights: here the points themselves, out of the possible ones.
struct Relevance {
  Verdict verdict = Verdict::unmet;
  long points = 0;
};
Relevance needs(const Family& family, const Object& offer, const Books& books);
Finding specificity(const Family& family, const Object& offer, const Books& books);

Finding time(const Family& family, const Object& offer);
Finding capacity(const Family& family, const Object& offer, const Books& books);
Finding freshness(const Family& family, const Object& offer);

/// Where the family has any; tests/oracle/words.hpp says which it may have.
Finding words(const Family& family, const Object& offer, const Books& books);

}  // namespace passgenau::oracle
