// SPDX-License-Identifier: GPL-2.0-or-later
#include <charconv>
#include <fstream>
#include <iostream>

#include "catalog_argument.hpp"
#include "files.hpp"
#include "options.hpp"
#include "passgenau/catalog.hpp"
#include "problems.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "texts.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

Exit answer_queries(const Catalog& catalog, const std::string& file, const SearchRequest& defaults) {
  std::ifstream opened;
  if (file != "-") {
    opened.open(file, std::ios::binary);
    if (!opened) fail(Code::file_unreadable, file);
  }
  std::istream& input = file == "-" ? std::cin : opened;
  Exit status = done;
  std::string line;
  for (std::uint64_t number = 1; std::getline(input, line); ++number) {
    if (number == 1) drop_byte_order_mark(line);
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Checked<QueryLine> query = read_query_line(line, defaults);
    if (query.valid()) {
      try {
        const SearchResult found = catalog.search(query.value.request);
        tell_absent(found.catalog);
        std::cout << to_json_line(query.value.id_json, found) << '\n';
        continue;
      } catch (const Error& error) {
        // Of a catalog that cannot be read every line would say the same.
        if (error.problem().pointer.empty()) throw;
        query.problems.push_back(error.problem());
      }
    }
    for (Problem& problem : query.problems) {
      problem.file = file;
      problem.line = number;
      std::cerr << line_of(problem) << '\n';
    }
    status = refused;
  }
  if (input.bad()) fail(Code::file_unreadable, file);
  return status;
}

/// The title in the language asked for, else the first.
const MatchedText* title_of(const Hit& hit, std::string_view language) {
  const MatchedText* first = nullptr;
  for (const MatchedText& text : hit.texts) {
    if (text.field != TextField::title) continue;
    if (text.language == language) return &text;
    if (first == nullptr) first = &text;
  }
  return first;
}

std::string marked(const MatchedText& text, const Paint& paint) {
  std::string out;
  std::size_t at = 0;
  for (const TextSpan& span : text.spans) {
    out += printable(text.text.substr(at, span.begin - at));
    out += paint.bold(printable(text.text.substr(span.begin, span.end - span.begin)));
    at = span.end;
  }
  return out + printable(text.text.substr(at));
}

void print_result(const SearchResult& result, std::string_view language) {
  const Paint paint;
  for (const Correction& one : result.corrections)
    std::cout << text(Text::corrected, language) << ' ' << paint.bold(printable(one.to)) << " ("
              << text(Text::instead_of, language) << ' ' << printable(one.from) << ")\n";
  for (const std::string& word : result.unknown)
    std::cout << text(Text::unknown_word, language) << ' ' << printable(word) << '\n';
  if (result.hits.empty()) std::cout << text(Text::nothing_found, language) << '\n';
  std::size_t number = 0;
  for (const Hit& hit : result.hits) {
    const MatchedText* title = title_of(hit, language);
    std::cout << right(std::to_string(++number), 3) << "  " << (title ? isolated(marked(*title, paint)) : "")
              << "\n     " << paint.dim(printable(hit.offer)) << '\n';
  }
}

}  // namespace

Exit run_search(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "the result as JSON, with the texts and where the words stand in them")
      .text("language", "TAG", "language of the words (BCP 47), default de")
      .text("limit", "N", "at most so many offers, 1 to 200, default 10")
      .text("queries", "FILE", "JSON Lines {\"id\", \"words\", \"language\"}; - is standard input");
  if (!options.read(words, 1, unlimited)) return done;
  SearchRequest request{.language = options.value("language", "de")};
  const std::string limit = options.value("limit", "10");
  const auto read = std::from_chars(limit.data(), limit.data() + limit.size(), request.limit);
  if (read.ec != std::errc{} || read.ptr != limit.data() + limit.size() || request.limit < 1 ||
      request.limit > SearchLimits::hits)
    throw WrongCall{"--limit is no number from 1 to " + std::to_string(SearchLimits::hits)};
  const std::vector<std::string>& arguments = options.arguments();
  for (std::size_t i = 1; i < arguments.size(); ++i)
    request.words += (i > 1 ? " " : "") + arguments[i];
  if (options.has("queries") != request.words.empty())
    throw WrongCall{"either WORDS or --queries says what to look for"};
  const Catalog catalog = open_catalog(arguments[0]);
  if (options.has("queries")) return answer_queries(catalog, options.value("queries"), request);
  const SearchResult result = catalog.search(request);
  tell_absent(result.catalog);
  if (options.has("json"))
    std::cout << to_json(result) << '\n';
  else
    print_result(result, request.language);
  return done;
}

}  // namespace passgenau::cli
