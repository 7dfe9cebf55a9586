// SPDX-License-Identifier: GPL-2.0-or-later
// `plan` and `pathway` as their callers see them.
#include <filesystem>
#include <string>

#include "catch.hpp"
#include "cli/network.hpp"

namespace passgenau::test {
namespace {

const std::string needs_two =
    R"({"as_of":"2026-11-21","children":[{"born":"2026-08-20"}],"languages":["tr","de"],"home":{"lat":49.87,"lon":8.65},)"
    R"("needs":[{"burden":"child/excessive-crying","child":0},{"burden":"economic/debt"},{"kind":"midwifery/midwife"}]})";

TEST_CASE("plan: a table for people, an object for programs") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("f.jsonl", R"({"id":7,"case":"Schreit","profile":)" + needs_two + "}\n");
  const Run table = folder.run({"plan", "c.pgn", "f.jsonl", "--language", "en"});
  INFO(table.out << table.err);
  CHECK(table.status == 0);
  CHECK(table.err.empty());
  CHECK(contains(table.out, "Schreit"));
  CHECK(contains(table.out, "Contacts: 2. Not every need is covered."));
  CHECK(contains(table.out, "  1  Crying clinic"));
  CHECK(contains(table.out, "Klinikum Mitte"));
  CHECK(contains(table.out, "Helps with: Excessive crying."));
  CHECK(contains(table.out, "✗ No offer for: "));

  const Run json = folder.run({"plan", "c.pgn", "f.jsonl", "--json", "--max-offers", "1"});
  CHECK(json.status == 0);
  CHECK(contains(json.out, R"({"id":7,"catalog":{"offers":3,)"));
  CHECK(contains(json.out, R"("contacts":1,)"));
  CHECK(contains(json.out, R"({"need":1,"why":"limit","offer":"a/debt"})"));
  CHECK(lines(json.out) == 1);
}

TEST_CASE("pathway: a table, JSON, a picture, a calendar") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("f.json", needs_two);
  const Run table = folder.run({"pathway", "c.pgn", "f.json"});
  INFO(table.out << table.err);
  CHECK(table.status == 0);
  CHECK(contains(table.out, "  Exzessives Schreien\n"));
  CHECK(contains(table.out, "  2027-08-20 1. Geburtstag\n  2028-08-20 2. Geburtstag\n\n"));
  CHECK(contains(table.out, "● 21. November 2026 bis 19. August 2029\n       Schreiambulanz Mitte"));
  CHECK(contains(table.out, "✗ Kein Angebot: 21. November 2026 bis 19. August 2029."));

  const Run json = folder.run({"pathway", "c.pgn", "f.json", "--json", "--until", "2027-01-01"});
  CHECK(contains(json.out, R"("from":"2026-11-21","until":"2027-01-01",)"));

  const Run files = folder.run({"pathway", "c.pgn", "f.json", "--svg", "p.svg", "--ical", "-"});
  CHECK(files.status == 0);
  CHECK(files.out.substr(0, 15) == "BEGIN:VCALENDAR");
  CHECK(content(folder / "p.svg").substr(0, 5) == "<svg ");
}

TEST_CASE("plan and pathway: what cannot be is told by code and place, and nothing is printed") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("none.json", R"({"as_of":"2026-11-21"})");
  folder.write("f.json", needs_two);
  folder.write("two.jsonl", needs_two + '\n' + needs_two + '\n');
  for (const char* verb : {"plan", "pathway"}) {
    const Run none = folder.run({verb, "c.pgn", "none.json", "f.json", "--json"});
    INFO(verb << none.err);
    CHECK(none.status == 1);
    CHECK(contains(none.err, "none.json"));
    CHECK(contains(none.err, "/needs"));
    CHECK(lines(none.out) == 1);
  }
  const auto refused = [&](const std::vector<std::string>& words, int status, const std::string& part) {
    const Run run = folder.run(words);
    INFO(run.err);
    CHECK(run.status == status);
    CHECK(run.out.empty());
    CHECK(contains(run.err, part));
  };
  refused({"plan", "c.pgn", "f.json", "--max-offers", "0"}, 2, "from 1 to 20");
  refused({"plan", "c.pgn", "f.json", "--max-offers", "21"}, 2, "from 1 to 20");
  refused({"plan", "c.pgn", "f.json", "--max-contacts", "21"}, 2, "max-contacts");
  refused({"pathway", "c.pgn", "f.json", "--until", "2026-11-20"}, 1, "/until");
  refused({"pathway", "c.pgn", "f.json", "--until", "2099-01-01"}, 1, "/until");
  refused({"pathway", "c.pgn", "f.json", "--until", "soon"}, 2, "--until");
  refused({"pathway", "c.pgn", "two.jsonl", "--svg", "p.svg"}, 2, "one profile");
  refused({"pathway", "c.pgn", "two.jsonl", "--ical", "-", "--json"}, 2, "a target each");
  refused({"pathway", "c.pgn", "two.jsonl", "--ical", "p.svg", "--json"}, 2, "one profile");
  refused({"pathway", "c.pgn", "f.json", "--svg", "-", "--ical", "-"}, 2, "a target each");
  refused({"pathway", "c.pgn", "f.json", "--svg", "./p.svg", "--ical", "p.svg"}, 2, "a target each");
  CHECK_FALSE(std::filesystem::exists(folder / "p.svg"));
}

}  // namespace
}  // namespace passgenau::test
