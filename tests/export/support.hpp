// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "model/json.hpp"
#include "passgenau/passgenau.hpp"

namespace passgenau::test {

/// Catch's seed, `--rng-seed`.
unsigned seed();

json::value parsed(const std::string& text);
/// "code pointer", for each problem.
std::vector<std::string> places(const std::vector<Problem>& problems);
bool is_valid(const Offer& offer);

/// A file of the repository.
std::string file_text(const std::string& path);
/// tests/data/sample.
std::string sample_text(const std::string& file);
const std::vector<Offer>& sample_offers();
const Gazetteer& sample_gazetteer();

/// Puts offers into a new catalog and commits.
void make_catalog(const std::string& path, const std::vector<Offer>& offers);
std::string exported(const Catalog& catalog, const FeedOptions& options = {});
std::vector<std::string> lines_of(const std::string& text);

}  // namespace passgenau::test
