// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <memory>

#include "passgenau/catalog.hpp"

namespace passgenau {

struct Snapshot;
class OpenCatalog;

/// For the rooms below, which look at more of a catalog than one family's best offers.
struct CatalogInside {
  /// What `Catalog::match` judges at this moment; stays as it is when the catalog is refreshed.
  static std::shared_ptr<const Snapshot> snapshot(const Catalog& catalog);
  static OpenCatalog& open(const Catalog& catalog);
};

}  // namespace passgenau
