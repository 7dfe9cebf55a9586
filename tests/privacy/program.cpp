// SPDX-License-Identifier: GPL-2.0-or-later
// The program with hostile profiles: neither its output nor its errors nor the files it makes tell of them.
#include "support/program.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "catch.hpp"
#include "privacy/hostile_profiles.hpp"

namespace passgenau::test {

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::string half = marker.substr(0, 7);

bool tells(const std::string& text) { return text.find(half) != std::string::npos; }

std::ptrdiff_t lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

/// Every verb that takes profiles out of a file, in its manners.
std::vector<Words> verbs_with(const std::string& file) {
  std::vector<Words> all{{"match", "c.pgn", file, "--near-misses", "3", "--ask", "3"},
                         {"why", "c.pgn", file, "a"},
                         {"plan", "c.pgn", file},
                         {"pathway", "c.pgn", file},
                         {"evaluate", "c.pgn", "--profiles", file, "--judgements", "g.jsonl"},
                         {"who", "c.pgn", "a", file},
                         {"gaps", "c.pgn", file},
                         {"diff", "c.pgn", "c.pgn", file}};
  const std::size_t plain = all.size();
  for (std::size_t i = 0; i < plain; ++i) {
    all.push_back(all[i]);
    all.back().emplace_back("--json");
  }
  for (Words& words : all)
    words.insert(words.end(), {"--as-of", "2026-11-21"});
  return all;
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words)
    text += word + ' ';
  return text;
}

class HostileFolder : public ProgramFolder {
 public:
  HostileFolder() {
    write("o.jsonl", R"({"id":"a","title":{"de":"Schreiambulanz"},"addresses":["child/excessive-crying"]})"
                     "\n"
                     R"({"id":"b","title":{"de":"Hebamme"},"kinds":["midwifery/midwife"]})"
                     "\n");
    write("g.jsonl", R"({"profile":"family-1","offer":"a","grade":1})");
    REQUIRE(run({"index", "c.pgn", "o.jsonl"}).status == 0);
  }

  /// A run that ends by itself and tells nothing.
  Run told_nothing(const Words& words, const std::string& input = {}) const {
    Run made = run(words, input);
    INFO(joined(words));
    CHECK(made.status <= 1);
    if (tells(made.out) || tells(made.err)) {
      const std::string& where = tells(made.err) ? made.err : made.out;
      FAIL_CHECK("told: " << where.substr(std::max<std::size_t>(where.find(half), 200) - 200, 300));
    }
    return made;
  }
};

TEST_CASE("a file of a thousand hostile profiles is told nowhere by the program") {
  if (program_is_absent()) return;
  const std::vector<std::string> profiles = hostile_profiles();
  const HostileFolder folder;
  std::string bare;
  std::string wrapped;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    bare += profiles[i] + '\n';
    wrapped += R"({"id":"family-)" + std::to_string(i) + R"(","profile":)" + profiles[i] + "}\n";
  }
  folder.write("bare.jsonl", bare);
  folder.write("wrapped.jsonl", wrapped);
  for (const std::string file : {"bare.jsonl", "wrapped.jsonl"})
    for (const Words& words : verbs_with(file)) {
      const Run made = folder.told_nothing(words);
      INFO(joined(words) << made.err.substr(0, 500));
      CHECK(made.status == 1);
      // All are named, or the first twenty.
      CHECK(lines(made.err) >= 20);
      if (words[0] == "match" || words[0] == "why") {
        CHECK(lines(made.err) > 1000);
        CHECK_FALSE(made.out.empty());
      }
    }
  folder.told_nothing({"gaps", "c.pgn", "wrapped.jsonl", "--report", "made.html", "--csv", "made.csv"});
  // Of one that is answered, the picture and the calendar.
  folder.write(
      "p.json",
      R"({"as_of":"2026-11-21","needs":[{"burden":"economic/debt"}],"words":{"language":"de","text":")" +
          marker + "\"}}");
  CHECK(
      folder.told_nothing({"pathway", "c.pgn", "p.json", "--svg", "made.svg", "--ical", "made.ics"}).status ==
      0);
  const std::set<std::string> given{"bare.jsonl", "wrapped.jsonl", "p.json"};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder.path()}) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    if (entry.is_regular_file() && given.count(name) == 0) CHECK_FALSE(tells(content(entry.path())));
  }
}

TEST_CASE("one hostile profile in a file, or from standard input, is told nowhere by the program") {
  if (program_is_absent()) return;
  const std::vector<std::string> profiles = hostile_profiles();
  const HostileFolder folder;
  std::size_t refused = 0;
  std::size_t asked = 0;
  // Of each form another dress.
  for (std::size_t i = 0; i < profiles.size(); i += 11) {
    INFO("profile " << i);
    folder.write("p.json", profiles[i]);
    const std::vector<Words> verbs = verbs_with(i % 2 == 0 ? "p.json" : "-");
    refused += folder.told_nothing(verbs[asked % verbs.size()], profiles[i]).status == 1 ? 1 : 0;
    ++asked;
  }
  CHECK(asked >= 100);
  CHECK(refused >= asked - 10);
  // A text to read tells its words again, where it is read.
  for (const std::string& text :
       {marker + "\xFF", marker + std::string(1, '\0'), marker + std::string(70'000, 'x')})
    CHECK(folder.told_nothing({"read", "-"}, text).status == 1);
}

}  // namespace
}  // namespace passgenau::test
