// SPDX-License-Identifier: GPL-2.0-or-later
#include "place/csv.hpp"

namespace passgenau {

namespace {

// A quoted cell longer than the longest offer is a quote that was never closed.
constexpr std::size_t longest_cell = 256 * 1024;

constexpr std::string_view no_break_space = "\xC2\xA0";

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator, Quotes quotes)
    : text_{without_bom(text)}, separator_{separator}, quotes_{quotes} {}

bool CsvReader::at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

void CsvReader::pass_line_end() {
  const bool two = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += two ? 2 : 1;
  ++line_;
}

bool CsvReader::next() {
  cells_.clear();
  unescaped_.clear();
  broken_ = unclosed_ = false;
  while (at_ < text_.size()) {
    record_start_ = at_;
    record_line_ = line_;
    read_record();
    if (broken_) {
      recover();
      return true;
    }
    if (cells_.size() > 1 || !trimmed(cells_[0]).empty()) return true;
    cells_.clear();
  }
  return false;
}

void CsvReader::read_record() {
  for (;;) {
    if (quotes_ == Quotes::special && at_ < text_.size() && text_[at_] == '"') {
      if (!read_quoted()) {
        broken_ = true;
        return;
      }
    } else {
      const std::size_t begin = at_;
      while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end())
        ++at_;
      cells_.push_back(text_.substr(begin, at_ - begin));
    }
    if (at_ == text_.size()) return;
    if (text_[at_] != separator_) break;
    ++at_;
  }
  pass_line_end();
}

/// Stands on the opening quote; afterwards on the separator, the line end, or the end. False where the
/// quoting is broken.
bool CsvReader::read_quoted() {
  const std::size_t begin = ++at_;
  bool doubled = false;
  while (at_ < text_.size() && at_ - begin <= longest_cell) {
    if (text_[at_] == '"') {
      const std::string_view inside = text_.substr(begin, at_ - begin);
      ++at_;
      if (at_ == text_.size() || text_[at_] == separator_ || at_line_end()) {
        cells_.push_back(doubled ? unescape(inside) : inside);
        return true;
      }
      if (text_[at_] != '"') return false;
      doubled = true;
      ++at_;
    } else if (at_line_end()) {
      if (searches_left_ == 0) return false;
      pass_line_end();
    } else {
      ++at_;
    }
  }
  unclosed_ = at_ == text_.size();
  return false;
}

std::string_view CsvReader::unescape(std::string_view quoted) {
  std::string& cell = unescaped_.emplace_back();
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    cell += quoted[i];
    if (quoted[i] == '"') ++i;
  }
  return cell;
}

/// One stray quote must not swallow the rest of a file: go on behind the first line of the record.
void CsvReader::recover() {
  if (line_ != record_line_ && searches_left_ > 0) --searches_left_;
  at_ = record_start_;
  line_ = record_line_;
  while (at_ < text_.size() && !at_line_end())
    ++at_;
  if (at_ < text_.size()) pass_line_end();
}

void CsvReader::resume(std::string_view text, bool again) {
  text_ = text;
  at_ = 0;
  if (again) line_ = record_line_;
  cells_.clear();
  unescaped_.clear();
}

std::string_view without_bom(std::string_view text) noexcept {
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  return text.substr(0, bom.size()) == bom ? text.substr(bom.size()) : text;
}

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view blanks = " \t\r\n";
  for (;;) {
    if (!text.empty() && blanks.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    else if (!text.empty() && blanks.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    else if (text.substr(0, 2) == no_break_space)
      text.remove_prefix(2);
    else if (text.size() >= 2 && text.substr(text.size() - 2) == no_break_space)
      text.remove_suffix(2);
    else
      return text;
  }
}

void append_csv_cell(std::string& out, std::string_view cell) {
  if (cell.find_first_of("\",\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace passgenau
