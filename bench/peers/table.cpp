// SPDX-License-Identifier: GPL-2.0-or-later
#include "table.hpp"

#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace passgenau::bench {

namespace {

template <class Number>
void put(std::string& line, Number value) {
  char text[32];
  line.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}

void put_cell(std::string& line, std::int32_t value) {
  line += '\t';
  if (value != TableOffer::none) put(line, value);
}

/// Cells of a line, one after the other; an empty one is absent.
class Cells {
 public:
  explicit Cells(std::string_view line, char separator = '\t') : rest_{line}, separator_{separator} {}

  std::string_view text() {
    const std::size_t end = rest_.find(separator_);
    const std::string_view cell = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
    return cell;
  }
  template <class Number>
  Number number(Number absent) {
    const std::string_view cell = text();
    if (cell.empty()) return absent;
    Number value{};
    if (std::from_chars(cell.data(), cell.data() + cell.size(), value).ec != std::errc{})
      throw std::runtime_error("not a number: " + std::string{cell});
    return value;
  }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  char separator_;
};

template <class Row>
std::vector<Row> read(const std::filesystem::path& file, Row (*row_of)(Cells)) {
  std::ifstream input{file};
  std::string line;
  if (!std::getline(input, line)) throw std::runtime_error("cannot read " + file.string());
  std::vector<Row> rows;
  while (std::getline(input, line))
    rows.push_back(row_of(Cells{line}));
  return rows;
}

TableOffer offer_of(Cells cells) {
  constexpr std::int32_t none = TableOffer::none;
  TableOffer offer{.id = std::string{cells.text()}};
  const std::string_view lat = cells.text();
  offer.has_site = !lat.empty();
  offer.lat = Cells{lat}.number(0.0);
  offer.lon = cells.number(0.0);
  offer.hilbert = cells.number(std::uint64_t{0});
  offer.visits = cells.number(none);
  offer.residence = cells.number(none);
  offer.remote = cells.number(0) != 0;
  offer.age_from = cells.number(none);
  offer.age_until = cells.number(none);
  offer.needs = cells.number(std::uint64_t{0});
  offer.staff = cells.number(std::uint64_t{0});
  offer.interpreters = cells.number(std::uint64_t{0});
  offer.valid_from = cells.number(none);
  offer.valid_until = cells.number(none);
  return offer;
}

TableQuestion question_of(Cells cells) {
  TableQuestion question{.as_of = cells.number(0), .age = cells.number(0)};
  const std::string_view lat = cells.text();
  question.has_home = !lat.empty();
  question.lat = Cells{lat}.number(0.0);
  question.lon = cells.number(0.0);
  question.county = cells.number(0);
  question.municipality = cells.number(0);
  question.reach_m = cells.number(0);
  question.limit = cells.number(20);
  for (Cells needs{cells.text(), ';'}; !needs.done();) {
    Cells parts{needs.text(), ':'};
    TableNeed need{.same = parts.number(std::uint64_t{0})};
    need.one_step = parts.number(std::uint64_t{0});
    need.more_steps = parts.number(std::uint64_t{0});
    need.weight = parts.number(0);
    question.needs.push_back(need);
  }
  for (Cells languages{cells.text(), ';'}; !languages.done();) {
    Cells parts{languages.text(), ':'};
    TableLanguage language{.bits = parts.number(std::uint64_t{0})};
    language.share = parts.number(0);
    language.interpreter = parts.number(0) != 0;
    question.languages.push_back(language);
  }
  return question;
}

}  // namespace

std::string table_header() {
  return "id\tlat\tlon\thilbert\tvisits\tresidence\tremote\tage_from\tage_until\tneeds\tstaff\tinterpreters\t"
         "valid_from\tvalid_until\n";
}

std::string table_line(const TableOffer& offer) {
  std::string line = offer.id + '\t';
  if (offer.has_site) put(line, offer.lat);
  line += '\t';
  if (offer.has_site) put(line, offer.lon);
  line += '\t';
  put(line, offer.hilbert);
  put_cell(line, offer.visits);
  put_cell(line, offer.residence);
  line += offer.remote ? "\t1" : "\t0";
  put_cell(line, offer.age_from);
  put_cell(line, offer.age_until);
  for (const std::uint64_t bits : {offer.needs, offer.staff, offer.interpreters})
    put(line += '\t', bits);
  put_cell(line, offer.valid_from);
  put_cell(line, offer.valid_until);
  return line += '\n';
}

std::string question_header() {
  return "as_of\tage\tlat\tlon\tcounty\tmunicipality\treach_m\tlimit\tneeds\tlanguages\n";
}

std::string question_line(const TableQuestion& question) {
  std::string line;
  put(line, question.as_of);
  put(line += '\t', question.age);
  line += '\t';
  if (question.has_home) put(line, question.lat);
  line += '\t';
  if (question.has_home) put(line, question.lon);
  for (const std::int32_t value : {question.county, question.municipality, question.reach_m, question.limit})
    put(line += '\t', value);
  line += '\t';
  for (const TableNeed& need : question.needs) {
    if (line.back() != '\t') line += ';';
    put(line, need.same);
    put(line += ':', need.one_step);
    put(line += ':', need.more_steps);
    put(line += ':', need.weight);
  }
  line += '\t';
  for (const TableLanguage& language : question.languages) {
    if (line.back() != '\t') line += ';';
    put(line, language.bits);
    put(line += ':', language.share);
    put(line += ':', language.interpreter ? 1 : 0);
  }
  return line += '\n';
}

std::vector<TableOffer> read_table(const std::filesystem::path& file) { return read(file, &offer_of); }

std::vector<TableQuestion> read_questions(const std::filesystem::path& file) {
  return read(file, &question_of);
}

}  // namespace passgenau::bench
