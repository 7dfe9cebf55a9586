// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "c_api/boundary.hpp"
#include "model/reader.hpp"
#include "passgenau/age.hpp"

namespace passgenau::c_api {

/// Reads the options of a call with `read(ObjectReader&)`; NULL, and an empty text, are none. Throws *options-invalid* with
/// every problem in the details.
template <class Read>
void read_options(const char* options, std::size_t length, Read&& read) {
  if (options == nullptr && length == 0) return;
  const std::string_view text = bytes_of(options, length, "options");
  if (text.empty()) return;
  // A mapping may be in it.
  constexpr std::size_t most_bytes = 1024 * 1024;
  std::vector<Problem> problems;
  const json::value document = parse_json(text, {.bytes = most_bytes}, problems);
  if (problems.empty()) {
    const Place root;
    Reading reading{problems};
    ObjectReader reader{document, root, reading};
    if (document.is_object()) read(reader);
  }
  if (!problems.empty()) refuse(Code::options_invalid, std::move(problems));
}

/// A whole number from 0 (or `least`) to `most`.
void read_count(ObjectReader& reader, std::string_view name, std::size_t& field, int most, int least = 0);
/// `threads` that share the work, 0 (as many as the machine has) to `most_threads`.
inline constexpr int most_threads = 256;
void read_threads(ObjectReader& reader, std::size_t& field);
/// BCP 47.
void read_language_tag(ObjectReader& reader, std::string& field);
/// A language that sentences exist in.
void read_sentence_language(ObjectReader& reader, std::string& field);

}  // namespace passgenau::c_api
