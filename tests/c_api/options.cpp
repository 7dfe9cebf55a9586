// SPDX-License-Identifier: GPL-2.0-or-later
// Every function that has options refuses each that is unknown, of another type, or out of range.
#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include "catch.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using test::call;
using test::Said;

const std::string profile = R"({"as_of":"2026-11-21","needs":[{"burden":"economic/debt"}]})";
const std::string judged = R"({"id":"f","case":"x","profile":{"as_of":"2026-11-21"}})";
const std::string offer = R"({"id":"n","title":{"de":"Neu"}})";
const std::string grades = R"({"profile":"f","offer":"a","grade":3})";

struct Function {
  std::string name = {};
  std::function<Said(const std::string& options)> with = {};
  std::string right = "{}";
  std::vector<std::string> wrong = {};
};

/// `function(catalog, texts…, options)`.
template <class C, class... Texts>
auto calling(C function, passgenau_catalog* catalog, const Texts&... texts) {
  return [=](const std::string& options) {
    return std::apply(
        [&](auto... arguments) {
          return call(function, catalog, arguments..., options.data(), options.size());
        },
        std::tuple_cat(std::make_tuple(texts.data(), texts.size())...));
  };
}

std::vector<Function> functions(passgenau_catalog* catalog, passgenau_writer* writer,
                                const std::string& path) {
  const std::string id = "a";
  const std::string day = R"({"as_of":"2026-02-30"})";
  const std::string number = R"({"language":7})";
  const std::string least = R"({"most":-1})";
  const std::string most = R"({"most":201})";
  const std::string no_tag = R"({"language":"!!"})";
  const std::string unheard = R"({"language":"??"})";
  return {
      {"match",
       calling(passgenau_match, catalog, profile),
       R"({"near_misses":200,"ask":0,"language":"de"})",
       {day, number, R"({"near_misses":201})", R"({"ask":-1})"}},
      {"match_all",
       calling(passgenau_match_all, catalog, profile),
       R"({"threads":2})",
       {day, number, R"({"threads":257})", R"({"threads":-1})"}},
      {"near_misses",
       calling(passgenau_near_misses, catalog, profile),
       R"({"most":200})",
       {day, number, least, most}},
      {"near_miss", calling(passgenau_near_miss, catalog, profile, id), "{}", {day, number}},
      {"why", calling(passgenau_why, catalog, profile, id), "{}", {day, number}},
      {"ask", calling(passgenau_ask, catalog, profile), R"({"most":0})", {day, number, least, most}},
      {"plan",
       calling(passgenau_plan, catalog, profile),
       R"({"max_offers":20,"max_contacts":1,"language":"tr"})",
       {day, number, R"({"max_offers":0})", R"({"max_offers":21})", R"({"max_contacts":0})"}},
      {"pathway",
       calling(passgenau_pathway, catalog, profile),
       R"({"until":"2027-11-21","offers":0,"format":"svg","language":"ar"})",
       {day, number, R"({"offers":21})", R"({"format":"pdf"})", R"({"until":"2026-11-21"})",
        R"({"until":"2036-11-22"})", R"({"until":20271121})"}},
      {"search",
       calling(passgenau_search, catalog, id),
       R"({"language":"tr","limit":200,"unfinished":true})",
       {no_tag, unheard, number, R"({"limit":0})", R"({"limit":201})", R"({"unfinished":1})"}},
      {"complete",
       calling(passgenau_complete, catalog, id),
       R"({"limit":1})",
       {R"({"limit":0})", R"({"limit":201})"}},
      {"read", calling(passgenau_read, catalog, id), R"({"as_of":"2026-11-21"})", {day, R"({"as_of":3})"}},
      {"check_profile", calling(passgenau_check_profile, catalog, profile), "{}", {day}},
      {"vocabulary",
       calling(passgenau_vocabulary, catalog),
       R"({"type":"kind","language":"pl"})",
       {no_tag, number, R"({"type":"burdens"})"}},
      {"places",
       calling(passgenau_places, catalog),
       R"({"region":"06"})",
       {"{}", R"({"postal_code":"64289","name":"Darmstadt"})", R"({"postal_code":"6428"})",
        R"({"postal_code":64289})", R"({"region":"99"})", R"({"region":"country:DE"})", R"({"name":""})"}},
      {"duplicates",
       calling(passgenau_duplicates, catalog),
       R"({"least":1,"across_sources":true})",
       {R"({"least":2})", R"({"least":-0.1})", R"({"least":"1"})", R"({"across_sources":1})"}},
      {"export",
       calling(passgenau_export, catalog),
       R"({"format":"csv","separator":"\t","language":"en"})",
       {unheard, number, R"({"separator":"|"})", R"({"format":"csv","separator":";;"})",
        R"({"format":"csv","separator":""})", R"({"format":"xml"})", R"({"byte_order_mark":"yes"})",
        R"({"format":"csv","confidential":true})"}},
      {"evaluate",
       calling(passgenau_evaluate, catalog, judged, grades),
       R"({"language":"en"})",
       {day, number, no_tag}},
      {"who", calling(passgenau_who, catalog, offer, judged), R"({"as_of":"2026-11-21"})", {day}},
      {"difference",
       calling(passgenau_difference, catalog, path, judged),
       R"({"threads":1})",
       {day, R"({"threads":257})"}},
      {"gaps",
       calling(passgenau_gaps, catalog, judged),
       R"({"as_of":"2026-11-21","what_if":0,"threads":1,"format":"csv","language":"en","title":"x"})",
       {day, no_tag, number, R"({"what_if":101})", R"({"threads":257})", R"({"format":"pdf"})",
        R"({"prevalence":1})", R"({"title":1})"}},
      {"writer_import",
       [writer](const std::string& options) {
         return call(passgenau_writer_import, writer, options.data(), options.size());
       },
       "",
       {"", "{}", R"({"files":[]})", R"({"files":"x"})", R"({"files":["x"],"format":"xml"})",
        R"({"files":["x"],"strict":1})", R"({"files":["x"],"file_name":"y"})"}},
      {"writer_import_text",
       [writer](const std::string& options) {
         return call(passgenau_writer_import_text, writer, "", std::size_t{0}, options.data(),
                     options.size());
       },
       R"({"file_name":"x","records":true})",
       {R"({"files":["x"]})", R"({"format":"xml"})", R"({"replace":1})", R"({"force":"x"})",
        R"({"records":1})", R"({"file_name":7})"}},
  };
}

}  // namespace

TEST_CASE("C: every function reads its options strictly") {
  const test::TemporaryFolder folder;
  const std::string read = (folder / "read").string();
  const test::CatalogOfC catalog{read, R"({"id":"a","title":{"de":"A"}})"};
  const std::string path = (folder / "written").string();
  passgenau_writer* writer = nullptr;
  REQUIRE(test::plain_call(passgenau_writer_open, path.data(), path.size(), &writer).status == 0);
  const auto all = functions(catalog.handle, writer, read);
  CHECK(all.size() == 22);
  for (const Function& function : all) {
    INFO(function.name);
    if (!function.right.empty()) CHECK(function.with(function.right).error.empty());
    auto wrong = function.wrong;
    wrong.insert(wrong.end(), {R"({"no_such_option":1})", "[]", "nothing", "{", "{\"as_of\":\"\xFF\"}"});
    for (const std::string& options : wrong) {
      INFO(options);
      const Said said = function.with(options);
      CHECK(said.name == "options-invalid");
      CHECK(said.text.empty());
      CHECK(said.error.find("\"details\":[{") != std::string::npos);
    }
  }
  CHECK(test::plain_call(passgenau_writer_close, writer).status == 0);
}

}  // namespace passgenau
