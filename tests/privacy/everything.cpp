// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/everything.hpp"

#include <sstream>
#include <stdexcept>
#include <vector>

#include "passgenau/passgenau.hpp"
#include "support/c_calls.hpp"

namespace passgenau::test {

namespace {

const std::vector<std::string> profiles{
    R"({"as_of":"2026-11-21","children":[{"born":"2026-08-20"},{"age":"P3Y"}],"caregiver":{"roles":["mother"],"age":19},)"
    R"("needs":[{"burden":"child/excessive-crying","child":0},{"burden":"economic/debt"},{"kind":"midwifery/midwife"}],)"
    R"("languages":["tr","de"],"home":{"postal_code":"64289"},"reach_km":20,"prefer":["free"],)"
    R"("available":[{"days":"MO-FR","from":"08:00","until":"12:00"}],"words":{"text":"Schreibaby Beratung","language":"de"}})",
    R"({"as_of":"2026-11-21","children":[{"due":"2027-02-01"}],"needs":[{"burden":"relationship/domestic-violence"}],)"
    R"("discreet":true,"home":{"lat":49.87,"lon":8.65}})"};

std::string lines() {
  std::string text;
  for (std::size_t i = 0; i < profiles.size(); ++i)
    text += R"({"id":")" + std::to_string(i) + R"(","profile":)" + profiles[i] + "}\n";
  return text;
}

void needed(bool holds, const char* what) {
  if (!holds) throw std::runtime_error{what};
}

}  // namespace

void ask_everything(const std::string& path) {
  Catalog catalog{path};
  const Vocabulary vocabulary = catalog.vocabulary();
  std::vector<NeedsProfile> families;
  for (const std::string& json : profiles) {
    const Checked<NeedsProfile> read = profile_from_json(json, vocabulary);
    needed(read.valid(), "a profile");
    families.push_back(read.value);
    const Telling telling{read.value, "de", vocabulary};
    const Answer answer = catalog.match(read.value, {.near_misses = 5, .ask = 5});
    needed(!answer.matches.empty(), "a match");
    needed(!to_json(answer).empty() && !to_json(answer, telling).empty(), "an answer");
    for (const std::string& id : catalog.ids()) {
      to_json(catalog.why(read.value, id), telling);
      catalog.near_miss(read.value, id);
    }
    to_json(catalog.near_misses(read.value, 5), telling);
    to_json(catalog.ask_next(read.value, 5), telling);
    to_json(plan(catalog, read.value), telling);
    const Pathway found = pathway(catalog, read.value, {});
    needed(!to_svg(found, catalog, telling).empty(), "a picture");
    needed(!to_icalendar(found, catalog, telling).empty(), "a calendar");
    needed(!to_json(read.value).empty(), "a profile as JSON");
  }
  needed(catalog.match_all(families, 4).size() == families.size(), "all families");
  std::istringstream input{lines()};
  const Checked<std::vector<Family>> many = read_families(input, vocabulary);
  needed(many.valid(), "families");
  to_json(Families{catalog, many.value}.who(*catalog.offer(catalog.ids().front())));
  to_json(gaps(catalog, many.value, {.threads = 2}));
  catalog.search({.words = "Schreibaby Trenung", .language = "de"});
  catalog.complete("Schr");
  const ProfileReader reader{vocabulary, catalog.gazetteer()};
  needed(!reader.read("Mutter, 17, schwanger, Schulden, wohnt in 64289", date(2026, 11, 21))
              .profile.needs.empty(),
         "a sentence");
  catalog.refresh();
  needed(catalog.check().empty(), "a whole catalog");
}

void ask_everything_in_c(const std::string& path) {
  passgenau_catalog* catalog = nullptr;
  needed(passgenau_catalog_open(path.data(), path.size(), &catalog, nullptr) == 0, "opening");
  const auto works = [](const Said& said) { needed(said.status == 0 && !said.text.empty(), "a call of C"); };
  const std::string ids = call(passgenau_catalog_ids, catalog).text;
  const std::string id = ids.substr(2, ids.find('"', 2) - 2);
  for (const std::string& profile : profiles) {
    const auto asks = [&](auto function, const std::string& options) {
      works(call(function, catalog, profile.data(), profile.size(), options.data(), options.size()));
    };
    asks(passgenau_match, R"({"near_misses":3,"ask":3,"language":"tr"})");
    asks(passgenau_near_misses, R"({"most":3})");
    asks(passgenau_ask, "");
    asks(passgenau_plan, R"({"language":"en"})");
    asks(passgenau_pathway, R"({"format":"svg"})");
    asks(passgenau_check_profile, "{}");
    for (const auto function : {passgenau_why, passgenau_near_miss})
      works(call(function, catalog, profile.data(), profile.size(), id.data(), id.size(), nullptr, 0));
  }
  const std::string many = lines();
  for (const auto function : {passgenau_match_all, passgenau_gaps})
    works(call(function, catalog, many.data(), many.size(), R"({"threads":2})", 13));
  works(call(passgenau_difference, catalog, path.data(), path.size(), many.data(), many.size(), nullptr, 0));
  const std::string judged = R"({"id":"j","case":"Das Baby schreit","profile":)" + profiles.front() + "}\n";
  const std::string judgement = R"({"profile":"j","offer":")" + id + R"(","grade":3})";
  works(call(passgenau_evaluate, catalog, judged.data(), judged.size(), judgement.data(), judgement.size(),
             nullptr, 0));
  works(call(passgenau_search, catalog, "Schreibaby", 10, nullptr, 0));
  works(call(passgenau_complete, catalog, "Schr", 4, nullptr, 0));
  works(call(passgenau_read, catalog, "Mutter, 17", 10, R"({"as_of":"2026-11-21"})", 22));
  needed(passgenau_catalog_close(catalog, nullptr) == 0, "closing");
  const std::string named = R"({"networks":[{"name":"n","path":")" + path + "\"}]}";
  needed(passgenau_catalog_open_networks(named.data(), named.size(), &catalog, nullptr) == 0, "networks");
  for (const std::string& profile : profiles)
    works(call(passgenau_match, catalog, profile.data(), profile.size(), nullptr, 0));
  needed(passgenau_catalog_close(catalog, nullptr) == 0, "closing networks");
}

}  // namespace passgenau::test
