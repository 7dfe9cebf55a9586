// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "oracle/calendar.hpp"
#include "oracle/home.hpp"
#include "oracle/json.hpp"
#include "oracle/tree.hpp"
#include "oracle/words.hpp"

namespace passgenau::oracle {

/// What an answer rests on besides the profile: the catalog's vocabulary and gazetteer.
struct Books {
  Vocabulary vocabulary;
  std::vector<Row> gazetteer;
};

struct Child {
  std::optional<Day> born;
  std::optional<Day> due;
  std::vector<Day> possible_births;  ///< of a child whose age is known
};

struct Need {
  std::string burden;
  std::string kind;
  long weight = 1000;
  std::optional<std::size_t> child;
  bool ranked = true;  ///< a child-protection concern is not
};

/// A profile, read once.
struct Family {
  Day as_of = 0;
  bool says_children = false;
  std::vector<Child> children;
  std::set<std::string> roles;
  std::optional<int> age;
  std::vector<Need> needs;
  std::set<std::string> derived;  ///< facts that follow; never needs
  std::vector<std::string> languages;
  std::optional<bool> interpreter;
  Home home;
  long reach = 10'000;
  std::set<std::string> accepted;  ///< ways, `home-visit` taken out when discreet
  bool discreet = false;
  std::vector<std::string> require;
  std::vector<std::string> prefer;
  const Array* available = nullptr;
  std::vector<AskedWord> words;
  std::size_t limit = 20;

  bool names_a_burden() const;
  bool has_ranked_need() const;
};

Family read_family(const Object& profile, const Books& books);

/// The primary subtag (BCP 47 knows no longer form where there is one of two letters); `fa-AF` and `prs` are "fa-AF".
std::string language_key(const std::string& tag);

}  // namespace passgenau::oracle
