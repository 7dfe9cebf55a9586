// SPDX-License-Identifier: GPL-2.0-or-later
// gaps, who and diff: what they say, what they refuse, and what they never say.
#include <string>

#include "catch.hpp"
#include "cli/network.hpp"
#include "support/program.hpp"

namespace passgenau {
namespace {

using namespace test;

std::string profile_of(const std::string& id) {
  return R"({"id":")" + id + R"(","profile":)" + family + "}\n";
}

TEST_CASE("who: an offer of the catalog, a new one, a bad one") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("p.jsonl",
               profile_of("one") + R"({"id":"two","profile":{"needs":[{"burden":"economic/debt"}]}})" + "\n");
  const Run known = folder.run({"who", "c.pgn", "a/crying", "p.jsonl", "--json", "--as-of", "2026-11-21"});
  INFO(known.err);
  CHECK(known.status == 0);
  CHECK(contains(known.out, R"({"offer":"a/crying","judged":2,"families":[{"id":"one","score":0.)"));
  CHECK_FALSE(contains(known.out, "\"two\""));
  CHECK(contains(known.err, "1 of 2 families"));
  folder.write("new.json", R"({"id":"new","title":{"de":"Neu"},"addresses":["economic/debt"]})");
  const Run fresh = folder.run({"who", "c.pgn", "new.json", "p.jsonl", "--as-of", "2026-11-21"});
  CHECK(fresh.status == 0);
  CHECK(contains(fresh.out, "two"));
  folder.write("bad.json", R"({"id":"new"})");
  const Run bad = folder.run({"who", "c.pgn", "bad.json", "p.jsonl"});
  CHECK(bad.status == 1);
  CHECK(bad.out.empty());
  CHECK(contains(bad.err, "/title"));
  CHECK(folder.run({"who", "c.pgn", "a/none", "p.jsonl"}).status == 1);
  CHECK(folder.run({"who", "c.pgn", "a/crying"}).status == 2);
  folder.write("nobody.jsonl", "\n");
  const Run nobody = folder.run({"who", "c.pgn", "a/crying", "nobody.jsonl"});
  CHECK(nobody.status == 1);
  CHECK(contains(nobody.err, "must not be empty"));
  // A bad line is told, the others are judged.
  folder.write("p.jsonl",
               profile_of("one") + R"({"id":"two","profile":{"needs":[{"burden":"secret"}]}})" + "\n");
  const Run some = folder.run({"who", "c.pgn", "a/crying", "p.jsonl", "--json"});
  CHECK(some.status == 1);
  CHECK(contains(some.out, "\"judged\":1"));
  CHECK(contains(some.err, "p.jsonl:2"));
  CHECK_FALSE(contains(some.err, "secret"));
}

TEST_CASE("gaps: figures, files, and a population that is none") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  std::string population;
  for (int i = 0; i < 12; ++i)
    population += profile_of("child-of-" + std::to_string(i));
  folder.write("p.jsonl", population);
  const Run found = folder.run({"gaps", "c.pgn", "p.jsonl", "--json", "--report", "r.html", "--title",
                                "Netz <Mitte>", "--csv", "g.csv", "--geojson", "g.geojson"});
  INFO(found.err);
  CHECK(found.status == 0);
  CHECK(contains(found.out, R"("all":{"families":{"all":10,"met":10})"));
  CHECK(contains(content(folder / "r.html"), "Netz &lt;Mitte&gt;"));
  CHECK(contains(content(folder / "g.csv"), "burden,child/excessive-crying,,,10,10"));
  CHECK(contains(content(folder / "g.geojson"), "FeatureCollection"));
  // Of nobody is told more than in which numbers they are.
  for (const std::string& text :
       {found.out, content(folder / "r.html"), content(folder / "g.csv"), content(folder / "g.geojson")})
    CHECK_FALSE(contains(text, "child-of-"));
  CHECK(contains(folder.run({"gaps", "c.pgn", "p.jsonl"}).out, "10 families: met 10"));
  folder.write("empty.jsonl", "\n");
  const Run nobody = folder.run({"gaps", "c.pgn", "empty.jsonl"});
  CHECK(nobody.status == 1);
  CHECK(contains(nobody.err, "must not be empty"));
  folder.write("shares.json", R"({"families":10,"seed":1,"regions":["06411"]})");
  const Run unknown = folder.run({"gaps", "c.pgn", "shares.json"});
  CHECK(unknown.status == 1);
  CHECK(contains(unknown.err, "shares.json"));
  CHECK(contains(unknown.err, "/regions/0"));
  CHECK(folder.run({"gaps", "c.pgn", "p.jsonl", "--what-if", "101"}).status == 2);
  CHECK(folder.run({"gaps", "c.pgn", "p.jsonl", "--title", "x"}).status == 2);
  // Before the work, and before a population is looked for.
  for (const char* language : {"tr", "de-simple", "en-GB"})
    CHECK(folder.run({"gaps", "c.pgn", "none.jsonl", "--language", language}).status == 2);
  CHECK(folder.run({"gaps", "c.pgn", "p.jsonl", "--json", "--csv", "-"}).status == 2);
  CHECK(folder.run({"gaps", "c.pgn", "p.jsonl", "--report", "-", "--csv", "-"}).status == 2);
  folder.write("x", "as it was");
  std::filesystem::create_directory(folder / "sub");
  std::filesystem::create_symlink("x", folder / "link");
  for (const char* same : {"x", "./x", "sub/../x", "link"}) {
    INFO(same);
    const Run twice = folder.run({"gaps", "c.pgn", "p.jsonl", "--csv", "x", "--geojson", same});
    CHECK(twice.status == 2);
    CHECK(contains(twice.err, "need a target each"));
    CHECK(content(folder / "x") == "as it was");
  }
  const Run csv = folder.run({"gaps", "c.pgn", "p.jsonl", "--csv", "-"});
  CHECK(csv.out.compare(0, 5, "rows,") == 0);
  CHECK_FALSE(contains(csv.out, "families: met"));
  CHECK(contains(folder.run({"gaps", "c.pgn", "p.jsonl"}).out, "nothing not told"));
}

TEST_CASE("diff: what an offer that is taken out does to lists") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("fewer.jsonl", debt + '\n' + arabic + '\n');
  REQUIRE(folder.run({"index", "new.pgn", "fewer.jsonl"}).status == 0);
  folder.write("p.jsonl", profile_of("one"));
  const Run found = folder.run({"diff", "c.pgn", "new.pgn", "p.jsonl"});
  INFO(found.err);
  CHECK(found.status == 0);
  CHECK(contains(found.out, "one\n  1. "));
  CHECK(contains(found.out, "a/crying  left, offer-removed"));
  CHECK(contains(found.err, "1 list of 1 family changed; offers: 0 added, 1 removed, 0 changed"));
  const Run json = folder.run({"diff", "c.pgn", "new.pgn", "p.jsonl", "--json"});
  CHECK(contains(json.out,
                 R"("removed":["a/crying"],"families":1,"lists":[{"id":"one","lines":[{"offer":"a/crying")"));
  const Run same = folder.run({"diff", "c.pgn", "c.pgn", "p.jsonl"});
  CHECK(same.status == 0);
  CHECK(same.out.empty());
}

}  // namespace
}  // namespace passgenau
