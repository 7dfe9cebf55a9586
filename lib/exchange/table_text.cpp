// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/table_text.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "model/problem.hpp"

namespace passgenau {

namespace {

/// Neighbours of a row are mostly asked for next.
constexpr std::uint64_t least_part = 16 * 1024;

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

void TableText::fail_changed() const {
  fail(Code::file_unreadable, file_.path, "it changed while it was read", file_.path);
}

void TableText::open_again() {
  descriptor_ = Descriptor{open(file_.path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
  struct stat status {};
  if (descriptor_.get() < 0 || fstat(descriptor_.get(), &status) != 0)
    fail(Code::file_unreadable, file_.path, {}, file_.path);
  if (status.st_dev != file_.device || status.st_ino != file_.inode ||
      static_cast<std::uint64_t>(status.st_size) != file_.size)
    fail_changed();
}

std::string_view TableText::part(std::uint64_t offset, std::uint64_t size) {
  offset = std::min(offset, size_);
  size = std::min(size, size_ - offset);
  if (file_.path.empty()) return std::string_view{text_}.substr(offset, size);
  if (offset < begin_ || offset + size > begin_ + text_.size()) {
    if (descriptor_.get() < 0) open_again();
    begin_ = offset;
    text_.resize(std::min(std::max(size, least_part), size_ - offset));
    for (std::size_t at = 0; at < text_.size();) {
      const ssize_t count =
          pread(descriptor_.get(), text_.data() + at, text_.size() - at, static_cast<off_t>(offset + at));
      if (count < 0) fail(Code::file_unreadable, file_.path, {}, file_.path);
      if (count == 0) fail_changed();
      at += static_cast<std::size_t>(count);
    }
  }
  return std::string_view{text_}.substr(offset - begin_, size);
}

}  // namespace passgenau
