// SPDX-License-Identifier: GPL-2.0-or-later
// Nothing of a profile in a problem.
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "passgenau/passgenau.hpp"
#include "refused/found.hpp"

namespace passgenau {
namespace {

using test::wide;

const std::string full_profile =
    R"({"as_of":"2026-11-21","children":[{"born":"2026-08-20"},{"due":"2027-03-01"},{"age":"P5M"}],)"
    R"("caregiver":{"roles":["mother","pregnant"],"age":19},"needs":[{"burden":"child/excessive-crying","weight":0.5,"child":0},)"
    R"({"kind":"midwifery/midwife"}],"languages":["ar","de"],"interpreter":true,"home":{"postal_code":"64289","region":"06411000",)"
    R"("lat":49.88,"lon":8.66},"reach_km":10,"delivery":["site","phone"],"available":[{"days":"MO-FR","from":"08:00",)"
    R"("until":"12:00","every":2,"note":"n"}],"require":["free"],"prefer":["anonymous"],"discreet":false,)"
    R"("words":{"text":"t","language":"de"},"limit":20})";

/// Every place of a document: pointers of all values.
void collect(const json::value& value, const std::string& at, std::vector<std::string>& pointers) {
  pointers.push_back(at);
  if (value.is_object())
    for (const auto& member : value.get_object())
      collect(member.value(), at + '/' + escape_pointer(member.key()), pointers);
  if (value.is_array())
    for (std::size_t i = 0; i < value.get_array().size(); ++i)
      collect(value.get_array()[i], at + '/' + std::to_string(i), pointers);
}

json::value& at(json::value& document, const std::string& pointer) {
  boost::system::error_code failure;
  json::value* found = document.find_pointer(pointer, failure);
  REQUIRE(found != nullptr);
  return *found;
}

/// Names and values that must never come back. Short, long, of digits, like a pointer, like a name of the format with something more.
const std::vector<std::string> canaries{"Kanarienvogel",
                                        "kanarienvogel/gelb~1",
                                        "4711",
                                        "0815",
                                        "Frau Kanari, Hauptstr. 7",
                                        "as_of_kanari",
                                        "é\xF0\x9F\x90\xA4kanari",
                                        std::string(300, 'k') + "anari"};

struct Spy {
  std::size_t refused = 0;
  std::set<std::string> leaks = {};

  void judge(const std::string& text, const std::string& canary) {
    const Checked<NeedsProfile> checked = profile_from_json(text, Vocabulary::built_in());
    if (checked.valid()) return;
    ++refused;
    std::vector<std::string> said;
    for (const Problem& problem : checked.problems) {
      said.insert(said.end(),
                  {problem.message, problem.pointer, problem.file, problem.limit, to_json(problem)});
      for (const std::string& part : escaped(canary)) {
        for (const std::string& sentence : said)
          if (sentence.find(part) != std::string::npos)
            leaks.insert(std::string{info(problem.code).name} + " at '" + problem.pointer +
                         "': " + problem.message);
      }
      said.clear();
    }
  }

 private:
  static std::vector<std::string> escaped(const std::string& canary) {
    return {canary, escape_pointer(canary), canary.substr(0, 40), canary.substr(0, 12)};
  }
};

TEST_CASE("no problem of a profile quotes the profile") {
  const char* wish = std::getenv("PASSGENAU_SEED");
  const std::uint64_t seed = wish != nullptr ? std::strtoull(wish, nullptr, 10) : 20261121;
  std::cout << "PASSGENAU_SEED=" << seed << '\n';
  std::mt19937_64 random{seed};
  std::vector<Problem> none;
  const json::value base = parse_json(full_profile, wide, none);
  REQUIRE(none.empty());
  std::vector<std::string> pointers;
  collect(base, "", pointers);
  Spy spy;
  for (const std::string& canary : canaries) {
    for (const std::string& pointer : pointers) {
      // A value that is the canary, an array of it, an object whose member it names.
      for (const int form : {0, 1, 2, 3}) {
        json::value document = base;
        json::value& place = at(document, pointer);
        if (form == 0) place = json::value(canary);
        if (form == 1) place = json::array{json::value(canary)};
        if (form == 2) place = json::object{{canary, canary}};
        if (form == 3) {
          // A member more, or one entry more.
          if (place.is_object())
            place.get_object()[canary] = json::object{{canary, json::array{json::value(canary)}}};
          else if (place.is_array())
            place.get_array().push_back(json::value(canary));
          else
            continue;
        }
        spy.judge(write_json(document), canary);
      }
      // The member's own name replaced.
      const std::size_t slash = pointer.rfind('/');
      if (slash == std::string::npos) continue;
      json::value document = base;
      json::value& parent = at(document, pointer.substr(0, slash));
      if (!parent.is_object()) continue;
      json::value moved = parent.get_object()[pointer.substr(slash + 1)];
      parent.get_object().erase(pointer.substr(slash + 1));
      parent.get_object()[canary] = std::move(moved);
      spy.judge(write_json(document), canary);
    }
    // Text that is no JSON, an oversized number, one name twice, and too deep: with the canary beside it.
    std::string name;
    append_json_string(name, canary);
    for (const std::string& text :
         {"{" + name + ":1," + name + ":2}", "{\"as_of\":\"2026-11-21\"," + name + ":1e999}",
          "{" + name + ":[" + name + ",1e999]}", "{\"as_of\":\"2026-11-21\"} " + name, "{" + name + ":}",
          "{" + name, "{\"home\":{" + name + ":{" + name + ":1,\"a\":2,\"a\":3}}}",
          std::string(20, '[') + name, "{" + name + ":\"\xFF\"}", "{" + name + ":\"\\ud800\"}", canary, name,
          std::string(70'000, ' ') + name})
      spy.judge(text, canary);
  }
  // Several at once, anywhere.
  for (int round = 0; round < 300; ++round) {
    const std::string& canary = canaries[random() % canaries.size()];
    json::value document = base;
    for (std::uint64_t n = 2 + random() % 5; n > 0; --n) {
      std::vector<std::string> left;
      collect(document, "", left);
      json::value& place = at(document, left[1 + random() % (left.size() - 1)]);
      if (place.is_object() && random() % 2 == 0)
        place.get_object()[canary] = json::value(canary);
      else
        place = json::value(canary);
    }
    spy.judge(write_json(document), canary);
  }
  INFO("seed " << seed);
  CHECK(spy.refused >= 200);
  std::cout << spy.refused << " bad profiles with a marker, " << spy.leaks.size() << " places that tell it\n";
  for (const std::string& leak : spy.leaks) {
    INFO(leak.substr(0, 300));
    CHECK(leak.empty());
  }
}

}  // namespace
}  // namespace passgenau
