// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/package.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "exchange/crosswalk_rules.hpp"
#include "model/problem.hpp"
#include "store/path.hpp"

namespace passgenau {

namespace {

namespace fs = std::filesystem;

// Tables lie in the package or in a folder of it (`data/services.csv`), not deeper.
constexpr int most_folders = 3;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && lower_case(text.substr(text.size() - end.size())) == end;
}

void read_folder(PackageBuilder& builder, const fs::path& folder, const std::string& prefix,
                 std::uint64_t& entries, int depth) {
  auto names = names_in(folder.string());
  if (!names) fail(Code::file_unreadable, folder.string(), {}, folder.string());
  std::sort(names->begin(), names->end());
  for (const std::string& entry : *names) {
    builder.count_entries(++entries);
    const std::string name = prefix + entry;
    const fs::path path = folder / entry;
    // A link leads out of the folder, a pipe waits for ever: opened without following and without waiting,
    // then looked at.
    const Descriptor file{open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    struct stat status {};
    if (file.get() < 0 || fstat(file.get(), &status) != 0)
      builder.refuse(name, "plain files", "it cannot be opened without following a link");
    if (S_ISDIR(status.st_mode)) {
      if (depth == most_folders) builder.refuse(name, std::to_string(most_folders) + " levels", "a folder");
      read_folder(builder, path, name + '/', entries, depth + 1);
      continue;
    }
    if (!S_ISREG(status.st_mode)) builder.refuse(name, "plain files", "it is no plain file");
    if (!builder.accept(name)) continue;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    builder.add_bytes(size);
    builder.add(name,
                TableText{SeenFile{
                    .path = path.string(), .device = status.st_dev, .inode = status.st_ino, .size = size}});
  }
}

}  // namespace

bool PackageBuilder::accept(const std::string& name) {
  if (!is_valid_utf8(name)) refuse("", "UTF-8", "a name");
  if (name.empty() || has_control_character(name) || name.find_first_of("\t\r\n") != std::string::npos)
    refuse(name, {}, "a name that is empty or holds control characters");
  if (name.front() == '/' || name.find('\\') != std::string::npos || (name.size() > 1 && name[1] == ':'))
    refuse(name, "names inside the package", "an absolute name, or one with a backslash");
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    if (rest.substr(0, end) == "..") refuse(name, "names inside the package", "a name with '..'");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (std::find(names_.begin(), names_.end(), name) != names_.end())
    refuse(name, {}, "two files of this name");
  names_.push_back(name);
  // What every file of Microsoft Office begins with (ECMA-376): the commonest zip that is no package of tables.
  if (name == "[Content_Types].xml")
    refuse("", {},
           "it is a workbook or another document of an office program; save its sheet as CSV (UTF-8)");
  const std::size_t slash = name.rfind('/');
  const std::string_view file = std::string_view{name}.substr(slash == std::string::npos ? 0 : slash + 1);
  if (file.empty()) return false;  // a folder of a zip
  if (ends_with(file, ".csv") || file == "datapackage.json") return true;
  Problem problem = make_problem(
      Code::not_used, "", {},
      passgenau::quoted(name) + (ends_with(file, ".zip") ? ": a zip inside is not opened" : " is no table"));
  problem.file = path_;
  package_.notices.push_back(std::move(problem));
  return false;
}

void PackageBuilder::count_entries(std::uint64_t entries) const {
  if (entries > PackageLimits::files) refuse("", std::to_string(PackageLimits::files) + " files", "");
}

void PackageBuilder::add_bytes(std::uint64_t bytes) {
  bytes_ += std::min(bytes, PackageLimits::bytes + 1);
  if (bytes_ > PackageLimits::bytes) refuse("", std::to_string(PackageLimits::bytes) + " bytes unpacked", "");
}

void PackageBuilder::add(std::string name, TableText text) {
  package_.files.push_back({.name = std::move(name), .text = std::move(text)});
}

void PackageBuilder::refuse(std::string_view entry, std::string limit, std::string_view reason) const {
  std::string hint{reason};
  if (!entry.empty()) hint = passgenau::quoted(entry) + (reason.empty() ? "" : ": ") + hint;
  Problem problem = make_problem(Code::package_refused, "", std::move(limit), hint);
  problem.message.replace(0, std::string_view{"the document"}.size(), "the package");
  problem.file = path_;
  throw Error{std::move(problem)};
}

Package PackageBuilder::finish() {
  // Whatever the order in which a file system lists them.
  std::sort(package_.files.begin(), package_.files.end(),
            [](const PackageFile& a, const PackageFile& b) { return a.name < b.name; });
  return std::move(package_);
}

Package read_package(const std::string& path) {
  Descriptor file{open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
  struct stat status {};
  if (file.get() < 0 || fstat(file.get(), &status) != 0) fail(Code::file_unreadable, path, {}, path);
  if (S_ISREG(status.st_mode)) return read_zip(file.release(), path);
  PackageBuilder builder{path};
  if (!S_ISDIR(status.st_mode)) builder.refuse("", "a folder or a zip file", "it is neither");
  std::uint64_t entries = 0;
  read_folder(builder, path, "", entries, 1);
  return builder.finish();
}

}  // namespace passgenau
