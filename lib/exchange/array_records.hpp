// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "exchange/block_reader.hpp"
#include "exchange/json_pointer.hpp"
#include "exchange/record_source.hpp"

namespace passgenau {

/// The entries of a JSON array, cut out of a stream without reading what they say: memory holds one of them.
/// The array is the whole file, or a member inside its object (`/features` of GeoJSON).
class ArrayRecords : public RecordSource {
 public:
  ArrayRecords(BlockReader blocks, JsonPointer where);

 private:
  bool read() override;
  bool needs_number() const override { return true; }

  /// The next character without white space before it; 0 at the end.
  char peek();
  char peek_any();
  void pass();
  /// Passes over one value and writes at most `most` bytes of it to `out`; false where it is longer.
  bool pass_value(std::string& out, std::size_t most);
  void pass_string(std::string& out, std::size_t most);
  void enter();
  bool enter_member(const std::string& name);
  bool broken(std::string_view hint);

  BlockReader blocks_;
  JsonPointer where_;
  std::string_view block_;
  std::uint64_t at_line_ = 1;
  enum class State : std::uint8_t { before, first, after_entry, end } state_ = State::before;
};

}  // namespace passgenau
