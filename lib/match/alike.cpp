// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/alike.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "match/bytes.hpp"
#include "model/problem.hpp"
#include "place/name_key.hpp"
#include "store/checksum.hpp"

namespace passgenau {

namespace {

/// More words than these in a title are a sentence, and share words with every other one.
constexpr std::size_t most_words = 12;
constexpr std::size_t shortest_word = 3;  // letters
/// Sites and kinds that are compared: an offer with more is a directory.
constexpr std::size_t most_sites = 16;
constexpr std::size_t most_kinds = 16;

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

bool is_telling(std::string_view word) {
  return word.size() >= shortest_word && !std::binary_search(empty_words.begin(), empty_words.end(), word) &&
         std::none_of(beginnings_of_time.begin(), beginnings_of_time.end(),
                      [&](std::string_view beginning) { return word.starts_with(beginning); });
}

std::uint32_t short_hash_of(std::string_view text) {
  const std::uint64_t hash = checksum(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

void make_set(std::vector<std::uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// The title to compare by: the German one, else the first.
const std::string& title_of(const Offer& offer) {
  const auto german = offer.title.find("de");
  return german != offer.title.end() ? german->second : offer.title.begin()->second;
}

/// Of a provider's name, without the town: half of all names have it.
std::vector<std::string> provider_words(const Offer& offer) {
  std::vector<std::string> words = telling_words(offer.provider.name);
  for (const Site& site : offer.sites)
    for (const std::string& town : telling_words(site.address.city))
      words.erase(std::remove(words.begin(), words.end(), town), words.end());
  return words;
}

std::vector<std::uint32_t> places_of(const Offer& offer, std::uint32_t whole_title) {
  std::vector<std::uint32_t> places;
  for (const Site& site : offer.sites) {
    if (site.confidential || places.size() == most_sites) continue;
    const Address& address = site.address;
    const std::string town = address.postal_code.empty() ? bare_key(address.city) : address.postal_code;
    if (!address.street.empty() && !town.empty()) {
      places.push_back(short_hash_of(town + '\n' + street_key(address.street)));
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
  std::string word;
  std::size_t letters = 0;
  for (std::size_t at = 0; at <= key.size() && words.size() < most_words;) {
    const std::size_t letter = at < key.size() ? letter_bytes(key, at) : 0;
    if (letter > 0) {
      word.append(key, at, letter);
      ++letters;
    } else {
      if (letters >= shortest_word && is_telling(word)) words.push_back(word);
      word.clear();
      letters = 0;
    }
    at += std::max<std::size_t>(letter, 1);
  }
  return words;
}

std::string pack_alike(const Offer& offer) {
  const std::string& title = title_of(offer);
  const std::vector<std::string> words = telling_words(title);
  const std::uint32_t whole_title = short_hash_of(bare_key(title));
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> titles;
  std::vector<std::uint32_t> providers;
  if (!words.empty()) {
    places = places_of(offer, whole_title);
    for (const std::string& word : provider_words(offer))
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
  if (!in.sound() || !in.at_end() || places > most_sites) fail(Code::catalog_damaged, "facts of an offer");
  offers_.push_back(words);
}

std::vector<AlikeFinder::Span> AlikeFinder::shared_places() {
  sort_by_number(entries_);
  std::vector<Span> spans;
  for (std::size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
    while (end < entries_.size() && entries_[end].number == entries_[begin].number)
      ++end;
    if (end - begin > 1) spans.push_back({begin, end});
  }
  return spans;
}

void AlikeFinder::add_likes(std::vector<Like>& likes, std::size_t entry,
                            std::span<const ConceptCodes::Code> kinds) const {
  const Words& words = offers_[entries_[entry].item];
  const auto mix = [](std::uint64_t a, std::uint64_t b) {
    // The beginning of SplitMix64's finaliser (Steele, Lea, Flood 2014): enough to spread hashes.
    std::uint64_t mixed = a * 0x9E3779B97F4A7C15U + b;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    return mixed ^ (mixed >> 27);
  };
  constexpr std::uint64_t no_kind = UINT64_MAX;
  const auto add_kind = [&](std::uint64_t kind) {
    const std::uint64_t here = mix(entries_[entry].number, kind);
    for (std::uint32_t title = 0; title < words.titles; ++title)
      for (std::uint32_t provider = 0; provider < words.providers; ++provider)
        likes.emplace_back(
            mix(mix(here, pool_[words.begin + title]), pool_[words.begin + words.titles + provider]),
            words.row);
  };
  if (kinds.empty()) add_kind(no_kind);
  for (const ConceptCodes::Code kind : kinds.first(std::min(kinds.size(), most_kinds)))
    add_kind(kind);
}

std::uint32_t AlikeFinder::root(std::uint32_t row) {
  while (true) {
    std::uint32_t& parent = parents_.try_emplace(row, row).first->second;
    if (parent == row) return row;
    parent = parents_[parent];
    row = parent;
  }
}

void AlikeFinder::join(std::vector<Like>& likes) {
  std::sort(likes.begin(), likes.end());
  for (std::size_t i = 1; i < likes.size(); ++i)
    if (likes[i].first == likes[i - 1].first && likes[i].second != likes[i - 1].second)
      parents_[root(likes[i].second)] = root(likes[i - 1].second);
  likes.clear();
}

std::vector<std::vector<std::uint32_t>> AlikeFinder::joined() {
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (const auto& entry : parents_)
    members[root(entry.first)].push_back(entry.first);
  std::vector<std::vector<std::uint32_t>> groups;
  groups.reserve(members.size());
  for (auto& [first, rows] : members)
    groups.push_back(std::move(rows));
  return groups;
}

}  // namespace passgenau
