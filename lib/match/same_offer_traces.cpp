// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cctype>

#include "match/same_offer.hpp"
#include "place/name_key.hpp"
#include "store/checksum.hpp"
#include "text/analyse.hpp"

namespace passgenau {

namespace {

// Words that stand in the name of half of all offers, or say only what kind of body a provider is.
constexpr std::array<std::string_view, 36> empty_words{
    "e",   "v",   "ev",  "gmbh", "ggmbh", "ag",  "kg", "gug", "ug",  "der", "die", "das",
    "des", "dem", "den", "und",  "für",   "im",  "in", "am",  "an",  "zu",  "zum", "zur",
    "von", "vom", "mit", "auf",  "bei",   "the", "of", "and", "for", "at",  "a",   "ve"};

constexpr std::size_t description_hashes = 32;
constexpr std::size_t least_description_words = 8;

std::uint32_t hash_of(std::string_view text) { return static_cast<std::uint32_t>(checksum(text)); }

/// Mixes all bits of a word's hash with the number of a hash function (MurmurHash3's finaliser).
std::uint32_t mixed(std::uint32_t hash, std::uint32_t function) {
  hash ^= function * 0x9E3779B9U;
  hash ^= hash >> 16;
  hash *= 0x85EBCA6BU;
  hash ^= hash >> 13;
  hash *= 0xC2B2AE35U;
  return hash ^ (hash >> 16);
}

bool is_number(std::string_view word) {
  const bool digits = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits || word == "i" || word == "ii" || word == "iii" || word == "iv" || word.size() == 1;
}

template <class T>
void make_set(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

OfferTraces::Words words_of(std::string_view text, std::string_view language) {
  OfferTraces::Words all;
  for (Word& word : analyse(text, language)) {
    if (word.part) continue;
    if (std::find(empty_words.begin(), empty_words.end(), word.exact) != empty_words.end()) continue;
    if (is_number(word.exact)) all.numbers.push_back(word.exact);
    add_trigrams(all.trigrams, word.exact);
    all.words.push_back(std::move(word.exact));
  }
  make_set(all.words);
  make_set(all.numbers);
  make_set(all.trigrams);
  return all;
}

std::string phone_key(const std::string& phone) {
  std::string digits;
  for (const char c : phone)
    if (c >= '0' && c <= '9') digits += c;
  const bool foreign =
      phone.find_first_not_of(" (") != std::string::npos && phone[phone.find_first_not_of(" (")] == '+';
  if (foreign && digits.substr(0, 2) == "49") digits = '0' + digits.substr(2);
  if (digits.substr(0, 4) == "0049") digits = '0' + digits.substr(4);
  // "+49 (0)6151" writes the trunk zero as well.
  if (digits.substr(0, 2) == "00") digits.erase(0, 1);
  return digits.size() >= 6 ? digits : std::string{};
}

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

std::string url_key(const std::string& url) {
  std::string key = lower(url);
  if (const std::size_t scheme = key.find("://"); scheme != std::string::npos) key.erase(0, scheme + 3);
  if (key.substr(0, 4) == "www.") key.erase(0, 4);
  while (!key.empty() && key.back() == '/')
    key.pop_back();
  // A bare host is the provider's, of all its offers.
  return key.find('/') == std::string::npos ? std::string{} : key;
}

std::vector<std::uint32_t> description_traces(const LocalizedText& texts) {
  if (texts.empty()) return {};
  const auto german = texts.find("de");
  const auto& [language, text] = german != texts.end() ? *german : *texts.begin();
  std::vector<std::uint32_t> words;
  for (const Word& word : analyse(text, language))
    words.push_back(hash_of(word.exact));
  make_set(words);
  if (words.size() < least_description_words) return {};
  std::vector<std::uint32_t> least(description_hashes, UINT32_MAX);
  for (const std::uint32_t word : words)
    for (std::size_t i = 0; i < least.size(); ++i)
      least[i] = std::min(least[i], mixed(word, static_cast<std::uint32_t>(i + 1)));
  return least;
}

}  // namespace

void add_trigrams(std::vector<std::uint32_t>& trigrams, const std::string& word) {
  const std::string padded = ' ' + word + ' ';
  for (std::size_t i = 0; i + 3 <= padded.size(); ++i)
    trigrams.push_back(hash_of(std::string_view{padded}.substr(i, 3)));
}

OfferTraces traces_of(const Offer& offer) {
  OfferTraces traces;
  for (const auto& [language, text] : offer.title)
    traces.titles.emplace_back(language, words_of(text, language));
  traces.provider = words_of(offer.provider.name, "de");
  for (const Site& site : offer.sites)
    if (!site.confidential)
      traces.spots.push_back({.point = site.point,
                              .postal_code = site.address.postal_code,
                              .street = street_key(site.address.street)});
  traces.phone = phone_key(offer.contact.phone);
  traces.email = lower(offer.contact.email);
  traces.url = url_key(offer.contact.url);
  traces.kinds = offer.kinds;
  traces.child_age = offer.child_age;
  traces.valid = offer.valid;
  traces.description = description_traces(offer.description);
  return traces;
}

}  // namespace passgenau
