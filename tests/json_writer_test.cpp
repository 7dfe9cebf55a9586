// SPDX-License-Identifier: GPL-2.0-or-later
// The writer of answers: the same bytes as the plain functions of model/json.hpp, however long, at any room.
#include "model/json_writer.hpp"

#include <random>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"

using namespace passgenau;

namespace {

constexpr unsigned seed = 20261122;

std::string written_text(std::string_view value) {
  JsonWriter writer{1};
  writer.text(value);
  return writer.take();
}

std::string plain_text(std::string_view value) {
  std::string out;
  append_json_string(out, value);
  return out;
}

template <int decimals>
void check_decimal(std::int64_t units) {
  JsonWriter writer{1};
  writer.decimal<decimals>(units);
  std::string expected;
  append_decimal(expected, units, decimals);
  CHECK(writer.take() == expected);
}

}  // namespace

TEST_CASE("objects and lists, empty ones, too, have their commas between and none behind") {
  JsonWriter writer{0};
  writer.object([&] {
    writer.name("none").list(std::vector<int>{}, [](int) {});
    writer.name("one").list(std::vector<int>{7}, [&](int item) { writer.integer(item); });
    writer.name("empty").object([] {});
    writer.name(std::string_view{"told"}).boolean(true);
    writer.name("list").list(std::vector<int>{1, 2},
                             [&](int item) { writer.object([&] { writer.name("n").integer(-item); }); });
    writer.name("last").word("met");
  });
  CHECK(writer.take() ==
        R"({"none":[],"one":[7],"empty":{},"told":true,"list":[{"n":-1},{"n":-2}],"last":"met"})");
}

TEST_CASE("a comma at the end of a text is no comma between") {
  CHECK(written_text(",") == "\",\"");
  CHECK(written_text("").size() == 2);
}

TEST_CASE("every byte that needs an escape has one, wherever it stands") {
  for (int byte = 0; byte < 256; ++byte)
    for (std::size_t length = 1; length <= 20; ++length)
      for (const std::size_t place : {std::size_t{0}, length / 2, length - 1}) {
        std::string value(length, 'x');
        value[place] = static_cast<char>(byte);
        const bool plain = byte >= 0x20 && byte != '"' && byte != '\\';
        REQUIRE(plain_bytes(value) == (plain ? length : place));
        REQUIRE(written_text(value) == plain_text(value));
      }
  std::mt19937 random{seed};
  INFO("seed " << seed);
  for (int round = 0; round < 2000; ++round) {
    std::string value(random() % 64, ' ');
    for (char& byte : value)
      byte = static_cast<char>(random() % 256);
    REQUIRE(written_text(value) == plain_text(value));
  }
}

TEST_CASE("decimals have no zeros behind, and their sign") {
  for (const std::int64_t units : {0, 1, -1, 10, 999, 1000, -1000, 1001, 19680, -19680, 100000, 945567, -50})
    for (int shift = 0; shift < 3; ++shift) {
      check_decimal<3>(units + shift);
      check_decimal<6>(units + shift);
      check_decimal<0>(units + shift);
    }
}
