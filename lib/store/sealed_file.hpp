// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/seal_manifest.hpp"

struct stat;

namespace Xapian {
class Database;
}

namespace passgenau {

/// A sealed catalog, open: one descriptor, over which the file was verified and over which everything is read. What stands at the
/// path later is another file. Any number of threads may share one.
class SealedFile {
 public:
  /// Opens and verifies: reads the whole file once. Throws *path-refused* for what is no sealed catalog,
  /// *catalog-damaged* with the place, *catalog-newer*, *catalog-missing*.
  static std::shared_ptr<const SealedFile> open(const std::string& path);
  /// The same, but damage is listed, in words, and does not refuse: for who saves what is left.
  static std::shared_ptr<const SealedFile> open_damaged(const std::string& path,
                                                        std::vector<std::string>& damage);
  ~SealedFile();
  SealedFile(const SealedFile&) = delete;
  SealedFile& operator=(const SealedFile&) = delete;

  /// Does what stands at the path begin or end like a sealed catalog? `path` is a regular file.
  static bool is_one(const std::string& path);

  const std::string& path() const { return path_; }
  std::uint64_t size() const { return state_.bytes; }
  /// Is it still what stands at its path, and has nobody written to it since it was opened? What is written within the time that the
  /// file system's clock takes for a step is not noticed.
  bool stands_at_its_path() const;
  /// Empty only after `open_damaged`.
  const std::optional<seal::Manifest>& manifest() const { return manifest_; }
  /// A database of its own for one thread, over the same descriptor. Throws what Xapian throws.
  Xapian::Database database() const;

 private:
  /// By which a file that became another one is known.
  struct FileState {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0;
    std::int64_t written = 0;  ///< nanoseconds since 1970

    bool operator==(const FileState&) const = default;
  };
  static FileState state_of(const struct stat& status);

  explicit SealedFile(const std::string& path);
  std::string read(std::uint64_t from, std::uint64_t bytes) const;
  /// Fills the manifest; the damage in words, empty where there is none.
  std::string read_manifest();
  void find_damaged_parts(std::vector<std::string>& damage) const;

  std::string path_;
  int descriptor_ = -1;
  FileState state_ = {};  ///< when it was opened
  std::optional<seal::Manifest> manifest_ = {};
  mutable std::mutex position_ = {};  ///< guards the position of the descriptor, which all its copies share
};

}  // namespace passgenau
