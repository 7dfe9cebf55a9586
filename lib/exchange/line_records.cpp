// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/line_records.hpp"

#include <unicode/utf8.h>

#include "model/problem.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

LineRecords::LineRecords(BlockReader blocks) : lines_{std::move(blocks), OfferLimits::json_bytes} {}

bool LineRecords::read() {
  do
    if (!lines_.next()) return false;
  while (lines_.blank());
  line_ = lines_.line();
  ++number_;
  if (lines_.too_long())
    problems_.push_back(too_large_problem());
  else if (auto problem = encoding_problem(lines_.text(), line_))
    problems_.push_back(*std::move(problem));
  else
    text_ = lines_.text();
  return true;
}

std::optional<Problem> encoding_problem(std::string_view text, std::uint64_t line) {
  if (is_valid_utf8(text)) return {};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::uint64_t column = 0;
  std::int64_t at = 0;
  for (std::int64_t next = 0;; at = next) {
    UChar32 c = 0;
    U8_NEXT(bytes, next, size, c);
    ++column;
    if (c < 0) break;
    if (c == '\n') {
      ++line;
      column = 0;
    }
  }
  constexpr std::string_view digits = "0123456789ABCDEF";
  const std::uint8_t byte = bytes[at];
  Problem problem = make_problem(
      Code::json_encoding, "", {},
      "byte " + std::string{digits[byte >> 4]} + digits[byte & 15] + " in column " + std::to_string(column) +
          "; where the file is in another encoding, the mapping has to say so (\"input\": {\"encoding\": "
          "\"windows-1252\"})");
  problem.line = line;
  return problem;
}

Problem too_large_problem() {
  return make_problem(Code::document_too_large, "", std::to_string(OfferLimits::json_bytes) + " bytes");
}

}  // namespace passgenau
