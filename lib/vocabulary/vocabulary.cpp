// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "model/language.hpp"
#include "model/problem.hpp"
#include "vocabulary/concept_reader.hpp"

namespace passgenau {

namespace data {
extern const std::string_view vocabulary_burdens;
extern const std::string_view vocabulary_kinds;
extern const std::string_view vocabulary_providers;
extern const std::string_view vocabulary_traits;
extern const std::string_view vocabulary_roles;
extern const std::string_view vocabulary_deliveries;
}  // namespace data

struct Vocabulary::Tables {
  std::vector<Concept> concepts = {};
  /// Index by type, then sorted by id.
  std::array<std::vector<std::pair<std::string_view, const Concept*>>, 6> by_id = {};
  std::string extension = {};

  const Concept* find(ConceptType type, std::string_view id) const noexcept {
    const auto& ids = by_id[static_cast<std::size_t>(type)];
    const auto found =
        std::lower_bound(ids.begin(), ids.end(), id,
                         [](const auto& entry, std::string_view key) { return entry.first < key; });
    return found != ids.end() && found->first == id ? found->second : nullptr;
  }

  /// To be called once, when `concepts` is complete and stays where it is.
  void build_index() {
    for (const Concept& item : concepts)
      by_id[static_cast<std::size_t>(item.type)].emplace_back(item.id, &item);
    for (auto& ids : by_id)
      std::sort(ids.begin(), ids.end());
  }

