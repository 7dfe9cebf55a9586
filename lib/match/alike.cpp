// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/alike.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "match/bytes.hpp"
#include "model/problem.hpp"
#include "place/name_key.hpp"

namespace passgenau {

namespace {

/// More words than these in a title are a sentence, and share words with every other one.
constexpr std::size_t most_words = 12;
constexpr std::size_t shortest_word = 3;

/// Words that stand in the title of every second offer, or in the name of every second provider. As name_key writes them.
constexpr std::array<std::string_view, 62> empty_words{
    "angebot", "angebote", "auf",      "aus",      "baby",   "babys",   "bei",       "beim",  "beratung",
    "das",     "dem",      "den",      "der",      "des",    "die",     "ein",       "eine",  "einer",
    "eltern",  "familie",  "familien", "families", "family", "frauen",  "fuer",      "ggmbh", "gmbh",
    "gruppe",  "gruppen",  "hilfe",    "ihr",      "ihre",   "ins",     "jahr",      "jahre", "jahren",
    "kind",    "kinder",   "kindern",  "kreis",    "kurs",   "kurse",   "landkreis", "mit",   "monat",
    "monate",  "muetter",  "neue",     "oder",     "offene", "offener", "offenes",   "ohne",  "stadt",
    "the",     "treff",    "und",      "verein",   "vom",    "von",     "zum",       "zur"};
static_assert(std::is_sorted(empty_words.begin(), empty_words.end()));

/// What tells groups of one course apart: "Montagsgruppe", "Vormittagskurs".
constexpr std::array<std::string_view, 17> beginnings_of_time{
    "montag",   "dienstag",  "mittwoch",   "donnerstag", "freitag", "samstag",
    "sonntag",  "vormittag", "nachmittag", "monday",     "tuesday", "wednesday",
    "thursday", "friday",    "saturday",   "sunday",     "abend"};

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z');
}

bool is_telling(std::string_view word) {
  return word.size() >= shortest_word && !std::binary_search(empty_words.begin(), empty_words.end(), word) &&
         std::none_of(beginnings_of_time.begin(), beginnings_of_time.end(),
                      [&](std::string_view beginning) { return word.starts_with(beginning); });
}

/// FNV-1a, 64 bits (draft-eastlake-fnv): the same on every machine.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

std::uint32_t short_hash_of(std::string_view text) {
  const std::uint64_t hash = hash_of(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

void make_set(std::vector<std::uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// Only the letters and digits of a name: "Goethestr. 33" and "Goethestr.33" are one.
std::string bare_key(std::string_view text) {
  std::string key;
  for (const char c : name_key(text))
    if (is_letter(c) || (c >= '0' && c <= '9')) key += c;
  return key;
}

/// "Goethestr. 33" and "Goethe-Straße 33" are one street.
std::string street_key(std::string_view street) {
  std::string key = bare_key(street);
  constexpr std::string_view whole = "strasse";
  if (const std::size_t at = key.find(whole); at != std::string::npos) key.replace(at, whole.size(), "str");
  return key;
}

std::vector<std::uint32_t> places_of(const Offer& offer, std::uint32_t whole_title) {
  std::vector<std::uint32_t> places;
  for (const Site& site : offer.sites) {
    if (site.confidential) continue;
    if (!site.address.street.empty()) {
      places.push_back(short_hash_of(site.address.postal_code + '\n' + street_key(site.address.street)));
    } else if (site.point) {
      const auto cell = [](double degrees) { return std::to_string(std::llround(degrees * 10'000)); };
      places.push_back(short_hash_of(cell(site.point->lat) + '\r' + cell(site.point->lon)));
    }
  }
  if (places.empty()) places.push_back(whole_title);
  return places;
}

}  // namespace

std::vector<std::string> telling_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string key = name_key(text);
  for (std::size_t at = 0; at < key.size() && words.size() < most_words;) {
    std::size_t end = at;
    while (end < key.size() && is_letter(key[end]))
      ++end;
    const std::string_view word = std::string_view{key}.substr(at, end - at);
    if (is_telling(word)) words.emplace_back(word);
    at = end + 1;
  }
  return words;
}

std::string pack_alike(const Offer& offer) {
  std::vector<std::string> words;
  std::string bare;
  for (const auto& [language, text] : offer.title) {
    for (std::string& word : telling_words(text))
      words.push_back(std::move(word));
    bare += bare_key(text) + '\n';
  }
  if (words.size() > most_words) words.resize(most_words);
  const std::uint32_t whole_title = short_hash_of(bare);
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> titles;
  std::vector<std::uint32_t> providers;
  if (!words.empty()) {
    places = places_of(offer, whole_title);
    for (const std::string& word : telling_words(offer.provider.name))
      providers.push_back(short_hash_of(word));
    // Where so little else is known, a word of the title is not enough.
    if (providers.empty() || offer.kinds.empty())
      titles.push_back(whole_title);
    else
      for (const std::string& word : words)
        titles.push_back(short_hash_of(word));
    if (providers.empty()) providers.push_back(short_hash_of(""));
  }
  std::string bytes;
  ByteWriter out{bytes};
  for (auto* list : {&places, &titles, &providers}) {
    make_set(*list);
    out.number(list->size());
    for (const std::uint32_t hash : *list)
      out.word(hash);
  }
  return bytes;
}

void AlikeFinder::add(std::uint32_t row, std::string_view packed) {
  ByteReader in{packed};
  const auto offer = static_cast<std::uint32_t>(offers_.size());
  const std::size_t places = in.count();
  for (std::size_t i = 0; i < places; ++i)
    entries_.push_back({in.word(), offer});
  Words words{.row = row, .begin = static_cast<std::uint32_t>(pool_.size())};
  for (std::uint16_t* count : {&words.titles, &words.providers}) {
    *count = static_cast<std::uint16_t>(std::min(in.count(), most_words));
    for (int i = 0; i < *count; ++i)
      pool_.push_back(in.word());
  }
  if (!in.sound() || !in.at_end() || places > OfferLimits::sites)
    fail(Code::catalog_damaged, "facts of an offer");
  offers_.push_back(words);
}

std::vector<AlikeFinder::Span> AlikeFinder::shared_places() {
  std::sort(entries_.begin(), entries_.end());
  std::vector<Span> spans;
  for (std::size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
    while (end < entries_.size() && entries_[end].place == entries_[begin].place)
      ++end;
    if (end - begin > 1) spans.push_back({begin, end});
  }
  return spans;
}

void AlikeFinder::add_likes(std::vector<std::pair<std::uint64_t, std::uint32_t>>& likes, std::size_t entry,
                            std::span<const ConceptCodes::Code> kinds) const {
  const Words& words = offers_[entries_[entry].offer];
  const auto mix = [](std::uint64_t a, std::uint64_t b) {
    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    std::uint64_t mixed = a * 0x9E3779B97F4A7C15U + b;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    return mixed ^ (mixed >> 27);
  };
  constexpr std::uint64_t no_kind = UINT64_MAX;
  const auto add_kind = [&](std::uint64_t kind) {
    const std::uint64_t here = mix(entries_[entry].place, kind);
    for (std::uint32_t title = 0; title < words.titles; ++title)
      for (std::uint32_t provider = 0; provider < words.providers; ++provider)
        likes.emplace_back(
            mix(mix(here, pool_[words.begin + title]), pool_[words.begin + words.titles + provider]),
            words.row);
  };
  if (kinds.empty()) add_kind(no_kind);
  for (const ConceptCodes::Code kind : kinds)
    add_kind(kind);
}

std::vector<std::vector<std::uint32_t>> AlikeFinder::joined(
    std::vector<std::pair<std::uint64_t, std::uint32_t>> likes) {
  std::sort(likes.begin(), likes.end());
  std::map<std::uint32_t, std::uint32_t> parents;
  const auto root = [&](std::uint32_t row) {
    while (true) {
      std::uint32_t& parent = parents.try_emplace(row, row).first->second;
      if (parent == row) return row;
      parent = parents[parent];
      row = parent;
    }
  };
  for (std::size_t i = 1; i < likes.size(); ++i)
    if (likes[i].first == likes[i - 1].first && likes[i].second != likes[i - 1].second)
      parents[root(likes[i].second)] = root(likes[i - 1].second);
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (const auto& entry : parents)
    members[root(entry.first)].push_back(entry.first);
  std::vector<std::vector<std::uint32_t>> groups;
  for (auto& [first, rows] : members)
    if (rows.size() > 1) groups.push_back(std::move(rows));
  return groups;
}

}  // namespace passgenau
