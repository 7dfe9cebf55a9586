// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/error.hpp"

namespace passgenau {

/// The records of one file, one after the other, whatever its form: JSON Lines, a JSON array, separated
/// values. Holds one record at a time.
class RecordSource {
 public:
  RecordSource() = default;
  virtual ~RecordSource() = default;
  RecordSource(const RecordSource&) = delete;
  RecordSource& operator=(const RecordSource&) = delete;

  /// Goes on to the next record; false at the end. Throws `Error` where the file as a whole cannot be read.
  bool next() {
    text_.clear();
    problems_.clear();
    return read();
  }
  /// The record as JSON text, at most `OfferLimits::json_bytes`; valid until the next call of `next`.
  std::string_view text() const { return text_; }
  /// What is wrong with the form of the record: it cannot be read then. A problem that stands on another line
  /// than the first of the record names it.
  const std::vector<Problem>& problems() const { return problems_; }
  /// 1-based line on which the record begins.
  std::uint64_t line() const { return line_; }
  /// 1-based among the records of the file.
  std::uint64_t number() const { return number_; }
  /// The line alone does not lead to the record: several stand on one, or one on several.
  virtual bool needs_number() const { return false; }
  /// The records are services of HSDS or Open Referral UK.
  virtual bool is_hsds() const { return false; }
  /// Where a problem of the record stands, when that is another file or line than the record's first.
  virtual void place(Problem&) const {}
  /// What is to be said of the file and of none of its records: what was assumed, how columns are called.
  const std::vector<Problem>& notices() const { return notices_; }

 protected:
  /// Fills the fields below.
  virtual bool read() = 0;

  std::string text_ = {};
  std::vector<Problem> problems_ = {};
  std::vector<Problem> notices_ = {};
  std::uint64_t line_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace passgenau
