// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "match/stored_vocabulary.hpp"
#include "model/problem.hpp"
#include "passgenau/seal.hpp"
#include "passgenau/vocabulary.hpp"
#include "store/damaged_store.hpp"

namespace passgenau {

namespace {

Vocabulary vocabulary_of(const Remains& remains, const std::string& path) {
  if (!remains.concepts.empty()) try {
      return stored_vocabulary(remains.concepts, Vocabulary::version(), path);
    } catch (const Error&) {
      // The offers keep the ids of concepts that nobody knows.
    }
  return {};
}

Problem damage(const std::string& path, const std::string& id, const std::string& part) {
  return {.code = Code::catalog_damaged,
          .message = (id.empty() ? std::string{"the catalog"} : "offer " + passgenau::quoted(id)) +
                     " is damaged: " + part,
          .file = path};
}

/// `use` may be null: then each offer is read once, to see whether it is one.
CatalogHealth rescue(const std::string& path, const std::function<void(const Offer&)>* use) {
  Remains remains = read_remains(path);
  CatalogHealth health{.sealed = remains.sealed,
                       .offers = remains.offers,
                       .revision = remains.revision,
                       .sha256 = remains.sha256};
  for (const auto& [id, part] : remains.damage)
    health.problems.push_back(damage(path, id, part));
  const Vocabulary vocabulary = vocabulary_of(remains, path);
  std::vector<std::pair<std::string, std::string>> by_id;
  by_id.reserve(remains.records.size());
  for (std::string& record : remains.records) {
    Checked<Offer> read = offer_from_json(record, vocabulary);
    if (read.valid())
      by_id.emplace_back(std::move(read.value.id), std::move(record));
    else
      health.problems.push_back(damage(path, read.value.id, "it is no valid offer"));
  }
  std::sort(by_id.begin(), by_id.end());
  // A torn table may show one document at two numbers.
  by_id.erase(std::unique(by_id.begin(), by_id.end()), by_id.end());
  health.whole = by_id.size();
  if (health.whole < health.offers)
    health.problems.push_back(damage(
        path, "",
        std::to_string(health.whole) + " of " + std::to_string(health.offers) + " offers can be saved"));
  // Again, and one by one: as values all of them would take several times as much memory.
  for (const auto& [id, record] : by_id)
    if (use != nullptr) (*use)(offer_from_json(record, vocabulary).value);
  return health;
}

}  // namespace

CatalogHealth rescue_offers(const std::string& path, const std::function<void(const Offer&)>& use) {
  return rescue(path, &use);
}

CatalogHealth check_catalog(const std::string& path) { return rescue(path, nullptr); }

}  // namespace passgenau
