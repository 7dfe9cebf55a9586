// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/path.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <new>
#include <sstream>

#include "model/problem.hpp"
#include "store/sealed_file.hpp"

namespace passgenau {

namespace {

/// Of the stub of a replica: Xapian's own has a tenth of it.
constexpr std::size_t most_stub_bytes = 1024;

/// Glass takes the lock, makes empty tables, and writes its version beside its place before there is anything else.
bool is_before_a_database(const std::filesystem::path& file) {
  std::error_code failure;
  if (file.extension() == ".glass") return std::filesystem::file_size(file, failure) == 0 && !failure;
  return file.filename() == "flintlock" || file.filename() == "v.tmp";
}

/// The copy that the stub of a replica names; empty where it says anything else than `xapian-replicate` writes: comments, and one line.
/// Xapian never reads a stub of ours: it could name a program to be run, or a machine to be connected to.
std::string live_copy(const std::filesystem::path& folder) {
  const std::filesystem::path stub = folder / "XAPIANDB";
  std::error_code failure;
  if (std::filesystem::symlink_status(stub, failure).type() != std::filesystem::file_type::regular) return {};
  std::ifstream file{stub, std::ios::binary};
  std::string text(most_stub_bytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > most_stub_bytes) return {};
  std::string copy;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (!copy.empty() || (line != "auto replica_0" && line != "auto replica_1")) return {};
    copy = line.substr(line.find(' ') + 1);
  }
  return copy;
}

/// A folder, not a link to one, that holds a database and nothing else.
bool is_database(const std::string& folder) {
  struct stat status {};
  if (lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return false;
  try {
    return inspect_catalog_path(folder) == PathKind::glass_folder;
  } catch (const Error&) {
    return false;  // it is being removed
  }
}

}  // namespace

PathKind inspect_catalog_path(const std::string& path) {
  if (path.empty() || path.find('\0') != std::string::npos)
    fail(Code::path_refused, "catalog path", {}, path);
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    const bool absent = errno == ENOENT;
    struct stat link {};
    const bool dangling = lstat(path.c_str(), &link) == 0;
    if (absent && !dangling) return PathKind::nothing;
    fail(Code::path_refused, "catalog path", "it cannot be looked at", path);
  }
  if (S_ISREG(status.st_mode) && SealedFile::is_one(path)) return PathKind::sealed_file;
  if (!S_ISDIR(status.st_mode))
    fail(Code::path_refused, "catalog path", "a catalog is a folder, or a file that was sealed", path);
  std::error_code failure;
  const std::filesystem::path folder{path};
  const bool glass = std::filesystem::is_regular_file(folder / "iamglass", failure);
  if (std::filesystem::exists(folder / "XAPIANDB", failure)) {
    if (!glass && !live_copy(folder).empty()) return PathKind::replica;
    fail(Code::path_refused, "catalog path", "a stub, not a catalog", path);
  }
  if (glass) {
    // A pipe in the place of a table would make Xapian wait for ever.
    const auto names = names_in(path);
    if (!names) fail(Code::path_refused, "catalog path", "it cannot be looked at", path);
    for (const std::string& name : *names) {
      const auto type = std::filesystem::symlink_status(folder / name, failure).type();
      // A writer at work makes and renames files: one that is gone by now is none of ours.
      const bool gone =
          type == std::filesystem::file_type::not_found || type == std::filesystem::file_type::none;
      if (type != std::filesystem::file_type::regular && !gone)
        fail(Code::path_refused, "catalog path", "the folder holds more than plain files", path);
    }
    return PathKind::glass_folder;
  }
  const auto names = names_in(path);
  if (!names) fail(Code::path_refused, "catalog path", "it cannot be looked at", path);
  if (std::all_of(names->begin(), names->end(),
                  [&](const std::string& name) { return is_before_a_database(folder / name); }))
    return PathKind::empty_folder;
  fail(Code::catalog_foreign, "catalog path", "the folder holds something else", path);
}

std::string live_folder(const std::string& path) {
  if (inspect_catalog_path(path) != PathKind::replica) return path;
  // The copy that the stub named may be removed by now, because it names the other one: each time only after a whole copy was made.
  constexpr int tries = 10;
  for (int attempt = 0; attempt < tries; ++attempt) {
    const std::string name = live_copy(path);
    std::string copy = (std::filesystem::path{path} / name).string();
    if (is_database(copy)) return copy;
    if (live_copy(path) == name) break;
  }
  fail(Code::catalog_missing, "catalog", "the replica has no copy yet", path);
}

std::optional<std::vector<std::string>> names_in(const std::string& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open{opendir(folder.c_str()), closedir};
  if (open == nullptr && errno == ENOMEM) throw std::bad_alloc{};
  if (open == nullptr) return std::nullopt;
  std::vector<std::string> names;
  while (const dirent* entry = readdir(open.get()))
    if (std::string name{entry->d_name}; name != "." && name != "..") names.push_back(std::move(name));
  return names;
}

void remove_beginnings(const std::string& folder) {
  std::error_code failure;
  for (const std::string& name : names_in(folder).value_or(std::vector<std::string>{}))
    if (const auto file = std::filesystem::path{folder} / name;
        name != "flintlock" && is_before_a_database(file))
      std::filesystem::remove(file, failure);
}

std::string folder_around(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::path whole = fs::weakly_canonical(path, error);
  if (error) whole = path;
  if (!whole.has_filename()) whole = whole.parent_path();
  const fs::path around = whole.parent_path();
  return around.empty() ? "." : around.string();
}

void synchronise_folder(const std::string& folder, const std::string& made) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool done = descriptor >= 0 && fsync(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  if (!done)
    fail(Code::storage_failed, "catalog",
         "committed, but it may not survive a power loss: the folder could not be synchronised", made);
}

}  // namespace passgenau
