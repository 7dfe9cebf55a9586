// SPDX-License-Identifier: GPL-2.0-or-later
// The C ABI: several networks as one catalog.
#include <string>

#include "catch.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using test::call;
using test::CatalogOfC;
using test::plain_call;
using test::Said;

Said open(const std::string& json, passgenau_catalog** catalog) {
  return plain_call(passgenau_catalog_open_networks, json.data(), json.size(), catalog);
}

TEST_CASE("C: several networks are one catalog, and one that is missing is told") {
  const test::TemporaryFolder folder;
  const std::string west = (folder / "west").string();
  const CatalogOfC one{west, R"({"id":"cafe","title":{"de":"Elterncafé"},"remote":["phone"]})"};
  const std::string list = R"({"networks":[{"name":"west","path":")" + west +
                           R"("},{"name":"east","path":")" + (folder / "east").string() + R"("}]})";
  passgenau_catalog* catalog = nullptr;
  REQUIRE(open(list, &catalog).status == 0);
  const std::string networks = R"("networks":[{"name":"west","state":"open","offers":1,"revision":1},)"
                               R"({"name":"east","state":"absent","problem":"catalog-missing"}])";
  CHECK(call(passgenau_catalog_info, catalog).text == R"({"offers":1,"revision":1,)" + networks + "}");
  CHECK(call(passgenau_catalog_ids, catalog).text == R"(["west:cafe"])");
  const std::string profile = R"({"as_of":"2026-11-22","languages":["de"]})";
  const Said answer = call(passgenau_match, catalog, profile.data(), profile.size(), nullptr, std::size_t{0});
  REQUIRE(answer.status == 0);
  CHECK(answer.text.find(R"("catalog":{"offers":1,"revision":1},)" + networks + R"(,"notes":[])") !=
        std::string::npos);
  CHECK(answer.text.find(R"("offer":"west:cafe")") != std::string::npos);

  const CatalogOfC other{(folder / "east").string(),
                         R"({"id":"cafe","title":{"de":"Treff"},"remote":["phone"]})"};
  int changed = 0;
  CHECK(plain_call(passgenau_catalog_refresh, catalog, &changed).status == 0);
  CHECK(changed == 1);
  CHECK(call(passgenau_catalog_ids, catalog).text == R"(["east:cafe","west:cafe"])");
  CHECK(plain_call(passgenau_catalog_close, catalog).status == 0);
}

TEST_CASE("C: a list of networks that is not valid opens nothing") {
  passgenau_catalog* catalog = nullptr;
  for (const char* json : {"", "[]", "{}", R"({"networks":[{"name":"A","path":"x"}]})", R"({"networks":[)"}) {
    const Said said = open(json, &catalog);
    INFO(json);
    CHECK(said.name == "networks-invalid");
    CHECK(catalog == nullptr);
  }
  CHECK(open(R"({"networks":[{"name":"a","path":"/nowhere/a"}]})", &catalog).name == "networks-missing");
  CHECK(catalog == nullptr);
}

}  // namespace
}  // namespace passgenau
