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
/// and what is unknown. `children`: how many the profile lists.
void print_answer(std::ostream& out, const Reader& reader, std::string_view heading, const Answer& answer,
                  std::size_t children);

/// Every verdict for one offer, with its mark, its points of those possible, and what they come to.
void print_judgement(std::ostream& out, const Reader& reader, std::string_view heading,
                     const Judgement& judgement);

}  // namespace passgenau::cli
