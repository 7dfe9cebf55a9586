// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/sealed_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>

#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "store/checksum.hpp"
#include "store/descriptor.hpp"

namespace passgenau {

namespace {

constexpr std::string_view subject = "sealed catalog";

}  // namespace

SealedFile::FileState SealedFile::state_of(const struct stat& status) {
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {.device = status.st_dev,
          .inode = status.st_ino,
          .bytes = static_cast<std::uint64_t>(status.st_size),
          .written = status.st_mtim.tv_sec * nanoseconds + status.st_mtim.tv_nsec};
}

SealedFile::SealedFile(const std::string& path) : path_{path} {
  // What is no regular file must neither be waited for nor become the terminal of this process.
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor_ < 0)
    fail(errno == ENOENT ? Code::catalog_missing : Code::path_refused, subject, "it cannot be opened", path);
  struct stat status {};
  if (fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    close(descriptor_);
    fail(Code::path_refused, subject, "it is no regular file", path);
  }
  state_ = state_of(status);
}

SealedFile::~SealedFile() { close(descriptor_); }

std::string SealedFile::read(std::uint64_t from, std::uint64_t bytes) const {
  // A medium that cannot be read is damage as any other; a file that shrinks meanwhile ends early.
  return read_at(descriptor_, from, bytes);
}

bool SealedFile::is_one(const std::string& path) {
  const SealedFile file{path};
  if (file.size() < seal::magic.size()) return false;
  return file.read(0, seal::magic.size()) == seal::magic ||
         file.read(file.size() - seal::magic.size(), seal::magic.size()) == seal::magic;
}

std::string SealedFile::read_manifest() {
  constexpr std::uint64_t around = seal::magic.size() + seal::footer_bytes;
  if (size() < around) return "it was cut off";
  if (read(0, seal::magic.size()) != seal::magic) return "its beginning";
  const std::string footer = read(size() - seal::footer_bytes, seal::footer_bytes);
  if (!footer.ends_with(seal::magic)) return "its end: it was cut off, or goes on behind it";
  const auto length = seal::manifest_length(footer, size());
  if (!length) return "the length of its manifest";
  const std::string text = read(size() - seal::footer_bytes - *length, *length);
  if (seal::footer_of(text) != footer) return "its manifest";
  auto manifest = seal::read_manifest(text);
  if (!manifest) return "its manifest cannot be read";
  if (manifest->layout > seal::layout)
    fail(Code::catalog_newer, subject, "its layout is " + std::to_string(manifest->layout), path_);
  const std::uint64_t bytes = size() - around - *length;
  if (manifest->bytes != bytes || manifest->parts.size() != (bytes + seal::part_bytes - 1) / seal::part_bytes)
    return "bytes are missing or too many in the middle";
  manifest_ = std::move(manifest);
  return {};
}

void SealedFile::find_damaged_parts(std::vector<std::string>& damage) const {
  Sha256 hash;
  for (std::uint64_t at = 0; at < manifest_->bytes; at += seal::part_bytes) {
    const std::uint64_t from = seal::magic.size() + at;
    const std::uint64_t wanted = std::min(seal::part_bytes, manifest_->bytes - at);
    const std::string part = read(from, wanted);
    hash.add(part);
    if (part.size() != wanted || checksum(part) != manifest_->parts[at / seal::part_bytes])
      damage.push_back("bytes " + std::to_string(from) + " to " + std::to_string(from + wanted - 1));
  }
  if (damage.empty() && hexadecimal(hash.finish()) != manifest_->sha256)
    damage.emplace_back("its database is not the one that was sealed");
}

std::shared_ptr<const SealedFile> SealedFile::open(const std::string& path) {
  std::vector<std::string> damage;
  auto file = open_damaged(path, damage);
  if (!damage.empty()) fail(Code::catalog_damaged, subject, damage[0], path);
  return file;
}

std::shared_ptr<const SealedFile> SealedFile::open_damaged(const std::string& path,
                                                           std::vector<std::string>& damage) {
  const std::shared_ptr<SealedFile> file{new SealedFile{path}};
  if (std::string words = file->read_manifest(); !words.empty())
    damage.push_back(std::move(words));
  else
    file->find_damaged_parts(damage);
  return file;
}

Xapian::Database SealedFile::database() const {
  const std::lock_guard lock{position_};
  return sealed_database(descriptor_, path_);
}

bool SealedFile::stands_at_its_path() const {
  struct stat there {};
  return stat(path_.c_str(), &there) == 0 && state_of(there) == state_;
}

}  // namespace passgenau
