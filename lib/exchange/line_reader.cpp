// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/line_reader.hpp"

#include <algorithm>

#include "model/problem.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

constexpr std::size_t block_bytes = 64 * 1024;

}  // namespace

LineReader::LineReader(std::istream& input, std::size_t most, Progress progress)
    : input_{input}, most_{most}, progress_{std::move(progress)}, block_(block_bytes) {}

bool LineReader::next() {
  text_.clear();
  too_long_ = false;
  bool any = false;
  for (;;) {
    if (at_ == end_ && !fill()) break;
    any = true;
    const auto begin = block_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto stop = block_.begin() + static_cast<std::ptrdiff_t>(end_);
    const auto line_end = std::find(begin, stop, '\n');
    append({&*begin, static_cast<std::size_t>(line_end - begin)});
    at_ = static_cast<std::size_t>(line_end - block_.begin());
    if (line_end == stop) continue;
    ++at_;
    break;
  }
  if (!any) return false;
  ++line_;
  if (line_ == 1) text_.erase(0, text_.size() - without_bom(text_).size());
  if (!too_long_ && !text_.empty() && text_.back() == '\r') text_.pop_back();
  // One byte more was read for the CR of a line that is just as long as allowed.
  if (text_.size() > most_) {
    text_.resize(most_);
    too_long_ = true;
  }
  return true;
}

bool LineReader::blank() const { return !too_long_ && trimmed(text_).empty(); }

void LineReader::append(std::string_view part) {
  // Room for a byte order mark and a CR beside the line.
  const std::size_t room = most_ + 4 - text_.size();
  if (part.size() > room) too_long_ = true;
  text_ += part.substr(0, room);
}

bool LineReader::fill() {
  at_ = end_ = 0;
  std::streamsize count = 0;
  try {
    // Not through the stream itself: its state and exceptions belong to the caller.
    if (input_.rdbuf() == nullptr || input_.fail()) fail(Code::file_unreadable, file_name);
    count = input_.rdbuf()->sgetn(block_.data(), static_cast<std::streamsize>(block_.size()));
  } catch (const std::ios_base::failure&) {
    fail(Code::file_unreadable, file_name);
  }
  end_ = static_cast<std::size_t>(std::max<std::streamsize>(count, 0));
  bytes_ += end_;
  if (progress_ && end_ > 0) progress_(bytes_);
  return end_ > 0;
}

}  // namespace passgenau
