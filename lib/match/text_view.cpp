// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/text_view.hpp"

#include <algorithm>

#include "match/networks.hpp"
#include "model/names.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

constexpr std::size_t roles_count = Names<Role>::all.size();
constexpr std::size_t traits_count = Names<Trait>::all.size();

/// An offer for something narrower than what was asked may well be meant; one for something broader is a beginning.
constexpr std::int32_t same = 1000;
constexpr std::int32_t narrower = 700;
constexpr std::int32_t broader = 400;

std::vector<LexiconWord> words_of(const WordReader& reader, const ConceptPhrases& phrases) {
  std::vector<LexiconWord> words = phrases.words();
  reader.each_word([&](std::string_view word, std::uint32_t documents) {
    words.push_back({std::string{word}, documents, 0});
  });
  return words;
}

template <class Codes>
RowLists rows_by_code(const Snapshot& snapshot, std::size_t codes, Codes&& codes_of) {
  return {snapshot.rows.size(), codes, [&](std::uint32_t row, auto&& use) {
            for (const ConceptCodes::Code code : codes_of(snapshot.relevance_of(snapshot.rows[row])))
              use(code);
          }};
}

template <class Bits>
RowLists rows_by_bit(const Snapshot& snapshot, std::size_t count, Bits&& bits_of) {
  return {snapshot.rows.size(), count, [&](std::uint32_t row, auto&& use) {
            const std::uint32_t bits = bits_of(snapshot.rows[row]);
            for (std::size_t bit = 0; bit < count; ++bit)
              if ((bits >> bit & 1) != 0) use(bit);
          }};
}

void use_codes(const ConceptCodes& codes, const RowLists& rows, std::string_view id,
               const std::function<void(std::uint32_t, std::int32_t)>& use) {
  const int asked = codes.find(id);
  if (asked < 0) return;
  codes.for_each_related(static_cast<ConceptCodes::Code>(asked), [&](ConceptCodes::Code code, int distance) {
    const std::int32_t share = distance == 0 ? same : distance < 0 ? narrower : broader;
    for (const std::uint32_t row : rows.of(code))
      use(row, share);
  });
}

}  // namespace

TextView::TextView(const WordReader& reader, const Snapshot& snapshot,
                   std::shared_ptr<const ConceptPhrases> all_phrases, const TextView* before)
    : phrases{std::move(all_phrases)},
      lexicon{before != nullptr ? Lexicon{words_of(reader, *phrases), before->lexicon}
                                : Lexicon{words_of(reader, *phrases)}},
      document_of_row(snapshot.rows.size(), 0),
      burdens{rows_by_code(snapshot, snapshot.burdens.size(),
                           [&](const RelevanceCodes& codes) { return snapshot.named(codes); })},
      kinds{rows_by_code(snapshot, snapshot.kinds.size(),
                         [&](const RelevanceCodes& codes) { return snapshot.kinds_of(codes); })},
      roles{rows_by_bit(
          snapshot, roles_count,
          [&](const Row& row) { return snapshot.caregivers[row.facet(Facet::caregiver)].roles; })},
      traits{rows_by_bit(snapshot, traits_count,
                         [&](const Row& row) { return snapshot.access[row.facet(Facet::access)].traits; })} {
  double sum = 0;
  reader.each_document([&](const WordReader::Document& document) {
    const auto parts = view_facts(document.facts);
    if (!parts) fail(Code::catalog_damaged, "catalog", "its facts", reader.path(document.number));
    const Row* row = snapshot.find(id_in(snapshot.state.networks, document.reader, parts->id));
    if (row == nullptr) return;
    const auto number = static_cast<std::uint32_t>(row - snapshot.rows.data());
    // They come in rising order.
    row_of_document.resize(std::size_t{document.number} + 1, no_row);
    row_of_document[document.number] = number;
    document_of_row[number] = document.number;
    lengths.resize(row_of_document.size(), 0);
    lengths[document.number] = document.length;
    sum += document.length;
  });
  if (!snapshot.rows.empty()) mean_length = sum / static_cast<double>(snapshot.rows.size());
}

void for_each_row(const TextView& view, const Snapshot& snapshot, const ConceptHit& hit,
                  const std::function<void(std::uint32_t, std::int32_t)>& use) {
  const auto use_list = [&](const RowLists& lists, auto number) {
    if (!number) return;
    for (const std::uint32_t row : lists.of(static_cast<std::size_t>(*number)))
      use(row, same);
  };
  switch (hit.type) {
    case ConceptType::burden: return use_codes(snapshot.burdens, view.burdens, hit.id, use);
    case ConceptType::kind: return use_codes(snapshot.kinds, view.kinds, hit.id, use);
    case ConceptType::role: return use_list(view.roles, parse_name<Role>(hit.id));
    case ConceptType::trait: return use_list(view.traits, parse_name<Trait>(hit.id));
    case ConceptType::provider:
    case ConceptType::delivery: break;
  }
}

}  // namespace passgenau
