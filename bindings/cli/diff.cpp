// SPDX-License-Identifier: GPL-2.0-or-later
// diff: what a new catalog changes in the lists of families.
#include <iostream>

#include "catalog_argument.hpp"
#include "family_files.hpp"
#include "numbers.hpp"
#include "options.hpp"
#include "passgenau/difference.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

std::string place_text(const std::optional<int>& rank, const std::optional<double>& score) {
  std::string out = rank ? std::to_string(*rank) + '.' : "–";
  if (score) out += ' ' + percent(*score);
  return out;
}

/// What became of it in one word, and why.
std::string words_of(const LineDifference& line) {
  std::string out = std::string{name(line.change)} + ", " + std::string{name(line.cause)};
  std::string criteria;
  for (const Criterion criterion : line.criteria)
    criteria += (criteria.empty() ? "" : ", ") + std::string{name(criterion)};
  return criteria.empty() ? out : out + ": " + criteria;
}

void print(const CatalogDifference& difference) {
  const Paint paint;
  for (const FamilyDifference& family : difference.lists) {
    std::cout << paint.bold(printable(family.family)) << '\n';
    for (const LineDifference& line : family.lines)
      std::cout << "  " << place_text(line.rank_before, line.score_before) << " → "
                << place_text(line.rank_after, line.score_after) << "  " << printable(line.offer) << "  "
                << paint.dim(words_of(line)) << '\n';
  }
}

}  // namespace

Exit run_diff(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "every changed line of every list as one JSON object").with_as_of();
  if (!options.read(words, 3, unlimited)) return done;
  const Date as_of = options.as_of();
  const Catalog before = open_catalog(options.arguments()[0]);
  const Catalog after = open_catalog(options.arguments()[1]);
  Exit status = done;
  // By the new catalog's words: whoever names what only the old one knew is told so.
  const std::vector<Family> families =
      families_of({options.arguments().begin() + 2, options.arguments().end()}, after, as_of, status);
  if (families.empty() && status == refused) return status;
  const CatalogDifference found = difference(before, after, families);
  if (options.has("json"))
    std::cout << to_json(found) << '\n';
  else
    print(found);
  std::cerr << count(found.lists.size(), "list", "lists") << " of "
            << count(found.families, "family", "families") << " changed; offers: " << found.added.size()
            << " added, " << found.removed.size() << " removed, " << found.changed.size() << " changed\n";
  return status;
}

}  // namespace passgenau::cli
