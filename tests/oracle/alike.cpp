// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/alike.hpp"

#include <cmath>
#include <set>
#include <string>

namespace passgenau::oracle {
namespace {

using Words = std::vector<std::string>;

/// docs/matching.md, "Not telling".
const std::set<std::string> not_telling = {
    "angebot", "angebote", "auf",      "aus",      "baby",   "babys",   "bei",       "beim",  "beratung",
    "das",     "dem",      "den",      "der",      "des",    "die",     "ein",       "eine",  "einer",
    "eltern",  "familie",  "familien", "families", "family", "frauen",  "fuer",      "ggmbh", "gmbh",
    "gruppe",  "gruppen",  "hilfe",    "ihr",      "ihre",   "ins",     "jahr",      "jahre", "jahren",
    "kind",    "kinder",   "kindern",  "kreis",    "kurs",   "kurse",   "landkreis", "mit",   "monat",
    "monate",  "muetter",  "neue",     "oder",     "offene", "offener", "offenes",   "ohne",  "stadt",
    "the",     "treff",    "und",      "verein",   "vom",    "von",     "zum",       "zur"};

const Words times = {"montag",   "dienstag", "mittwoch",  "donnerstag", "freitag",  "samstag",
                     "sonntag",  "monday",   "tuesday",   "wednesday",  "thursday", "friday",
                     "saturday", "sunday",   "vormittag", "nachmittag", "abend"};

std::string as_name(const std::string& text) {
  const std::vector<std::pair<std::string, std::string>> umlauts = {
      {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}};
  std::string out = text;
  for (const auto& [from, to] : umlauts)
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from))
      out.replace(at, from.size(), to);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The characters of UTF-8 text.
Words characters(const std::string& text) {
  Words out;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80 && !out.empty())
      out.back() += c;
    else
      out.emplace_back(1, c);
  }
  return out;
}

/// a–z, and beyond ASCII all but U+0080 to U+00BF and U+2000 to U+206F.
bool is_letter(const std::string& character) {
  if (character.size() == 1) return character[0] >= 'a' && character[0] <= 'z';
  return character.rfind("\xC2", 0) != 0 && character.rfind("\xE2\x80", 0) != 0 &&
         character.rfind("\xE2\x81", 0) != 0;
}

Words telling_words(const std::string& text) {
  Words runs = {""};
  for (const std::string& character : characters(as_name(text))) {
    if (is_letter(character))
      runs.back() += character;
    else
      runs.emplace_back();
  }
  Words out;
  for (const std::string& run : runs) {
    bool telling = characters(run).size() >= 3 && not_telling.count(run) == 0;
    for (const std::string& time : times)
      telling = telling && run.rfind(time, 0) != 0;
    if (telling && out.size() < 12) out.push_back(run);
  }
  return out;
}

/// The German title, else the first by its tag.
std::string title(const Object& offer) {
  const Object& titles = part(offer, "title");
  if (has(titles, "de")) return text(titles, "de");
  std::set<std::string> tags;
  for (const auto& each : titles)
    tags.emplace(each.key());
  return text(titles, *tags.begin());
}

/// Without the words of its towns.
Words provider_words(const Object& offer) {
  std::set<std::string> towns;
  for (const Json& site : list(offer, "sites"))
    for (const std::string& word : telling_words(text(part(site.as_object(), "address"), "city")))
      towns.insert(word);
  Words out;
  for (const std::string& word : telling_words(text(part(offer, "provider"), "name")))
    if (towns.count(word) == 0) out.push_back(word);
  return out;
}

std::string whole(const std::string& text) {
  std::string out;
  for (const std::string& character : characters(as_name(text)))
    if (is_letter(character) || (character >= "0" && character <= "9")) out += character;
  return out;
}

std::string street(const Object& address) {
  std::string out = whole(text(address, "street"));
  if (const auto at = out.find("strasse"); at != std::string::npos) out.replace(at, 7, "str");
  return out;
}

Words places(const Object& offer) {
  Words out;
  for (const Json& value : list(offer, "sites")) {
    const Object& site = value.as_object();
    const Object& address = part(site, "address");
    const std::string code = text(address, "postal_code");
    const std::string town = code.empty() ? whole(text(address, "city")) : code;
    if (flag(site, "confidential") || out.size() == 16) continue;
    if (!text(address, "street").empty() && !town.empty())
      out.push_back("street " + town + " " + street(address));
    else if (has(site, "lat"))
      out.push_back("point " + std::to_string(std::llround(number(site, "lat") * 10'000)) + " " +
                    std::to_string(std::llround(number(site, "lon") * 10'000)));
  }
  if (!out.empty()) return out;
  return {"title " + whole(title(offer))};
}

bool share(const Words& a, const Words& b) {
  for (const std::string& one : a)
    for (const std::string& other : b)
      if (one == other) return true;
  return false;
}

/// What an offer is compared by.
struct Traits {
  Words places;
  Words kinds;
  Words titles;
  Words provider;
  std::string whole_title;
};

bool alike(const Traits& a, const Traits& b) {
  const bool no_kind = a.kinds.empty() && b.kinds.empty();
  const bool no_provider = a.provider.empty() && b.provider.empty();
  const bool same_titles = !a.titles.empty() && a.whole_title == b.whole_title;
  return share(a.places, b.places) && (no_kind || share(a.kinds, b.kinds)) &&
         (no_provider || share(a.provider, b.provider)) &&
         (no_kind || no_provider ? same_titles : share(a.titles, b.titles));
}

}  // namespace

std::vector<int> groups_alike(const std::vector<Object>& offers) {
  std::vector<Traits> traits;
  std::vector<int> groups;
  for (const Object& offer : offers) {
    groups.push_back(static_cast<int>(groups.size()));
    Words kinds = texts(offer, "kinds");
    if (kinds.size() > 16) kinds.resize(16);
    traits.push_back(
        {places(offer), kinds, telling_words(title(offer)), provider_words(offer), whole(title(offer))});
  }
  for (std::size_t i = 0; i < offers.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (groups[i] == groups[j] || !alike(traits[i], traits[j])) continue;
      const int gone = groups[i];
      for (int& group : groups)
        if (group == gone) group = groups[j];
    }
  return groups;
}

}  // namespace passgenau::oracle
