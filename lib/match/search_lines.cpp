// SPDX-License-Identifier: GPL-2.0-or-later
// A batch of searches: a question a line, an answer a line.
#include <cmath>

#include "model/json.hpp"
#include "model/json_writer.hpp"
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
  constexpr std::size_t bytes_a_hit = 60;
  JsonWriter out{(result.hits.size() + result.corrections.size() + 1) * bytes_a_hit};
  out.object([&] {
    out.name("id").json(id_json);
    if (!result.corrections.empty())
      out.name("corrections").list(result.corrections, [&](const Correction& one) {
        out.object([&] {
          out.name("from").text(one.from);
          out.name("to").text(one.to);
        });
      });
    out.name("hits").list(result.hits, [&](const Hit& hit) {
      out.object([&] {
        out.name("offer").text(hit.offer);
        out.name("score").decimal<6>(std::llround(hit.score * 1'000'000));
      });
    });
  });
  return out.take();
}

}  // namespace passgenau
