// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/question_words.hpp"

#include <algorithm>

#include "text/analyse.hpp"
#include "text/fold.hpp"
#include "text/stem.hpp"
#include "text/stop_words.hpp"

namespace passgenau {

namespace {

/// As many words that begin like the last one are looked up while somebody types.
constexpr std::size_t most_beginnings = 32;

/// Keeps each word at its best likeness.
class Variants {
 public:
  explicit Variants(const Lexicon& lexicon) : lexicon_{lexicon} {}
  void add(const std::vector<Lexicon::Number>& words, std::uint16_t likeness) {
    for (const Lexicon::Number word : words)
      if (lexicon_.documents(word) > 0) found_.push_back({word, likeness});
  }
  void add(const std::vector<Variant>& variants) {
    found_.insert(found_.end(), variants.begin(), variants.end());
  }
  std::vector<Variant> take() {
    std::sort(found_.begin(), found_.end(), [](const Variant& a, const Variant& b) {
      return a.word != b.word ? a.word < b.word : a.likeness > b.likeness;
    });
    found_.erase(std::unique(found_.begin(), found_.end(),
                             [](const Variant& a, const Variant& b) { return a.word == b.word; }),
                 found_.end());
    return std::move(found_);
  }

 private:
  const Lexicon& lexicon_;
  std::vector<Variant> found_ = {};
};

class QuestionReader {
 public:
  QuestionReader(std::string_view language, const Lexicon& lexicon, const ConceptPhrases& phrases,
                 const QuestionSteps& steps)
      : language_{language}, lexicon_{lexicon}, phrases_{phrases}, steps_{steps}, stems_{language} {}

  QuestionWords read(std::string_view text) {
    std::vector<Word> words = analyse(text, language_);
    const bool any =
        std::any_of(words.begin(), words.end(), [&](const Word& word) { return !is_stop(word); });
    const std::uint32_t last = words.empty() ? 0 : words.back().position;
    for (std::size_t i = 0; i < words.size();) {
      std::size_t end = i + 1;
      while (end < words.size() && words[end].position == words[i].position)
        ++end;
      const bool skip = steps_.stop && any && is_stop(words[i]);
      add({words.data() + i, end - i}, skip, steps_.unfinished && words[i].position == last);
      i = end;
    }
    if (steps_.split) join_neighbours();
    if (steps_.synonyms) question_.concepts = phrases_.find(phrase_words_);
    if (steps_.spelling) correct();
    return std::move(question_);
  }

 private:
  bool is_stop(const Word& word) const { return is_stop_word(word.exact, language_); }

  /// A word, and what its hyphens part.
  void add(std::span<const Word> group, bool skip, bool unfinished) {
    const Word& whole = group.front();
    const std::string stem = stems_(whole.exact);
    const std::uint64_t key = key_hash(stem);
    phrase_words_.push_back(phrase_word(whole.exact, stem, whole.position, false));
    if (skip) return;
    if (std::find(seen_.begin(), seen_.end(), key) != seen_.end()) return;
    seen_.push_back(key);
    QuestionWord asked{
        .exact = whole.exact, .begin = whole.begin, .end = whole.end, .position = whole.position};
    asked.variants = variants(whole.exact, key, unfinished);
    if (steps_.split) add_parts(group, stem, asked);
    question_.words.push_back(std::move(asked));
  }

  void add_parts(std::span<const Word> group, const std::string& stem, QuestionWord& asked) {
    std::vector<std::uint64_t> parts;
    for (const Word& part : group.subspan(1)) {
      const std::string part_stem = stems_(part.exact);
      parts.push_back(key_hash(part_stem));
      phrase_words_.push_back(phrase_word(part.exact, part_stem, asked.position, true));
    }
    if (parts.empty()) parts = split(asked.exact, stem);
    for (const std::uint64_t part : parts)
      asked.parts.push_back(by_stem(part));
  }

  /// "Baby schwimmen" may be Babyschwimmen: a compound that somebody wrote apart is both its words.
  void join_neighbours() {
    for (std::size_t i = 0; i + 1 < question_.words.size(); ++i) {
      QuestionWord& first = question_.words[i];
      QuestionWord& second = question_.words[i + 1];
      const std::string joined = first.exact + second.exact;
      if (second.position != first.position + 1 || joined.size() > longest_word) continue;
      const std::string stem = stems_(joined);
      phrase_words_.push_back(phrase_word(joined, stem, first.position, false));
      Variants found{lexicon_};
      found.add(lexicon_.with_fold(fold_key(joined)), likeness::folded);
      found.add(lexicon_.with_stem(key_hash(stem), language_), likeness::stem);
      const std::vector<Variant> more = found.take();
      if (more.empty()) continue;
      for (QuestionWord* word : {&first, &second}) {
        Variants all{lexicon_};
        all.add(word->variants);
        all.add(more);
        word->variants = all.take();
      }
    }
  }

