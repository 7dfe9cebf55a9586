// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include "catalog_argument.hpp"
#include "match_table.hpp"
#include "options.hpp"
#include "passgenau/catalog.hpp"
#include "problems.hpp"
#include "profile_input.hpp"
#include "profile_loop.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace passgenau::cli {

Exit run_why(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "the verdicts as one JSON object").with_as_of().with_language();
  if (!options.read(words, 3, 3)) return done;
  const Date as_of = options.as_of();
  const std::string language = options.language();
  const std::string& offer = options.arguments()[2];

  const Catalog catalog = open_catalog(options.arguments()[0]);
  Exit status = done;
  std::size_t profiles = 0;
  const auto judge = [&](const ProfileInput& input) {
    ++profiles;
    for (const Problem& problem : input.problems)
      std::cerr << line_of(problem) << '\n';
    if (!input.valid()) {
      status = refused;
      return;
    }
    const Judgement judgement = catalog.why(input.profile, offer);
    const auto near_miss = judgement.eligible ? std::nullopt : catalog.near_miss(input.profile, offer);
    if (options.has("json")) {
      std::cout << with_id(to_json(judgement, near_miss), input) << '\n';
    } else {
      if (profiles > 1) std::cout << '\n';
      const Reader reader{.catalog = catalog, .language = language, .width = table_width()};
      print_judgement(std::cout, reader, input.heading, judgement,
                      near_miss ? sentence(*near_miss, input.profile, language, reader.vocabulary) : "");
    }
  };
  for_each_profile(options.arguments()[1], as_of, catalog.vocabulary(), judge);
  return status;
}

}  // namespace passgenau::cli
