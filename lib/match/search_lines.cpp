// SPDX-License-Identifier: GPL-2.0-or-later
// A batch of searches: a question a line, an answer a line.
#include <cmath>

#include "model/json.hpp"
#include "model/reader.hpp"
#include "passgenau/search.hpp"

namespace passgenau {

Checked<QueryLine> read_query_line(std::string_view text, const SearchRequest& defaults) {
  Checked<QueryLine> line{.value = {.request = defaults}};
  const json::value document = parse_json(text, {}, line.problems);
  if (!line.problems.empty()) return line;
  const Place root;
  Reading reading{line.problems};
  ObjectReader object{document, root, reading};
  if (!document.is_object()) return line;
  const json::value* id = object.member("id");
  if (id == nullptr)
    object.report(Code::missing, "id");
  else if (id->is_string() || id->is_number())
    line.value.id_json = write_json(*id);
  else
    object.report(Code::wrong_type, "id", "a string or a number");
  if (object.member("words") == nullptr) object.report(Code::missing, "words");
  object.text("words", line.value.request.words);
  object.text("language", line.value.request.language);
  return line;
}

std::string to_json_line(std::string_view id_json, const SearchResult& result) {
  std::string out = "{\"id\":";
  out += id_json;
  std::string_view before = ",\"corrections\":[";
  for (const Correction& one : result.corrections) {
    out.append(before).append("{\"from\":");
    append_json_string(out, one.from);
    out += ",\"to\":";
    append_json_string(out, one.to);
    out += '}';
    before = ",";
  }
  if (!result.corrections.empty()) out += ']';
  out += ",\"hits\":[";
  before = "";
  for (const Hit& hit : result.hits) {
    out.append(before).append("{\"offer\":");
    append_json_string(out, hit.offer);
    out += ",\"score\":";
    append_decimal(out, std::llround(hit.score * 1'000'000), 6);
    out += '}';
    before = ",";
  }
  return out += "]}";
}

}  // namespace passgenau
