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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) > 127; }

Words telling_words(const std::string& text) {
  Words runs = {""};
  for (const char c : as_name(text)) {
    if (is_letter(c))
      runs.back() += c;
    else
      runs.emplace_back();
  }
  Words out;
  for (const std::string& run : runs) {
    bool telling = run.size() >= 3 && not_telling.count(run) == 0;
    for (const std::string& time : times)
      telling = telling && run.rfind(time, 0) != 0;
    if (telling && out.size() < 12) out.push_back(run);
  }
  return out;
}

/// Of the titles, in order.
std::set<std::string> tags(const Object& offer) {
  std::set<std::string> out;
  for (const auto& title : part(offer, "title"))
    out.emplace(title.key());
  return out;
}

Words title_words(const Object& offer) {
  Words out;
  for (const std::string& tag : tags(offer))
    for (const std::string& word : telling_words(text(part(offer, "title"), tag)))
      out.push_back(word);
  if (out.size() > 12) out.resize(12);
  return out;
}

std::string whole(const std::string& text) {
  std::string out;
  for (const char c : as_name(text))
    if (is_letter(c) || (c >= '0' && c <= '9')) out += c;
  return out;
}

std::string whole_title(const Object& offer) {
  std::string out;
  for (const std::string& tag : tags(offer))
    out += whole(text(part(offer, "title"), tag)) + " ";
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
    if (flag(site, "confidential")) continue;
    if (!text(address, "street").empty())
      out.push_back("street " + text(address, "postal_code") + " " + street(address));
    else if (has(site, "lat"))
      out.push_back("point " + std::to_string(std::llround(number(site, "lat") * 10'000)) + " " +
                    std::to_string(std::llround(number(site, "lon") * 10'000)));
  }
  if (!out.empty()) return out;
  return {"title " + whole_title(offer)};
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
    traits.push_back({places(offer), texts(offer, "kinds"), title_words(offer),
                      telling_words(text(part(offer, "provider"), "name")), whole_title(offer)});
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
