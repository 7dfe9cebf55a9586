// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/same_offer.hpp"

#include <algorithm>
#include <cmath>

#include "passgenau/place.hpp"

namespace passgenau {

namespace {

// How much a signal says, where it is known. The title decides; place, provider and contact tell apart what
// has the same name in every town. Chosen on the sample networks and the Dresden entries
// (tests/duplicates_test.cpp).
constexpr std::array<int, signal_names.size()> weights{40, 20, 15, 15, 10, 5, 5};

constexpr int equal = 1000;
constexpr int like = 600;      // titles below this are different names
constexpr int agreeing = 800;  // what counts as said by both
// Of different numbers ("Kurs 1", "Kurs 2") half of a title's likeness is left: too little.
constexpr int of_other_numbers = 2;

// A longer word of one title that the other lacks ("Bibliothek Mitte", "Bibliothek Mitte: Vorlesetag") names
// something else. A word is there where half of its trigrams are: "Elterncafe" has "Elterncafé".
constexpr std::size_t telling_letters = 4;
constexpr int with_more_words_per_cent = 60;

// Within a building or across the yard; beyond the second it is another place.
constexpr std::int64_t same_place_metres = 150;
constexpr std::int64_t other_place_metres = 2000;

using Words = OfferTraces::Words;

/// The number of entries that two sorted lists share.
template <class T>
std::size_t shared(const std::vector<T>& a, const std::vector<T>& b) {
  std::size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++count;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return count;
}

/// Dice's coefficient of the trigrams.
int dice(const Words& a, const Words& b) {
  const std::size_t all = a.trigrams.size() + b.trigrams.size();
  if (all == 0) return a.words == b.words ? equal : 0;
  const int alike = static_cast<int>(2 * equal * shared(a.trigrams, b.trigrams) / all);
  return a.numbers == b.numbers ? alike : alike / of_other_numbers;
}

/// Does every longer word of `a` stand in `b`, or in the name of its provider?
bool has_words(const Words& a, const Words& b, const Words& provider) {
  std::vector<std::uint32_t> trigrams;
  for (const std::string& word : a.words) {
    if (word.size() < telling_letters) continue;
    trigrams.clear();
    add_trigrams(trigrams, word);
    const auto within = [&](const std::vector<std::uint32_t>& all) {
      const auto known = [&](std::uint32_t one) { return std::binary_search(all.begin(), all.end(), one); };
      return 2 * static_cast<std::size_t>(std::count_if(trigrams.begin(), trigrams.end(), known)) >=
             trigrams.size();
    };
    if (!within(b.trigrams) && !within(provider.trigrams)) return false;
  }
  return true;
}

int title_dice(const Words& a, const Words& b, const OfferTraces& one, const OfferTraces& other) {
  const int alike = dice(a, b);
  if (alike < like || alike == equal) return alike;
  const bool same_words = has_words(a, b, other.provider) && has_words(b, a, one.provider);
  return same_words ? alike : alike * with_more_words_per_cent / 100;
}

/// The best of the languages that both have; of any two where they share none.
std::optional<int> title(const OfferTraces& a, const OfferTraces& b) {
  std::optional<int> best;
  for (const bool same_language : {true, false}) {
    for (const auto& [language, words] : a.titles)
      for (const auto& [other_language, other] : b.titles)
        if (!same_language || language == other_language)
          best = std::max(best.value_or(0), title_dice(words, other, a, b));
    if (best) return best;
  }
  return best;
}

std::optional<int> of_spots(const OfferTraces::Spot& a, const OfferTraces::Spot& b) {
  if (!a.street.empty() && a.street == b.street && a.postal_code == b.postal_code) return equal;
  if (a.point && b.point) {
    const std::int64_t metres = great_circle(*a.point, *b.point).in_metres();
    if (metres <= same_place_metres) return equal;
    if (metres >= other_place_metres) return 0;
    return static_cast<int>(equal * (other_place_metres - metres) / (other_place_metres - same_place_metres));
  }
  if (a.postal_code.empty() || b.postal_code.empty()) return {};
  if (a.postal_code != b.postal_code) return 0;
  // The same postal code says little, two streets in it say that they are two.
  if (a.street.empty() || b.street.empty()) return equal / 2;
  return equal / 4;
}

std::optional<int> place(const OfferTraces& a, const OfferTraces& b) {
  std::optional<int> best;
  for (const auto& spot : a.spots)
    for (const auto& other : b.spots)
      if (const auto found = of_spots(spot, other)) best = std::max(best.value_or(0), *found);
  return best;
}

std::optional<int> provider(const OfferTraces& a, const OfferTraces& b) {
  if (a.provider.words.empty() || b.provider.words.empty()) return {};
  return dice(a.provider, b.provider);
}

std::optional<int> contact(const OfferTraces& a, const OfferTraces& b) {
  std::optional<int> best;
  for (const auto field : {&OfferTraces::phone, &OfferTraces::email, &OfferTraces::url})
    if (!(a.*field).empty() && !(b.*field).empty())
      best = std::max(best.value_or(0), a.*field == b.*field ? equal : 0);
  return best;
}

std::optional<int> description(const OfferTraces& a, const OfferTraces& b) {
  if (a.description.empty() || b.description.empty()) return {};
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.description.size(); ++i)
    if (a.description[i] == b.description[i]) ++same;
  return static_cast<int>(equal * same / a.description.size());
}

std::string_view group_of(std::string_view id) { return id.substr(0, id.find('/')); }

std::optional<int> kind(const OfferTraces& a, const OfferTraces& b) {
  if (a.kinds.empty() || b.kinds.empty()) return {};
  int best = 0;
  for (const std::string& one : a.kinds)
    for (const std::string& other : b.kinds)
      best = std::max(best, one == other ? equal : group_of(one) == group_of(other) ? equal / 2 : 0);
  return best;
}

/// Days from birth, about; the order of bounds is all that counts.
double days_of(const Age& age) {
  const double days = age.years * 365.2425 + age.months * 30.44 + age.weeks * 7 + age.days;
  return age.before_birth ? -days : days;
}

std::optional<int> age(const OfferTraces& a, const OfferTraces& b) {
  if (!a.child_age.stated() || !b.child_age.stated()) return {};
  if (a.child_age == b.child_age) return equal;
  const auto from = [](const AgeRange& range) { return range.from ? days_of(*range.from) : 0; };
  const auto until = [](const AgeRange& range) { return range.until ? days_of(*range.until) : HUGE_VAL; };
  const bool apart = until(a.child_age) <= from(b.child_age) || until(b.child_age) <= from(a.child_age);
  return apart ? 0 : equal / 2;
}

/// Two occasions of one event.
bool are_of_other_days(const Validity& a, const Validity& b) {
  return (a.until && b.from && *a.until < *b.from) || (b.until && a.from && *b.until < *a.from);
}

}  // namespace

Likeness likeness(const OfferTraces& a, const OfferTraces& b) {
  constexpr std::array judges{title, place, provider, contact, description, kind, age};
  Likeness found;
  std::array<std::optional<int>, judges.size()> known;
  int sum = 0;
  int possible = 0;
  for (std::size_t i = 0; i < judges.size(); ++i) {
    known[i] = judges[i](a, b);
    if (!known[i]) continue;
    found.signals.emplace_back(static_cast<Signal>(i), *known[i]);
    sum += weights[i] * *known[i];
    possible += weights[i];
  }
  found.thousandths = possible > 0 ? sum / possible : 0;
  const auto value = [&](Signal signal) { return known[static_cast<std::size_t>(signal)]; };
  const auto says = [&](Signal signal) { return value(signal).value_or(0) >= agreeing; };
  const bool supported =
      says(Signal::place) || says(Signal::provider) || says(Signal::contact) || says(Signal::description);
  const bool contradicted = value(Signal::place).value_or(equal) == 0 ||
                            value(Signal::age).value_or(equal) == 0 || are_of_other_days(a.valid, b.valid);
  found.plausible = value(Signal::title).value_or(0) >= like && supported && !contradicted;
  return found;
}

}  // namespace passgenau
