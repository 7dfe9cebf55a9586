// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "model/problem.hpp"
#include "model/region.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/place.hpp"
#include "place/columns.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Decimal degrees with a point or a comma; the whole cell, finite.
std::optional<double> parse_degrees(std::string_view text) {
  std::array<char, 64> digits{};
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  if (text.size() > digits.size()) return {};
  std::replace_copy(text.begin(), text.end(), digits.begin(), ',', '.');
  double degrees = 0;
  const char* end = digits.data() + text.size();
  const auto read = std::from_chars(digits.data(), end, degrees);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(degrees)) return {};
  return degrees;
}

/// A whole number, perhaps with German or Swiss thousands ("96.326", "96 326"). What statistical offices
/// write for "none" is 0, unknown.
std::optional<std::int64_t> parse_population(std::string_view text) {
  if (text.empty() || text == "-" || text == "." || text == "/" || text == "x") return 0;
  std::string digits;
  std::size_t group = 0;  // digits since the last separator
  bool grouped = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
      ++group;
    } else if ((c == '.' || c == ' ' || c == '\'') && group > 0 && (grouped ? group == 3 : group <= 3)) {
      grouped = true;
      group = 0;
    } else {
      return {};
    }
  }
  if (grouped && group != 3) return {};
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc{} || number > 10'000'000'000) return {};
  return number;
}

class SourceReader {
 public:
  SourceReader(std::string_view text, std::string_view name) : text_{without_bom(text)}, name_{name} {}

  Checked<std::vector<GazetteerRow>> read() {
    if (is_text() && recognise()) read_rows();
    return std::move(result_);
  }

 private:
  bool is_text() {
    if (trimmed(text_).empty()) return refuse(Code::gazetteer_invalid, 1, "the file", {}, "it is empty");
    if (is_valid_utf8(text_)) return true;
    std::uint64_t line = 1;
    for (std::string_view rest = text_; !rest.empty(); ++line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      if (!is_valid_utf8(rest.substr(0, end))) break;
      rest.remove_prefix(end);
    }
    return refuse(Code::gazetteer_invalid, line, "the file", "UTF-8",
                  "it is not valid UTF-8; convert it first");
  }

  /// Finds out the format; true where there are rows to read.
  bool recognise() {
    CsvReader geonames{text_, '\t', CsvReader::Quotes::literal};
    geonames.next();
    const std::vector<std::string_view>& first = geonames.cells();
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if ((first.size() == 11 || first.size() == 12) && first[0].size() == 2 && capital(first[0][0]) &&
        capital(first[0][1])) {
      columns_ = geonames_columns();
      separator_ = '\t';
      cells_ = 11;
      is_geonames_ = true;
      return true;
    }
    std::vector<std::string> header;
    for (const char separator : {',', ';', '\t'}) {
      CsvReader reader{text_, separator};
      reader.next();
      Columns columns = columns_of_header(reader.cells());
      if (!header.empty() && columns.count() <= columns_.count()) continue;
      columns_ = std::move(columns);
      separator_ = separator;
      header.assign(reader.cells().begin(), reader.cells().end());
    }
    cells_ = header.size();
    return header_suffices(header);
  }

  bool header_suffices(const std::vector<std::string>& header) {
    bool complete = true;
    const auto need = [&](bool there, std::string_view what) {
      if (!there) complete = refuse(Code::column_missing, 1, "the header", {}, what);
    };
    need(columns_[Column::lat].has_value(), "no column 'lat' (or latitude, Breitengrad)");
    need(columns_[Column::lon].has_value(), "no column 'lon' (or longitude, Längengrad)");
    need(columns_[Column::postal_code] || columns_[Column::region],
         "neither a column 'postal_code' (or zip, PLZ) nor 'region' (or AGS, Gemeindeschlüssel)");
    for (const auto& column : columns_.found)
      if (column && std::count(header.begin(), header.end(), column->header) > 1)
        complete =
            refuse(Code::duplicate, 1, "column " + quoted(column->header), {}, "which of them is meant?");
    return complete;
  }

  void read_rows() {
    CsvReader reader{text_, separator_,
                     is_geonames_ ? CsvReader::Quotes::literal : CsvReader::Quotes::special};
    if (!is_geonames_) reader.next();
    while (reader.next()) {
      line_ = reader.line();
      if (reader.broken()) {
        refuse(Code::bad_cell, line_, "the row", {}, "a quote is not closed, or text follows it");
        continue;
      }
      const std::size_t count = used_cells(reader.cells());
      if (count > std::max<std::size_t>(cells_, is_geonames_ ? 12 : 0) || reader.cells().size() < cells_) {
        refuse(Code::bad_cell, line_, "the row", std::to_string(cells_) + " cells",
               "it has " + std::to_string(reader.cells().size()));
        continue;
      }
      GazetteerRow row;
      if (read_row(reader.cells(), row)) result_.value.push_back(std::move(row));
    }
  }

