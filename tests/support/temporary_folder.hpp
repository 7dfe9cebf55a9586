// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <filesystem>
#include <string>

namespace passgenau::test {

/// A folder of its own, gone with this object. In memory where there is such a folder: each commit waits for the disk otherwise.
class TemporaryFolder {
 public:
  TemporaryFolder();
  /// Below this folder, whatever it is made of.
  explicit TemporaryFolder(const std::filesystem::path& parent);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace passgenau::test
