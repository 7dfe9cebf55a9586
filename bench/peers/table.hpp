// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "place/sphere.hpp"

namespace passgenau::bench {

/// One offer as far as every engine can express it: validity, the child's age, residence, place, language, needs. One
/// line of `table.tsv`.
struct TableOffer {
  static constexpr std::int32_t none = INT32_MIN;

  std::string id = {};
  bool has_site = false;
  double lat = 0;  ///< degrees
  double lon = 0;
  std::uint64_t hilbert = 0;      ///< place on a Hilbert curve; an order, nothing else
  std::int32_t visits = none;     ///< region in which it comes to the family: its key as a number
  std::int32_t residence = none;  ///< region whose families may come; `none`: not stated
  bool remote = false;            ///< by phone and online
  std::int32_t age_from =
      none;  ///< completed months; −1: from twenty weeks before birth. `none`: no age is stated
  std::int32_t age_until = none;   ///< completed months, exclusive
  std::uint64_t needs = 0;         ///< a bit for each burden that it names; 0: open to every need
  std::uint64_t staff = 0;         ///< a bit for each language spoken by staff
  std::uint64_t interpreters = 0;  ///< the same, by an interpreter
  std::int32_t valid_from = none;  ///< days since 1970-01-01, inclusive
  std::int32_t valid_until = none;

  UnitVector point() const { return unit_vector({lat, lon}); }
};

/// A need of a family: which bits of `TableOffer::needs` are worth how much to it.
struct TableNeed {
  std::uint64_t same = 0;
  std::uint64_t one_step = 0;
  std::uint64_t more_steps = 0;
  std::int32_t weight = 0;  ///< thousandths
};

/// Speaking one of these languages earns this share.
struct TableLanguage {
  std::uint64_t bits = 0;
  std::int32_t share = 0;  ///< thousandths
  bool interpreter = false;
};

/// A family in the same terms. One line of `home.tsv` (families with a home) or `anywhere.tsv` (without).
struct TableQuestion {
  std::int32_t as_of = 0;  ///< days since 1970-01-01
  std::int32_t age = 0;    ///< completed months; −1: due within twenty weeks
  bool has_home = false;
  double lat = 0;
  double lon = 0;
  std::int32_t county = 0;  ///< its key as a number
  std::int32_t municipality = 0;
  std::int32_t reach_m = 0;
  std::int32_t limit = 20;
  std::vector<TableNeed> needs = {};
  std::vector<TableLanguage> languages = {};  ///< those worth most first

  std::uint64_t related() const {
    std::uint64_t bits = 0;
    for (const TableNeed& need : needs)
      bits |= need.same | need.one_step | need.more_steps;
    return bits;
  }
};

/// The lines of these files; a first line names the columns. Throw `std::runtime_error` where a file cannot be read.
std::string table_header();
std::string table_line(const TableOffer& offer);
std::string question_header();
std::string question_line(const TableQuestion& question);
std::vector<TableOffer> read_table(const std::filesystem::path& file);
std::vector<TableQuestion> read_questions(const std::filesystem::path& file);

}  // namespace passgenau::bench
