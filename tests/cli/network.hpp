// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <string>

#include "catch.hpp"
#include "support/program.hpp"
#include "support/text.hpp"

/// A network of three offers and a family, for the tests of the program.
namespace passgenau::test {

using Folder = ProgramFolder;

inline bool absent() { return program_is_absent(); }

inline std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

inline const std::string crying =
    R"({"id":"a/crying","title":{"de":"Schreiambulanz Mitte","en":"Crying clinic"},"provider":{"name":"Klinikum Mitte"},)"
    R"("addresses":["child/excessive-crying"],"child_age":{"from":"P0D","until":"P3Y"},"languages":[{"tag":"tr"}],)"
    R"("sites":[{"lat":49.8799,"lon":8.6634}]})";
inline const std::string debt =
    R"({"id":"a/debt","title":{"de":"Schuldnerberatung"},"addresses":["economic/debt"],"child_age":{"from":"P0D","until":"P3Y"},)"
    R"("languages":[{"tag":"de"}],"remote":["phone"]})";
inline const std::string arabic =
    R"({"id":"a/open","title":{"de":"مقهى الأهل"},"languages":[{"tag":"ar"}],"remote":["online"],"future_field":1})";
inline const std::string offers = crying + '\n' + debt + "\n\n" + arabic + '\n';

inline const std::string family =
    R"({"as_of":"2026-11-21","children":[{"born":"2026-08-20"}],"needs":[{"burden":"child/excessive-crying","child":0}],)"
    R"("languages":["tr"],"home":{"lat":49.87,"lon":8.65}})";

inline void index(const Folder& folder) {
  folder.write("offers.jsonl", offers);
  const Run run = folder.run({"index", "c.pgn", "offers.jsonl"});
  INFO(run.err);
  REQUIRE(run.status == 0);
}

}  // namespace passgenau::test
