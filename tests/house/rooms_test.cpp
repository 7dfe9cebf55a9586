// SPDX-License-Identifier: GPL-2.0-or-later
#include "house/rooms.hpp"

#include <filesystem>
#include <fstream>
#include <random>

#include "catch.hpp"

using passgenau::house::code_only;
using passgenau::house::violations;
namespace fs = std::filesystem;

namespace {

/// A tree of planted files in a temporary folder that goes away with it.
class Tree {
 public:
  Tree() : root_{fs::temp_directory_path() / ("passgenau-rooms-" + std::to_string(std::random_device{}()))} {
    fs::create_directories(root_ / "include");
  }
  ~Tree() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  void plant(const fs::path& file, const std::string& text) {
    fs::create_directories((root_ / file).parent_path());
    std::ofstream{root_ / file} << text;
  }
  const fs::path& root() const { return root_; }

 private:
  fs::path root_;
};

std::vector<std::string> found_in(const fs::path& file, const std::string& text) {
  Tree tree;
  tree.plant("lib/store/schema.hpp", "#pragma once\n");
  tree.plant("lib/model/json.hpp", "#pragma once\n");
  tree.plant(file, text);
  return violations(tree.root());
}

}  // namespace

TEST_CASE("the house keeps its rules") {
  std::string all;
  for (const std::string& violation : violations(PASSGENAU_SOURCE_DIR))
    all += violation + '\n';
  INFO(all);
  CHECK(all.empty());
}

TEST_CASE("a room that looks down is found, with file and line") {
  const auto found =
      found_in("lib/model/offer.cpp", "#include \"model/json.hpp\"\n\n#include \"store/schema.hpp\"\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0] ==
        "lib/model/offer.cpp:3: room model may not include \"store/schema.hpp\": store is below it");
}

TEST_CASE("planted violations are found") {
  struct Case {
    const char* file;
    const char* text;
  };
  const auto planted = GENERATE(values<Case>({
      {"lib/model/a.cpp", "#include \"../store/schema.hpp\"\n"},
      {"lib/match/a.cpp", "#  include \"planning/not_written_yet.hpp\"\n"},
      {"lib/match/a.cpp", "#include <xapian.h>\n"},
      {"lib/text/analyse.cpp", "#include <xapian.h>\n"},
      {"lib/model/a.cpp", "#include <iostream>\n"},
      {"lib/model/a.cpp", "#include <format>\n"},
      {"lib/model/a.cpp", "#include \"../../bindings/cli/table.hpp\"\n"},
      {"lib/model/a.cpp", "auto now = std::chrono::system_clock::now();\n"},
      {"lib/model/a.cpp", "auto now = std::time(nullptr);\n"},
      {"lib/model/a.cpp", "auto now = time(nullptr);\n"},
      {"lib/model/a.cpp", "auto now = ::time(nullptr);\n"},
      {"lib/model/a.cpp", "void f() { std::fprintf(f, \"x\"); }\n"},
      {"lib/model/a.cpp", "void f() { printf(\"x\"); }\n"},
      {"lib/model/a.cpp", "auto home = getenv(\"HOME\");\n"},
      {"lib/model/a.cpp", "void f() { if (bad) std::exit(1); }\n"},
      {"lib/model/a.cpp", "void f() { std::cerr << 1; }\n"},
      {"lib/model/a.cpp", "/* a comment */ void f() { abort(); }\n"},
      {"lib/model/a.cpp", "auto x = R\"(text)\"; void f() { abort(); }\n"},
      {"lib/model/a.cpp", "void f() { std::ranges::sort(rows); }\n"},
      {"lib/store/a.cpp", "int flags() { return Xapian::DB_OPEN | Xapian::DB_DANGEROUS; }\n"},
      {"lib/store/a.cpp", "auto text = matches.snippet(data, 80);\n"},
      {"lib/store/a.cpp", "auto text = query.get_description();\n"},
      {"lib/attic/a.cpp", ""},
      {"lib/a.cpp", ""},
      {"include/passgenau/a.hpp", "#include <boost/json.hpp>\n"},
      {"include/passgenau/a.hpp", "#include <unicode/unistr.h>\n"},
      {"include/passgenau/a.hpp", "#include <xapian.h>\n"},
      {"include/passgenau/a.hpp", "#include \"model/json.hpp\"\n"},
      {"include/passgenau.h", "#include <stdio.h>\n"},
      {"bindings/cli/main.cpp", "#include \"model/json.hpp\"\n"},
      {"bindings/cli/main.cpp", "#include \"../../lib/model/json.hpp\"\n"},
      {"bindings/cli/main.cpp", "#include <xapian.h>\n"},
  }));
  INFO(planted.file << ": " << planted.text);
  const auto found = found_in(planted.file, planted.text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].rfind(std::string{planted.file} + ":1: ", 0) == 0);
}

TEST_CASE("what is allowed stays allowed") {
  struct Case {
    const char* file;
    const char* text;
  };
  const auto planted = GENERATE(values<Case>({
      {"lib/store/a.cpp", "#include <xapian.h>\n#include \"model/json.hpp\"\n#include \"schema.hpp\"\n"},
      {"lib/text/stem.cpp", "#include <xapian.h>\n"},
      {"lib/c_api/a.cpp", "#include \"store/schema.hpp\"\n#include <passgenau.h>\n"},
      {"lib/model/a.cpp",
       "#include <boost/json.hpp>\n#include <unicode/uloc.h>\n#include <passgenau/offer.hpp>\n"},
      {"lib/model/a.cpp", "// #include <iostream>, printf(\"x\") and exit(1) are only spoken of here\n"},
      {"lib/model/a.cpp", "/* #include <iostream>\n   getenv(\"HOME\") */\n"},
      {"lib/model/a.cpp", "auto text = \"call time(nullptr) // or abort()\";\n"},
      {"lib/model/a.cpp",
       "auto text = R\"x(std::cout << \"time(0)\")x\"; auto n = 1'000'000; char c = '\"';\n"},
      {"lib/model/a.cpp",
       "auto t = slot.time(); int time = offer.clock; Time read_time(std::string_view);\n"},
      {"lib/model/a.cpp", "std::snprintf(buffer, sizeof buffer, \"%d\", n);\n"},
      {"include/passgenau/a.hpp",
       "#include <vector>\n#include \"passgenau/b.hpp\"\n#include <passgenau/c.hpp>\n"},
      {"include/passgenau.h", "#include <stddef.h>\n#include <stdint.h>\n"},
      {"bindings/cli/main.cpp",
       "#include <iostream>\n#include <passgenau/passgenau.hpp>\n#include \"table.hpp\"\n"},
  }));
  INFO(planted.file << ": " << planted.text);
  CHECK(found_in(planted.file, planted.text) == std::vector<std::string>{});
}

TEST_CASE("comments and literals become blanks, lines stay") {
  CHECK(code_only("a /* b\nc */ d // e\n") == "a     \n     d     \n");
  CHECK(code_only("f(\"x\\\"y\")") == "f(\"    \")");
  CHECK(code_only("#include \"model/json.hpp\"  // why\n") == "#include \"model/json.hpp\"        \n");
}
