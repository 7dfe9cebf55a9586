// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>

#include "exchange/line_reader.hpp"
#include "exchange/record_source.hpp"

namespace passgenau {

/// JSON Lines: one record a line, blank lines are none.
class LineRecords : public RecordSource {
 public:
  explicit LineRecords(BlockReader blocks);

 private:
  bool read() override;

  LineReader lines_;
};

/// Bytes that are no UTF-8, with line and column (in characters, from 1) of the first; `text` begins on
/// `line`. Empty where all is well.
std::optional<Problem> encoding_problem(std::string_view text, std::uint64_t line);

/// A record of more than `OfferLimits::json_bytes`.
Problem too_large_problem();

}  // namespace passgenau
