// SPDX-License-Identifier: GPL-2.0-or-later
// How people say each burden of the vocabulary, and how they say that there is none (tests/relevance/notes/sayings.jsonl).
#include <boost/json/array.hpp>
#include <fstream>

#include "catch.hpp"
#include "model/json.hpp"
#include "read/notes.hpp"

namespace passgenau {

TEST_CASE("every way to say a burden that is listed is understood, and no denial is taken for one") {
  std::ifstream file{PASSGENAU_SOURCE_DIR "/tests/relevance/notes/sayings.jsonl"};
  REQUIRE(file);
  for (std::string line; std::getline(file, line);) {
    std::vector<Problem> problems;
    const json::value value = parse_json(line, {}, problems);
    REQUIRE(problems.empty());
    const std::string burden{value.get_object().at("burden").get_string()};
    for (const json::value& text : value.get_object().at("say").get_array()) {
      const std::string said{text.get_string()};
      const NeedsProfile profile = test::sample_reader().read(said, test::sample_day()).profile;
      bool taken = false;
      for (const Need& need : profile.needs)
        taken = taken || (burden.empty() ? !need.burden.empty() : need.burden == burden);
      INFO(burden << ": " << said);
      CHECK(taken == !burden.empty());
    }
  }
}

}  // namespace passgenau
