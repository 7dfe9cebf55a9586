// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/open_records.hpp"

#include "exchange/array_records.hpp"
#include "exchange/csv_records.hpp"
#include "exchange/hsds_json.hpp"
#include "exchange/line_records.hpp"
#include "model/problem.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

bool ends_in(std::string_view name, std::string_view end) {
  return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
}

}  // namespace

SourceFormat format_of(const std::string& file_name, const SourceForm& form, SourceFormat wanted,
                       BlockReader& blocks) {
  if (form.format != SourceFormat::automatic) return form.format;
  if (wanted != SourceFormat::automatic) return wanted;
  for (const std::string_view end : {".csv", ".tsv", ".CSV", ".TSV"})
    if (ends_in(file_name, end)) return SourceFormat::csv;
  const std::string_view begin = trimmed(without_bom(blocks.peek()));
  return !begin.empty() && begin.front() == '[' ? SourceFormat::json_array : SourceFormat::json_lines;
}

std::unique_ptr<RecordSource> open_records(std::istream& input, const std::string& file_name,
                                           BlockReader::Progress progress, const ImportOptions& options) {
  const MappingRules& rules = MappingInside::rules(options.mapping.value_or(Mapping{}));
  BlockReader blocks{input, file_name, std::move(progress), rules.source.encoding};
  // Beside a mapping the records are what it reads.
  const bool may_be_hsds = options.format == SourceFormat::automatic && !options.mapping;
  if (options.format == SourceFormat::hsds || (may_be_hsds && looks_like_hsds(blocks.peek())))
    return std::make_unique<HsdsJson>(std::move(blocks));
  if (may_be_hsds && looks_indented(blocks.peek()))
    return std::make_unique<HsdsJson>(std::move(blocks), HsdsJson::Records::offers);
  switch (format_of(file_name, rules.source, options.format, blocks)) {
    case SourceFormat::csv:
      if (!options.mapping)
        fail(Code::mapping_invalid, file_name, "columns need a mapping file; `passgenau map` proposes one",
             file_name);
      return std::make_unique<CsvRecords>(std::move(blocks), rules.source.separator, fields_read(rules));
    case SourceFormat::json_array:
      return std::make_unique<ArrayRecords>(std::move(blocks), rules.source.records);
    default: return std::make_unique<LineRecords>(std::move(blocks));
  }
}

}  // namespace passgenau
