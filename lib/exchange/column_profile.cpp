// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/column_profile.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "exchange/age_text.hpp"
#include "exchange/language_names.hpp"
#include "exchange/opening_hours.hpp"
#include "exchange/plain_text.hpp"
#include "exchange/units.hpp"
#include "model/language.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

// A source that names its fields anew in each record must not fill the memory.
constexpr std::size_t most_columns = 500;
constexpr int deepest = 6;

constexpr std::string_view list_separators = ",;/\n|";

void count(ColumnProfile& column, Shape shape, bool yes) {
  if (yes) ++column.shapes[static_cast<std::size_t>(shape)];
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool looks_like_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find_first_of(" \t\n") == std::string_view::npos;
}

bool looks_like_url(std::string_view text) {
  return (text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://" || text.substr(0, 4) == "www.") &&
         text.find_first_of(" \t\n") == std::string_view::npos;
}

bool looks_like_phone(std::string_view text) {
  constexpr std::string_view marks = "+-/() .";
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  const bool plain = std::all_of(text.begin(), text.end(), [&](char c) {
    return is_digit(c) || marks.find(c) != std::string_view::npos;
  });
  return plain && digits >= 6 && digits <= 16 && (text[0] == '+' || text[0] == '0' || text[0] == '(');
}

/// Every part between the usual separators is a language.
bool names_languages(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(list_separators), text.size());
    if (!trimmed(text.substr(0, end)).empty() && !language_of_name(text.substr(0, end))) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

void judge_number(ColumnProfile& column, double number) {
  const bool first = column.shapes[static_cast<std::size_t>(Shape::number)] == 0;
  column.least = first ? number : std::min(column.least, number);
  column.most = first ? number : std::max(column.most, number);
  count(column, Shape::number, true);
  count(column, Shape::whole_number, number == static_cast<double>(static_cast<std::int64_t>(number)));
  // Where the German-speaking countries and their neighbours are: a guess by value alone is made of nothing wider.
  count(column, Shape::latitude, number >= 45 && number <= 56);
  count(column, Shape::longitude, number >= 5 && number <= 18);
}

void judge_text(ColumnProfile& column, std::string_view text) {
  // Prose is no value of a kind; reading it for each of them would be slow.
  constexpr std::size_t longest_value = 300;
  count(column, Shape::text, true);
  column.characters += text.size();
  for (const char c : list_separators)
    if (text.find(c) != std::string_view::npos) ++column.separators[c];
  if (text.size() > longest_value) return;
  const auto number = read_number_text(text, text.find(',') != std::string_view::npos ? ',' : '.');
  if (number.value && std::abs(*number.value) < 1e15) judge_number(column, *number.value);
  count(column, Shape::truth, read_truth_text(text).has_value());
  count(column, Shape::date, read_date_text(text).value.has_value());
  count(column, Shape::time, read_time_text(text).has_value() && !number.value);
  const auto age = read_age_text(text);
  const bool words =
      std::any_of(text.begin(), text.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  count(column, Shape::age, age && age->single && words);
  count(column, Shape::age_range, age && (!age->single || words));
  const OpeningHours hours = read_opening_hours(text, Weekdays{0x1F});
  count(column, Shape::hours,
        std::any_of(hours.schedule.begin(), hours.schedule.end(),
                    [](const Schedule& one) { return one.from.has_value(); }));
  count(column, Shape::languages, names_languages(text));
  count(column, Shape::tag, is_language_tag(text));
  count(column, Shape::postal_code, !convert(json::value(text), Unit::postal_code).wrong);
  count(column, Shape::point, read_coordinates_text(text).has_value());
  count(column, Shape::email, looks_like_email(text));
  count(column, Shape::url, looks_like_url(text));
  count(column, Shape::phone, looks_like_phone(text));
}

}  // namespace

double ColumnProfile::share(Shape shape) const {
  return filled == 0
             ? 0
             : static_cast<double>(shapes[static_cast<std::size_t>(shape)]) / static_cast<double>(filled);
}

ColumnProfile* ColumnProfiles::column(const std::string& pointer) {
  if (const auto place = places_.find(pointer); place != places_.end()) return &columns_[place->second];
  if (columns_.size() == most_columns) {
    has_more_ = true;
    return nullptr;
  }
  places_.emplace(pointer, columns_.size());
  return &columns_.emplace_back(ColumnProfile{.pointer = pointer});
}

void ColumnProfiles::add(const json::value& record) {
  ++records_;
  if (record.is_object()) visit(record, "");
}

void ColumnProfiles::visit(const json::value& value, const std::string& pointer) {
  const auto depth = std::count(pointer.begin(), pointer.end(), '/');
  if (value.is_object() && depth < deepest) {
    for (const auto& member : value.get_object())
      visit(member.value(), pointer + '/' + escape_pointer(member.key()));
    return;
  }
  if (value.is_array() && !value.get_array().empty() && value.get_array()[0].is_object() && depth < deepest)
    return visit(value.get_array()[0], pointer + "/0");
  ColumnProfile* const known = column(pointer);
  if (known == nullptr) return;
  ColumnProfile& one = *known;
  if (value.is_null() || (value.is_string() && trimmed(value.get_string()).empty()) ||
      (value.is_array() && value.get_array().empty()))
    return;
  ++one.filled;
  // So many differences show whether a field could be an id.
  one.distinct.insert(value.is_string() ? std::string{trimmed(value.get_string())} : write_json(value));
  if (value.is_array()) {
    // A list counts as what all its entries are.
    one.is_list = true;
    count(one, Shape::structure, true);
    bool languages = true;
    for (const json::value& entry : value.get_array())
      languages = languages && entry.is_string() &&
                  (entry.get_string().empty() || names_languages(entry.get_string()));
    count(one, Shape::languages, languages);
    const json::array& list = value.get_array();
    const bool pair = list.size() >= 2 && list[0].is_number() && list[1].is_number();
    count(one, Shape::point, pair);
    if (pair) judge_number(one, list[0].to_number<double>());
  } else if (value.is_object()) {
    count(one, Shape::structure, true);
  } else if (value.is_string()) {
    judge_text(one, trimmed(value.get_string()));
  } else {
    one.only_strings = false;
    count(one, Shape::truth, value.is_bool());
    if (value.is_number()) judge_number(one, value.to_number<double>());
    if (value.is_number()) count(one, Shape::postal_code, !convert(value, Unit::postal_code).wrong);
  }
}

}  // namespace passgenau
