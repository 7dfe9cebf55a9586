// SPDX-License-Identifier: GPL-2.0-or-later
// Verbs that read take a file that lists several networks.
#include <filesystem>

#include "catch.hpp"
#include "cli/network.hpp"

namespace passgenau::test {
namespace {

TEST_CASE("a file of networks stands where a catalog may, and who is absent is said") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("east.jsonl", debt + '\n');
  REQUIRE(folder.run({"index", "east.pgn", "east.jsonl"}).status == 0);
  std::filesystem::create_directory(folder / "list");
  folder.write("list/networks.json",
               R"({"networks":[{"name":"west","path":"../c.pgn"},{"name":"east","path":"../east.pgn"},)"
               R"({"name":"north","path":"../north.pgn"}]})");
  folder.write("family.json", family);
  const Run match = folder.run({"match", "list/networks.json", "family.json", "--json"});
  CHECK(match.status == 0);
  CHECK(contains(match.err, "network north is absent: "));
  CHECK(contains(match.out, R"("networks":[{"name":"west","state":"open","offers":3,"revision":1},)"));
  CHECK(contains(match.out, R"({"name":"north","state":"absent","problem":"catalog-missing"}])"));
  CHECK(contains(match.out, R"("offer":"west:a/crying")"));
  const Run search = folder.run({"search", "list/networks.json", "Schuldnerberatung"});
  CHECK(contains(search.out, "west:a/debt"));
  CHECK(contains(search.out, "east:a/debt"));
  CHECK(contains(folder.run({"show", "list/networks.json", "east:a/debt"}).out, R"({"id":"east:a/debt")"));
  CHECK(folder.run({"show", "list/networks.json", "a/debt"}).status == 1);
  CHECK(lines(folder.run({"export", "list/networks.json", "--format", "jsonl"}).out) == 4);
  CHECK(folder.run({"why", "list/networks.json", "family.json", "west:a/crying"}).status == 0);

  const Run check = folder.run({"check", "list/networks.json"});
  CHECK(check.status == 1);
  CHECK(check.out ==
        "west: 3 offers, revision 1: every checksum holds\n"
        "east: 1 offers, revision 1: every checksum holds\n"
        "north: not checked\n");
  CHECK(contains(check.err, "north.pgn"));
  folder.write("far.json",
               R"({"networks":[{"name":"west","path":"c.pgn"},{"name":"far","path":"tcp://127.0.0.1:1"}]})");
  const Run far = folder.run({"check", "far.json"});
  CHECK(far.status == 0);
  CHECK(contains(far.out, "far: on another machine, to be checked there\n"));

  folder.write("bad.json", R"({"networks":[{"name":"West","path":"c.pgn"}]})");
  const Run bad = folder.run({"match", "bad.json", "family.json"});
  CHECK(bad.status == 1);
  CHECK(contains(bad.err, "/networks/0/name"));
}

}  // namespace
}  // namespace passgenau::test
