// SPDX-License-Identifier: GPL-2.0-or-later
// The C ABI: writing a catalog, importing, looking at it whole.
#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace passgenau {
namespace {

using test::call;
using test::contains;
using test::plain_call;
using test::Said;

std::string offer(const std::string& id, const std::string& title = "Elterncafé") {
  return R"({"id":")" + id + R"(","title":{"de":")" + title + R"("}})";
}

/// A writer, and a catalog once something was committed.
class Desk {
 public:
  Desk() { REQUIRE(plain_call(passgenau_writer_open, path_.data(), path_.size(), &writer).status == 0); }
  ~Desk() {
    passgenau_writer_close(writer, nullptr);
    passgenau_catalog_close(catalog, nullptr);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  Said put(const std::string& json) { return call(passgenau_writer_put, writer, json.data(), json.size()); }
  Said import(const std::string& text, const std::string& options) {
    return call(passgenau_writer_import_text, writer, text.data(), text.size(), options.data(),
                options.size());
  }
  Said import_files(const std::string& options) {
    return call(passgenau_writer_import, writer, options.data(), options.size());
  }
  void commit() {
    REQUIRE(plain_call(passgenau_writer_commit, writer).error.empty());
    if (catalog == nullptr)
      REQUIRE(plain_call(passgenau_catalog_open, path_.data(), path_.size(), &catalog).status == 0);
    REQUIRE(plain_call(passgenau_catalog_refresh, catalog, static_cast<int*>(nullptr)).status == 0);
  }
  std::string info() const { return call(passgenau_catalog_info, catalog).text; }
  const std::string& path() const { return path_; }

  passgenau_writer* writer = nullptr;
  passgenau_catalog* catalog = nullptr;

 private:
  test::TemporaryFolder folder_ = {};
  std::string path_ = (folder_ / "catalog").string();
};

}  // namespace

TEST_CASE("C: put, replace, remove, commit") {
  Desk desk;
  CHECK(desk.put(offer("a")).text == R"({"replaced":false,"problems":[]})");
  const Said warned = desk.put(R"({"id":"b","title":{"de":"x"},"colour":"red"})");
  CHECK(contains(warned.text, R"({"replaced":false,"problems":[{"code":"kept-field")"));
  CHECK(contains(desk.put(offer("a", "Neu")).text, R"("replaced":true)"));
  const Said refused = desk.put(R"({"id":"c","title":{},"child_age":{"from":"3"}})");
  CHECK(refused.name == "offer-invalid");
  CHECK(contains(refused.error, "/child_age/from"));
  // Nobody who wants the result.
  const std::string plain = offer("d");
  CHECK(passgenau_writer_put(desk.writer, plain.data(), plain.size(), nullptr, nullptr, nullptr) == 0);
  desk.commit();
  CHECK(desk.info() == R"({"offers":3,"revision":1})");
  CHECK(call(passgenau_catalog_ids, desk.catalog).text == R"(["a","b","d"])");
  CHECK(call(passgenau_offer, desk.catalog, "a", std::size_t{1}).text == offer("a", "Neu"));
  CHECK(call(passgenau_offer, desk.catalog, "c", std::size_t{1}).name == "offer-unknown");

  int removed = -1;
  CHECK(passgenau_writer_remove(desk.writer, "a", 1, &removed, nullptr) == 0);
  CHECK(removed == 1);
  CHECK(passgenau_writer_remove(desk.writer, "a", 1, &removed, nullptr) == 0);
  CHECK(removed == 0);
  int changed = -1;
  CHECK(passgenau_catalog_refresh(desk.catalog, &changed, nullptr) == 0);
  CHECK(changed == 0);
  CHECK(plain_call(passgenau_writer_commit, desk.writer).status == 0);
  CHECK(passgenau_catalog_refresh(desk.catalog, &changed, nullptr) == 0);
  CHECK(changed == 1);
  CHECK(desk.info() == R"({"offers":2,"revision":2})");
  CHECK(call(passgenau_catalog_check, desk.catalog).text == "[]");
}

TEST_CASE("C: an import, and its report") {
  Desk desk;
  const std::string lines = offer("a") + '\n' + "{\n" + offer("b") + '\n';
  CHECK(contains(
      desk.import(lines, R"({"file_name":"mine.jsonl","records":true})").text,
      R"({"read":3,"accepted":2,"replaced":0,"kept":0,"left_out":1,"problems":[{"code":"json-syntax")"));
  desk.commit();
  CHECK(desk.info() == R"({"offers":2,"revision":1})");

  const std::string csv = "nr;name\n1;Café\n";
  const std::string mapping =
      R"({"format":"csv","mapping":{"mapping":1,"input":{"format":"csv","separator":";"},"fields":[)"
      R"({"from":"/nr","to":"/id"},{"from":"/name","to":"/title/de"}]}})";
  const Said mapped = desk.import(csv, mapping);
  INFO(mapped.error);
  CHECK(contains(mapped.text, R"("accepted":1)"));
  CHECK(desk.import(csv, R"({"mapping":{"mapping":2}})").name == "mapping-invalid");
  CHECK(desk.import(csv, R"({"files":["x"]})").name == "options-invalid");
  // A wrong call harmed nothing.
  desk.commit();
  CHECK(desk.info() == R"({"offers":3,"revision":2})");
}

TEST_CASE("C: an import of files; one that is refused closes the writer and nothing was written") {
  Desk desk;
  const test::TemporaryFolder folder;
  const std::string file = (folder / "offers.jsonl").string();
  {
    std::ofstream out{file};
    for (char id = 'a'; id <= 'z'; ++id)
      out << offer(std::string{id}) << '\n';
  }
  const std::string options = R"({"files":[")" + file + R"("]})";
  CHECK(contains(desk.import_files(options).text, R"("accepted":26)"));
  desk.commit();
  CHECK(desk.import_files(R"({"files":["/nowhere/at/all.jsonl"]})").name == "file-unreadable");
  CHECK(desk.import_files("{}").name == "options-invalid");
  CHECK(call(passgenau_writer_import, desk.writer, nullptr, std::size_t{0}).name == "options-invalid");

  const Said deletion = desk.import(offer("a"), R"({"replace":true})");
  CHECK(deletion.name == "mass-deletion");
  CHECK(desk.put(offer("new")).name == "writer-closed");
  CHECK(plain_call(passgenau_writer_commit, desk.writer).name == "writer-closed");
  CHECK(plain_call(passgenau_catalog_refresh, desk.catalog, static_cast<int*>(nullptr)).status == 0);
  CHECK(desk.info() == R"({"offers":26,"revision":1})");
}

TEST_CASE("C: vocabulary, gazetteer, places, documents") {
  Desk desk;
  const std::string own =
      R"({"type":"burden","id":"child/own","broader":["child"],"label":{"de":"Eigenes","en":"Own"},"synonyms":{"de":["Extra"]}})";
  CHECK(plain_call(passgenau_writer_set_vocabulary, desk.writer, own.data(), own.size()).error.empty());
  const std::string broken = R"({"type":"burden","id":"child/own"})";
  CHECK(plain_call(passgenau_writer_set_vocabulary, desk.writer, broken.data(), broken.size()).name ==
        "vocabulary-invalid");
  const std::string places = "postal_code,place,region,lat,lon\n64289,Darmstadt,06411000,49.87,8.65\n";
  CHECK(call(passgenau_writer_set_gazetteer, desk.writer, places.data(), places.size()).text == "[]");
  CHECK(call(passgenau_writer_set_gazetteer, desk.writer, "x", std::size_t{1}).name == "gazetteer-invalid");
  desk.put(offer("a"));
  desk.commit();

  const auto vocabulary = [&](passgenau_catalog* catalog, const std::string& options) {
    return call(passgenau_vocabulary, catalog, options.data(), options.size());
  };
  const std::string german = vocabulary(desk.catalog, R"({"type":"burden","language":"de-AT"})").text;
  CHECK(contains(
      german,
      R"({"id":"child/own","type":"burden","broader":["child"],"label":"Eigenes","synonyms":["Extra"]})"));
  CHECK(vocabulary(desk.catalog, R"({"type":"burden","language":"DE"})").text == german);
  CHECK(contains(german,
                 R"("id":"child/excessive-crying","type":"burden","broader":["child/regulation-disorder"])"));
  CHECK_FALSE(contains(german, R"("type":"kind")"));
  CHECK(contains(vocabulary(desk.catalog, "{}").text,
                 R"("label":{"de":"Eigenes","en":"Own"},"synonyms":{"de":["Extra"]})"));
  CHECK_FALSE(contains(vocabulary(nullptr, "{}").text, "child/own"));
  CHECK(vocabulary(nullptr, R"({"type":"burdens"})").name == "options-invalid");

  for (const std::string options :
       {R"({"postal_code":"64289"})", R"({"region":"06411"})", R"({"name":"darmstadt"})"})
    CHECK(call(passgenau_places, desk.catalog, options.data(), options.size()).text ==
          R"([{"postal_code":"64289","name":"Darmstadt","region":"06411000","lat":49.87,"lon":8.65}])");

  const std::string named = R"({"id":"x","title":{"de":"x"},"addresses":["child/own"]})";
  CHECK(call(passgenau_check_offer, desk.catalog, named.data(), named.size()).text == "[]");
  CHECK(contains(
      call(passgenau_check_offer, static_cast<passgenau_catalog*>(nullptr), named.data(), named.size()).text,
      "unmatched-burden"));
  const std::string need = R"({"needs":[{"burden":"child/own"}]})";
  const std::string day = R"({"as_of":"2026-11-21"})";
  CHECK(call(passgenau_check_profile, desk.catalog, need.data(), need.size(), day.data(), day.size()).text ==
        "[]");
  CHECK(contains(
      call(passgenau_check_profile, desk.catalog, need.data(), need.size(), nullptr, std::size_t{0}).text,
      "as-of-missing"));
  CHECK(contains(call(passgenau_languages).text, R"({"tag":"ar","right_to_left":true})"));
  CHECK(contains(call(passgenau_components).text, R"({"name":"Xapian","version":")"));
  CHECK(passgenau_version() == version());
}

TEST_CASE("C: export, duplicates and evaluation are those of C++") {
  Desk desk;
  for (const char* id : {"a/1", "b/1", "c/1"})
    desk.put(
        R"({"id":")" + std::string{id} +
        R"(","title":{"de":"Offener Treff für Eltern"},"provider":{"name":"Familienzentrum"},"addresses":["child/excessive-crying"]})");
  desk.commit();
  const Catalog catalog{desk.path()};
  const std::string csv = R"({"format":"csv","separator":";"})";
  const Said text = call(passgenau_export, desk.catalog, csv.data(), csv.size());
  CHECK(contains(text.text, "a/1;"));
  CHECK(call(passgenau_export, desk.catalog, nullptr, std::size_t{0}).text ==
        to_json(*catalog.offer("a/1")) + '\n' + to_json(*catalog.offer("b/1")) + '\n' +
            to_json(*catalog.offer("c/1")) + '\n');
  const std::string least = R"({"least":0.5})";
  CHECK(call(passgenau_duplicates, desk.catalog, least.data(), least.size()).text ==
        to_json(find_duplicates(catalog, {.least = 0.5})));

  const std::string profiles =
      R"({"id":"f","case":"schreit","profile":{"needs":[{"burden":"child/excessive-crying"}]}})"
      "\n";
  const std::string grades = R"({"profile":"f","offer":"a/1","grade":3})"
                             "\n";
  const std::string day = R"({"as_of":"2026-11-21"})";
  const Said figures = call(passgenau_evaluate, desk.catalog, profiles.data(), profiles.size(), grades.data(),
                            grades.size(), day.data(), day.size());
  INFO(figures.error);
  CHECK(contains(figures.text, "ndcg@10"));
  const Said refused = call(passgenau_evaluate, desk.catalog, profiles.data(), profiles.size(), "{}",
                            std::size_t{2}, day.data(), day.size());
  CHECK(refused.name == "judgements-invalid");
}

}  // namespace passgenau
