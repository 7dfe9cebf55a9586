// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <set>
#include <string>

#include "passgenau.h"
#include "passgenau/passgenau.hpp"

namespace passgenau::test {

/// What came back from calls with hostile profiles, and what of it tells of them.
struct Told {
  std::set<std::string> leaks = {};
  std::size_t errors = 0;
  std::size_t answers = 0;

  void error(const std::string& text) { judge(text, errors); }
  void error(const Error& error);
  /// That repeats nothing of what was asked.
  void answer(const std::string& text) { judge(text, answers); }

 private:
  void judge(const std::string& text, std::size_t& count);
};

/// Asks everything that takes a profile, in C++ and then in C. `other`, unless empty, is the folder of a catalog to tell apart: it is
/// opened for that, which takes longer than everything else.
void tell_in_cpp(const Catalog& catalog, const ProfileReader& reader, const std::string& json, Told& told);
void tell_in_c(passgenau_catalog* catalog, const std::string& other, const std::string& json, Told& told);

}  // namespace passgenau::test
