// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/csv_records.hpp"

#include <algorithm>
#include <array>

#include "exchange/line_records.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"
#include "passgenau/offer.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

constexpr std::array separators{';', ',', '\t', '|'};

// A record of more lines, or of more bytes, is a quote that was never closed. Each search for its end may look
// that far ahead: after so many in vain, a cell ends on its line.
constexpr std::size_t most_lines = 1000;
constexpr int most_searches = 50;

bool blank(std::string_view text) { return trimmed(text).empty(); }

std::string name_of(char separator) { return separator == '\t' ? "tab" : "'" + std::string{separator} + "'"; }

}  // namespace

CsvRecords::CsvRecords(BlockReader blocks, char separator, const std::vector<JsonPointer>& wanted)
    : file_name_{blocks.file_name()},
      lines_{std::move(blocks), OfferLimits::json_bytes},
      separator_{separator},
      searches_left_{most_searches} {
  read_header();
  check_wanted(wanted);
}

void CsvRecords::refuse(Problem problem, std::vector<Problem> details) const {
  problem.file = file_name_;
  if (!problem.line && line_ > 0) problem.line = line_;
  for (Problem& detail : details) {
    detail.file = problem.file;
    detail.line = problem.line;
  }
  throw Error{std::move(problem), std::move(details)};
}

bool CsvRecords::next_line(Line& line) {
  if (!ahead_.empty()) {
    line = std::move(ahead_.front());
    ahead_.pop_front();
    return true;
  }
  if (!lines_.next()) return false;
  line = {.text = std::string{lines_.text()}, .number = lines_.line(), .too_long = lines_.too_long()};
  return true;
}

void CsvRecords::give_back(std::vector<Line> lines) {
  for (auto line = lines.rbegin(); line != lines.rend(); ++line)
    ahead_.push_front(std::move(*line));
}

bool CsvRecords::read_row() {
  Line line;
  do
    if (!next_line(line)) return false;
  while (!line.too_long && blank(line.text));
  line_ = line.number;
  row_ = std::move(line.text);
  cells_.clear();
  if (line.too_long) {
    problems_.push_back(too_large_problem());
    return true;
  }
  const std::size_t first_line = row_.size();
  std::vector<Line> more;
  for (;;) {
    CsvReader reader{row_, separator_};
    const bool any = reader.next();
    if (!any) {
      cells_.assign(1, {});
      break;
    }
    if (!reader.broken()) {
      cells_.assign(reader.cells().begin(), reader.cells().end());
      if (reader.next())
        problems_.push_back(make_problem(Code::control_character, "", {}, "lines end in CR alone"));
      several_lines_ = several_lines_ || !more.empty();
      break;
    }
    const bool too_large = row_.size() > OfferLimits::json_bytes;
    const bool search = reader.unclosed() && searches_left_ > 0 && more.size() + 1 < most_lines && !too_large;
    if (search && next_line(line)) {
      row_ += '\n' + line.text;
      more.push_back(std::move(line));
      continue;
    }
    if ((reader.unclosed() || too_large) && !more.empty()) --searches_left_;
    // One stray quote must not swallow the records behind it.
    give_back(std::move(more));
    row_.resize(first_line);
    problems_.push_back(make_problem(Code::bad_quotes, ""));
    break;
  }
  if (auto problem = encoding_problem(row_, line_)) problems_.assign(1, *std::move(problem));
  return true;
}

/// Stands before the first line that is not blank; "sep=;" is what some spreadsheets write there for others.
void CsvRecords::find_separator() {
  Line line;
  do
    if (!next_line(line)) return;
  while (blank(line.text));
  constexpr std::string_view declaration = "sep=";
  if (line.text.size() == declaration.size() + 1 &&
      line.text.compare(0, declaration.size(), declaration) == 0) {
    if (separator_ == 0) separator_ = line.text.back();
    return;
  }
  if (separator_ == 0) {
    line_ = line.number;
    count_separators(line.text);
  }
  std::vector<Line> lines;
  lines.push_back(std::move(line));
  give_back(std::move(lines));
}

