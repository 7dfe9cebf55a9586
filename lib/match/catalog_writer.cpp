// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facts.hpp"
#include "match/offer_texts.hpp"
#include "match/snapshot_image.hpp"
#include "match/stored_vocabulary.hpp"
#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "store/checksum.hpp"
#include "store/image_record.hpp"
#include "store/schema.hpp"
#include "store/writer.hpp"

namespace passgenau {

struct CatalogWriter::State {
  explicit State(const std::string& path) : store{path} {}

  StoreWriter store;
  Vocabulary vocabulary = {};
  Gazetteer gazetteer = {};
  std::uint64_t concepts_checksum = 0;  ///< of both as they are stored
  std::uint64_t gazetteer_checksum = 0;
};

CatalogWriter::CatalogWriter(const std::string& path) : state_{std::make_unique<State>(path)} {
  const std::string own = state_->store.own_part(schema::metadata::concepts);
  if (!own.empty()) state_->vocabulary = stored_vocabulary(own, state_->store.vocabulary_version(), path);
  const std::string csv = state_->store.own_part(schema::metadata::gazetteer);
  if (!csv.empty()) state_->gazetteer = Gazetteer{read_gazetteer(csv, path).value};
  state_->concepts_checksum = checksum(own);
  state_->gazetteer_checksum = checksum(csv);
}
CatalogWriter::~CatalogWriter() = default;
CatalogWriter::CatalogWriter(CatalogWriter&&) noexcept = default;
CatalogWriter& CatalogWriter::operator=(CatalogWriter&&) noexcept = default;

bool CatalogWriter::put(const Offer& offer) {
  // Everything is checked before Xapian sees it: one bad term at commit would lose all that came before.
  std::vector<Problem> problems = validate(offer, state_->vocabulary);
  bool refused = false;
  for (const Problem& problem : problems)
    refused = refused || is_error(problem);
  const std::string data = refused ? std::string{} : to_json(offer, Confidential::show);
  if (data.size() > OfferLimits::json_bytes) {
    problems.push_back(
        make_problem(Code::document_too_large, "", std::to_string(OfferLimits::json_bytes) + " bytes"));
    refused = true;
  }
  if (refused) throw Error{make_problem(Code::offer_invalid, ""), std::move(problems)};
  const std::string facts = pack_facts(offer);
  const std::vector<TextTerm> terms = terms_of(offer);
  return state_->store.put({.id = offer.id, .facts = facts, .data = data, .terms = &terms});
}

bool CatalogWriter::remove(std::string_view id) { return state_->store.remove(id); }

bool CatalogWriter::contains(std::string_view id) const { return state_->store.contains(id); }

std::uint64_t CatalogWriter::size() const { return state_->store.count(); }

std::vector<std::string> CatalogWriter::ids() const { return state_->store.ids(); }

const Vocabulary& CatalogWriter::vocabulary() const { return state_->vocabulary; }

void CatalogWriter::set_vocabulary(const Vocabulary& vocabulary) {
  state_->vocabulary = vocabulary;
  state_->concepts_checksum = checksum(vocabulary.extension());
  state_->store.set_own_part(schema::metadata::concepts, vocabulary.extension());
}

const Gazetteer& CatalogWriter::gazetteer() const { return state_->gazetteer; }

void CatalogWriter::set_gazetteer(const Gazetteer& gazetteer) {
  const std::string csv = gazetteer.empty() ? std::string{} : gazetteer.to_csv();
  state_->gazetteer = gazetteer;
  state_->gazetteer_checksum = checksum(csv);
  state_->store.set_own_part(schema::metadata::gazetteer, csv);
}

void CatalogWriter::commit() {
  StoreWriter& store = state_->store;
  const std::uint64_t offers = store.count();
  if (!image_is_worth(offers)) {
    store.remove_image();
  } else if (const std::uint64_t basis = image_basis(state_->concepts_checksum, state_->gazetteer_checksum);
             store.changes_since_image(basis) > most_behind(offers)) {
    // As readers will read it: what was given may lack what reading makes of it.
    const std::string csv = store.own_part(schema::metadata::gazetteer);
    store.set_image(basis, [&](const EachFacts& each_facts) {
      return make_image(state_->vocabulary,
                        csv.empty() ? Gazetteer{} : Gazetteer{read_gazetteer(csv, {}).value}, each_facts);
    });
  }
  store.commit();
}

}  // namespace passgenau
