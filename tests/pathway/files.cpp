// SPDX-License-Identifier: GPL-2.0-or-later
// The picture and the calendar as other programs read them.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "model/problem.hpp"
#include "planning/svg.hpp"
#include "support/text.hpp"
#include "support/town.hpp"

namespace passgenau {
namespace {

using test::contains;
using test::family_with;
using test::offer_json;
using test::Town;

/// A crying clinic until half a year with a waiting list, a course after it, and nothing then.
const Town& town() {
  static const Town made{
      {R"({"id":"clinic","title":{"de":"Schreiambulanz; <Mitte>, \"Süd\" & Nord mit einem sehr langen Namen, der über viele Zeilen geht und kein Ende nimmt"},
           "verified":"2026-11-20","addresses":["child/excessive-crying"],"child_age":{"until":"P6M"},
           "capacity":{"status":"waitlist","wait_days":14,"as_of":"2026-11-21"}})",
       offer_json("course", R"("addresses":["child/excessive-crying"],"child_age":{"until":"P1Y"})"),
       offer_json("shelter", R"("kinds":["housing/womens-shelter"])")}};
  return made;
}

constexpr auto crying = R"({"burden":"child/excessive-crying","child":0})";
constexpr auto baby = R"(,"children":[{"born":"2026-08-20"}])";

std::vector<std::string> lines_of(const std::string& calendar) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < calendar.size();) {
    const std::size_t end = calendar.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    lines.push_back(calendar.substr(begin, end - begin));
    begin = end + 2;
  }
  return lines;
}

std::string unfolded(const std::string& calendar) {
  std::string text = calendar;
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
    text.erase(at, 3);
  return text;
}

std::string calendar_of(const NeedsProfile& profile, std::string_view language) {
  const Catalog catalog = town().catalog();
  return to_icalendar(pathway(catalog, profile), catalog, {profile, language, Vocabulary::built_in()});
}

