// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include "catalog_argument.hpp"
#include "match_table.hpp"
#include "options.hpp"
#include "passgenau/catalog.hpp"
#include "profile_loop.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

/// Does a family that has said so little deserve a question back? Two of the four facts that decide most are missing.
bool is_sparse(const NeedsProfile& profile) {
  return profile.needs.empty() + !profile.children.stated() + !profile.home.stated() +
             profile.languages.empty() >=
         2;
}

}  // namespace

Exit run_match(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "one answer a line for each profile")
      .text("near-misses", "N",
            "also at most N offers (0–200) that fail exactly one condition, with the change that helps")
      .text(
          "ask", "N",
          "also at most N questions (0–200) that would change the list most; a table for a profile that says "
          "little has three, N 0 leaves them out")
      .with_as_of()
      .with_language();
  if (!options.read(words, 1, unlimited)) return done;
  const Date as_of = options.as_of();
  const std::string language = options.language();
  const bool json = options.has("json");
  constexpr std::size_t most = 200;
  const AnswerOptions beside{.near_misses = options.number("near-misses", most),
                             .ask = options.number("ask", most)};
  constexpr std::size_t questions_of_a_table = 3;

  const Catalog catalog = open_catalog(options.arguments()[0]);
  const Reader reader{.catalog = catalog, .language = language, .width = table_width()};
  const auto answer_one = [&](const ProfileInput& input) {
    AnswerOptions wanted = beside;
    if (!json && !options.has("ask") && is_sparse(input.profile)) wanted.ask = questions_of_a_table;
    const Answer answer = catalog.match(input.profile, wanted);
    tell_absent(answer.catalog);
    if (json)
      std::cout << with_id(to_json(answer), input) << '\n';
    else
      print_answer(std::cout, reader, input.heading, answer, input.profile);
  };
  return answer_each(options, as_of, catalog.vocabulary(), answer_one);
}

}  // namespace passgenau::cli