  int steps(ConceptType type, std::string_view broader, std::string_view narrower) const {
    // Level by level: there may be more paths than anybody can walk.
    std::vector<std::string_view> seen{narrower};
    std::size_t level = 0;
    for (int steps = 0; level < seen.size(); ++steps) {
      const std::size_t end = seen.size();
      for (; level < end; ++level) {
        if (seen[level] == broader) return steps;
        const Concept* item = find(type, seen[level]);
        if (item == nullptr) continue;
        for (const std::string& parent : item->broader)
          if (std::find(seen.begin(), seen.end(), parent) == seen.end()) seen.push_back(parent);
      }
    }
    return -1;
  }
};

const Vocabulary& Vocabulary::built_in() {
  static const Vocabulary vocabulary{[] {
    auto tables = std::make_shared<Tables>();
    const auto load = [&](std::string_view text, ConceptType type) {
      ConceptReader reader{text, {}, type};
      while (std::optional<Concept> item = reader.next())
        tables->concepts.push_back(*std::move(item));
      if (!reader.problems().empty()) throw Error{reader.problems().front(), reader.problems()};
    };
    load(data::vocabulary_burdens, ConceptType::burden);
    load(data::vocabulary_kinds, ConceptType::kind);
    load(data::vocabulary_providers, ConceptType::provider);
    load(data::vocabulary_traits, ConceptType::trait);
    load(data::vocabulary_roles, ConceptType::role);
    load(data::vocabulary_deliveries, ConceptType::delivery);
    tables->build_index();
    return std::shared_ptr<const Tables>{std::move(tables)};
  }()};
  return vocabulary;
}

Vocabulary::Vocabulary() : tables_{built_in().tables_} {}
Vocabulary::Vocabulary(std::shared_ptr<const Tables> tables) : tables_{std::move(tables)} {}

Vocabulary Vocabulary::extended_by(std::string_view json_lines, std::string_view file_name) const {
  ConceptReader reader{json_lines, file_name, std::nullopt};
  std::vector<Concept> own;
  std::vector<int> levels;
  std::map<std::pair<ConceptType, std::string>, std::size_t> places;
  struct Found {
    const Concept* item = nullptr;
    int level = 0;
  };
  const auto find_any = [&](ConceptType type, const std::string& id) -> Found {
    if (const Concept* item = find(type, id)) return {item, 0};
    const auto at = places.find({type, id});
    return at == places.end() ? Found{} : Found{&own[at->second], levels[at->second]};
  };
  const auto known = [&](ConceptType type, const std::string& id) {
    return find_any(type, id).item != nullptr;
  };
  while (std::optional<Concept> item = reader.next()) {
    if (item->type != ConceptType::burden && item->type != ConceptType::kind) {
      reader.report(Code::unknown_value, "/type", "burden or kind");
      continue;
    }
    if (known(item->type, item->id)) reader.report(Code::duplicate, "/id");
    if (item->broader.empty()) reader.report(Code::missing, "/broader");
    if (own.size() == VocabularyLimits::own_concepts)
      reader.report(Code::too_many, "", std::to_string(VocabularyLimits::own_concepts) + " concepts");
    if (item->broader.size() > VocabularyLimits::broader)
      reader.report(Code::too_many, "/broader", std::to_string(VocabularyLimits::broader) + " entries");
    if (item->burdens.size() > VocabularyLimits::burdens)
      reader.report(Code::too_many, "/burdens", std::to_string(VocabularyLimits::burdens) + " entries");
    for (std::size_t i = 0; i < std::min(item->broader.size(), VocabularyLimits::broader); ++i)
      if (!known(item->type, item->broader[i]))
        reader.report(item->type == ConceptType::burden ? Code::unknown_burden : Code::unknown_kind,
                      "/broader/" + std::to_string(i));
    for (std::size_t i = 0; i < std::min(item->burdens.size(), VocabularyLimits::burdens); ++i)
      if (!known(ConceptType::burden, item->burdens[i]))
        reader.report(Code::unknown_burden, "/burdens/" + std::to_string(i));
    // A safety rule goes by the burden it was written for: what stands below a guarded burden is guarded.
    item->safety = Safety::none;
    int level = 1;
    for (const std::string& parent : item->broader) {
      const Found above = find_any(item->type, parent);
      if (above.item == nullptr) continue;
      if (above.item->safety != Safety::none) item->safety = above.item->safety;
      item->residential = item->residential || above.item->residential;
      level = std::max(level, above.level + 1);
    }
    if (level > VocabularyLimits::levels)
      reader.report(Code::too_many, "/broader", std::to_string(VocabularyLimits::levels) + " levels");
    levels.push_back(level);
    places.emplace(std::pair{item->type, item->id}, own.size());
    // Later lines may rest on one with a problem; what is wrong with those is to be said, too.
    own.push_back(*std::move(item));
  }
  if (!reader.problems().empty()) {
    Problem problem = make_problem(Code::vocabulary_invalid, "");
    problem.file = std::string{file_name};
    throw Error{std::move(problem), reader.problems()};
  }
  auto tables = std::make_shared<Tables>();
  tables->extension = tables_->extension;
  if (!own.empty()) {
    if (!tables->extension.empty() && tables->extension.back() != '\n') tables->extension += '\n';
    tables->extension += json_lines;
  }
  tables->concepts.reserve(tables_->concepts.size() + own.size());
  tables->concepts = tables_->concepts;
  std::move(own.begin(), own.end(), std::back_inserter(tables->concepts));
  tables->build_index();
  return Vocabulary{std::shared_ptr<const Tables>{std::move(tables)}};
}

const Concept* Vocabulary::find(ConceptType type, std::string_view id) const noexcept {
  return tables_->find(type, id);
}

const std::vector<Concept>& Vocabulary::concepts() const noexcept { return tables_->concepts; }

int Vocabulary::steps(ConceptType type, std::string_view broader, std::string_view narrower) const {
  return tables_->steps(type, broader, narrower);
}

bool Vocabulary::covers(ConceptType type, std::string_view broader, std::string_view narrower) const {
  return steps(type, broader, narrower) >= 0;
}

std::vector<std::string> Vocabulary::ancestors(ConceptType type, std::string_view id) const {
  std::vector<std::string> found;
  std::vector<std::string> level{std::string{id}};
  while (!level.empty()) {
    std::vector<std::string> above;
    for (const std::string& at : level)
      if (const Concept* item = find(type, at))
        for (const std::string& parent : item->broader)
          if (std::find(found.begin(), found.end(), parent) == found.end()) {
            found.push_back(parent);
            above.push_back(parent);
          }
    level = std::move(above);
  }
  return found;
}

std::string Vocabulary::label(ConceptType type, std::string_view id, std::string_view language) const {
  const Concept* item = find(type, id);
  if (item == nullptr) return std::string{id};
  for (const std::string_view wanted : {language, std::string_view{"en"}})
    if (const auto found = text_for(item->label, wanted); found != item->label.end()) return found->second;
  return item->label.empty() ? std::string{id} : item->label.begin()->second;
}

const std::string& Vocabulary::extension() const noexcept { return tables_->extension; }

int Vocabulary::version() noexcept { return 2; }

}  // namespace passgenau
