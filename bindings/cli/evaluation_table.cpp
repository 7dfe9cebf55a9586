// SPDX-License-Identifier: GPL-2.0-or-later
#include "evaluation_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "terminal.hpp"
#include "text_width.hpp"

namespace passgenau::cli {
namespace {

constexpr std::size_t label_width = 16;
constexpr std::size_t figure_width = 20;
constexpr std::size_t most_missing = 3;  // offers that a wrong first line names

constexpr std::array<std::string_view, measure_count> measure_labels{
    "nDCG@5", "nDCG@10", "precision@5", "recall@20", "reciprocal rank", "ineligible@all"};
constexpr std::array<std::string_view, ranker_count> ranker_labels{
    "passgenau", "text only (BM25)", "filters, distance", "filters, needs", "best possible"};

/// "0.812", with a sign where asked for.
std::string decimals(double value, bool with_sign = false) {
  const long long thousandths = std::llround(value * 1000);
  const long long size = std::llabs(thousandths);
  std::string digits = std::to_string(size % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  std::string_view sign = thousandths < 0 ? "−" : "";
  if (with_sign && thousandths > 0) sign = "+";
  return std::string{sign} + std::to_string(size / 1000) + '.' + digits;
}

/// "0.812 0.760–0.860".
std::string with_interval(const Estimate& estimate) {
  return decimals(estimate.mean) + ' ' + decimals(estimate.low) + "–" + decimals(estimate.high);
}

/// "+0.012 −0.003…0.027".
std::string difference(const Estimate& estimate) {
  return decimals(estimate.mean, true) + ' ' + decimals(estimate.low) + "…" + decimals(estimate.high);
}

void print_row(std::ostream& out, std::string_view label, const std::vector<std::string>& cells) {
  std::string line = left(label, label_width);
  for (const std::string& cell : cells)
    line += left(cell, figure_width);
  out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
}

void print_rankers(std::ostream& out, const Evaluation& evaluation) {
  std::vector<std::string> heads;
  for (const RankerFigures& figures : evaluation.rankers)
    heads.emplace_back(ranker_labels[static_cast<std::size_t>(figures.ranker)]);
  print_row(out, "", heads);
  for (std::size_t i = 0; i < measure_count; ++i) {
    std::vector<std::string> cells;
    for (const RankerFigures& figures : evaluation.rankers) {
      const Estimate& estimate = figures.measures[i];
      cells.push_back(figures.ranker == Ranker::ideal ? decimals(estimate.mean) : with_interval(estimate));
    }
    print_row(out, measure_labels[i], cells);
  }
  std::vector<std::string> cells;
  for (const RankerFigures& figures : evaluation.rankers)
    cells.push_back(figures.ranker == Ranker::passgenau || figures.ranker == Ranker::ideal
                        ? ""
                        : difference(figures.behind));
  print_row(out, "nDCG@10 behind", cells);
}

void print_criteria(std::ostream& out, const Evaluation& evaluation, const Paint& paint) {
  out << '\n' << paint.bold("What each criterion is worth") << " (nDCG@10 with its points minus without)\n";
  print_row(out, "", {"worth", "nDCG@10 without", "asked by"});
  for (const CriterionFigures& figures : evaluation.criteria)
    print_row(out, name(figures.criterion),
              {difference(figures.worth), with_interval(figures.without),
               std::to_string(figures.asked) + " families"});
}

/// `text` in lines of `width` columns behind a margin.
void print_block(std::ostream& out, std::string_view first, std::string_view text, std::size_t width) {
  const std::size_t margin = width_of(first);
  bool begun = false;
  for (const std::string& line : wrapped(printable(text), width - std::min(width, margin))) {
    out << (begun ? std::string(margin, ' ') : std::string{first}) << isolated(line) << '\n';
    begun = true;
  }
}

void print_first_line(std::ostream& out, const FamilyFigures& family, std::size_t width, const Paint& paint) {
  out << paint.bold(printable(family.id)) << '\n';
  if (family.first_offer.empty())
    print_block(out, "  stands there: ", "nothing", width);
  else
    print_block(out, "  stands there: ",
                "grade " + std::to_string(family.first_grade) + ", " + family.first_title + " (" +
                    family.first_offer + ')',
                width);
  for (std::size_t i = 0; i < family.best.size() && i < most_missing; ++i) {
    const BestOffer& best = family.best[i];
    const std::string where = best.rank ? "at rank " + std::to_string(*best.rank) : "no match";
    print_block(out, i == 0 ? "  should stand: " : "            or: ",
                "grade " + std::to_string(family.best_grade) + ", " + where + ", " + best.title + " (" +
                    best.offer + ')',
                width);
  }
  if (family.best.size() > most_missing)
    out << "                and " << family.best.size() - most_missing << " more\n";
}

void print_first_lines(std::ostream& out, const Evaluation& evaluation, std::size_t width,
                       const Paint& paint) {
  std::size_t wrong = 0;
  for (const FamilyFigures& family : evaluation.families)
    if (!family.first_line_right()) ++wrong;
  out << '\n'
      << paint.bold("First lines") << ": " << evaluation.families.size() - wrong << " of "
      << evaluation.families.size() << " families have the best grade there is on their first line\n";
  for (const FamilyFigures& family : evaluation.families)
    if (!family.first_line_right()) print_first_line(out, family, width, paint);
}

void print_ineligible(std::ostream& out, const Evaluation& evaluation, const Paint& paint) {
  bool begun = false;
  for (const FamilyFigures& family : evaluation.families)
    for (const std::string& offer : family.ineligible) {
      if (!begun) out << '\n' << paint.red("Matched, but ineligible for the judge") << '\n';
      begun = true;
      out << "  " << printable(family.id) << "  " << printable(offer) << '\n';
    }
}

}  // namespace

void print_evaluation(std::ostream& out, const Evaluation& evaluation, std::size_t width) {
  const Paint paint;
  out << evaluation.families.size() << " families, " << evaluation.grades << " judgements, "
      << evaluation.catalog.offers << " offers. Means, and 95 % intervals: bootstrap over families, "
      << evaluation.resamples << " resamples, seed " << evaluation.seed << ".\n\n";
  print_rankers(out, evaluation);
  print_criteria(out, evaluation, paint);
  print_ineligible(out, evaluation, paint);
  print_first_lines(out, evaluation, width, paint);
}

}  // namespace passgenau::cli
