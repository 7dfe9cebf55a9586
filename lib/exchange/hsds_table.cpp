// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/hsds_table.hpp"

#include <algorithm>
#include <array>

#include "exchange/crosswalk_rules.hpp"
#include "model/problem.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

struct TableName {
  std::string_view table;
  std::string_view list;  ///< empty: joined in a way of its own
};

constexpr std::array<TableName, 37> tables{{
    {"service", ""},
    {"organization", ""},
    {"location", ""},
    {"service_at_location", ""},
    {"program", ""},
    {"attribute", ""},
    {"taxonomy_term", ""},
    {"taxonomy", ""},
    {"unit", ""},
    {"service_taxonomy", "service_taxonomys"},
    {"service_attribute", "service_attributes"},
    {"other_attribute", ""},
    {"link_taxonomy", ""},
    {"address", "addresses"},
    {"physical_address", "physical_addresses"},
    {"postal_address", "postal_addresses"},
    {"mail_address", "mail_addresses"},
    {"phone", "phones"},
    {"contact", "contacts"},
    {"schedule", "schedules"},
    {"regular_schedule", "regular_schedules"},
    {"holiday_schedule", "holiday_schedules"},
    {"language", "languages"},
    {"service_area", "service_areas"},
    {"cost_option", "cost_options"},
    {"accessibility", "accessibility"},
    {"accessibility_for_disabilities", "accessibility_for_disabilities"},
    {"required_document", "required_documents"},
    {"funding", "funding"},
    {"eligibility", "eligibilitys"},
    {"payment_accepted", "payments_accepted"},
    {"service_capacity", "capacities"},
    {"url", "additional_urls"},
    {"review", "reviews"},
    {"organization_identifier", "organization_identifiers"},
    {"metadata", ""},
    {"meta_table_description", ""},
}};

const TableName* find_table(std::string_view name) {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const TableName& one) { return one.table == name; });
  return found == tables.end() ? nullptr : &*found;
}

/// How a problem of a row reads.
Problem row_problem(Code code, const std::string& file, std::uint64_t line, std::string_view column,
                    std::string_view hint) {
  Problem problem = make_problem(code, column.empty() ? "" : '/' + escape_pointer(column), {}, hint);
  problem.file = file;
  problem.line = line;
  return problem;
}

}  // namespace

std::string_view hsds_table_name(std::string_view name) {
  std::string base =
      lower_case(name.substr(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1));
  if (base.size() > 4 && base.compare(base.size() - 4, 4, ".csv") == 0) base.resize(base.size() - 4);
  if (base == "services_at_location") base = "service_at_location";
  if (base == "capacity" || base == "capacities") base = "service_capacity";
  std::vector<std::string> forms{base};
  for (const auto& [end, singular] :
       {std::pair<std::string_view, std::string_view>{"ies", "y"}, {"es", ""}, {"s", ""}})
    if (base.size() > end.size() && base.compare(base.size() - end.size(), end.size(), end) == 0)
      forms.push_back(base.substr(0, base.size() - end.size()) + std::string{singular});
  for (const std::string& form : forms)
    if (const TableName* table = find_table(form)) return table->table;
  return {};
}

std::string_view hsds_list_name(std::string_view table) {
  const TableName* found = find_table(table);
  return found == nullptr ? std::string_view{} : found->list;
}

std::vector<std::string_view> hsds_child_tables() {
  std::vector<std::string_view> names;
  for (const TableName& table : tables)
    if (!table.list.empty()) names.push_back(table.table);
  return names;
}

HsdsTable::HsdsTable(std::string file, std::string text, char separator, std::vector<Problem>& problems)
    : file_{std::move(file)}, text_{std::move(text)}, separator_{separator} {
  text_.erase(0, text_.size() - without_bom(text_).size());
  CsvReader reader{text_, separator_};
  if (!reader.next()) return;
  for (const std::string_view cell : reader.cells())
    columns_.push_back(lower_case(trimmed(cell)));
  for (auto column = columns_.begin(); column != columns_.end(); ++column)
    if (!column->empty() && std::find(columns_.begin(), column, *column) != column)
      problems.push_back(
          row_problem(Code::duplicate, file_, reader.line(), *column, "two columns of this name"));
  while (reader.next()) {
    const bool ragged = reader.cells().size() != columns_.size();
    if (reader.broken())
      problems.push_back(row_problem(Code::bad_quotes, file_, reader.line(), "", {}));
    else if (ragged)
      problems.push_back(row_problem(Code::ragged_row, file_, reader.line(), "",
                                     std::to_string(reader.cells().size()) + " cells in " +
                                         std::to_string(columns_.size()) + " columns"));
    rows_.push_back({.offset = reader.offset(), .line = reader.line(), .broken = reader.broken() || ragged});
  }
}

std::optional<std::size_t> HsdsTable::column_number(std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end()) return {};
  return static_cast<std::size_t>(found - columns_.begin());
}

bool HsdsTable::has(std::string_view column) const { return column_number(column).has_value(); }

const std::vector<std::size_t>& HsdsTable::rows_with(std::string_view column, const std::string& value) {
  static const std::vector<std::size_t> none;
  const std::optional<std::size_t> number = column_number(column);
  if (!number || value.empty()) return none;
  auto index = indexes_.find(column);
  if (index == indexes_.end()) {
    index = indexes_.emplace(column, Index{}).first;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row].broken) continue;
      CsvReader reader{std::string_view{text_}.substr(rows_[row].offset), separator_};
      reader.next();
      const std::string_view key = trimmed(reader.cells()[*number]);
      if (!key.empty()) index->second[std::string{key}].push_back(row);
    }
  }
  const auto found = index->second.find(value);
  return found == index->second.end() ? none : found->second;
}

json::object HsdsTable::object(std::size_t row, std::optional<Problem>& problem) const {
  json::object object;
  if (rows_[row].broken) {
    problem = row_problem(Code::ragged_row, file_, rows_[row].line, "", "or its quotes are broken");
    return object;
  }
  CsvReader reader{std::string_view{text_}.substr(rows_[row].offset), separator_};
  reader.next();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string_view cell = reader.cells()[i];
    if (columns_[i].empty() || trimmed(cell).empty()) continue;
    if (!is_valid_utf8(cell)) {
      problem = row_problem(Code::json_encoding, file_, rows_[row].line, columns_[i], {});
      continue;
    }
    object[columns_[i]] = json::value(cell);
  }
  return object;
}

std::pair<std::size_t, std::uint64_t> HsdsTable::unused() const {
  std::size_t count = 0;
  std::uint64_t first = 0;
  for (const Row& row : rows_) {
    if (row.used || row.broken) continue;
    if (count++ == 0) first = row.line;
  }
  return {count, first};
}

}  // namespace passgenau
