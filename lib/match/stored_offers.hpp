// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "passgenau/offer.hpp"
#include "passgenau/vocabulary.hpp"
#include "store/reader.hpp"

namespace passgenau {

/// A stored offer as a value. Throws *catalog-damaged*; the data of one document under the id of another is damage, too.
Offer offer_of(const StoredJson& stored, const Vocabulary& vocabulary, const std::string& path);

/// Gives all stored offers of one committed state, sorted by id, in pages; its revision. `again`: as
/// `Catalog::for_each_offer` has it.
std::uint64_t give_stored_offers(StoreReader& reader, const std::string& path,
                                 const std::function<void(const std::vector<StoredJson>&)>& give,
                                 const std::function<void()>& again);

/// The same, with nothing given before everything was read: nothing has to be forgotten, and all of it is in memory.
std::uint64_t give_all_stored_offers(StoreReader& reader, const std::string& path,
                                     const std::function<void(const std::vector<StoredJson>&)>& give);

}  // namespace passgenau
