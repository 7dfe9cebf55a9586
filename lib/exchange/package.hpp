// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/table_text.hpp"
#include "passgenau/error.hpp"

namespace passgenau {

/// Limits of a package of tables, folder or zip; above one it is refused whole.
struct PackageLimits {
  static constexpr std::size_t files = 1000;
  /// Unpacked, all files together: a hundred thousand services with everything about them take a third of it.
  static constexpr std::uint64_t bytes = std::uint64_t{1} << 30;
  /// Unpacked to packed, of a file above `small_bytes`. Tables of services pack to a tenth, of nothing but
  /// keys to a fortieth; a bomb to a thousandth.
  static constexpr std::uint64_t ratio = 200;
  static constexpr std::uint64_t small_bytes = std::uint64_t{1} << 20;
};

/// One file of a package: of a zip in memory, of a folder where it is.
struct PackageFile {
  std::string name = {};  ///< with `/`, relative to the package
  TableText text;
};

/// A package as read: its tables (`.csv`) and its `datapackage.json`. What else it holds is named in
/// `notices`.
struct Package {
  std::vector<PackageFile> files = {};
  std::vector<Problem> notices = {};
};

/// Reads a folder, or a zip file. Throws `Error` *package-refused* naming what is refused: names that lead
/// out of it, links, anything but plain files and folders, too many or too large files, encryption;
/// *file-unreadable* where it cannot be read.
Package read_package(const std::string& path);

/// For the readers of folders and zips.
class PackageBuilder {
 public:
  explicit PackageBuilder(std::string path) : path_{std::move(path)} {}

  /// Throws where the name of an entry is none: absolute, with `..`, backslashes or control characters, no
  /// UTF-8, or there twice. True where the file is one that is read.
  bool accept(const std::string& name);
  /// Throws where there are more files than allowed.
  void count_entries(std::uint64_t entries) const;
  /// Throws where all files together are larger than allowed.
  void add_bytes(std::uint64_t bytes);
  void add(std::string name, TableText text);
  [[noreturn]] void refuse(std::string_view entry, std::string limit, std::string_view reason) const;
  Package finish();

 private:
  std::string path_;
  Package package_;
  std::vector<std::string> names_;
  std::uint64_t bytes_ = 0;
};

/// Reads a zip file through an open descriptor, which it closes.
Package read_zip(int descriptor, const std::string& path);

}  // namespace passgenau
