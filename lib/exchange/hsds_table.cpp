// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/hsds_table.hpp"

#include <algorithm>
#include <array>

#include "exchange/crosswalk_rules.hpp"
#include "exchange/package.hpp"
#include "model/problem.hpp"
#include "store/checksum.hpp"

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

/// Rows are counted in blocks of this size, longer ones in larger blocks.
constexpr std::uint64_t block_bytes = 256 * 1024;
constexpr std::uint64_t longest_mark = 3;  // a byte order mark
static_assert(PackageLimits::bytes <= UINT32_MAX, "offsets of rows");

std::uint32_t hash_of(std::string_view key) { return static_cast<std::uint32_t>(checksum(key)); }

/// How a problem of a row reads.
Problem row_problem(Code code, const std::string& file, std::uint64_t line, std::string_view column,
                    std::string_view hint) {
  // A name that is no text can be told nowhere.
  const bool told = !column.empty() && is_valid_utf8(column);
  Problem problem = make_problem(code, told ? '/' + escape_pointer(column) : "", {}, hint);
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

HsdsTable::HsdsTable(std::string file, TableText text, char separator, std::vector<Problem>& problems)
    : file_{std::move(file)}, text_{std::move(text)}, separator_{separator} {
  const std::string_view mark = text_.part(0, longest_mark);
  std::uint64_t begin = mark.size() - without_bom(mark).size();
  std::uint64_t block = block_bytes;
  CsvReader reader{text_.part(begin, block), separator_};
  for (bool again = false;;) {
    std::string_view part = text_.part(begin, block);
    const bool last = begin + part.size() == text_.size();
    // The other half of a line end would count as one more.
    if (!last && part.back() == '\r') part.remove_suffix(1);
    reader.resume(part, again);
    while (reader.next()) {
      // A record that reaches the end of the part may go on behind it.
      if (!last && (reader.end() == part.size() || reader.unclosed())) break;
      if (columns_.empty())
        read_header(reader.cells(), reader.line(), problems);
      else
        add_row(reader, begin, problems);
    }
    if (last) return;
    // What looks like a blank line may be the beginning of a record, too.
    again = true;
    block = reader.offset() == 0 ? 2 * block : block_bytes;
    begin += reader.offset();
  }
}

void HsdsTable::read_header(const std::vector<std::string_view>& cells, std::uint64_t line,
                            std::vector<Problem>& problems) {
  for (const std::string_view cell : cells)
    columns_.push_back(lower_case(trimmed(cell)));
  for (auto column = columns_.begin(); column != columns_.end(); ++column)
    if (!column->empty() && std::find(columns_.begin(), column, *column) != column)
      problems.push_back(row_problem(Code::duplicate, file_, line, *column, "two columns of this name"));
}

void HsdsTable::add_row(const CsvReader& reader, std::uint64_t begin, std::vector<Problem>& problems) {
  const bool ragged = reader.cells().size() != columns_.size();
  if (reader.broken())
    problems.push_back(row_problem(Code::bad_quotes, file_, reader.line(), "", {}));
  else if (ragged)
    problems.push_back(row_problem(
        Code::ragged_row, file_, reader.line(), "",
        std::to_string(reader.cells().size()) + " cells in " + std::to_string(columns_.size()) + " columns"));
  rows_.push_back({.offset = static_cast<std::uint32_t>(begin + reader.offset()),
                   .line = static_cast<std::uint32_t>(reader.line())});
  broken_.push_back(reader.broken() || ragged);
  used_.push_back(false);
}

std::optional<std::size_t> HsdsTable::column_number(std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end()) return {};
  return static_cast<std::size_t>(found - columns_.begin());
}

bool HsdsTable::has(std::string_view column) const { return column_number(column).has_value(); }

std::string_view HsdsTable::text_of(std::size_t row) {
  const std::uint64_t begin = rows_[row].offset;
  const std::uint64_t end = row + 1 < rows_.size() ? rows_[row + 1].offset : text_.size();
  return text_.part(begin, end - begin);
}

CsvReader HsdsTable::reader_of(std::size_t row) {
  CsvReader reader{text_of(row), separator_};
  if (!reader.next() || reader.broken() || reader.cells().size() != columns_.size()) text_.fail_changed();
  return reader;
}

const std::vector<HsdsTable::Key>& HsdsTable::index_of(std::size_t column) {
  const auto [at, missing] = indexes_.try_emplace(column);
  std::vector<Key>& index = at->second;
  if (!missing) return index;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (broken_[row]) continue;
    const CsvReader reader = reader_of(row);
    if (const std::string_view key = trimmed(reader.cells()[column]); !key.empty())
      index.push_back({.hash = hash_of(key), .row = static_cast<std::uint32_t>(row)});
  }
  index.shrink_to_fit();
  std::sort(index.begin(), index.end());
  return index;
}

std::vector<std::size_t> HsdsTable::rows_with(std::string_view column, const std::string& value) {
  std::vector<std::size_t> rows;
  const std::optional<std::size_t> number = column_number(column);
  if (!number || value.empty()) return rows;
  const std::vector<Key>& index = index_of(*number);
  const Key first{.hash = hash_of(value)};
  for (auto at = std::lower_bound(index.begin(), index.end(), first);
       at != index.end() && at->hash == first.hash; ++at)
    if (trimmed(reader_of(at->row).cells()[*number]) == value) rows.push_back(at->row);
  return rows;
}

json::object HsdsTable::object(std::size_t row, std::optional<Problem>& problem) {
  json::object object;
  if (broken_[row]) {
    problem = row_problem(Code::ragged_row, file_, rows_[row].line, "", "or its quotes are broken");
    return object;
  }
  const CsvReader reader = reader_of(row);
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
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (used_[row] || broken_[row]) continue;
    if (count++ == 0) first = rows_[row].line;
  }
  return {count, first};
}

}  // namespace passgenau
