// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>
#include <sstream>

#include "catch.hpp"
#include "federation/split.hpp"

namespace passgenau::test {

namespace {

/// Some words of the offers' texts, one of them perhaps misspelt.
std::string some_words(const Catalog& catalog, Random& random) {
  const std::vector<std::string> ids = catalog.ids();
  std::string words;
  for (int i = 0; i < 3 && !ids.empty(); ++i) {
    std::istringstream title{catalog.title(random.pick(ids), "de")};
    std::vector<std::string> all{std::istream_iterator<std::string>{title}, {}};
    if (!all.empty()) words += (words.empty() ? "" : " ") + random.pick(all);
  }
  if (words.size() > 6 && random.chance(30)) words.erase(words.size() - 3, 1);
  return words;
}

void compare_families(const Catalog& federation, const Catalog& merged, const NeedsProfile& profile,
                      const std::vector<std::string>& ids) {
  constexpr AnswerOptions beside{.near_misses = 5, .ask = 3};
  CHECK(told(federation.match(profile, beside)) == told(merged.match(profile, beside)));
  CHECK(to_json(federation.near_misses(profile, 50)) == to_json(merged.near_misses(profile, 50)));
  CHECK(to_json(federation.ask_next(profile, 5)) == to_json(merged.ask_next(profile, 5)));
  for (std::size_t i = 0; i < ids.size(); i += 7) {
    CHECK(to_json(federation.why(profile, ids[i])) == to_json(merged.why(profile, ids[i])));
    CHECK(federation.near_miss(profile, ids[i]) == merged.near_miss(profile, ids[i]));
  }
  if (profile.needs.empty()) return;
  CHECK(told(plan(federation, profile)) == told(plan(merged, profile)));
  CHECK(told(pathway(federation, profile)) == told(pathway(merged, profile)));
}

void compare_search(const Catalog& federation, const Catalog& merged, const std::string& words) {
  for (const bool unfinished : {false, true}) {
    const SearchRequest request{.words = words, .language = "de", .limit = 50, .unfinished = unfinished};
    CHECK(told(federation.search(request)) == told(merged.search(request)));
  }
  // A letter may have several bytes.
  const std::string begun = words.substr(0, 3);
  if (!std::all_of(begun.begin(), begun.end(), [](char c) { return c > 0; })) return;
  const auto completed = [&](const Catalog& catalog) {
    std::string all;
    for (const Completion& one : catalog.complete(begun))
      all += one.word + ' ' + std::to_string(one.offers) + '\n';
    return all;
  };
  CHECK(completed(federation) == completed(merged));
}

void compare_offers(const Catalog& federation, const Catalog& merged) {
  CHECK(federation.state().offers == merged.state().offers);
  const std::vector<std::string> ids = merged.ids();
  CHECK(federation.ids() == ids);
  std::string all[2];
  federation.for_each_offer([&](const Offer& offer) { all[0] += to_json(offer) + '\n'; });
  merged.for_each_offer([&](const Offer& offer) { all[1] += to_json(offer) + '\n'; });
  CHECK(all[0] == all[1]);
  for (const std::string& id : ids)
    CHECK(federation.offer(id) == merged.offer(id));
}

}  // namespace

std::size_t compare(const Catalog& federation, const Catalog& merged,
                    const std::vector<NeedsProfile>& profiles, Random& random) {
  compare_offers(federation, merged);
  const std::vector<std::string> ids = merged.ids();
  std::size_t matched = 0;
  for (NeedsProfile profile : profiles) {
    compare_families(federation, merged, profile, ids);
    profile.words = Words{.text = some_words(merged, random), .language = "de"};
    if (profile.words->text.empty()) {
      profile.words.reset();
    } else {
      compare_families(federation, merged, profile, ids);
      compare_search(federation, merged, profile.words->text);
    }
    matched += merged.match(profile).matches.size();
  }
  const std::vector<Answer> all = federation.match_all(profiles, 2);
  for (std::size_t i = 0; i < all.size(); ++i)
    CHECK(told(all[i]) == told(merged.match(profiles[i])));
  return matched;
}

}  // namespace passgenau::test
