// SPDX-License-Identifier: GPL-2.0-or-later
// `map`, and `index` with columns, as people call them.
#include "support/program.hpp"

#include "catch.hpp"
#include "support/text.hpp"

namespace passgenau::test {

TEST_CASE("map proposes what index takes") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  folder.write("netz.csv", "Nr;Titel;PLZ;Alter\n1;Krabbelgruppe;64289;0-2 Monate\n2;Treff;64283;bald\n");
  const Run map = folder.run({"map", "netz.csv"});
  CHECK(map.status == 0);
  CHECK(contains(map.out, R"({"to":"/id","from":"/Nr","prefix":"netz/","required":true})"));
  CHECK(contains(map.err, "2 records looked at"));
  CHECK(contains(map.err, "guess  /child_age"));
  folder.write("m.json", map.out);
  const Run index = folder.run({"index", "c.pgn", "netz.csv", "--mapping", "m.json"});
  INFO(index.err);
  CHECK(index.status == 0);
  CHECK(contains(index.err, "2 read: 2 accepted"));
  CHECK(contains(folder.run({"show", "c.pgn", "netz/1"}).out, R"("child_age":{"from":"P0D","until":"P2M"})"));
  CHECK(contains(folder.run({"map", "netz.csv", "--json"}).out,
                 R"("columns":[{"from":"/Nr","to":"/id","sure":true)"));
}

TEST_CASE("a column that is gone stops the batch, bytes of another encoding have their column") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  folder.write("m.json",
               R"({"mapping":1,"fields":[{"to":"/id","from":"/Nr"},{"to":"/title/de","from":"/Titel"}]})");
  folder.write("new.csv", "Nr;Name\n3;Treff\n");
  const Run renamed = folder.run({"index", "c.pgn", "new.csv", "--mapping", "m.json"});
  CHECK(renamed.status == 1);
  CHECK(contains(renamed.err, "the header lacks /Titel"));
  folder.write("latin.csv",
               "Nr;Titel\n3;M\xFC"
               "tter\n");
  const Run latin = folder.run({"index", "c.pgn", "latin.csv", "--mapping", "m.json"});
  CHECK(latin.status == 1);
  CHECK(contains(latin.err, "byte FC in column 4"));
  CHECK(folder.run({"map", "latin.csv"}).status == 1);
  const Run declared = folder.run({"map", "latin.csv", "--encoding", "windows-1252"});
  CHECK(declared.status == 0);
  CHECK(contains(declared.out, R"("encoding":"windows-1252")"));
}

}  // namespace passgenau::test
