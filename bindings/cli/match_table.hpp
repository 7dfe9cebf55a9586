// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>

#include "passgenau/catalog.hpp"

namespace passgenau::cli {

/// What a table is written for.
struct Reader {
  const Catalog& catalog;
  std::string language = {};
  std::size_t width = 100;
  Vocabulary vocabulary = catalog.vocabulary();  ///< with the catalog's own concepts
};

/// The answer to one profile as a person reads it: heading, notes, and each match with its strongest reasons
/// and what is unknown; then near misses and open questions, where it holds any. `profile` is the one it answers.
void print_answer(std::ostream& out, const Reader& reader, std::string_view heading, const Answer& answer,
                  const NeedsProfile& profile);

/// Whether the offer fits, in the first line, then every verdict, the decisive ones first, with its mark and its
/// points of those possible. `change`: what would make it fit, empty where nothing does.
void print_judgement(std::ostream& out, const Reader& reader, std::string_view heading,
                     const Judgement& judgement, const std::string& change);

}  // namespace passgenau::cli
