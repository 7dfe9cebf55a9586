// SPDX-License-Identifier: GPL-2.0-or-later
// duplicates: offers that are probably the same.
#include <charconv>
#include <cmath>
#include <iomanip>
#include <iostream>

#include "catalog_argument.hpp"
#include "numbers.hpp"
#include "options.hpp"
#include "passgenau/duplicates.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

double least_of(const Options& options) {
  const std::string text = options.value("least", "0.8");
  double least = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), least);
  if (error != std::errc{} || end != text.data() + text.size() || !(least >= 0 && least <= 1))
    throw WrongCall{"--least is a number from 0 to 1"};
  return least;
}

void print(const Catalog& catalog, const DuplicateReport& report, const std::string& language) {
  const Paint paint;
  for (const DuplicateCandidate& candidate : report.candidates) {
    std::cout << paint.bold(percent(candidate.similarity)) << "  ";
    bool first = true;
    for (const DuplicateEvidence& evidence : candidate.evidence) {
      std::cout << (first ? "" : ", ") << evidence.signal << ' ' << std::lround(evidence.similarity * 100);
      first = false;
    }
    std::cout << '\n';
    for (const std::string& id : {candidate.first, candidate.second})
      std::cout << "      " << isolated(printable(catalog.title(id, language))) << "  "
                << paint.dim(printable(id)) << '\n';
  }
}

}  // namespace

Exit run_duplicates(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "the whole report as JSON, on one line")
      .text("least", "SHARE", "how alike a candidate must be, 0 to 1; default 0.8")
      .flag("across-sources", "only pairs whose ids differ before the first /")
      .with_language();
  if (!options.read(words, 1, 1)) return done;
  const DuplicateOptions duplicates{.least = least_of(options),
                                    .across_sources = options.has("across-sources")};
  const std::string language = options.language();
  const Catalog catalog = open_catalog(options.arguments()[0]);
  const DuplicateReport report = find_duplicates(catalog, duplicates);
  if (options.has("json"))
    std::cout << to_json(report) << '\n';
  else
    print(catalog, report, language);
  std::cerr << report.offers << " offers, " << report.compared
            << " pairs compared: " << count(report.candidates.size(), "candidate", "candidates") << '\n';
  return done;
}

}  // namespace passgenau::cli
