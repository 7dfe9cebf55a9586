// SPDX-License-Identifier: GPL-2.0-or-later
// What people type: a sentence that a profile is read out of, words of a search.
#include <algorithm>

#include "fuzz/target.hpp"
#include "model/json.hpp"

namespace passgenau::fuzz {

namespace {

template <class Stretch>
void check_stretch(std::string_view text, const Stretch& stretch) {
  hold(stretch.from <= stretch.to && stretch.from16 <= stretch.to16, "a stretch that ends before it begins");
  check_place(text, stretch.from, "the beginning of a stretch");
  check_place(text, stretch.to, "the end of a stretch");
}

void check_spans(std::string_view text, const std::vector<TextSpan>& spans) {
  std::size_t last = 0;
  for (const TextSpan& span : spans) {
    hold(span.begin >= last && span.begin < span.end && span.begin16 < span.end16,
         "spans that are out of order");
    check_place(text, span.begin, "the beginning of a span");
    check_place(text, span.end, "the end of a span");
    last = span.end;
  }
}

void check_result(const Catalog& catalog, const SearchRequest& request, const SearchResult& result) {
  check_json(to_json(result), "a result");
  hold(result.hits.size() <= static_cast<std::size_t>(request.limit), "more hits than asked for");
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    const Hit& hit = result.hits[i];
    hold(hit.score > 0, "a hit without a score");
    if (i > 0) {
      const Hit& before = result.hits[i - 1];
      hold(before.score > hit.score || (before.score == hit.score && before.offer < hit.offer),
           "hits out of order");
    }
    for (const MatchedText& text : hit.texts)
      check_spans(text.text, text.spans);
  }
  for (const Correction& correction : result.corrections)
    check_spans(request.words, {correction.at});
  hold(catalog.search(request) == result, "another result the second time");
}

}  // namespace

void sentence(std::string_view bytes) {
  static const ProfileReader reader{Vocabulary::built_in(), sample_gazetteer()};
  ProfileReading reading;
  try {
    reading = reader.read(bytes, date(2026, 11, 21));
  } catch (const Error& error) {
    check_problems({error.problem()});
    return;
  }
  hold(reader.read(bytes, date(2026, 11, 21)) == reading, "another reading the second time");
  check_profile(reading.profile);
  check_json(to_json(reading), "a reading");
  std::vector<Problem> problems;
  const json::value profile = parse_json(to_json(reading.profile), {}, problems);
  for (const FactEvidence& evidence : reading.evidence) {
    check_stretch(bytes, evidence);
    boost::system::error_code failure;
    hold(profile.find_pointer(evidence.fact, failure) != nullptr,
         "evidence for what the profile does not say: " + evidence.fact);
  }
  for (const UnreadWords& words : reading.not_understood) {
    check_stretch(bytes, words);
    hold(bytes.substr(words.from, words.to - words.from) == words.text, "words that do not stand there");
  }
}

/// A first line "tag limit" where there are two; else words in German. A whole line of queries where it begins as one.
void search(std::string_view bytes) {
  static const Catalog catalog{sample_catalog()};
  SearchRequest request{.words = std::string{bytes}};
  if (bytes.starts_with('{')) {
    const Checked<QueryLine> line = read_query_line(bytes, request);
    check_problems(line.problems);
    if (!line.valid()) return;
    request = line.value.request;
  } else if (const std::size_t line = bytes.find('\n'); line != std::string_view::npos) {
    request.language = bytes.substr(0, line);
    request.words = bytes.substr(line + 1);
    request.unfinished = request.words.size() % 2 == 1;
    request.limit = static_cast<int>(bytes.size() % 40);
  }
  try {
    check_result(catalog, request, catalog.search(request));
    const std::vector<Completion> completions = catalog.complete(request.words, 5);
    hold(completions.size() <= 5, "more completions than asked for");
    hold(catalog.complete(request.words, 5) == completions, "other completions the second time");
  } catch (const Error& error) {
    hold(error.code() == Code::words_too_long || error.code() == Code::words_too_many ||
             error.code() == Code::out_of_range || error.code() == Code::json_encoding ||
             error.code() == Code::bad_language_tag,
         std::string{"words are refused as something else: "} + error.what());
  }
}

}  // namespace passgenau::fuzz
