// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

/// A catalog of a few offers, each given as JSON.
class Town {
 public:
  explicit Town(const std::vector<std::string>& offers) {
    CatalogWriter writer{path()};
    for (const std::string& json : offers) {
      const Checked<Offer> offer = offer_from_json(json, writer.vocabulary());
      REQUIRE(offer.valid());
      writer.put(offer.value);
    }
    writer.commit();
  }
  Catalog catalog() const { return Catalog{path()}; }

 private:
  std::string path() const { return (folder_ / "town.pgn").string(); }

  TemporaryFolder folder_ = {};
};

/// An offer that is called by its id, with the rest of its fields.
inline std::string offer_json(const std::string& id, const std::string& rest) {
  return R"({"id":")" + id + R"(","title":{"de":")" + id + R"("},)" + rest + "}";
}

/// A family of 21 November 2026 with these needs, and more fields.
inline NeedsProfile family_with(const std::string& needs, const std::string& more = {}) {
  const Checked<NeedsProfile> read = profile_from_json(
      R"({"as_of":"2026-11-21","needs":[)" + needs + "]" + more + "}", Vocabulary::built_in());
  REQUIRE(read.valid());
  return read.value;
}

}  // namespace passgenau::test
