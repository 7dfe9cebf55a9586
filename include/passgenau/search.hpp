// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/error.hpp"
#include "passgenau/export.hpp"
#include "passgenau/match.hpp"

namespace passgenau {

/// Where a text of an offer stands: `title`, `provider`, `description`, or `place` (name, town or postal code of a site that
/// is not confidential).
enum class TextField : std::uint8_t { title, provider, description, place };

/// What somebody types. Beyond a limit `Catalog::search` throws *words-too-long*, *words-too-many*, *out-of-range*.
struct SearchRequest {
  std::string words =
      {};  ///< valid UTF-8; up to 1,000 code points and 64 words, one that comes again counted again
  std::string language = {};  ///< BCP 47; of the words, not of the offers; empty is German
  int limit = 10;             ///< 1–200 hits
  bool unfinished = false;    ///< still typing: the last word may be the beginning of one
};

struct SearchLimits {
  static constexpr std::size_t code_points = 1000;
  static constexpr std::size_t words = 64;
  static constexpr int hits = 200;
};

/// A piece of a text, half-open, counted in UTF-8 bytes and in UTF-16 units.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t begin16 = 0;
  std::size_t end16 = 0;

  bool operator==(const TextSpan&) const = default;
};

/// A text of an offer as it stands there, without any markup, and where in it words of the search were found.
struct MatchedText {
  TextField field = TextField::title;
  std::string language = {};
  std::string text = {};
  std::vector<TextSpan> spans = {};  ///< in order, apart from each other; may be empty for a title

  bool operator==(const MatchedText&) const = default;
};

struct Hit {
  std::string offer = {};
  double score = 0;                     ///< above 0; compares the hits of one search only
  std::vector<MatchedText> texts = {};  ///< every title, and what else words were found in

  bool operator==(const Hit&) const = default;
};

/// A word that stands nowhere in the catalog, and what was looked for instead.
struct Correction {
  std::string from = {};
  std::string to = {};
  TextSpan at = {};  ///< in the words of the request

  bool operator==(const Correction&) const = default;
};

struct SearchResult {
  CatalogState catalog = {};
  std::vector<Correction> corrections = {};
  std::vector<std::string> unknown = {};  ///< words that nothing was found for
  std::vector<Hit> hits = {};             ///< best first; the same score by id

  bool operator==(const SearchResult&) const = default;
};

/// A word that begins as asked, case-folded as it stands in the index.
struct Completion {
  std::string word = {};
  std::uint64_t offers = 0;  ///< with this word

  bool operator==(const Completion&) const = default;
};

/// `{"catalog","corrections","unknown","hits"}`; docs/search.md.
PASSGENAU_API std::string to_json(const SearchResult& result);

/// A search of many, as they come in a file: `{"id", "words", "language"}`.
struct QueryLine {
  std::string id_json = {};  ///< a JSON string or number, to be given back
  SearchRequest request = {};
};

/// Reads one of them. `id` and `words` must be there; what the line has no member for is as in `defaults`. Every problem at once, each with its
/// JSON Pointer; never throws for bad input. Whether there may be such words is for `Catalog::search` to judge.
PASSGENAU_API Checked<QueryLine> read_query_line(std::string_view json, const SearchRequest& defaults);

/// The answer in one line, `{"id", "corrections": [{"from", "to"}], "hits": [{"offer", "score"}]}`; `corrections` only where there are any.
/// `id_json`: that of `QueryLine`.
PASSGENAU_API std::string to_json_line(std::string_view id_json, const SearchResult& result);

/// "title", "provider", "description", "place".
PASSGENAU_API std::string_view name(TextField field) noexcept;

}  // namespace passgenau
