// SPDX-License-Identifier: GPL-2.0-or-later
// who: whom an offer helps.
#include <filesystem>
#include <iostream>

#include "catalog_argument.hpp"
#include "family_files.hpp"
#include "files.hpp"
#include "numbers.hpp"
#include "options.hpp"
#include "passgenau/who.hpp"
#include "problems.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

/// The offer of a file, or that of the catalog with this id. Empty where the file holds none: then every problem is told.
std::optional<Offer> offer_of(const Catalog& catalog, const std::string& name) {
  const bool file = name == "-" || std::filesystem::path{name}.extension() == ".json";
  if (!file) {
    std::optional<Offer> stored = catalog.offer(name);
    if (!stored) fail(Code::offer_unknown, printable(name));
    return stored;
  }
  Checked<Offer> read = offer_from_json(read_file(name), catalog.vocabulary());
  for (Problem& problem : read.problems)
    problem.file = name;
  print_problems(read.problems);
  if (!read.valid()) return {};
  return std::move(read.value);
}

void print(const Audience& audience) {
  const Paint paint;
  for (const Served& served : audience.families)
    std::cout << paint.bold(percent(served.score)) << "  " << printable(served.family) << '\n';
}

}  // namespace

Exit run_who(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "ids and scores as one JSON object").with_as_of();
  if (!options.read(words, 3, unlimited)) return done;
  const Date as_of = options.as_of();
  const Catalog catalog = open_catalog(options.arguments()[0]);
  const std::optional<Offer> offer = offer_of(catalog, options.arguments()[1]);
  Exit status = offer ? done : refused;
  std::vector<Family> read =
      families_of({options.arguments().begin() + 2, options.arguments().end()}, catalog, as_of, status);
  if (!offer || (read.empty() && status == refused)) return status;
  const Families families{catalog, std::move(read)};
  const Audience audience = families.who(*offer);
  if (options.has("json"))
    std::cout << to_json(audience) << '\n';
  else
    print(audience);
  std::cerr << audience.families.size() << " of " << count(audience.judged, "family", "families") << '\n';
  return status;
}

}  // namespace passgenau::cli
