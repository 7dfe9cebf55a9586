// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/lexicon.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/spelling.hpp"

namespace passgenau {

namespace {

std::vector<Lexicon::Number> numbers(std::span<const KeyIndex::Entry> entries) {
  std::vector<Lexicon::Number> found;
  found.reserve(entries.size());
  for (const KeyIndex::Entry& entry : entries)
    found.push_back(entry.number);
  return found;
}

}  // namespace

std::optional<Lexicon::Number> Lexicon::find(std::string_view exact) const {
  Number low = 0;
  auto high = static_cast<Number>(size());
  while (low < high) {
    const Number middle = low + (high - low) / 2;
    if (text(middle) < exact)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == size() || text(low) != exact) return {};
  return low;
}

std::vector<Lexicon::Number> Lexicon::with_fold(std::string_view fold) const {
  return numbers(folds_.find(key_hash(fold)));
}

const KeyIndex& Lexicon::stems(std::string_view language) const {
  language = language.substr(0, language.find('-'));
  if (language.empty() || language == "de") return german_stems_;
  // Of the many languages that nobody has rules for there is one index.
  language = StemKeys::rules_of(language);
  const std::lock_guard lock{mutex_};
  auto found = stems_.find(language);
  if (found == stems_.end()) {
    StemKeys keys{language};
    auto index = std::make_unique<KeyIndex>();
    for (Number word = 0; word < size(); ++word)
      index->add(key_hash(keys(std::string{text(word)})), word);
    index->finish();
    found = stems_.emplace(std::string{language}, std::move(index)).first;
  }
  return *found->second;
}

std::vector<Lexicon::Number> Lexicon::with_stem(std::uint64_t stem, std::string_view language) const {
  return numbers(stems(language).find(stem));
}

std::vector<Lexicon::Number> Lexicon::with_part(std::uint64_t stem, bool by_vocabulary) const {
  std::vector<Number> found;
  for (const KeyIndex::Entry& entry : parts_.find(stem))
    if (!by_vocabulary || (entry.number & 1) != 0)
      if (const Number word = entry.number / 2; found.empty() || found.back() != word) found.push_back(word);
  return found;
}

std::optional<Lexicon::Number> Lexicon::nearest(std::string_view fold) const {
  const std::u32string wanted = code_points(fold);
  constexpr std::size_t one_change = 4;
  constexpr std::size_t two_changes = 9;
  constexpr int pairs_a_change = 3;
  if (wanted.size() < one_change || fold.find_first_of("0123456789") != std::string_view::npos) return {};
  int most = wanted.size() >= two_changes ? 2 : 1;
  const std::uint64_t pairs = letter_pairs(wanted);
  const auto letters = static_cast<int>(wanted.size());
  std::optional<Number> best;
  for (Number word = 0; word < size(); ++word) {
    const Spelling& spelling = spelling_[word];
    if (spelling.first != wanted.front()) continue;
    if (spelling.letters > letters + most || spelling.letters + most < letters) continue;
    if (__builtin_popcountll(pairs & ~spelling.pairs) > pairs_a_change * most) continue;
    const std::u32string other = code_points(fold_key(text(word)));
    if (other.size() < one_change) continue;
    const int changes = changes_between(wanted, other, most);
    if (changes > most) continue;
    if (changes == most && best && documents_[word] <= documents_[*best]) continue;
    best = word;
    most = changes;
  }
  return best;
}

std::vector<Lexicon::Number> Lexicon::beginning_with(std::string_view fold, std::size_t limit) const {
  auto at = std::lower_bound(by_fold_order_.begin(), by_fold_order_.end(), fold,
                             [&](Number word, std::string_view key) { return fold_key(text(word)) < key; });
  // The end of the range is searched, too: folding each word of it would take the longest.
  std::string beyond{fold};
  while (!beyond.empty() && static_cast<unsigned char>(beyond.back()) == 0xFF)
    beyond.pop_back();
  if (!beyond.empty()) beyond.back() = static_cast<char>(static_cast<unsigned char>(beyond.back()) + 1);
  const auto end =
      std::lower_bound(at, by_fold_order_.end(), beyond,
                       [&](Number word, const std::string& key) { return fold_key(text(word)) < key; });
  std::vector<Number> found;
  for (; at != end; ++at)
    if (documents_[*at] > 0) found.push_back(*at);
  const auto more = [&](Number a, Number b) {
    return documents_[a] != documents_[b] ? documents_[a] > documents_[b] : a < b;
  };
  const auto kept = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), kept, found.end(), more);
  found.erase(kept, found.end());
  return found;
}

}  // namespace passgenau
