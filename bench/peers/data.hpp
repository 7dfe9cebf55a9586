// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passgenau/offer.hpp"
#include "passgenau/profile.hpp"

namespace passgenau::bench {

/// At most so many offers of a world, from `offers.jsonl` in its folder. Throws `std::runtime_error` where a line is no offer.
std::vector<Offer> offers_in(const std::filesystem::path& world, std::size_t most);
/// The families of a file with one profile a line. Throws likewise.
std::vector<NeedsProfile> families_in(const std::filesystem::path& file);
/// The catalog with all offers of a world, in `folder`: made where it is not there.
std::string catalog_in(const std::filesystem::path& folder, const std::filesystem::path& world);

}  // namespace passgenau::bench
