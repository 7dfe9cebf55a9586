// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/error.hpp"
#include "passgenau/export.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

/// What a sealed catalog says of itself (docs/sealed.md).
struct Seal {
  std::uint64_t offers = 0;
  std::uint64_t revision = 0;  ///< of the catalog that was sealed
  std::uint64_t bytes = 0;     ///< of the whole file
  std::string sha256 = {};     ///< of the database in it, 64 hexadecimal digits
  std::string report = {};     ///< of its sources, as it was given to `seal_catalog`

  bool operator==(const Seal&) const = default;
};

/// Makes one file of the catalog folder `catalog`, at its newest committed state: compacted, with a manifest of SHA-256, counts and
/// `report` (any text up to 16 MiB, such as an import report; it can be read by everybody who has the file). `Catalog` opens the
/// file as it opens a folder; nobody can write to it. The file is readable by its owner alone, it holds the addresses of
/// confidential sites; it stands at `into` once it is whole and durable, and replaces a regular file there. Throws as
/// opening does, *catalog-damaged* where anything of the catalog is damaged, *too-long* (the report), *path-refused*
/// where something else than a regular file stands at `into` or `catalog` is sealed already, *file-unwritable*.
/// Cost: reads the catalog twice and the file thrice before it takes its place; 10,000 offers half a second of one core.
PASSGENAU_API Seal seal_catalog(const std::string& catalog, const std::string& into,
                                std::string_view report = {});

/// The seal of a sealed catalog, verified: reads the whole file. Throws as opening does.
PASSGENAU_API Seal read_seal(const std::string& sealed);

/// What is whole and what is damaged in a catalog, a folder or a sealed one.
struct CatalogHealth {
  bool sealed = false;
  std::uint64_t offers = 0;  ///< that there should be, as far as that can still be read
  std::uint64_t whole = 0;   ///< whose data could be read and verified: these can be saved
  std::uint64_t revision = 0;
  std::string sha256 = {};  ///< of a sealed catalog
  std::vector<Problem> problems =
      {};  ///< *catalog-damaged*, each with what and where; empty: everything holds

  bool operator==(const CatalogHealth&) const = default;
};

/// Reads everything there is and verifies every checksum. Where nothing more than a path is known to be good: unlike
/// `Catalog` it does not refuse what is damaged. The storage engine below was not made for damaged files and
/// may crash on one: run it in a process that may end. Throws only for what is no catalog, or none of this
/// format (*catalog-missing*, *path-refused*, *catalog-foreign*, *catalog-newer*, *catalog-older*), and *catalog-damaged* where
/// not even its beginning can be read.
PASSGENAU_API CatalogHealth check_catalog(const std::string& path);

/// Gives every offer that is whole to `use`, sorted by id by bytes, from a catalog that may be damaged; says what is not. As
/// `check_catalog` otherwise; the JSON of all offers is in memory at once, and read twice.
PASSGENAU_API CatalogHealth rescue_offers(const std::string& path,
                                          const std::function<void(const Offer&)>& use);

}  // namespace passgenau
