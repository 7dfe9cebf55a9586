// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passgenau/offer.hpp"

/// Are two offers the same help, recorded twice? A pure judgement of two offers, by what is written in them.
namespace passgenau {

/// What two offers are compared by, most telling first.
enum class Signal : std::uint8_t { title, place, provider, contact, description, kind, age };
inline constexpr std::array<std::string_view, 7> signal_names{"title",       "place", "provider", "contact",
                                                              "description", "kind",  "age"};

/// What is left of an offer for a comparison; about 1 kB. Nothing of a confidential site is in it.
struct OfferTraces {
  /// Words of a text without legal forms and articles, sorted; and what distinguishes "Kurs 1" from "Kurs 2".
  struct Words {
    std::vector<std::string> words = {};
    std::vector<std::string> numbers = {};
    std::vector<std::uint32_t> trigrams = {};  ///< hashed, sorted, each once
  };
  /// A site's point and its postal code with street, either perhaps absent.
  struct Spot {
    std::optional<GeoPoint> point = {};
    std::string postal_code = {};
    std::string street = {};
  };

  std::vector<std::pair<std::string, Words>> titles = {};  ///< by language
  Words provider = {};
  std::vector<Spot> spots = {};
  std::string phone = {};  ///< digits, national
  std::string email = {};
  std::string url = {};  ///< without scheme and www
  std::vector<std::string> kinds = {};
  AgeRange child_age = {};
  Validity valid = {};
  std::vector<std::uint32_t> description =
      {};  ///< the smallest of its word hashes, by 32 hash functions; empty below 8 words
};

/// Appends the hashed trigrams of one word, which stands between blanks.
void add_trigrams(std::vector<std::uint32_t>& trigrams, const std::string& word);

OfferTraces traces_of(const Offer& offer);

/// Thousandths, 1000 is equal. A signal that one of the offers says nothing of is absent.
struct Likeness {
  int thousandths = 0;  ///< the mean of the signals, by their weights
  /// Nothing contradicts, and beside the title something else agrees: together with a high mean, a candidate.
  bool plausible = false;
  std::vector<std::pair<Signal, int>> signals = {};

  bool operator==(const Likeness&) const = default;
};

/// Symmetric, and the same on every machine. Cost: about 1 µs.
Likeness likeness(const OfferTraces& a, const OfferTraces& b);

}  // namespace passgenau
