// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "passgenau/pathway.hpp"

namespace passgenau {

/// What offers are called in one language, or their ids. Each record is read once. Refers to its arguments.
class Titles {
 public:
  Titles(const Catalog& catalog, std::string_view language) : catalog_{catalog}, language_{language} {}
  const std::string& of(const std::string& offer);

 private:
  const Catalog& catalog_;
  std::string_view language_;
  std::map<std::string, std::string> known_ = {};
};

/// All that the picture of a pathway shows, for whoever does not see it: a line for each need.
std::string describe(const Pathway& pathway, Titles& titles, const Telling& telling);

}  // namespace passgenau
