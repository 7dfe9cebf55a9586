// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iostream>

#include "numbers.hpp"
#include "offer_files.hpp"
#include "options.hpp"
#include "passgenau/exchange.hpp"
#include "problems.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

std::string decision_of(const ColumnProposal& column, const Paint& paint) {
  constexpr std::size_t width = 5;
  if (column.to.empty()) return paint.dim(left("rest", width));
  return column.sure ? paint.green(left("sure", width)) : paint.yellow(left("guess", width));
}

/// One line for each field: its path, in how many records it is and how often it differs, what becomes of it and why.
void print_columns(const MappingProposal& proposal) {
  constexpr std::size_t widest = 40;
  const Paint paint;
  std::size_t from = 0;
  std::size_t to = 0;
  for (const ColumnProposal& column : proposal.columns) {
    from = std::max(from, std::min(width_of(printable(column.from)), widest));
    to = std::max(to, width_of(column.to));
  }
  for (const ColumnProposal& column : proposal.columns)
    std::cerr << left(printable(column.from), from) << "  " << right(std::to_string(column.filled), 5)
              << " filled " << right(std::to_string(column.distinct), 5) << " different  "
              << decision_of(column, paint) << "  " << left(column.to, to) << "  " << column.reason
              << (column.holds.empty() ? "" : " (" + column.holds + ")") << '\n';
}

SourceFormat format_of(const Options& options) {
  const std::string format = options.value("format", "auto");
  if (format == "auto") return SourceFormat::automatic;
  if (format == "jsonl") return SourceFormat::json_lines;
  if (format == "json") return SourceFormat::json_array;
  if (format == "csv") return SourceFormat::csv;
  throw WrongCall{"--format is one of auto, jsonl, json, csv"};
}

}  // namespace

Exit run_map(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.text("format", "F", "auto (default), jsonl, json (an array) or csv")
      .text("encoding", "E", "utf-8 (default), windows-1252, iso-8859-1, iso-8859-15, utf-16le or utf-16be")
      .text("records", "POINTER", "where in one JSON document the array of records stands (/features)")
      .text("language", "TAG", "the language of titles and descriptions (default: de)")
      .flag("json", "the mapping and what is to be said of each field as one JSON document");
  if (!options.read(words, 1, 1)) return done;
  const std::string& path = options.arguments()[0];
  const ProposalOptions proposal_options{.file_name = path,
                                         .format = format_of(options),
                                         .encoding = options.value("encoding", "utf-8"),
                                         .records_at = options.value("records"),
                                         .language = options.value("language", "de")};
  MappingProposal proposal;
  try {
    if (path == "-")
      proposal = propose_mapping(std::cin, proposal_options);
    else
      proposal =
          propose_mapping(*offer_files({path}, SourceFormat::json_lines).files[0].open(), proposal_options);
  } catch (const Error& error) {
    if (error.code() == Code::unknown_value || error.code() == Code::bad_language_tag)
      throw WrongCall{error.what()};
    throw;
  }
  if (options.has("json")) {
    std::cout << to_json(proposal) << '\n';
    return done;
  }
  std::cout << proposal.mapping << '\n';
  std::cerr << count(proposal.records, "record", "records") << " looked at, "
            << count(proposal.columns.size(), "field", "fields") << " of them"
            << (proposal.more_columns ? "; there are more fields, which were left out" : "") << '\n';
  print_columns(proposal);
  print_problems(proposal.problems);
  return done;
}

}  // namespace passgenau::cli
