// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/told.hpp"

#include <sstream>
#include <vector>

#include "privacy/hostile_profiles.hpp"
#include "support/c_calls.hpp"

namespace passgenau::test {

namespace {

const std::string offer = R"({"id":"a","title":{"de":"A"}})";
const std::string judgement = R"({"profile":"a","offer":"a","grade":1})";
const std::string in_one_day = R"({"as_of":"2026-11-21"})";
const std::string in_words = R"({"as_of":"2026-11-21","language":"de"})";

}  // namespace

void Told::judge(const std::string& text, std::size_t& count) {
  ++count;
  // Half of the marker is too much, too.
  if (const std::size_t at = text.find(marker.substr(0, 7)); at != std::string::npos)
    leaks.insert(text.substr(at < 150 ? 0 : at - 150, 300));
}

void Told::error(const Error& error) {
  this->error(std::string{error.what()} + to_json(error.problem()));
  for (const Problem& problem : error.details())
    this->error(to_json(problem));
}

void tell_in_cpp(const Catalog& catalog, const ProfileReader& reader, const std::string& json, Told& told) {
  const Vocabulary& vocabulary = Vocabulary::built_in();
  const Checked<NeedsProfile> checked = profile_from_json(json, vocabulary);
  for (const Problem& problem : checked.problems)
    told.error(to_json(problem) + problem.message + problem.limit);
  for (const Problem& problem : read_profile_line(json, vocabulary).profile.problems)
    told.error(to_json(problem));
  std::istringstream lines{R"({"id":"a","profile":)" + json + "}"};
  for (const Problem& problem : read_families(lines, vocabulary, date(2026, 11, 21)).problems)
    told.error(to_json(problem));
  const auto refused = [&](auto&& call) {
    try {
      call();
    } catch (const Error& error) {
      told.error(error);
    }
  };
  // The value as far as it was read: what a caller has who does not look at the problems.
  const NeedsProfile& family = checked.value;
  const std::vector<Family> families{{.id = "a", .profile = family}};
  refused([&] { told.answer(to_json(catalog.match(family), Telling{family, "de", vocabulary})); });
  refused([&] { catalog.match_all(std::vector{family}, 1); });
  refused([&] { told.answer(to_json(catalog.why(family, "a"))); });
  refused([&] { told.answer(to_json(catalog.near_misses(family, 2))); });
  refused([&] { catalog.near_miss(family, "a"); });
  refused([&] { told.answer(to_json(catalog.ask_next(family, 2))); });
  refused([&] { told.answer(to_json(plan(catalog, family))); });
  refused([&] { told.answer(to_json(pathway(catalog, family, {}))); });
  refused([&] { told.answer(to_json(Families{catalog, families}.who(*catalog.offer("a")))); });
  refused([&] { told.answer(to_json(gaps(catalog, families, {.threads = 1}))); });
  refused([&] { told.answer(to_json(difference(catalog, catalog, families, 1))); });
  refused([&] { reader.read(json, date(2026, 11, 21)); });
  refused([&] { catalog.search({.words = json}); });
}

void tell_in_c(passgenau_catalog* catalog, const std::string& other, const std::string& json, Told& told) {
  const auto said = [&](const Said& one) {
    if (one.status != 0)
      told.error(one.error + one.name);
    else
      told.answer(one.text);
  };
  // Words come back in what is made of them: that is what these calls are for.
  const auto repeated = [&](const Said& one) {
    if (one.status != 0) told.error(one.error + one.name);
  };
  const auto asked = [&](auto function, const std::string& options) {
    return call(function, catalog, json.data(), json.size(), options.data(), options.size());
  };
  for (const auto function : {passgenau_match, passgenau_near_misses, passgenau_ask, passgenau_plan,
                              passgenau_pathway, passgenau_gaps})
    said(asked(function, in_words));
  said(asked(passgenau_check_profile, in_one_day));
  for (const std::string format : {"svg", "ical"})
    said(asked(passgenau_pathway, R"({"as_of":"2026-11-21","format":")" + format + "\"}"));
  for (const std::string id : {"a", "nobody"})
    for (const auto function : {passgenau_why, passgenau_near_miss})
      said(call(function, catalog, json.data(), json.size(), id.data(), id.size(), in_words.data(),
                in_words.size()));
  for (const auto function : {passgenau_search, passgenau_complete})
    repeated(asked(function, {}));
  repeated(asked(passgenau_read, in_one_day));

  // As the line of a family, and as it is. The id of a line is given back, that is what it is for.
  const auto as_lines = [&](const std::string& lines, const auto& told_of) {
    for (const auto function : {passgenau_match_all, passgenau_gaps})
      told_of(call(function, catalog, lines.data(), lines.size(), in_words.data(), in_words.size()));
    told_of(call(passgenau_who, catalog, offer.data(), offer.size(), lines.data(), lines.size(), nullptr, 0));
    told_of(call(passgenau_evaluate, catalog, lines.data(), lines.size(), judgement.data(), judgement.size(),
                 nullptr, 0));
  };
  const std::string line = R"({"id":"a","profile":)" + json + "}";
  as_lines(line, said);
  as_lines(json, repeated);
  if (!other.empty())
    said(call(passgenau_difference, catalog, other.data(), other.size(), line.data(), line.size(), nullptr,
              0));
  const std::string all = asked(passgenau_match_all, {}).text;
  if (const std::size_t at = all.find("\"error\":"); at != std::string::npos) told.error(all.substr(at));
}

}  // namespace passgenau::test
