// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string_view>

/// The one table of what stands in the database. One offer is one document:
///
///   document
///   ├── term  Q<id>            the offer's id, unique
///   ├── terms <word>           each word of its texts once, as `exact_form` writes it, without a prefix; its weight (wdf)
///   │                          adds up where it stands: title 4, provider 2, description, place and the rest 1.
///   │                          One term a word: each costs a look into the maps of the inverter, most of the time of indexing
///   ├── value 0                facts: what criteria read, packed (lib/match/facts.hpp), the checksum of the data, and a 64-bit
///   │                          checksum of both (lib/store/record.hpp)
///   └── data                   the offer as given, canonical JSON, with a 64-bit checksum at the end
///
/// and beside the documents the metadata below.
namespace passgenau::schema {

namespace term {
inline constexpr std::string_view id = "Q";
}  // namespace term

namespace slot {
inline constexpr unsigned facts = 0;
}

namespace metadata {
inline constexpr std::string_view format = "passgenau-format";  ///< 2 to `catalog_format`, as decimal text
inline constexpr std::string_view vocabulary =
    "passgenau-vocabulary";                                         ///< version of the built-in vocabulary
inline constexpr std::string_view analyser = "passgenau-analyser";  ///< version of lib/text
inline constexpr std::string_view concepts =
    "passgenau-concepts";  ///< the catalog's own concepts, JSON Lines
inline constexpr std::string_view gazetteer = "passgenau-gazetteer";  ///< canonical CSV
inline constexpr std::string_view concepts_sum =
    "passgenau-concepts-sum";  ///< the checksum of that record, decimal; absent where it is
inline constexpr std::string_view gazetteer_sum = "passgenau-gazetteer-sum";  ///< likewise
inline constexpr std::string_view revision = "passgenau-revision";            ///< commits so far
inline constexpr std::string_view count = "passgenau-count";                  ///< offers
inline constexpr std::string_view digest =
    "passgenau-digest";  ///< sum of the checksums of all facts, modulo 2^64
inline constexpr std::string_view changes =
    "passgenau-changes-";  ///< and a revision: what that commit changed (lib/store/change_log.hpp)
inline constexpr std::string_view image = "passgenau-image";  ///< of all facts (lib/store/image.hpp)
inline constexpr std::string_view image_part = "passgenau-image-part-";  ///< and a number from 0
inline constexpr std::string_view image_changes =
    "passgenau-image-changes";  ///< offers that were put or removed since, decimal
inline constexpr std::string_view state =
    "passgenau-state";  ///< the numbers of a state, with a checksum (lib/store/catalog_state.hpp)
}  // namespace metadata

}  // namespace passgenau::schema
