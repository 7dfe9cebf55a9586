// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/program.hpp"

/// The sample networks as a catalog, and everything that is asked of it, as text.
namespace passgenau::test {

inline const std::string sample = std::string{PASSGENAU_SOURCE_DIR} + "/tests/data/sample/";

inline std::vector<std::string> lines_of(const std::string& path) {
  std::vector<std::string> lines;
  std::istringstream in{content(path)};
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

/// The first `most` offers of the sample, its gazetteer, and a concept of its own.
inline void make_network(const std::string& path, std::size_t most = 1000) {
  CatalogWriter writer{path};
  writer.set_vocabulary(Vocabulary::built_in().extended_by(
      R"({"type":"burden","id":"child/night-terrors","broader":["child"],"label":{"de":"Nachtschreck"}})"));
  writer.set_gazetteer(Gazetteer{read_gazetteer(content(sample + "gazetteer.csv"), "gazetteer.csv").value});
  writer.commit();
  for (const std::string& line : lines_of(sample + "offers.jsonl")) {
    if (most-- == 0) break;
    const Checked<Offer> offer = offer_from_json(line, writer.vocabulary());
    REQUIRE(offer.valid());
    writer.put(offer.value);
  }
  writer.put({.id = "own/night", .title = {{"de", "Nachts wach"}}, .addresses = {"child/night-terrors"}});
  writer.commit();
}

/// Answers with near misses and questions, searches, completions, ids and places of a catalog. For any thread, as assertions are not.
inline std::string answers(const Catalog& catalog) {
  std::ostringstream out;
  const Vocabulary vocabulary = catalog.vocabulary();
  for (const std::string& line : lines_of(sample + "families.jsonl")) {
    const ProfileLine family = read_profile_line(line, vocabulary);
    if (!family.profile.valid()) throw std::logic_error{"a family of the sample is invalid"};
    out << to_json(catalog.match(family.profile.value, {.near_misses = 3, .ask = 2})) << '\n';
  }
  NeedsProfile own{.as_of = date(2026, 11, 21), .needs = {{"child/night-terrors"}}};
  own.words = Words{.text = "Baby schreit nachts", .language = "de"};
  out << to_json(catalog.match(own)) << '\n';
  for (const char* words : {"mein Baby schreit nur", "Schulden", "kadın", "Hebame"})
    out << to_json(catalog.search({.words = words, .language = "de"})) << '\n';
  for (const Completion& completion : catalog.complete("Schr"))
    out << completion.word << ' ' << completion.offers << '\n';
  for (const std::string& id : catalog.ids())
    out << id << ' ' << catalog.title(id, "de") << '\n';
  out << catalog.gazetteer().to_csv() << vocabulary.extension() << catalog.state().revision << '\n';
  return out.str();
}

}  // namespace passgenau::test
