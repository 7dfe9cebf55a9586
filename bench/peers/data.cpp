// SPDX-License-Identifier: GPL-2.0-or-later
#include "data.hpp"

#include <fstream>
#include <functional>
#include <stdexcept>

#include "passgenau/catalog.hpp"

namespace passgenau::bench {

namespace {

/// Until `use` says that it has enough.
void for_each_line(const std::filesystem::path& file, const std::function<bool(const std::string&)>& use) {
  std::ifstream lines{file};
  if (!lines) throw std::runtime_error("cannot read " + file.string());
  for (std::string line; std::getline(lines, line);)
    if (!use(line)) return;
}

Offer offer_of(const std::string& line) {
  auto offer = offer_from_json(line, Vocabulary::built_in());
  if (!offer.problems.empty()) throw std::runtime_error("an offer cannot be read");
  return std::move(offer.value);
}

}  // namespace

std::vector<Offer> offers_in(const std::filesystem::path& world, std::size_t most) {
  std::vector<Offer> offers;
  for_each_line(world / "offers.jsonl", [&](const std::string& line) {
    offers.push_back(offer_of(line));
    return offers.size() < most;
  });
  return offers;
}

std::vector<NeedsProfile> families_in(const std::filesystem::path& file) {
  std::vector<NeedsProfile> families;
  for_each_line(file, [&](const std::string& line) {
    auto family = profile_from_json(line, Vocabulary::built_in());
    if (!family.problems.empty()) throw std::runtime_error("a family cannot be read");
    families.push_back(std::move(family.value));
    return true;
  });
  return families;
}

std::string catalog_in(const std::filesystem::path& folder, const std::filesystem::path& world) {
  const std::filesystem::path path = folder / "catalog";
  if (std::filesystem::exists(path)) return path.string();
  // What is not finished has another name.
  const std::filesystem::path unfinished = folder / "unfinished";
  std::filesystem::remove_all(unfinished);
  std::filesystem::create_directories(folder);
  {
    CatalogWriter writer{unfinished.string()};
    for_each_line(world / "offers.jsonl", [&](const std::string& line) {
      writer.put(offer_of(line));
      return true;
    });
    writer.commit();
  }
  std::filesystem::rename(unfinished, path);
  return path.string();
}

}  // namespace passgenau::bench
