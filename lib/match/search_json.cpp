// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cmath>

#include "model/json.hpp"
#include "passgenau/search.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 4> field_names{"title", "provider", "description", "place"};

void append_span(std::string& out, const TextSpan& span) {
  out += "\"begin\":" + std::to_string(span.begin) + ",\"end\":" + std::to_string(span.end) +
         ",\"begin16\":" + std::to_string(span.begin16) + ",\"end16\":" + std::to_string(span.end16);
}

void append_text(std::string& out, const MatchedText& text) {
  out += "{\"field\":";
  append_json_string(out, name(text.field));
  out += ",\"language\":";
  append_json_string(out, text.language);
  out += ",\"text\":";
  append_json_string(out, text.text);
  out += ",\"spans\":";
  append_list(out, text.spans, [&](const TextSpan& span) {
    out += '{';
    append_span(out, span);
    out += '}';
  });
  out += '}';
}

void append_hit(std::string& out, const Hit& hit) {
  out += "{\"offer\":";
  append_json_string(out, hit.offer);
  out += ",\"score\":";
  append_decimal(out, std::llround(hit.score * 1'000'000), 6);
  out += ",\"texts\":";
  append_list(out, hit.texts, [&](const MatchedText& text) { append_text(out, text); });
  out += '}';
}

void append_correction(std::string& out, const Correction& correction) {
  out += "{\"from\":";
  append_json_string(out, correction.from);
  out += ",\"to\":";
  append_json_string(out, correction.to);
  out += ',';
  append_span(out, correction.at);
  out += '}';
}

}  // namespace

std::string_view name(TextField field) noexcept { return field_names[static_cast<std::size_t>(field)]; }

std::string to_json(const SearchResult& result) {
  std::string out = "{\"catalog\":{\"offers\":" + std::to_string(result.catalog.offers) +
                    ",\"revision\":" + std::to_string(result.catalog.revision) + "},\"corrections\":";
  append_list(out, result.corrections, [&](const Correction& one) { append_correction(out, one); });
  out += ",\"unknown\":";
  append_list(out, result.unknown, [&](const std::string& word) { append_json_string(out, word); });
  out += ",\"hits\":";
  append_list(out, result.hits, [&](const Hit& hit) { append_hit(out, hit); });
  out += '}';
  return out;
}

}  // namespace passgenau
