// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/checksum.hpp"
#include "store/numbers.hpp"

/// The two records of an offer, its facts and its data, as a format lays them out. Each ends with a checksum of its own; from format 3 on
/// the facts carry the checksum of the data, too. So a page that a disk turned back into what it was before is known: the digest of
/// all facts vouches for the facts, and these for the data.
namespace passgenau {

/// The oldest format that is read and written to, without that tie.
inline constexpr std::uint64_t oldest_format = 2;

inline constexpr std::uint64_t oldest_tied_format = 3;

/// The oldest format whose numbers say which concepts and which gazetteer are its own: a page that is lost may hide those.
inline constexpr std::uint64_t oldest_summed_format = 4;

constexpr bool sums_own(std::uint64_t format) { return format >= oldest_summed_format; }
constexpr bool ties_data(std::uint64_t format) { return format >= oldest_tied_format; }

inline std::string data_record(std::string_view data) {
  std::string record{data};
  append_checksum(record);
  return record;
}

inline std::string facts_record(std::string_view facts, std::string_view data_record, std::uint64_t format) {
  std::string record{facts};
  if (ties_data(format)) append_little_endian(record, stored_checksum(data_record));
  append_checksum(record);
  return record;
}

struct VerifiedFacts {
  std::string_view facts = {};
  std::optional<std::uint64_t> data = {};  ///< the checksum of the data that they belong to
};

/// Empty where the checksum does not hold.
inline std::optional<VerifiedFacts> verified_facts(std::string_view record, std::uint64_t format) noexcept {
  const auto body = verified(record);
  if (!body || !ties_data(format)) return body ? std::optional{VerifiedFacts{*body, {}}} : std::nullopt;
  constexpr std::size_t tie = 8;
  if (body->size() < tie) return {};
  const std::size_t end = body->size() - tie;
  return VerifiedFacts{body->substr(0, end), little_endian(body->substr(end))};
}

/// Verifies the facts of all offers, one after the other, and whether those are all of a catalog.
class FactsSum {
 public:
  /// Empty where the checksum does not hold; then they do not count.
  std::optional<VerifiedFacts> add(std::string_view record, std::uint64_t format) noexcept {
    const auto facts = verified_facts(record, format);
    if (facts) {
      ++count_;
      sum_ += stored_checksum(record);
    }
    return facts;
  }
  bool are(std::uint64_t count, std::uint64_t digest) const noexcept {
    return count_ == count && sum_ == digest;
  }

 private:
  std::uint64_t count_ = 0;
  std::uint64_t sum_ = 0;
};

/// Are they laid out as this format says? Not where the catalog's word for its format is damaged: every offer would be read as
/// something else.
inline bool are_of_format(std::string_view data_record, std::string_view facts_record,
                          std::uint64_t format) noexcept {
  const auto facts = verified_facts(facts_record, oldest_tied_format);
  return (facts && facts->data == stored_checksum(data_record)) == ties_data(format);
}

/// The data; empty where its checksum or that of the facts does not hold, or the facts are of other data.
inline std::optional<std::string_view> verified_data(std::string_view data_record,
                                                     std::string_view facts_record,
                                                     std::uint64_t format) noexcept {
  const auto data = verified(data_record);
  const auto facts = verified_facts(facts_record, format);
  if (!data || !facts || facts->data.value_or(stored_checksum(data_record)) != stored_checksum(data_record))
    return {};
  return data;
}

}  // namespace passgenau
