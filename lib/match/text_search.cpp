// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/text_search.hpp"

#include <algorithm>

#include "match/networks.hpp"
#include "match/offer_texts.hpp"
#include "model/documents.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "text/analyse.hpp"
#include "text/fold.hpp"

namespace passgenau {

namespace {

/// UTF-16 units of valid UTF-8.
std::size_t units16(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0) != 0x80 ? 1 : 0;
    units += byte >= 0xF0 ? 1 : 0;  // beyond the basic plane: a surrogate pair
  }
  return units;
}

/// Turns byte offsets that rise into spans.
class SpanMaker {
 public:
  explicit SpanMaker(std::string_view text) : text_{text} {}
  TextSpan make(std::size_t begin, std::size_t end) {
    const std::size_t begin16 = go_to(begin);
    return {.begin = begin, .end = end, .begin16 = begin16, .end16 = go_to(end)};
  }

 private:
  std::size_t go_to(std::size_t byte) {
    units_ += units16(text_.substr(at_, byte - at_));
    at_ = byte;
    return units_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t units_ = 0;
};

/// The words that a question means, hashed, sorted.
using WordSet = std::vector<std::uint64_t>;

WordSet words_sought(const Lexicon& lexicon, const QuestionWords& question) {
  WordSet words;
  const auto add = [&](const std::vector<Variant>& variants) {
    for (const Variant& variant : variants)
      words.push_back(key_hash(lexicon.text(variant.word)));
  };
  for (const QuestionWord& word : question.words) {
    add(word.variants);
    for (const std::vector<Variant>& part : word.parts)
      add(part);
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::vector<TextSpan> spans_in(const OfferText& text, const WordSet& sought) {
  std::vector<TextSpan> spans;
  SpanMaker maker{text.text};
  std::size_t end = 0;
  for (const Word& word : analyse(text.text, text.language)) {
    // A part within a whole that was found is marked already.
    if (word.begin < end || !std::binary_search(sought.begin(), sought.end(), key_hash(word.exact))) continue;
    spans.push_back(maker.make(word.begin, word.end));
    end = word.end;
  }
  return spans;
}

std::vector<MatchedText> matched_texts(const Offer& offer, const WordSet& sought) {
  std::vector<MatchedText> matched;
  for (const OfferText& text : texts_of(offer)) {
    std::vector<TextSpan> spans = spans_in(text, sought);
    if (spans.empty() && text.field != TextField::title) continue;
    matched.push_back({.field = text.field,
                       .language = std::string{text.language},
                       .text = std::string{text.text},
                       .spans = std::move(spans)});
  }
  return matched;
}

/// As it was validated when it was stored. Throws *catalog-damaged*.
Offer stored_offer(const WordReader& words, std::uint32_t document, std::string_view id) {
  std::vector<Problem> problems;
  const json::value json = parse_json(words.data(document), {.bytes = OfferLimits::json_bytes}, problems);
  if (problems.empty() && json.is_object())
    if (Offer offer = read_offer(json, problems); offer.id == id) return offer;
  fail(Code::catalog_damaged, "offer " + quoted(id), {}, words.path(document));
}

}  // namespace

void check_request(const SearchRequest& request) {
  const auto refuse = [](Code code, std::string limit) {
    throw Error{make_problem(code, "/words", std::move(limit))};
  };
  // Bytes first: whatever is longer cannot be within the limit, and is not looked at.
  if (request.words.size() > SearchLimits::code_points * 4 ||
      count_code_points(request.words) > SearchLimits::code_points)
    refuse(Code::words_too_long, std::to_string(SearchLimits::code_points) + " code points");
  if (!is_valid_utf8(request.words)) refuse(Code::json_encoding, {});
  if (count_words(request.words, request.language) > SearchLimits::words)
    refuse(Code::words_too_many, std::to_string(SearchLimits::words) + " words");
  if (!request.language.empty() && !is_language_tag(request.language))
    throw Error{make_problem(Code::bad_language_tag, "/language")};
  if (request.limit < 1 || request.limit > SearchLimits::hits)
    throw Error{make_problem(Code::out_of_range, "/limit", "1 to " + std::to_string(SearchLimits::hits))};
}

SearchResult search_text(const TextView& view, const Snapshot& snapshot, const WordReader& words,
                         const SearchRequest& request) {
  const QuestionWords question = read_question(request.words, request.language, view.lexicon, *view.phrases,
                                               {.unfinished = request.unfinished});
  SearchResult result{.catalog = snapshot.state};
  SpanMaker maker{request.words};
  for (const QuestionWord& word : question.words) {
    const std::string from = request.words.substr(word.begin, word.end - word.begin);
    if (!word.corrected.empty())
      result.corrections.push_back({from, word.corrected, maker.make(word.begin, word.end)});
    else if (!is_understood(word, question.concepts))
      result.unknown.push_back(from);
  }
  const WordSet sought = words_sought(view.lexicon, question);
  for (const RankedRow& ranked :
       rank_rows(view, snapshot, words, question, static_cast<std::size_t>(request.limit))) {
    Hit hit{.offer = std::string{snapshot.id(snapshot.rows[ranked.row])},
            .score = static_cast<double>(ranked.millionths) / 1'000'000};
    const std::string_view own_id = split_id(snapshot.state.networks, hit.offer).second;
    hit.texts = matched_texts(stored_offer(words, ranked.document, own_id), sought);
    result.hits.push_back(std::move(hit));
  }
  return result;
}

std::vector<Completion> complete_word(const TextView& view, std::string_view beginning, std::size_t limit) {
  std::vector<Completion> completions;
  const std::vector<Word> words = analyse(beginning, {});
  if (words.empty()) return completions;
  for (const Lexicon::Number word : view.lexicon.beginning_with(fold_key(words.back().exact), limit))
    completions.push_back({std::string{view.lexicon.text(word)}, view.lexicon.documents(word)});
  return completions;
}

}  // namespace passgenau
