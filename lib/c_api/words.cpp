// SPDX-License-Identifier: GPL-2.0-or-later
// Free text: what is found by words, and a profile out of a sentence.
#include <optional>
#include <string>

#include "c_api/boundary.hpp"
#include "c_api/options.hpp"
#include "model/problem.hpp"
#include "passgenau/search.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

int passgenau_search(passgenau_catalog* catalog, const char* words, size_t words_length, const char* options,
                     size_t options_length, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    SearchRequest request{.words = std::string{bytes_of(words, words_length, "the words")}};
    const AtEnd wiped{[&] { wipe(request.words); }};
    read_options(options, options_length, [&](ObjectReader& reader) {
      read_language_tag(reader, request.language);
      std::size_t limit = static_cast<std::size_t>(request.limit);
      read_count(reader, "limit", limit, SearchLimits::hits, 1);
      request.limit = static_cast<int>(limit);
      reader.boolean("unfinished", request.unfinished);
    });
    return to_json(catalog_of(catalog)->search(request));
  });
}

int passgenau_complete(passgenau_catalog* catalog, const char* beginning, size_t beginning_length,
                       const char* options, size_t options_length, char** json, size_t* length,
                       passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string_view typed = bytes_of(beginning, beginning_length, "the beginning");
    std::size_t limit = 10;
    read_options(options, options_length,
                 [&](ObjectReader& reader) { read_count(reader, "limit", limit, SearchLimits::hits, 1); });
    json::array out;
    for (const Completion& completion : catalog_of(catalog)->complete(typed, static_cast<int>(limit)))
      out.push_back(json::object{{"word", completion.word}, {"offers", completion.offers}});
    return write_json(out);
  });
}

int passgenau_read(passgenau_catalog* catalog, const char* text, size_t text_length, const char* options,
                   size_t options_length, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string_view said = bytes_of(text, text_length, "the text");
    std::optional<Date> as_of;
    read_options(options, options_length, [&](ObjectReader& reader) { reader.day("as_of", as_of); });
    if (!as_of) fail(Code::as_of_missing, "as_of");
    ProfileReading reading = reader_of(catalog).read(said, *as_of);
    const AtEnd wiped{[&] {
      wipe(reading.profile);
      for (UnreadWords& words : reading.not_understood)
        wipe(words.text);
    }};
    return to_json(reading);
  });
}
