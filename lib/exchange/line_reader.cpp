// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/line_reader.hpp"

#include "place/csv.hpp"

namespace passgenau {

bool LineReader::next() {
  text_.clear();
  too_long_ = false;
  bool any = false;
  for (;;) {
    if (block_.empty()) block_ = blocks_.next();
    if (block_.empty()) break;
    any = true;
    const std::size_t end = block_.find('\n');
    append(block_.substr(0, end));
    block_.remove_prefix(end == std::string_view::npos ? block_.size() : end + 1);
    if (end != std::string_view::npos) break;
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

}  // namespace passgenau
