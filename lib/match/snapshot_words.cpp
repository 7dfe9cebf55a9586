// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/snapshot_words.hpp"

#include <array>
#include <span>
#include <utility>
#include <vector>

#include "match/bit_matrix.hpp"

namespace passgenau {

namespace {

std::vector<std::uint8_t> words_of(const Snapshot& snapshot, const RelevanceCodes& codes) {
  std::vector<std::uint8_t> words;
  for (const ConceptCodes::Code code : snapshot.named(codes))
    words.push_back(need_word(code, false));
  for (const ConceptCodes::Code code : snapshot.kinds_of(codes))
    words.push_back(need_word(code, true));
  if (codes.named == 0) words.push_back(universal_word);
  return words;
}

/// Needs: by relevance facet, of which there are many.
class NeedWordsOfRows {
 public:
  explicit NeedWordsOfRows(const Snapshot& snapshot) {
    for (const RelevanceCodes& codes : snapshot.relevance) {
      const std::vector<std::uint8_t> words = words_of(snapshot, codes);
      for (const std::uint8_t word : words)
        used_.set(word);
      of_facet_.push_back(words);
    }
    all_ = NeedWords{snapshot.block_count(), used_};
  }

  void add(std::span<const Row> rows, std::uint32_t block) {
    std::array<std::uint64_t, NeedWords::size> words = {};
    std::uint64_t bit = 1;
    for (const Row& row : rows) {
      for (const std::uint8_t word : of_facet_[row.facet(Facet::relevance)])
        words[word] |= bit;
      bit <<= 1;
    }
    for (std::size_t word = 0; word < words.size(); ++word)
      if (used_[word]) all_.put(word, block, words[word]);
  }
  NeedWords take() { return std::move(all_); }

 private:
  Lists<std::uint8_t> of_facet_ = {};  ///< a row looks up one list, and not what it was made of
  NeedWords::Properties used_ = {};
  NeedWords all_ = {};
};

/// Ages, languages and what is left unsaid: few enough that a row's are the bits of one number.
class MarksOfRows {
 public:
  explicit MarksOfRows(const Snapshot& snapshot) {
    for (const AgeRange& range : snapshot.child_ages)
      child_age_.push_back(bands_of(range).to_ullong() << first_age |
                           mark(Unstated::child_age, !range.stated()));
    for (std::size_t facet = 0; facet < snapshot.languages.size(); ++facet)
      languages_.push_back(marks_of(snapshot.languages[facet]));
    for (const CaregiverFacet& facet : snapshot.caregivers)
      caregiver_.push_back(mark(Unstated::caregiver, !facet.stated()));
    for (const Residence& residence : snapshot.residences)
      residence_.push_back(mark(Unstated::residence, !residence.stated()));
    for (const AccessFacet& facet : snapshot.access)
      access_.push_back(mark(Unstated::access, !facet.stated));
    ages_ = AgeWords{snapshot.block_count(), used<AgeWords>(child_age_, first_age)};
    language_words_ = LanguageWords{snapshot.block_count(), used<LanguageWords>(languages_, first_language)};
    unstated_ = UnstatedWords{snapshot.block_count(), ~UnstatedWords::Properties{}};
  }

  void add(std::span<const Row> rows, std::uint32_t block) {
    BitMatrix marks = {};
    std::uint64_t of_all = ~std::uint64_t{0};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      marks[i] = marks_of(rows[i]);
      of_all &= marks[i];
    }
    by_all_ &= of_all;
    transpose(marks);
    put(ages_, block, marks, first_age);
    put(language_words_, block, marks, first_language);
    put(unstated_, block, marks, first_unstated);
  }
  void put_into(Snapshot& snapshot) {
    snapshot.age_words = std::move(ages_);
    snapshot.language_words = std::move(language_words_);
    snapshot.unstated_words = std::move(unstated_);
    snapshot.unstated_by_all = UnstatedWords::Properties{by_all_ >> first_unstated};
  }

 private:
  static constexpr std::size_t first_age = 0;
  static constexpr std::size_t first_language = first_age + AgeWords::size;
  static constexpr std::size_t first_unstated = first_language + LanguageWords::size;
  static_assert(first_unstated + UnstatedWords::size <= 64);

  static std::uint64_t mark(Unstated what, bool unstated) {
    return std::uint64_t{unstated} << (first_unstated + static_cast<std::size_t>(what));
  }
  static std::uint64_t marks_of(std::span<const LanguageCode> languages) {
    if (languages.empty()) return std::uint64_t{1} << (first_language + unstated_language);
    std::uint64_t marks = 0;
    for (const LanguageCode& language : languages)
      marks |= std::uint64_t{1} << (first_language + language_word(language.tag));
    return marks;
  }
  std::uint64_t marks_of(const Row& row) const {
    return child_age_[row.facet(Facet::child_age)] | languages_[row.facet(Facet::languages)] |
           caregiver_[row.facet(Facet::caregiver)] | residence_[row.facet(Facet::residence)] |
           access_[row.facet(Facet::access)] | mark(Unstated::capacity, !row.time.states_capacity()) |
           mark(Unstated::freshness, row.time.verified == TimeFacts::no_day);
  }

  template <class Words>
  static typename Words::Properties used(const std::vector<std::uint64_t>& marks_of_facets,
                                         std::size_t first) {
    std::uint64_t of_any = 0;
    for (const std::uint64_t marks : marks_of_facets)
      of_any |= marks;
    return typename Words::Properties{of_any >> first};
  }
  template <class Words>
  static void put(Words& words, std::uint32_t block, const BitMatrix& rows_by_mark, std::size_t first) {
    for (std::size_t property = 0; property < Words::size; ++property)
      if (words.of(property) != nullptr) words.put(property, block, rows_by_mark[first + property]);
  }

  std::vector<std::uint64_t> child_age_ = {};  ///< by facet, as the others
  std::vector<std::uint64_t> languages_ = {};
  std::vector<std::uint64_t> caregiver_ = {};
  std::vector<std::uint64_t> residence_ = {};
  std::vector<std::uint64_t> access_ = {};
  std::uint64_t by_all_ = ~std::uint64_t{0};
  AgeWords ages_ = {};
  LanguageWords language_words_ = {};
  UnstatedWords unstated_ = {};
};

}  // namespace

void index_words(Snapshot& snapshot) {
  NeedWordsOfRows needs{snapshot};
  MarksOfRows marks{snapshot};
  // Memory brings each row once.
  for (std::uint32_t block = 0; block < snapshot.block_count(); ++block) {
    const std::span<const Row> rows = snapshot.rows_of(block);
    needs.add(rows, block);
    marks.add(rows, block);
  }
  snapshot.need_words = needs.take();
  marks.put_into(snapshot);
}

}  // namespace passgenau
