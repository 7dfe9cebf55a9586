// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/reading.hpp"

namespace passgenau::test {

/// A case note of tests/relevance/notes with the facts that a reader should find (README.md there).
struct CaseNote {
  std::string id = {};
  std::string text = {};
  boost::json::object expected = {};
};

/// The sets of tests/relevance/notes.
inline constexpr std::array<std::string_view, 7> note_files{"tuning.jsonl", "held-out.jsonl", "unseen.jsonl",
                                                            "blind.jsonl",  "stranger.jsonl", "sealed.jsonl",
                                                            "fresh.jsonl"};

std::vector<CaseNote> case_notes(std::string_view file);

/// The reader of the notes: built-in vocabulary, sample gazetteer. Made once.
const ProfileReader& sample_reader();
inline Date sample_day() { return date(2026, 11, 21); }

/// The children that a text tells, as read on `sample_day()`: an age, * a birth date, + a due date; "-" where there is none.
std::string children_in(std::string_view text);
/// The caregiver's age; "-" where there is none.
std::string age_in(std::string_view text);

/// How many of a kind of fact were read as they should be. `right / all` for what is compared as a whole, precision and recall for lists.
struct Tally {
  int notes = 0;  ///< notes that say the fact, or whose profile holds one
  int right = 0;  ///< of them exactly as expected
  int found = 0;
  int expected = 0;
  int common = 0;

  double exact() const { return notes == 0 ? 1 : static_cast<double>(right) / notes; }
  double precision() const { return found == 0 ? 1 : static_cast<double>(common) / found; }
  double recall() const { return expected == 0 ? 1 : static_cast<double>(common) / expected; }
  double f1() const {
    return precision() + recall() == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
  }
};

struct Score {
  int notes = 0;
  Tally burdens = {};
  Tally kinds = {};
  Tally ages = {};  ///< children and the caregiver's age
  Tally languages = {};
  Tally places = {};
  Tally roles = {};
  Tally ways = {};       ///< interpreter, delivery, reach, available, require, prefer, discreet
  Tally belonging = {};  ///< whose child's a burden is – these and no others – of those found that say it
  int denied_taken = 0;  ///< burdens of `never` in profiles
  std::vector<std::string> failures = {};  ///< a line each
};

Score score_notes(const std::vector<CaseNote>& notes, const ProfileReader& reader);

}  // namespace passgenau::test
