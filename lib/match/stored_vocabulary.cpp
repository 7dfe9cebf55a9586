// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/stored_vocabulary.hpp"

#include <string_view>

#include "model/problem.hpp"
#include "vocabulary/concept_reader.hpp"

namespace passgenau {

namespace {

bool is_built_in(std::string_view line) {
  ConceptReader reader{line, {}, std::nullopt};
  const std::optional<Concept> item = reader.next();
  return item && Vocabulary::built_in().find(item->type, item->id) != nullptr;
}

}  // namespace

Vocabulary stored_vocabulary(const std::string& own_concepts, int version, const std::string& catalog) {
  std::string still_own;
  for (std::string_view rest = own_concepts; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end == std::string_view::npos ? end : end + 1);
    rest.remove_prefix(line.size());
    if (!is_built_in(line)) still_own.append(line);
  }
  try {
    return Vocabulary::built_in().extended_by(still_own, catalog);
  } catch (const Error& error) {
    if (error.code() != Code::vocabulary_invalid) throw;
    if (version > Vocabulary::version()) fail(Code::catalog_newer, "catalog", "its vocabulary", catalog);
    fail(Code::catalog_damaged, "catalog", "its own concepts", catalog);
  }
}

}  // namespace passgenau