TEST_CASE("the calendar is what RFC 5545 asks for") {
  const std::string calendar = calendar_of(family_with(crying, baby), "de");
  for (const std::string& line : lines_of(calendar)) {
    CHECK(line.size() <= 75);
    CHECK(is_valid_utf8(line));
    CHECK(line.find_first_of("\r\n") == std::string::npos);
  }
  const std::string text = unfolded(calendar);
  CHECK(text.substr(0, 30) == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
  CHECK(contains(text, "\r\nEND:VCALENDAR\r\n"));
  CHECK(contains(text,
                 "DTSTAMP:20261121T000000Z\r\nDTSTART;VALUE=DATE:20261121\r\nDTEND;VALUE=DATE:20261122\r\n"
                 "SUMMARY;LANGUAGE=de:Anmelden: Schreiambulanz\\; <Mitte>\\, \"Süd\" & Nord"));
  // A place after two weeks, and the last day before half a year; then the course, up to the day before the birthday.
  CHECK(contains(
      text,
      "DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261206\r\nSUMMARY;LANGUAGE=de:Beginnt: Schrei"));
  CHECK(contains(
      text,
      "DTSTART;VALUE=DATE:20270219\r\nDTEND;VALUE=DATE:20270220\r\nSUMMARY;LANGUAGE=de:Letzter Tag: Schrei"));
  CHECK(contains(
      text,
      "DTSTART;VALUE=DATE:20270819\r\nDTEND;VALUE=DATE:20270820\r\nSUMMARY;LANGUAGE=de:Letzter Tag: course"));
  std::set<std::string> uids;
  std::size_t events = 0;
  for (std::size_t at = text.find("\r\nUID:"); at != std::string::npos; at = text.find("\r\nUID:", at + 1)) {
    uids.insert(text.substr(at, text.find("\r\n", at + 2) - at));
    ++events;
  }
  CHECK(events >= 4);
  CHECK(uids.size() == events);
  CHECK(calendar_of(family_with(crying, baby), "de") == calendar);
}

TEST_CASE("no need stands in a calendar, and no offer in that of a family in danger") {
  const std::string arabic = calendar_of(family_with(crying, baby), "ar");
  for (const std::string& line : lines_of(arabic))
    CHECK(is_valid_utf8(line));
  for (const std::string& text : {unfolded(calendar_of(family_with(crying, baby), "de")), unfolded(arabic)}) {
    CHECK_FALSE(contains(text, "excessive-crying"));
    CHECK_FALSE(contains(text, "Schreien"));
    CHECK_FALSE(contains(text, "clinic"));
  }
  const std::string acute = std::string{crying} + R"(,{"burden":"relationship/domestic-violence"})";
  for (const NeedsProfile& profile :
       {family_with(acute, baby), family_with(crying, std::string{baby} + R"(,"discreet":true)")}) {
    const std::string text = unfolded(calendar_of(profile, "de"));
    CHECK(contains(text, "SUMMARY;LANGUAGE=de:Erinnerung\r\n"));
    for (const char* secret : {"Schrei", "shelter", "course", "Hilfe", "Angebot"}) {
      INFO(secret);
      CHECK_FALSE(contains(text, secret));
    }
    // A day in each, once, and nothing to be found again in a list of offers.
    std::set<std::string> uids;
    for (std::size_t at = text.find("UID:"); at != std::string::npos; at = text.find("UID:", at + 1)) {
      const std::string uid = text.substr(at + 4, text.find("\r\n", at) - at - 4);
      INFO(uid);
      CHECK(uids.insert(uid).second);
      CHECK(uid.find_first_not_of("0123456789") == 8);
      CHECK(uid.substr(8) == "@calendar");
    }
    CHECK_FALSE(uids.empty());
  }
}

std::string calendar_of(const std::vector<std::string>& offers, const NeedsProfile& profile) {
  const Town town{offers};
  const Catalog catalog = town.catalog();
  return unfolded(to_icalendar(pathway(catalog, profile), catalog, {profile, "de", Vocabulary::built_in()}));
}

TEST_CASE("a calendar names nothing where a need, its kind or an offer is dangerous, or unknown") {
  const auto is_neutral = [&](const std::string& need, const std::string& offer) {
    const std::string text =
        calendar_of({offer_json("geheim", offer + R"(,"valid":{"until":"2027-01-31"})")}, family_with(need));
    CHECK(contains(text, "BEGIN:VEVENT"));
    const bool neutral = !contains(text, "geheim");
    CHECK(neutral == !contains(text, "passgenau"));
    return neutral;
  };
  for (const char* kind : {"housing/womens-shelter", "counselling/violence", "crisis/child-protection",
                           "crisis/emergency", "counselling/pregnancy-conflict"}) {
    INFO(kind);
    CHECK(is_neutral(R"({"kind":")" + std::string{kind} + R"("})",
                     R"("kinds":[")" + std::string{kind} + R"("])"));
  }
  for (const char* burden : {"relationship/domestic-violence", "pregnancy/anonymous-birth",
                             "pregnancy/conflict", "pregnancy/unplanned"}) {
    INFO(burden);
    CHECK(is_neutral(R"({"burden":")" + std::string{burden} + R"("})",
                     R"("addresses":[")" + std::string{burden} + R"("])"));
  }
  const std::string debt = R"({"burden":"economic/debt"})";
  CHECK_FALSE(is_neutral(debt, R"("addresses":["economic/debt"])"));
  CHECK(is_neutral(debt, R"("addresses":["economic/debt","relationship/domestic-violence"])"));
  CHECK(is_neutral(debt, R"("addresses":["economic/debt"],"kinds":["housing/womens-shelter"])"));
  CHECK(is_neutral(debt, R"("addresses":["economic/debt"],"sites":[{"confidential":true}])"));
  // A network's own concept, two steps under one with a rule.
  const Vocabulary own = Vocabulary::built_in().extended_by(
      R"({"type":"burden","id":"own/a","broader":["relationship/domestic-violence"],"label":{"de":"A"}})"
      "\n"
      R"({"type":"burden","id":"own/b","broader":["economic/debt","own/a"],"label":{"de":"B"}})"
      "\n"
      R"({"type":"burden","id":"own/c","broader":["economic/debt"],"label":{"de":"C"}})");
  for (const auto& [burden, dangerous] : {std::pair{"own/b", true}, {"own/c", false}}) {
    INFO(burden);
    const test::TemporaryFolder folder;
    CatalogWriter writer{(folder / "own").string()};
    writer.set_vocabulary(own);
    writer.put({.id = "geheim",
                .title = {{"de", "geheim"}},
                .addresses = {burden},
                .valid = {.until = date(2027, 1, 31)}});
    writer.commit();
    const Catalog catalog{(folder / "own").string()};
    const NeedsProfile asking{.as_of = date(2026, 11, 21), .needs = {{.burden = burden}}};
    CHECK(contains(to_icalendar(pathway(catalog, asking), catalog, {asking, "de", own}), "geheim") !=
          dangerous);
  }
  const Town town{{offer_json("geheim", R"("addresses":["economic/debt"],"valid":{"until":"2027-01-31"})")}};
  const Catalog catalog = town.catalog();
  NeedsProfile asking = family_with(debt);
  const Pathway found = pathway(catalog, asking);
  asking.needs.push_back({.burden = "own/unheard-of"});
  CHECK_FALSE(contains(to_icalendar(found, catalog, {asking, "de", Vocabulary::built_in()}), "geheim"));
}

TEST_CASE("a calendar has an event, the day on which help takes over, and UIDs that stay") {
  const std::string debt = R"({"burden":"economic/debt"})";
  const std::string goes_on =
      calendar_of({offer_json("always", R"("addresses":["economic/debt"])")}, family_with(debt));
  CHECK(contains(goes_on, "DTSTART;VALUE=DATE:20271120"));
  CHECK(contains(goes_on, "de:Erinnerung\r\n"));
  CHECK_FALSE(contains(goes_on, "METHOD"));

  const std::vector<std::string> two{
      offer_json("first",
                 R"("verified":"2026-11-20","addresses":["economic/debt"],"valid":{"until":"2027-01-31"})"),
      offer_json("second",
                 R"("addresses":["economic/debt"],"valid":{"from":"2026-12-01"},
                     "capacity":{"status":"waitlist","wait_days":10,"as_of":"2026-11-20"})")};
  NeedsProfile family = family_with(debt);
  const std::string today = calendar_of(two, family);
  CHECK(contains(
      today,
      "DTSTART;VALUE=DATE:20270201\r\nDTEND;VALUE=DATE:20270202\r\nSUMMARY;LANGUAGE=de:Beginnt: second"));
  const auto uids = [](const std::string& text) {
    std::set<std::string> found;
    for (std::size_t at = text.find("UID:"); at != std::string::npos; at = text.find("UID:", at + 1))
      found.insert(text.substr(at, text.find('\r', at) - at));
    return found;
  };
  family.as_of = date(2026, 11, 23);
  CHECK(uids(calendar_of(two, family)) == uids(today));
}

TEST_CASE("the picture is well-formed, told in words, and the same every time") {
  const Catalog catalog = town().catalog();
  const NeedsProfile profile = family_with(crying, baby);
  const Pathway found = pathway(catalog, profile);
  for (const std::string& language : sentence_languages()) {
    INFO(language);
    const std::string svg = to_svg(found, catalog, {profile, language, Vocabulary::built_in()});
    CHECK(is_valid_utf8(svg));
    CHECK(contains(svg, "role=\"img\" aria-labelledby=\"passgenau-title passgenau-text\""));
    // In a page it restyles nothing.
    for (const char* part : {"class=\"", "\n."})
      for (std::size_t at = svg.find(part); at != std::string::npos; at = svg.find(part, at + 1))
        CHECK(svg.substr(at + std::string_view{part}.size(), 3) == "pg-");
    CHECK(contains(svg, "&lt;Mitte&gt;, &quot;Süd&quot; &amp; Nord"));
    CHECK_FALSE(contains(svg, "<Mitte>"));
    CHECK(contains(svg, language == "ar" ? "direction=\"rtl\"" : "direction=\"ltr\""));
    // Every element is closed.
    std::vector<std::string> open;
    for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
      const std::size_t end = svg.find('>', at);
      REQUIRE(end != std::string::npos);
      const std::string tag = svg.substr(at + 1, end - at - 1);
      const std::string name = tag.substr(tag[0] == '/', tag.find_first_of(" /", 1) - (tag[0] == '/'));
      if (tag[0] == '/') {
        REQUIRE_FALSE(open.empty());
        CHECK(open.back() == tag.substr(1));
        open.pop_back();
      } else if (tag.back() != '/') {
        open.push_back(name);
      }
    }
    CHECK(open.empty());
    CHECK(to_svg(found, catalog, {profile, language, Vocabulary::built_in()}) == svg);
  }
}

TEST_CASE("text of a picture breaks into lines, and what is too long is cut between characters") {
  CHECK(svg::lines_of("kurz", 2500, 115, 2) == std::vector<std::string>{"kurz"});
  CHECK(svg::lines_of("", 2500, 115, 2) == std::vector<std::string>{""});
  const auto two = svg::lines_of(
      "Sprechstunde für Schreien, Schlafen, Füttern und vieles andere mehr im Haus am Ring", 2500, 115, 2);
  REQUIRE(two.size() == 2);
  CHECK(two[1].substr(two[1].size() - 3) == "…");
  for (const std::string& line :
       svg::lines_of(std::string(20, 'x') + "ääääääääääääääääääääääääääääääääääääää", 1000, 115, 1)) {
    CHECK(is_valid_utf8(line));
    CHECK(svg::width_of(line, 115) <= 1000);
  }
  CHECK(svg::escaped("a\x01<b>\n") == "a &lt;b&gt;\n");
}

}  // namespace
}  // namespace passgenau
