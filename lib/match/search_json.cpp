// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cmath>

#include "match/state_json.hpp"
#include "model/json_writer.hpp"
#include "passgenau/search.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 4> field_names{"title", "provider", "description", "place"};

void write_span(JsonWriter& out, const TextSpan& span) {
  out.name("begin").integer(static_cast<std::int64_t>(span.begin));
  out.name("end").integer(static_cast<std::int64_t>(span.end));
  out.name("begin16").integer(static_cast<std::int64_t>(span.begin16));
  out.name("end16").integer(static_cast<std::int64_t>(span.end16));
}

void write_text(JsonWriter& out, const MatchedText& text) {
  out.object([&] {
    out.name("field").word(name(text.field));
    out.name("language").text(text.language);
    out.name("text").text(text.text);
    out.name("spans").list(text.spans,
                           [&](const TextSpan& span) { out.object([&] { write_span(out, span); }); });
  });
}

void write_hit(JsonWriter& out, const Hit& hit) {
  out.object([&] {
    out.name("offer").text(hit.offer);
    out.name("score").decimal<6>(std::llround(hit.score * 1'000'000));
    out.name("texts").list(hit.texts, [&](const MatchedText& text) { write_text(out, text); });
  });
}

void write_correction(JsonWriter& out, const Correction& correction) {
  out.object([&] {
    out.name("from").text(correction.from);
    out.name("to").text(correction.to);
    write_span(out, correction.at);
  });
}

/// Of a hit with its texts.
constexpr std::size_t bytes_a_hit = 500;

}  // namespace

std::string_view name(TextField field) noexcept { return field_names[static_cast<std::size_t>(field)]; }

std::string to_json(const SearchResult& result) {
  JsonWriter out{(result.hits.size() + 1) * bytes_a_hit};
  out.object([&] {
    write_state(out, result.catalog);
    out.name("corrections").list(result.corrections, [&](const Correction& one) {
      write_correction(out, one);
    });
    out.name("unknown").list(result.unknown, [&](const std::string& word) { out.text(word); });
    out.name("hits").list(result.hits, [&](const Hit& hit) { write_hit(out, hit); });
  });
  return out.take();
}

}  // namespace passgenau
