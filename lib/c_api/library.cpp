// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <charconv>
#include <string>

#include "c_api/boundary.hpp"
#include "c_api/codes.hpp"
#include "model/json.hpp"
#include "passgenau/match.hpp"
#include "passgenau/version.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace {

/// `[{…}, …]`: `object(item)` gives the members of one.
template <class List, class MakeObject>
std::string list_of(const List& list, MakeObject&& object) {
  json::array out;
  for (const auto& item : list)
    out.push_back(object(item));
  return write_json(out);
}

}  // namespace

const char* passgenau_version() {
  // Takes no memory, for it never fails; room for three numbers of any size.
  static const auto text = [] {
    std::array<char, 40> digits{};
    char* at = digits.data();
    for (const int number : {version_major, version_minor, version_patch}) {
      if (at != digits.data()) *at++ = '.';
      at = std::to_chars(at, digits.data() + digits.size() - 1, number).ptr;
    }
    return digits;
  }();
  return text.data();
}

int passgenau_components(char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [] {
    return list_of(components(), [](const Component& component) {
      return json::object{{"name", component.name}, {"version", component.version}};
    });
  });
}

int passgenau_codes(char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [] {
    return list_of(all_codes(), [](const CodeInfo& code) {
      return json::object{{"number", number_of(code.code)},
                          {"name", code.name},
                          {"severity", code.severity == Severity::error ? "error" : "warning"},
                          {"meaning", code.meaning}};
    });
  });
}

int passgenau_languages(char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [] {
    return list_of(sentence_languages(), [](const std::string& tag) {
      return json::object{{"tag", tag}, {"right_to_left", written_right_to_left(tag)}};
    });
  });
}
