// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passgenau/network.hpp"
#include "passgenau/place.hpp"
#include "passgenau/vocabulary.hpp"

/// Several networks as one catalog: what their offers are called, and what their own concepts and places make together.
namespace passgenau {

/// What is wrong with a list of networks; pointers as in the document that `networks_from_json` reads.
std::vector<Problem> problems_of(const std::vector<Network>& networks);

/// Before the id of an offer of this network; empty for the catalog that is alone, which has no name.
std::string id_prefix(std::string_view network);
/// The id by which an offer of `networks[index]` is known; its own where there are no networks.
std::string id_in(const std::vector<NetworkState>& networks, std::size_t index, std::string_view own_id);
/// The place of the network that an id names, and the offer's own id there. The place is `networks.size()` where there is no such
/// network, and 0 where there are none at all.
std::pair<std::size_t, std::string_view> split_id(const std::vector<NetworkState>& networks,
                                                  std::string_view id);

/// Own concepts of several networks in one vocabulary.
class JoinedConcepts {
 public:
  /// `lines`: as `Vocabulary::extended_by` reads them. A concept that is there already must be the same in every member. Throws
  /// *network-conflict*, which names both networks, and as `extended_by` does; then nothing was added.
  void add(const Network& network, const std::string& lines);
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  Vocabulary vocabulary_ = {};
  std::map<std::pair<ConceptType, std::string>, std::string> first_ =
      {};  ///< the network that named it first
};

/// Gazetteers of several networks as one: where two know the same postal code in the same municipality, the rows of the first hold.
std::vector<GazetteerRow> join_places(std::vector<std::vector<GazetteerRow>> gazetteers);

}  // namespace passgenau
