// SPDX-License-Identifier: GPL-2.0-or-later
// Tables that are read in parts, and ids that are remembered by their hashes: the same as if all of it were held.
#include "exchange/hsds_table.hpp"

#include <sys/stat.h>

#include <fstream>
#include <random>

#include "catch.hpp"
#include "exchange/accepted_ids.hpp"
#include "exchange/package.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

namespace {

TableText text_in(const std::string& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return TableText{SeenFile{.path = path,
                            .device = status.st_dev,
                            .inode = status.st_ino,
                            .size = static_cast<std::uint64_t>(status.st_size)}};
}

void write(const std::string& path, const std::string& text) {
  std::ofstream{path, std::ios::binary} << text;
}

struct MadeRow {
  std::uint64_t line = 0;
  std::string id;
  std::string text;
};

/// A table of some megabytes, with line breaks, quotes and blanks wherever a block may end.
std::string made_table(std::mt19937& random, std::vector<MadeRow>& rows) {
  const std::vector<std::string> pieces{"a",    "\n", "\r\n", "\"\"", ",", " ", "ü", std::string(300, 'x'),
                                        "\n\n", "b,"};
  const std::vector<std::string> between{"\n", "\r\n", "\n\n", "\r\n  \r\n", "\n\"\"\n", "\r"};
  std::string table =
      "\xEF\xBB\xBF"
      "id,text\r\n";
  std::uint64_t line = 2;
  const auto add = [&](const std::string& text) {
    table += text;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n")) ++line;
  };
  while (table.size() < 1'500'000) {
    MadeRow row{.line = line, .id = std::to_string(random() % 500), .text = "x"};
    std::string cell = "x";
    for (std::size_t n = random() % 12; n > 0; --n) {
      const std::string& piece = pieces[random() % pieces.size()];
      cell += piece;
      row.text += piece == "\"\"" ? "\"" : piece;
    }
    // Now and then one that is longer than a block.
    if (random() % 700 == 0) {
      const std::string much(200'000, 'y');
      cell += much + "\n";
      row.text += much + "\n";
    }
    add(row.id + ",\"" + cell + '"');
    add(between[random() % between.size()]);
    rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

TEST_CASE("a table in a file gives every row that a table in memory gives, each with its line") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random{seed};
  std::vector<MadeRow> rows;
  const std::string table = made_table(random, rows);
  const TemporaryFolder folder;
  const std::string path = folder / "t.csv";
  write(path, table);
  for (const bool in_file : {true, false}) {
    std::vector<Problem> problems;
    HsdsTable read{"t.csv", in_file ? text_in(path) : TableText{table}, ',', problems};
    REQUIRE(problems.empty());
    REQUIRE(read.size() == rows.size());
    std::vector<std::size_t> of_seven;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      INFO("row " << i);
      REQUIRE(read.line(i) == rows[i].line);
      std::optional<Problem> problem;
      const json::object object = read.object(i, problem);
      REQUIRE_FALSE(problem);
      REQUIRE(object.at("id").get_string() == std::string_view{rows[i].id});
      REQUIRE(object.at("text").get_string() == std::string_view{rows[i].text});
      if (rows[i].id == "7") of_seven.push_back(i);
    }
    CHECK(read.rows_with("id", "7") == of_seven);
    CHECK(read.rows_with("id", "x").empty());
    CHECK(read.rows_with("id", "").empty());
    CHECK(read.rows_with("name", "7").empty());
    CHECK(read.unused() == std::pair<std::size_t, std::uint64_t>{rows.size(), rows[0].line});
  }
}

TEST_CASE("a table that is changed while it is read is an error, never a wrong row") {
  const std::string row = "1,A\n";
  std::string table = "id,name\n";
  for (int i = 0; i < 100'000; ++i)
    table += row;
  const TemporaryFolder folder;
  const std::string path = folder / "t.csv";
  const auto code_of = [](auto&& use) {
    try {
      use();
    } catch (const Error& error) {
      CHECK(std::string{error.what()}.find("it changed while it was read") != std::string::npos);
      return error.code();
    }
    return Code::internal;
  };
  std::optional<Problem> problem;
  std::vector<Problem> problems;
  for (const std::string& changed : {std::string{"id,name\n"}, std::string(table.size(), '\n'),
                                     std::string(table.size(), ','), std::string(table.size(), '"')}) {
    write(path, table);
    HsdsTable read{"t.csv", text_in(path), ',', problems};
    CHECK(read.object(50, problem).at("name").get_string() == "A");
    write(path, changed);
    CHECK(code_of([&] { read.object(0, problem); }) == Code::file_unreadable);
  }
  // Between the look at it and the reading.
  write(path, table);
  TableText other = text_in(path);
  write(path, table + row);
  CHECK(code_of([&] { HsdsTable{"t.csv", std::move(other), ',', problems}; }) == Code::file_unreadable);
  CHECK(problems.empty());
}

TEST_CASE("of a thousand broken quotes none costs another row, and each is named") {
  std::string table = "id,name\n";
  for (int i = 0; i < 1000; ++i)
    table += std::to_string(i) + ",\"A\"x\n" + std::to_string(i) + "b,B\n";
  for (int i = 0; i < 1000; ++i)
    table += std::to_string(i) + ",\"C\n";
  table += "last,D\n";
  std::vector<Problem> problems;
  HsdsTable read{"t.csv", TableText{table}, ',', problems};
  CHECK(problems.size() == 2000);
  CHECK(read.size() == 3001);
  CHECK(read.rows_with("id", "999b").size() == 1);
  CHECK(read.rows_with("id", "last").size() == 1);
}

TEST_CASE("accepted ids are found with their places, others are not") {
  AcceptedIds ids;
  CHECK_FALSE(ids.contains("0"));
  constexpr std::uint32_t many = 100'000;
  for (std::uint32_t i = 0; i < many; ++i)
    ids.add(std::to_string(i), {.line = std::uint64_t{i} << 32, .file = i % 7, .number = i});
  for (std::uint32_t i = 0; i < many; ++i) {
    const auto found = ids.find(std::to_string(i));
    REQUIRE(found);
    REQUIRE(found->line == std::uint64_t{i} << 32);
    REQUIRE(found->file == i % 7);
    REQUIRE(found->number == i);
    REQUIRE_FALSE(ids.contains(std::to_string(i) + 'x'));
  }
}

}  // namespace passgenau::test