void CsvRecords::read_header() {
  find_separator();
  do
    if (!read_row())
      refuse(make_problem(Code::missing, "", {}, "a first line with the names of the columns"));
  while (problems_.empty() && empty_row());
  if (!problems_.empty()) refuse(problems_[0]);
  columns_ = std::move(cells_);
  // Spreadsheets that once were wider end every line in separators: what still stands there is kept, nothing is asked for.
  named_ = columns_.size();
  while (named_ > 1 && blank(columns_[named_ - 1]))
    --named_;
  name_columns();
  problems_.clear();
}

void CsvRecords::count_separators(std::string_view header) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    for (std::size_t i = 0; i < separators.size() && !quoted; ++i)
      counts[i] += c == separators[i];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  if (*most > 0 && std::count(counts.begin(), counts.end(), *most) > 1)
    refuse(make_problem(Code::separator_unclear, "", {},
                        "the mapping has to say which separator it is (\"input\": {\"separator\": \";\"})"));
  separator_ = *most > 0 ? separators[static_cast<std::size_t>(most - counts.begin())] : ',';
  if (*most == 0) return;
  Problem notice = make_problem(Code::value_assumed, "", {}, name_of(separator_) + " separates the columns");
  notice.line = line_;
  notices_.push_back(std::move(notice));
}

void CsvRecords::name_columns() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::string name{trimmed(columns_[i])};
    const bool second = std::find(names.begin(), names.end(), name) != names.end();
    if (name.empty() || second) {
      name += '#' + std::to_string(i + 1);
      Problem notice = make_problem(Code::column_renamed, '/' + escape_pointer(name), {},
                                    second ? "another column has the same" : "its cell is empty");
      notice.line = line_;
      if (i < named_) notices_.push_back(std::move(notice));
    }
    names.push_back(std::move(name));
  }
  columns_ = std::move(names);
}

void CsvRecords::check_wanted(const std::vector<JsonPointer>& wanted) const {
  std::vector<Problem> lacking;
  for (const JsonPointer& one : wanted) {
    const bool there = one.tokens.size() == 1 &&
                       std::find(columns_.begin(), columns_.end(), one.tokens[0]) != columns_.end();
    const bool said =
        std::any_of(lacking.begin(), lacking.end(), [&](const Problem& p) { return p.pointer == one.text; });
    if (there || said) continue;
    lacking.push_back(make_problem(Code::column_missing, one.text));
    lacking.back().message = "the header lacks " + one.text +
                             (one.tokens.size() > 1 ? " (a '/' inside a name is written ~1)" : "");
  }
  if (lacking.empty()) return;
  Problem problem = make_problem(Code::column_missing, "", {}, "the mapping reads it");
  problem.message.replace(0, std::string_view{"the document"}.size(), "the header");
  refuse(std::move(problem), std::move(lacking));
}

bool CsvRecords::empty_row() const {
  return std::all_of(cells_.begin(), cells_.end(), [](const std::string& cell) { return blank(cell); });
}

bool CsvRecords::read() {
  for (;;) {
    if (!read_row()) return false;
    if (!problems_.empty() || !empty_row()) break;
  }
  ++number_;
  if (problems_.empty()) write_record();
  return true;
}

void CsvRecords::write_record() {
  while (cells_.size() > columns_.size() && blank(cells_.back()))
    cells_.pop_back();
  if (cells_.size() < named_ || cells_.size() > columns_.size()) {
    problems_.push_back(make_problem(Code::ragged_row, "", std::to_string(named_) + " cells",
                                     "it has " + std::to_string(cells_.size())));
    return;
  }
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (blank(cells_[i])) continue;
    text_ += text_.empty() ? '{' : ',';
    append_json_string(text_, columns_[i]);
    text_ += ':';
    append_json_string(text_, cells_[i]);
  }
  text_ += '}';
}

}  // namespace passgenau
