// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "exchange/block_reader.hpp"
#include "exchange/record_source.hpp"

namespace passgenau {

/// The services of a JSON feed of HSDS, cut out of a stream without reading what they say: one service, JSON
/// Lines, an array, pages (`contents`, or `content` as Open Referral UK 1 calls it) and any sequence of
/// these. Memory holds one service. Where a line ends inside a service of JSON Lines, only that one is bad.
/// Reads offers of our own that stand on several lines, too; those have no pages.
class HsdsJson : public RecordSource {
 public:
  enum class Records : std::uint8_t { services, offers };

  explicit HsdsJson(BlockReader blocks, Records records = Records::services);

  bool needs_number() const override { return numbered_; }
  bool is_hsds() const override { return records_ == Records::services; }

 private:
  enum class State : std::uint8_t { outside, in_array, in_page, end };
  /// Totals that the pages announce.
  struct Announced {
    double items = 0;
    double pages = 0;
  };

  bool read() override;
  bool read_outside();
  bool read_entry();
  /// Reads on inside a page, up to its list or its end.
  void read_page();
  void pass_object(bool outside);
  void pass_string(std::string* out, std::size_t most);
  void pass_value();
  std::string pass_scalar();
  void note_total(const std::string& name);
  bool finish();
  bool broken(std::string_view hint);
  bool taken();

  char peek();
  char peek_any();
  void pass();
  void keep(std::string_view part);

  BlockReader blocks_;
  Records records_;
  std::string_view block_;
  State state_ = State::outside;
  bool page_ = false;      ///< the array belongs to a page
  bool numbered_ = false;  ///< entries of an array, which share lines
  bool lines_ = false;     ///< a whole object stood on one line: these are JSON Lines
  bool first_ = true;      ///< of the array
  bool cut_ = false;       ///< longer than a record may be
  std::uint64_t at_line_ = 1;
  std::size_t index_ = 0;
  std::uint64_t entries_of_pages_ = 0;
  Announced announced_;
};

/// The member of a page that holds its services.
bool is_list_of_page(std::string_view name);

/// The beginning of a file is that of an object which does not end on its line: no JSON Lines.
bool looks_indented(std::string_view begin);

/// What the beginning of a file looks like: services have a `name`, offers of ours a `title`.
bool looks_like_hsds(std::string_view begin);

}  // namespace passgenau
