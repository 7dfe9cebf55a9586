// SPDX-License-Identifier: GPL-2.0-or-later
// `passgenau read` as its callers see it.
#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include "catch.hpp"
#include "read/notes.hpp"

namespace passgenau {
namespace {

struct Run {
  int status = -1;
  std::string out = {};
};

#ifdef PASSGENAU_PROGRAM
/// `arguments` as a shell reads them.
Run run(const std::string& arguments) {
  std::FILE* pipe = popen((std::string{"'" PASSGENAU_PROGRAM "' read "} + arguments).c_str(), "r");
  REQUIRE(pipe != nullptr);
  Run result;
  std::array<char, 4096> buffer{};
  for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    result.out.append(buffer.data(), count);
  result.status = pclose(pipe);
  return result;
}
#endif

}  // namespace

TEST_CASE("the program reads a sentence") {
#ifdef PASSGENAU_PROGRAM
  if (!std::filesystem::exists(PASSGENAU_PROGRAM)) return test::skip("there is no program passgenau");
  const std::string day = "--as-of 2026-11-21 ";
  const std::string gazetteer = "--gazetteer '" PASSGENAU_SOURCE_DIR "/tests/data/sample/gazetteer.csv' ";
  const std::string note = "Mutter (17), kein Geld, keine Schulden, wohnt in Dieburg";

  const Run json = run("--json " + day + gazetteer + "'" + note + "'");
  CHECK(json.status == 0);
  CHECK(json.out == to_json(test::sample_reader().read(note, test::sample_day())) + "\n");

  const Run piped = run("--json " + day + gazetteer + "- <<'END'\n" + note + "\nEND");
  CHECK(piped.out == json.out);

  const Run table = run(day + gazetteer + "'" + note + "'");
  CHECK(table.status == 0);
  CHECK(table.out.find("»kein Geld«") != std::string::npos);
  CHECK(table.out.find("»Schulden«  verneint") != std::string::npos);

  CHECK(run("2>/dev/null").status != 0);
  const Run refused = run(day + "'" + std::string(1001, 'q') + "' 2>&1");
  CHECK(refused.status != 0);
  CHECK(refused.out.find("qq") == std::string::npos);
#else
  test::skip("there is no program passgenau");
#endif
}

}  // namespace passgenau
