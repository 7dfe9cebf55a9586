// SPDX-License-Identifier: GPL-2.0-or-later Nothing is lost: random batches, the account of each, and the
// catalog as exported against a plain model. 500 batches, or as many as PASSGENAU_BATCHES says (10,000 before
// a release). The seed is Catch's, `--rng-seed`.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {
namespace {

using Model = std::map<std::string, std::string>;  ///< id and the offer as a line

unsigned seed() {
#if __has_include(<catch2/catch_all.hpp>)
  return Catch::getSeed();
#else
  return Catch::rngSeed();
#endif
}

int batches() {
  const char* wanted = std::getenv("PASSGENAU_BATCHES");
  return wanted ? std::atoi(wanted) : 500;
}

/// A batch, and what must come of it.
struct Batch {
  ImportOptions options = {};
  std::string text = {};
  std::vector<RecordOutcome> outcomes = {};  ///< without problems
  Model accepted = {};
  std::set<std::string> kept = {};
  std::uint64_t replaced = 0;
  std::uint64_t nameless = 0;

  std::uint64_t bad() const { return static_cast<std::uint64_t>(outcomes.size()) - accepted.size(); }
};

class Maker {
 public:
  explicit Maker(std::mt19937& random) : random_{random} {}

  Batch batch(const Model& catalog) {
    Batch batch;
    batch.options.replace = below(4) == 0;
    batch.options.strict = below(10) == 0;
    batch.options.force = below(2) == 0;
    std::uint64_t line = 0;
    // Sometimes more bad ones than are tolerated.
    const unsigned bad = below(5) == 0 ? 50 : 6;
    for (unsigned n = below(40); n > 0; --n) {
      ++line;
      if (below(10) == 0) {
        batch.text += below(2) ? "\n" : " \t\r\n";  // no record at all
        continue;
      }
      add_record(batch, catalog, line, bad);
      batch.text += below(2) ? "\n" : "\r\n";
    }
    if (!batch.text.empty() && below(3) == 0) batch.text.pop_back();
    return batch;
  }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }

  /// In the order of the format, so that it comes back as it stands here.
  std::string offer(const std::string& id) {
    std::string json = R"({"id":")" + id + R"(","title":{"de":")" + std::to_string(random_()) + "\"}";
    if (below(3) == 0) json += R"(,"child_age":{"from":"P6W","until":"P3Y"})";
    if (below(3) == 0) json += R"(,"sites":[{"name":"H","lat":49.5,"lon":8.25,"confidential":true}])";
    if (below(3) == 0) json += R"(,"colour":{"deep":[1,2.5,null]})";
    return json + '}';
  }

  void add_record(Batch& batch, const Model& catalog, std::uint64_t line, unsigned bad_per_cent) {
    const std::string id = "o/" + std::to_string(below(30));
    const bool known = catalog.count(id) > 0 || batch.accepted.count(id) > 0;
    RecordOutcome outcome{.line = line, .id = id};
    const unsigned dice = below(100);
    if (dice < bad_per_cent / 3) {
      batch.text += below(2) ? "{\"id\":\"" + id + "\"" : std::string(3, '\0');
      outcome.id.clear();
      outcome.fate = Fate::left_out;
      ++batch.nameless;
    } else if (dice < bad_per_cent || batch.accepted.count(id) > 0) {
      batch.text +=
          dice < bad_per_cent ? R"({"id":")" + id + R"(","title":{"de":"x"},"verified":"never"})" : offer(id);
      outcome.fate = known ? Fate::kept : Fate::left_out;
      if (known) batch.kept.insert(id);
    } else {
      batch.text += batch.accepted[id] = offer(id);
      outcome.fate = known ? Fate::replaced : Fate::accepted;
      batch.replaced += known;
    }
    batch.outcomes.push_back(outcome);
  }

  std::mt19937& random_;
};

/// What the catalog must hold after the batch; empty `refusal` where it is taken.
struct Expected {
  Model catalog = {};
  std::uint64_t removed = 0;
  std::string refusal = {};
};

Expected expected(const Batch& batch, const Model& before) {
  Expected after{.catalog = before};
  const std::uint64_t bad = batch.bad();
  const bool too_many = bad > 10 && bad * 100 > batch.outcomes.size() * 2;
  if ((batch.options.strict && bad > 0) || (too_many && !batch.options.force)) {
    after.refusal = "too-many-bad";
    return after;
  }
  if (batch.options.replace && (batch.nameless == 0 || batch.options.force)) {
    for (const auto& [id, json] : before)
      if (batch.accepted.count(id) == 0 && batch.kept.count(id) == 0) {
        after.catalog.erase(id);
        ++after.removed;
      }
    if (after.removed * 5 > before.size() && !batch.options.force)
      return {.catalog = before, .refusal = "mass-deletion"};
  }
  for (const auto& [id, json] : batch.accepted)
    after.catalog[id] = json;
  return after;
}

std::string exported(const std::string& path) {
  std::ostringstream out;
  export_offers(Catalog{path}, out, {.confidential = Confidential::show});
  return out.str();
}

void check_outcomes(const Batch& batch, const std::vector<RecordOutcome>& outcomes) {
  REQUIRE(outcomes.size() == batch.outcomes.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    REQUIRE(outcomes[i].line == batch.outcomes[i].line);
    REQUIRE(outcomes[i].id == batch.outcomes[i].id);
    REQUIRE(outcomes[i].fate == batch.outcomes[i].fate);
    const bool bad = outcomes[i].fate == Fate::kept || outcomes[i].fate == Fate::left_out;
    const auto& problems = outcomes[i].problems;
    REQUIRE(std::any_of(problems.begin(), problems.end(), is_error) == bad);
  }
}

TEST_CASE("nothing is lost: random batches against a plain model") {
  INFO("seed " << seed());
  std::mt19937 random{seed()};
  Maker maker{random};
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter{path}.commit();
  Model model;
  std::map<std::string, int> endings;
  for (int round = 0; round < batches(); ++round) {
    Batch batch = maker.batch(model);
    const Expected after = expected(batch, model);
    std::vector<RecordOutcome> outcomes;
    ImportReport report;
    batch.options.refused = &report;
    batch.options.outcome = [&](const RecordOutcome& outcome) { outcomes.push_back(outcome); };
    INFO("round " << round << "\n" << batch.text);
    std::string refusal;
    {
      CatalogWriter writer{path};
      std::istringstream input{batch.text};
      try {
        report = import_json_lines(writer, input, batch.options);
        writer.commit();
      } catch (const Error& error) {
        refusal = error.name();
      }
    }
    REQUIRE(refusal == after.refusal);
    REQUIRE(report.read == batch.outcomes.size());
    REQUIRE(report.read == report.accepted + report.kept + report.left_out);
    check_outcomes(batch, outcomes);
    if (refusal.empty()) {
      REQUIRE(report.accepted == batch.accepted.size());
      REQUIRE(report.replaced == batch.replaced);
      REQUIRE(report.removed == after.removed);
    } else {
      REQUIRE(report.accepted == 0);
    }
    model = after.catalog;
    std::string lines;
    for (const auto& [id, json] : model)
      lines += json + '\n';
    REQUIRE(exported(path) == lines);
    ++endings[refusal.empty() ? (after.removed > 0 ? "removed" : "taken") : refusal];
  }
  // A batch of each sort came up, or the test says nothing.
  for (const char* ending : {"taken", "removed", "too-many-bad", "mass-deletion"})
    CHECK(endings[ending] > 0);
}

}  // namespace
}  // namespace passgenau::test
