// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/object.hpp>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"
#include "model/names.hpp"
#include "model/problem.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

/// What one reading of a document collects. With `kept`, members that the format does not know are kept there
/// by pointer and warned of; without it they are errors.
struct Reading {
  std::vector<Problem>& problems;
  std::map<std::string, std::string>* kept = nullptr;
  bool discreet = false;  ///< never tell a name that is not the format's
};

/// Reads the members of one JSON object into fields, reports every member of a wrong type or form, and on
/// destruction every member that nobody asked for.
class ObjectReader {
 public:
  ObjectReader(const json::value& value, const Place& place, Reading& reading);
  /// Without memory for what it has to report it throws, as everything else does; while something is thrown already it reports nothing.
  ~ObjectReader() noexcept(false);
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;

  /// Null where the object has no such member (or is none).
  const json::value* member(std::string_view name);
  Place place(std::string_view name) const { return Place{place_, name}; }
  Reading& reading() { return reading_; }
  void report(Code code, std::string_view name, std::string limit = {}, std::string_view hint = {});

  bool text(std::string_view name, std::string& field);
  void text_by_language(std::string_view name, LocalizedText& field);
  void texts(std::string_view name, std::vector<std::string>& field);
  bool boolean(std::string_view name, bool& field);
  /// A whole number that an int holds.
  bool integer(std::string_view name, int& field);
  void integer(std::string_view name, std::optional<int>& field);
  bool number(std::string_view name, double& field);
  void day(std::string_view name, std::optional<Date>& field);
  void age(std::string_view name, std::optional<Age>& field);
  void time(std::string_view name, std::optional<LocalTime>& field);
  void kilometres(std::string_view name, std::optional<Distance>& field);
  /// `lat` and `lon`, both or none.
  void point(std::optional<GeoPoint>& field);
  void schedules(std::string_view name, std::vector<Schedule>& field);

  template <class Enum>
  std::optional<Enum> choice(std::string_view name) {
    std::string text_value;
    if (!text(name, text_value)) return {};
    const std::optional<Enum> value = parse_name<Enum>(text_value);
    if (!value) report(Code::unknown_value, name, choices<Enum>());
    return value;
  }
  template <class Enum>
  std::vector<Enum> choices_of(std::string_view name) {
    std::vector<Enum> values;
    each(name, [&](const json::value& item, const Place& at) {
      // A bad entry keeps its place, so that what is said of the later ones names theirs.
      values.push_back(Enum{});
      std::string text_value;
      if (!as_text(item, at, text_value)) return;
      if (const auto value = parse_name<Enum>(text_value))
        values.back() = *value;
      else
        reading_.problems.push_back(make_problem(Code::unknown_value, at.pointer(), choices<Enum>()));
    });
    return values;
  }
  /// Calls `use(item, place)` for each item of an array member; false where there is none.
  template <class Use>
  bool each(std::string_view name, Use&& use) {
    const json::value* list = member(name);
    if (list == nullptr) return false;
    const Place at = place(name);
    if (!list->is_array()) {
      wrong_type(at, "an array");
      return false;
    }
    std::size_t index = 0;
    for (const json::value& item : list->get_array())
      use(item, Place{at, index++});
    return true;
  }

 private:
  template <class Enum>
  static std::string choices() {
    std::string list;
    for (const std::string_view name : Names<Enum>::all) {
      if (!list.empty()) list += ", ";
      list += name;
    }
    return list;
  }
  bool as_text(const json::value& value, const Place& at, std::string& field);
  void wrong_type(const Place& at, std::string_view expected);
  /// Text of a member that `parse` turns into a value.
  template <class Value, class Parse>
  void parsed(std::string_view name, std::optional<Value>& field, Code code, Parse&& parse) {
    std::string text_value;
    if (!text(name, text_value)) return;
    field = parse(text_value);
    if (!field) report(code, name);
  }

  const json::object* object_ = nullptr;
  const Place& place_;
  Reading& reading_;
  std::vector<std::string_view> asked_ = {};
  int thrown_before_ = std::uncaught_exceptions();  ///< somebody may read while something else is thrown
};

}  // namespace passgenau
