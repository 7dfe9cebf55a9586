// SPDX-License-Identifier: GPL-2.0-or-later
#include <charconv>
#include <fstream>
#include <iostream>

#include "files.hpp"
#include "json_slices.hpp"
#include "options.hpp"
#include "passgenau/catalog.hpp"
#include "problems.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "texts.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

/// A line of --queries.
struct Query {
  std::string id = {};  ///< JSON text
  SearchRequest request = {};
};

/// Six decimals without trailing zeros, whatever the locale.
std::string score_text(double score) {
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, score, std::chars_format::fixed, 6).ptr;
  std::string out{digits, end};
  while (out.back() == '0')
    out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string line_of_answer(const std::string& id, const SearchResult& result) {
  std::string out = "{\"id\":" + id;
  if (!result.corrections.empty()) {
    out += ",\"corrections\":[";
    for (const Correction& one : result.corrections)
      out += (&one == &result.corrections.front() ? "{\"from\":" : ",{\"from\":") + json_string(one.from) +
             ",\"to\":" + json_string(one.to) + '}';
    out += ']';
  }
  out += ",\"hits\":[";
  for (const Hit& hit : result.hits)
    out += (&hit == &result.hits.front() ? "{\"offer\":" : ",{\"offer\":") + json_string(hit.offer) +
           ",\"score\":" + score_text(hit.score) + '}';
  return out + "]}";
}

/// The first thing that is wrong with the line, or nothing.
std::optional<Problem> read_query(std::string_view line, Query& query) {
  const auto problem = [](Code code, const std::string& pointer) {
    return Problem{
        .code = code, .message = pointer + ' ' + std::string{info(code).meaning}, .pointer = pointer};
  };
  const auto all = members(line);
  if (!all) return problem(Code::json_syntax, "");
  bool has_words = false;
  for (const Member& member : *all) {
    const auto text = string_value(member.value);
    if (member.name == "id") {
      if (!text && !is_number(member.value)) return problem(Code::wrong_type, "/id");
      if (text && !is_utf8(*text)) return problem(Code::json_encoding, "/id");
      query.id = text ? json_string(*text) : std::string{member.value};
    } else if (member.name == "words" || member.name == "language") {
      if (!text) return problem(Code::wrong_type, '/' + member.name);
      has_words = has_words || member.name == "words";
      (member.name == "words" ? query.request.words : query.request.language) = *text;
    } else {
      return problem(Code::unknown_field, '/' + printable(member.name));
    }
  }
  if (query.id.empty()) return problem(Code::missing, "/id");
  if (!has_words) return problem(Code::missing, "/words");
  return {};
}

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
    Query query{.request = defaults};
    std::optional<Problem> problem = read_query(line, query);
    if (!problem) {
      try {
        std::cout << line_of_answer(query.id, catalog.search(query.request)) << '\n';
        continue;
      } catch (const Error& error) {
        // Of a catalog that cannot be read every line would say the same.
        if (error.problem().pointer.empty()) throw;
        problem = error.problem();
      }
    }
    problem->file = file;
    problem->line = number;
    std::cerr << line_of(*problem) << '\n';
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
  const Catalog catalog{arguments[0]};
  if (options.has("queries")) return answer_queries(catalog, options.value("queries"), request);
  const SearchResult result = catalog.search(request);
  if (options.has("json"))
    std::cout << to_json(result) << '\n';
  else
    print_result(result, request.language);
  return done;
}

}  // namespace passgenau::cli
