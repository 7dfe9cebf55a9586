// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facts.hpp"
#include "match/offer_texts.hpp"
#include "match/stored_vocabulary.hpp"
#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "store/schema.hpp"
#include "store/writer.hpp"

namespace passgenau {

struct CatalogWriter::State {
  explicit State(const std::string& path) : store{path} {}

  StoreWriter store;
  Vocabulary vocabulary = {};
  Gazetteer gazetteer = {};
};

CatalogWriter::CatalogWriter(const std::string& path) : state_{std::make_unique<State>(path)} {
  if (const std::string own = state_->store.metadata(schema::metadata::concepts); !own.empty())
    state_->vocabulary = stored_vocabulary(own, state_->store.vocabulary_version(), path);
  if (const std::string csv = state_->store.metadata(schema::metadata::gazetteer); !csv.empty())
    state_->gazetteer = Gazetteer{read_gazetteer(csv, path).value};
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
  state_->store.set_metadata(schema::metadata::concepts, vocabulary.extension());
}

const Gazetteer& CatalogWriter::gazetteer() const { return state_->gazetteer; }

void CatalogWriter::set_gazetteer(const Gazetteer& gazetteer) {
  state_->gazetteer = gazetteer;
  state_->store.set_metadata(schema::metadata::gazetteer,
                             gazetteer.empty() ? std::string{} : gazetteer.to_csv());
}

void CatalogWriter::commit() { state_->store.commit(); }

}  // namespace passgenau
