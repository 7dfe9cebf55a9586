// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "oracle/criteria.hpp"

namespace passgenau::oracle {

struct Line {
  std::string criterion;
  Verdict verdict = Verdict::unknown;
  long points = 0;  ///< thousandths
  long possible = 0;
};

/// One offer judged for one family.
struct Bill {
  std::string offer;
  bool eligible = false;
  bool universal = false;
  std::vector<Line> lines;
  std::vector<int> children;
  std::string via;
  std::optional<int> site;
  std::optional<long> distance;
  std::string language;
  std::vector<std::string> also;

  long points() const;
  long possible() const;
  /// Millionths, rounded half up; 0 where nothing is asked.
  long score() const;
};

std::vector<std::string> evaluated(const Family& family);
Bill judge(const Family& family, const Object& offer, const Books& books);

/// An entry of `matches`, without evidence.
Object as_json(const Bill& bill);
/// `evaluated`, `notes`, `matches`; without evidence and the catalog's state.
Object answer(const Object& profile, const std::vector<Object>& offers, const Books& books);
/// `eligible`, `universal`, `match`.
Object why(const Object& profile, const Object& offer, const Books& books);

}  // namespace passgenau::oracle