  PhraseWord phrase_word(const std::string& exact, const std::string& stem, std::uint32_t position,
                         bool part) const {
    return {.fold = key_hash(fold_key(exact)),
            .stem = phrase_stem(language_.empty() ? "de" : language_, stem),
            .position = position,
            .part = part};
  }

  std::vector<std::uint64_t> split(const std::string& exact, const std::string& stem) const {
    std::vector<std::uint64_t> parts = lexicon_.split(stem, steps_.by_vocabulary);
    if (parts.empty()) parts = lexicon_.split(fold_key(exact), steps_.by_vocabulary);
    return parts;
  }

  std::vector<Variant> by_stem(std::uint64_t stem) const {
    Variants found{lexicon_};
    found.add(lexicon_.with_stem(stem, language_), likeness::stem);
    found.add(lexicon_.with_part(stem, steps_.by_vocabulary), likeness::part);
    return found.take();
  }

  std::vector<Variant> variants(const std::string& exact, std::uint64_t stem, bool unfinished) const {
    Variants found{lexicon_};
    const std::string fold = fold_key(exact);
    if (const auto word = lexicon_.find(exact)) found.add({*word}, likeness::exact);
    if (steps_.fold) found.add(lexicon_.with_fold(fold), likeness::folded);
    if (steps_.stem) found.add(lexicon_.with_stem(stem, language_), likeness::stem);
    if (steps_.split) found.add(lexicon_.with_part(stem, steps_.by_vocabulary), likeness::part);
    if (unfinished) found.add(lexicon_.beginning_with(fold, most_beginnings), likeness::beginning);
    return found.take();
  }

  /// Words that nothing was found for, and that are part of no concept.
  void correct() {
    bool changed = false;
    for (QuestionWord& word : question_.words) {
      if (is_understood(word, question_.concepts)) continue;
      const std::string fold = fold_key(word.exact);
      // A word that the vocabulary knows is no mistake, though no offer has it.
      if (!lexicon_.with_fold(fold).empty()) continue;
      const auto nearest = lexicon_.nearest(fold);
      if (!nearest) continue;
      word.corrected = lexicon_.text(*nearest);
      const std::string stem = stems_(word.corrected);
      word.variants = variants(word.corrected, key_hash(stem), false);
      if (steps_.split)
        for (const std::uint64_t one : split(word.corrected, stem))
          word.parts.push_back(by_stem(one));
      for (PhraseWord& phrase : phrase_words_)
        if (phrase.position == word.position && !phrase.part)
          phrase = phrase_word(word.corrected, stem, word.position, false);
      changed = true;
    }
    if (changed && steps_.synonyms) question_.concepts = phrases_.find(phrase_words_);
  }

  std::string_view language_;
  const Lexicon& lexicon_;
  const ConceptPhrases& phrases_;
  const QuestionSteps& steps_;
  StemKeys stems_;
  std::vector<PhraseWord> phrase_words_ = {};
  std::vector<std::uint64_t> seen_ = {};
  QuestionWords question_ = {};
};

}  // namespace

bool is_understood(const QuestionWord& word, const std::vector<ConceptHit>& concepts) {
  const auto any = [](const std::vector<Variant>& variants) { return !variants.empty(); };
  return any(word.variants) || std::any_of(word.parts.begin(), word.parts.end(), any) ||
         std::any_of(concepts.begin(), concepts.end(),
                     [&](const ConceptHit& hit) { return hit.holds(word.position); });
}

QuestionWords read_question(std::string_view text, std::string_view language, const Lexicon& lexicon,
                            const ConceptPhrases& phrases, const QuestionSteps& steps) {
  return QuestionReader{language, lexicon, phrases, steps}.read(text);
}

std::size_t count_words(std::string_view text, std::string_view language) {
  const std::vector<Word> words = analyse(text, language);
  return words.empty() ? 0 : words.back().position + 1;
}

}  // namespace passgenau