  /// Spreadsheets like to add empty cells at the end of a row.
  static std::size_t used_cells(const std::vector<std::string_view>& cells) {
    std::size_t count = cells.size();
    while (count > 0 && trimmed(cells[count - 1]).empty())
      --count;
    return count;
  }

  bool read_row(const std::vector<std::string_view>& cells, GazetteerRow& row) {
    const auto cell = [&](Column column) -> std::string_view {
      return columns_[column] ? trimmed(cells[columns_[column]->index]) : std::string_view{};
    };
    if (const auto country = cell(Column::country);
        !country.empty() && country != "DE" && country != "Deutschland")
      return bad(Column::country, country, "DE", "other countries have other keys");

    row.postal_code = cell(Column::postal_code);
    if (!row.postal_code.empty() && !is_postal_code(row.postal_code)) {
      const bool lost_zero = row.postal_code.size() == 4 && all_digits(row.postal_code);
      return bad(Column::postal_code, row.postal_code, "five digits",
                 lost_zero ? "a spreadsheet may have taken its leading zero away" : "");
    }
    if (!read_region(cell(Column::region), row)) return false;
    if (row.postal_code.empty() && row.region.empty())
      return refuse(Code::bad_cell, line_, "the row", {},
                    "it names neither a postal code nor a municipality");

    row.name = cell(Column::place);
    if (row.name.size() > OfferLimits::text_bytes)
      return bad(Column::place, row.name, std::to_string(OfferLimits::text_bytes) + " bytes", "");
    if (has_control_character(row.name)) return bad(Column::place, "", "no control characters", "");

    if (!read_point(cell(Column::lat), cell(Column::lon), row.point)) return false;
    const auto population = parse_population(cell(Column::population));
    if (!population) return bad(Column::population, cell(Column::population), "a whole number", "");
    row.population = *population;
    return true;
  }

  bool read_region(std::string_view key, GazetteerRow& row) {
    row.region = key;
    // The regional key has the association of municipalities between county and municipality: 01 0 03 0000
    // 000.
    if (key.size() == 12 && all_digits(key))
      row.region = std::string{key.substr(0, 5)} + std::string{key.substr(9)};
    if (row.region.empty()) return true;
    if ((row.region.size() == 5 || row.region.size() == 8) && is_municipality_key(row.region)) return true;
    if (!columns_.region_is_administrative || row.postal_code.empty())
      return bad(Column::region, key, "5 or 8 digits",
                 all_digits(key) ? "a spreadsheet may have taken its leading zero away" : "");
    row.region.clear();
    return true;
  }

  bool read_point(std::string_view lat, std::string_view lon, GeoPoint& point) {
    const auto degrees = [&](Column column, std::string_view text, double limit, std::string_view limits,
                             double& into) {
      const auto number = parse_degrees(text);
      if (!number || std::abs(*number) > limit)
        return bad(column, text, limits, text.empty() ? "it is empty" : "");
      into = *number;
      return true;
    };
    if (!degrees(Column::lat, lat, 90, "-90 to 90 degrees", point.lat)) return false;
    if (!degrees(Column::lon, lon, 180, "-180 to 180 degrees", point.lon)) return false;
    // Of a gazetteer's row that is no warning: it would pull the mean of its postal code into the Atlantic.
    if (point.lat == 0 && point.lon == 0) return bad(Column::lat, "0, 0", {}, "most likely a missing value");
    return true;
  }

  bool bad(Column column, std::string_view cell, std::string_view limit, std::string_view hint) {
    std::string what = cell.empty() ? std::string{} : quoted(cell);
    if (!hint.empty()) what += (what.empty() ? "" : "; ") + std::string{hint};
    return refuse(Code::bad_cell, line_, "column " + quoted(columns_[column]->header), limit, what);
  }

  bool refuse(Code code, std::uint64_t line, const std::string& where, std::string_view limit,
              std::string_view hint) {
    Problem problem{.code = code, .message = where + ' ' + std::string{info(code).meaning}};
    if (!limit.empty()) problem.message += " (limit: " + std::string{limit} + ")";
    if (!hint.empty()) problem.message += ": " + std::string{hint};
    problem.file = name_;
    problem.line = line;
    problem.limit = limit;
    result_.problems.push_back(std::move(problem));
    return false;
  }

  std::string_view text_;
  std::string_view name_;
  Columns columns_;
  char separator_ = ',';
  std::size_t cells_ = 0;
  bool is_geonames_ = false;
  std::uint64_t line_ = 0;
  Checked<std::vector<GazetteerRow>> result_;
};

}  // namespace

Checked<std::vector<GazetteerRow>> read_gazetteer(std::string_view text, std::string_view name) {
  return SourceReader{text, name}.read();
}

}  // namespace passgenau
