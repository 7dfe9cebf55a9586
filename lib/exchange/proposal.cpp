// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json/object.hpp>

#include "exchange/array_records.hpp"
#include "exchange/csv_records.hpp"
#include "exchange/line_records.hpp"
#include "exchange/open_records.hpp"
#include "exchange/proposer.hpp"
#include "model/json.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

SourceForm form_of(const ProposalOptions& options) {
  SourceForm form{.format = options.format};
  const auto encoding = parse_encoding(options.encoding);
  if (!encoding) fail(Code::unknown_value, options.encoding, encoding_names());
  form.encoding = *encoding;
  const auto records = parse_pointer(options.records_at);
  if (!records) fail(Code::unknown_value, options.records_at, "a JSON Pointer ('/data')");
  form.records = *records;
  if (!form.records.tokens.empty()) form.format = SourceFormat::json_array;
  return form;
}

std::unique_ptr<RecordSource> open_source(std::istream& input, const ProposalOptions& options,
                                          SourceForm& form) {
  BlockReader blocks{input, options.file_name, {}, form.encoding};
  form.format = format_of(options.file_name, form, options.format, blocks);
  if (form.format == SourceFormat::csv) {
    auto records = std::make_unique<CsvRecords>(std::move(blocks), form.separator);
    form.separator = records->separator();
    return records;
  }
  if (form.format == SourceFormat::json_array)
    return std::make_unique<ArrayRecords>(std::move(blocks), form.records);
  return std::make_unique<LineRecords>(std::move(blocks));
}

}  // namespace

MappingProposal propose_mapping(std::istream& input, const ProposalOptions& options) {
  SourceForm form = form_of(options);
  if (!is_language_tag(options.language)) fail(Code::bad_language_tag, options.language);
  const std::unique_ptr<RecordSource> source = open_source(input, options, form);
  MappingProposal proposal;
  std::vector<json::value> records;
  while (records.size() < options.records && source->next()) {
    std::vector<Problem> problems = source->problems();
    json::value record;
    if (problems.empty()) record = parse_json(source->text(), JsonLimits{}, problems);
    if (problems.empty() && !record.is_object())
      problems.push_back(make_problem(Code::wrong_type, "", "an object"));
    if (problems.empty()) records.push_back(std::move(record));
    constexpr std::size_t most_problems = 20;
    for (Problem& problem : problems) {
      problem.file = options.file_name;
      if (!problem.line) problem.line = source->line();
      if (proposal.problems.size() < most_problems) proposal.problems.push_back(std::move(problem));
    }
    // A file that is something else altogether is not read to its end.
    if (records.empty() && proposal.problems.size() == most_problems) break;
  }
  if (records.empty()) {
    Problem problem = make_problem(Code::missing, "", {}, "a record that can be read");
    problem.file = options.file_name;
    throw Error{std::move(problem), std::move(proposal.problems)};
  }
  for (Problem notice : source->notices()) {
    notice.file = options.file_name;
    proposal.problems.push_back(std::move(notice));
  }
  Proposer proposer{std::move(records), form, options};
  proposer.propose(proposal);
  return proposal;
}

std::string to_json(const MappingProposal& proposal) {
  std::string out = "{\"mapping\":" + proposal.mapping + ",\"records\":" + std::to_string(proposal.records) +
                    (proposal.more_columns ? ",\"more_columns\":true" : "") + ",\"columns\":[";
  for (const ColumnProposal& column : proposal.columns) {
    if (&column != proposal.columns.data()) out += ',';
    json::object object{{"from", column.from}};
    if (!column.to.empty()) {
      object["to"] = column.to;
      object["sure"] = column.sure;
    }
    object["reason"] = column.reason;
    object["filled"] = column.filled;
    object["distinct"] = column.distinct;
    object["holds"] = column.holds;
    append_json(out, object);
  }
  out += "],\"problems\":[";
  for (const Problem& problem : proposal.problems)
    out += (&problem == proposal.problems.data() ? "" : ",") + to_json(problem);
  return out + "]}";
}

}  // namespace passgenau
