// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {

/// Some offers and one family, as a counsellor has them on the desk.
class Desk {
 public:
  explicit Desk(const std::vector<std::string>& offers, const std::string& gazetteer = {});

  Catalog catalog() const { return Catalog{(folder_ / "offers.pgn").string()}; }

 private:
  test::TemporaryFolder folder_ = {};
};

/// A valid profile, on 21 November 2026 unless it says otherwise.
NeedsProfile family(const std::string& members);

/// The only near miss that there is for this offer and this family.
NearMiss only_near_miss(const std::string& offer, const std::string& profile);
/// Is there none?
bool none_near(const std::string& offer, const std::string& profile);
/// What the only one says in German.
std::string said(const std::string& offer, const std::string& profile, const std::string& language = "de");

}  // namespace passgenau
