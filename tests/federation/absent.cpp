// SPDX-License-Identifier: GPL-2.0-or-later
// Networks that are missing, damaged, at odds with each other, or come back.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "catch.hpp"
#include "federation/split.hpp"
#include "passgenau/seal.hpp"

namespace passgenau::test {
namespace {

namespace fs = std::filesystem;

/// The code of a network's problem; empty where it is open.
std::string problem_of(const Catalog& catalog, const std::string& name) {
  for (const NetworkState& network : catalog.state().networks)
    if (network.name == name)
      return network.problem ? std::string{info(network.problem->code).name} : std::string{};
  return "there is no such network";
}

void flip(const std::string& file, std::uintmax_t at, std::size_t bytes) {
  std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
  std::string text(bytes, '\0');
  stream.seekg(static_cast<std::streamoff>(at));
  stream.read(text.data(), static_cast<std::streamsize>(bytes));
  for (char& c : text)
    c = static_cast<char>(c ^ 0x55);
  stream.seekp(static_cast<std::streamoff>(at));
  stream.write(text.data(), static_cast<std::streamsize>(bytes));
}

Code code_of(const std::vector<Network>& networks) {
  try {
    (void)Catalog::open(networks);
  } catch (const Error& error) {
    return error.code();
  }
  return Code::internal;
}

constexpr std::uint64_t seed = 20'000'001;

TEST_CASE("a network that is missing is told, and the others answer as if they were all") {
  Split split{seed};
  fs::rename(split.networks[0].path, split.path("moved"));
  Catalog federation = Catalog::open(split.networks);
  CHECK(problem_of(federation, split.networks[0].name) == "catalog-missing");
  CHECK(problem_of(federation, split.networks[1].name).empty());
  // Its own concepts are gone with it: a profile that names one is refused, as it is by the others.
  std::vector<NeedsProfile> profiles;
  for (const NeedsProfile& profile : split.staged.profiles)
    if (validate(profile, federation.vocabulary()).empty()) profiles.push_back(profile);
  REQUIRE(!profiles.empty());
  CHECK(compare(federation, split.merged(federation), profiles, split.random) > 0);
  const std::string told = to_json(federation.match(profiles[0]));
  CHECK(told.find("\"networks\":[{\"name\":\"" + split.networks[0].name +
                  "\",\"state\":\"absent\",\"problem\":\"catalog-missing\"},{\"name\":\"") !=
        std::string::npos);
  CHECK_FALSE(federation.refresh());
  CHECK(federation.check().size() == 1);

  SECTION("it comes back") {
    fs::rename(split.path("moved"), split.networks[0].path);
    CHECK(federation.refresh());
    CHECK(problem_of(federation, split.networks[0].name).empty());
    compare(federation, split.merged(federation, "again"), split.staged.profiles, split.random);
  }
  SECTION("another one goes, and then all") {
    fs::rename(split.networks[1].path, split.path("moved, too"));
    if (split.networks.size() > 2) {
      CHECK(federation.refresh());
      CHECK(problem_of(federation, split.networks[1].name) == "catalog-missing");
    }
    for (std::size_t i = 2; i < split.networks.size(); ++i)
      fs::rename(split.networks[i].path, split.path("moved " + std::to_string(i)));
    const CatalogState before = federation.state();
    CHECK_THROWS_AS(federation.refresh(), Error);
    CHECK(federation.state() == before);
    CHECK(code_of(split.networks) == Code::networks_missing);
  }
}

TEST_CASE("a sealed network that is damaged is absent, whole it is as its folder") {
  Split split{seed + 1};
  const std::string sealed = split.path("sealed");
  seal_catalog(split.networks[1].path, sealed, {});
  split.networks[1].path = sealed;
  {
    const Catalog federation = Catalog::open(split.networks);
    compare(federation, split.merged(federation), split.staged.profiles, split.random);
  }
  flip(sealed, fs::file_size(sealed) / 2, 1);
  const Catalog federation = Catalog::open(split.networks);
  CHECK(problem_of(federation, split.networks[1].name) == "catalog-damaged");
  compare(federation, split.merged(federation, "without it"), split.staged.profiles, split.random);
}

#ifndef __SANITIZE_ADDRESS__
// Of a damaged block Xapian believes the lengths, and reads beyond its buffer: the sanitizer would end the program for it.
TEST_CASE("facts that are damaged leave a network out") {
  Split split{seed + 2};
  const std::string file = split.networks[0].path + "/postlist.glass";
  // A block is filled from its end.
  flip(file, fs::file_size(file) - 4096, 4096);
  const Catalog federation = Catalog::open(split.networks);
  // Its format may stand there, too.
  const std::string problem = problem_of(federation, split.networks[0].name);
  INFO(problem);
  CHECK((problem == "catalog-damaged" || problem == "catalog-foreign"));
}

TEST_CASE("texts that are damaged leave a network out once they are asked for") {
  const TemporaryFolder folder;
  const auto make = [&](const std::string& name, std::size_t offers) {
    CatalogWriter writer{(folder / name).string()};
    Random random{seed};
    for (std::size_t i = 0; i < offers; ++i) {
      std::string text = "Elterntreff";
      for (int word = 0; word < 60; ++word)
        text += " wort" + std::to_string(random.between(1, 1'000'000));
      writer.put({.id = "offer-" + std::to_string(i), .title = {{"de", text}}, .remote = {Delivery::phone}});
    }
    writer.commit();
    return Network{name, (folder / name).string()};
  };
  // Many blocks: a reader that is open keeps the root of its tables.
  constexpr std::size_t many = 300;
  const Catalog catalog = Catalog::open({make("large", many), make("small", 1)});
  const std::string file = (folder / "large/docdata.glass").string();
  flip(file, 0, fs::file_size(file));
  const NeedsProfile family{.as_of = date(2026, 11, 22), .languages = {"de"}};
  CHECK(catalog.match(family).catalog.offers == many + 1);
  const SearchResult found = catalog.search({.words = "Elterntreff", .language = "de"});
  CHECK(problem_of(catalog, "large") == "catalog-damaged");
  REQUIRE(found.catalog.networks.size() == 2);
  CHECK(found.catalog.networks[0].problem);
  REQUIRE(found.hits.size() == 1);
  CHECK(found.hits[0].offer == "small:offer-0");
  CHECK_FALSE(catalog.offer("large:offer-0"));
  CHECK_THROWS_AS(catalog.why(family, "large:offer-0"), Error);

  SECTION("several at once") {
    // Setting one aside must not bring the other back, and so on without end.
    const Catalog three =
        Catalog::open({make("one", many), make("two", many), {"small", (folder / "small").string()}});
    for (const char* name : {"one", "two"}) {
      const std::string texts = (folder / name / "docdata.glass").string();
      flip(texts, 0, fs::file_size(texts));
    }
    CHECK(three.search({.words = "Elterntreff", .language = "de"}).hits.size() == 1);
    CHECK(problem_of(three, "one") == "catalog-damaged");
    CHECK(problem_of(three, "two") == "catalog-damaged");
  }
}
#endif

TEST_CASE("own concepts at odds are told with both names, and the first one holds") {
  const TemporaryFolder folder;
  const auto make = [&](const std::string& name, const std::string& lines) {
    CatalogWriter writer{(folder / name).string()};
    writer.set_vocabulary(Vocabulary::built_in().extended_by(lines));
    writer.put({.id = "x", .title = {{"de", "Rat"}}, .addresses = {"child/night-terrors"}});
    writer.commit();
    return Network{name, (folder / name).string()};
  };
  const std::string one =
      R"({"type":"burden","id":"child/night-terrors","broader":["child"],"label":{"de":"Nachtschreck"}})";
  const std::string other =
      R"({"type":"burden","id":"child/night-terrors","broader":["child"],"label":{"de":"Angst"}})";
  const std::string more =
      R"({"type":"burden","id":"child/teething","broader":["child"],"label":{"de":"Zahnen"}})";
  const Network first = make("first", one);
  const Network second = make("second", "\n" + more + "\n" + one + "\n");
  const Network third = make("third", more + "\n" + other);
  const Catalog catalog = Catalog::open({first, second, third});
  CHECK(problem_of(catalog, "first").empty());
  CHECK(problem_of(catalog, "second").empty());
  CHECK(problem_of(catalog, "third") == "network-conflict");
  const std::string message = catalog.state().networks[2].problem->message;
  CHECK(message.find("'third'") != std::string::npos);
  CHECK(message.find("'first'") != std::string::npos);
  CHECK(catalog.vocabulary().label(ConceptType::burden, "child/night-terrors", "de") == "Nachtschreck");
  CHECK(catalog.vocabulary().find(ConceptType::burden, "child/teething") != nullptr);
  CHECK(catalog.ids() == std::vector<std::string>{"first:x", "second:x"});
}

TEST_CASE("where two gazetteers know one place, that of the first network holds") {
  const TemporaryFolder folder;
  const auto make = [&](const std::string& name, std::vector<GazetteerRow> rows) {
    Split::write((folder / name).string(), {}, Gazetteer{std::move(rows)}, {});
    return Network{name, (folder / name).string()};
  };
  const GazetteerRow here{
      .postal_code = "64289", .name = "Darmstadt", .region = "06411000", .point = {49.88, 8.66}};
  GazetteerRow shifted = here;
  shifted.point = {49.9, 8.7};
  const GazetteerRow there{
      .postal_code = "64342", .name = "Seeheim", .region = "06432020", .point = {49.76, 8.65}};
  const Catalog catalog = Catalog::open({make("a", {here}), make("b", {shifted, there})});
  CHECK(catalog.gazetteer().rows() == std::vector<GazetteerRow>{here, there});
}

TEST_CASE("a list of networks is checked before anything is opened") {
  CHECK(code_of({}) == Code::networks_invalid);
  const auto pointers = [](const std::string& json) {
    std::string all;
    for (const Problem& problem : networks_from_json(json).problems)
      all += std::string{info(problem.code).name} + ' ' + problem.pointer + '\n';
    return all;
  };
  CHECK(pointers(R"({"networks":[{"name":"mh","path":"a"},{"name":"0-a","path":"b"}]})").empty());
  CHECK(pointers(R"({"networks":[]})") == "empty /networks\n");
  CHECK(pointers("{}") == "missing /networks\n");
  CHECK(pointers("[") == "json-syntax \n");
  CHECK(pointers(R"({"networks":[{"name":"A","path":"a"},{"name":"-a","path":""},{"path":"c"}]})") ==
        "unknown-value /networks/0/name\nunknown-value /networks/1/name\nempty /networks/1/path\n"
        "empty /networks/2/name\n");
  CHECK(pointers(R"({"networks":[{"name":"a","path":"x"},{"name":"a","path":"x"}]})") ==
        "duplicate /networks/1/name\nduplicate /networks/1/path\n");
  CHECK(pointers(R"({"networks":[{"name":"a","path":"x","port":1}]})") == "unknown-field /networks/0/port\n");
  CHECK(pointers(R"({"networks":[{"name":")" + std::string(32, 'a') + R"(","path":"x"}]})").empty());
  CHECK(pointers(R"({"networks":[{"name":")" + std::string(33, 'a') + R"(","path":"x"}]})") ==
        "too-long /networks/0/name\n");
}

TEST_CASE("readers of several networks see each commit whole") {
  Split split{seed + 4};
  Catalog federation = Catalog::open(split.networks);
  CatalogWriter writer{split.networks[0].path};
  const std::uint64_t before = federation.state().offers;
  std::atomic<bool> stop{false};
  std::atomic<int> wrong{0};
  std::atomic<int> answers{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i)
    readers.emplace_back([&, i] {
      while (!stop) {
        // Two offers come and go together.
        const SearchResult found = federation.search({.words = "Purzelbaumzirkus", .language = "de"});
        const std::uint64_t more = found.catalog.offers - before;
        if (found.hits.size() != more || (more != 0 && more != 2)) ++wrong;
        if (i == 0) federation.refresh();
        ++answers;
      }
    });
  // On a busy machine forty commits may be done before the first reader has begun.
  for (int commit = 0; commit < 40 || answers < 10; ++commit) {
    for (const char* id : {"new-1", "new-2"})
      if (commit % 2 == 0)
        writer.put({.id = id, .title = {{"de", "Purzelbaumzirkus"}}});
      else
        writer.remove(id);
    writer.commit();
  }
  stop = true;
  for (std::thread& reader : readers)
    reader.join();
  CHECK(wrong == 0);
  CHECK(answers >= 10);
}

}  // namespace
}  // namespace passgenau::test
