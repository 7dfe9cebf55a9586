// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace passgenau {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_{other.release()} {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

/// A plain file that was looked at, and may be opened again later.
struct SeenFile {
  std::string path = {};
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
};

/// The text of a table: the whole of it, out of a zip, or a file of which one part is in memory at a time.
class TableText {
 public:
  explicit TableText(std::string text) : text_{std::move(text)}, size_{text_.size()} {}
  explicit TableText(SeenFile file) : file_{std::move(file)}, size_{file_.size} {}

  std::uint64_t size() const { return size_; }
  /// `size` bytes from `offset` on, fewer at the end; valid until the next call. Throws `Error` *file-unreadable*, also
  /// where the file is not the one any more that was looked at.
  std::string_view part(std::uint64_t offset, std::uint64_t size);
  /// For a caller who finds that what stands there now cannot be what he saw.
  [[noreturn]] void fail_changed() const;

 private:
  void open_again();

  std::string text_ = {};  ///< the whole, or the part of the file that begins at `begin_`
  SeenFile file_ = {};
  Descriptor descriptor_ = {};
  std::uint64_t size_ = 0;
  std::uint64_t begin_ = 0;
};

}  // namespace passgenau
