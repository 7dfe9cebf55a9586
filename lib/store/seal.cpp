// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/seal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "model/problem.hpp"
#include "store/checksum.hpp"
#include "store/descriptor.hpp"
#include "store/numbers.hpp"
#include "store/path.hpp"
#include "store/reader.hpp"
#include "store/schema.hpp"
#include "store/sealed_file.hpp"
#include "store/translated.hpp"

namespace passgenau {

namespace {

[[noreturn]] void unwritable(const std::string& path) {
  fail(Code::file_unwritable, "sealed catalog", {}, path);
}

/// A new file beside `into`, gone again unless it was kept.
class Draft {
 public:
  explicit Draft(const std::string& into) : into_{into}, name_{into + ".XXXXXX"} {
    struct stat status {};
    if (stat(into.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
      fail(Code::path_refused, "sealed catalog", "something else stands where it is to be", into);
    descriptor_ = mkostemp(name_.data(), O_CLOEXEC);
    if (descriptor_ < 0) unwritable(into);
  }
  ~Draft() {
    close(descriptor_);
    if (!kept_) unlink(name_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  int descriptor() const { return descriptor_; }
  const std::string& into() const { return into_; }
  const std::string& name() const { return name_; }

  void empty() {
    if (ftruncate(descriptor_, 0) != 0 || lseek(descriptor_, 0, SEEK_SET) != 0) unwritable(into_);
  }
  void append(std::string_view bytes) {
    if (lseek(descriptor_, 0, SEEK_END) < 0) unwritable(into_);
    while (!bytes.empty()) {
      const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) unwritable(into_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  std::uint64_t size() const {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0) unwritable(into_);
    return static_cast<std::uint64_t>(status.st_size);
  }
  std::string read(std::uint64_t from, std::uint64_t bytes) const {
    std::string text = read_at(descriptor_, from, bytes);
    if (text.size() != bytes) unwritable(into_);
    return text;
  }
  void keep() {
    if (fsync(descriptor_) != 0 || rename(name_.c_str(), into_.c_str()) != 0) unwritable(into_);
    kept_ = true;
    const std::filesystem::path folder = std::filesystem::path{into_}.parent_path();
    synchronise_folder(folder.empty() ? "." : folder.string(), into_);
  }

 private:
  std::string into_;
  std::string name_;
  int descriptor_ = -1;
  bool kept_ = false;
};

/// The whole state that the reader has open, behind the magic.
void write_database(const StoreReader& reader, Draft& draft) {
  draft.empty();
  draft.append(seal::magic);
  const int copy = fcntl(draft.descriptor(), F_DUPFD_CLOEXEC, 0);
  if (copy < 0) unwritable(draft.into());
  translated(reader.path(), [&] {
    try {
      // Xapian closes the copy. Blocks of 4 KiB: with those of 2 KiB long offers do not fit beside each other.
      constexpr int block_bytes = 4096;
      Xapian::Database database = reader.database();
      database.compact(copy, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL, block_bytes);
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::DatabaseCorruptError&) {
      throw;
    } catch (const Xapian::Error&) {
      unwritable(draft.into());
    }
  });
}

/// Counts are those of what was written: the reader may have gone on to a newer state by now.
void write_manifest(std::string_view report, Draft& draft) {
  seal::Manifest manifest{.report = std::string{report}};
  translated(draft.into(), [&] {
    const Xapian::Database made = sealed_database(draft.descriptor(), draft.into());
    manifest.format = parse_number(made.get_metadata(std::string{schema::metadata::format}));
    manifest.offers = parse_number(made.get_metadata(std::string{schema::metadata::count}));
    manifest.revision = parse_number(made.get_metadata(std::string{schema::metadata::revision}));
  });
  manifest.bytes = draft.size() - seal::magic.size();
  Sha256 hash;
  for (std::uint64_t at = 0; at < manifest.bytes; at += seal::part_bytes) {
    const std::string part =
        draft.read(seal::magic.size() + at, std::min(seal::part_bytes, manifest.bytes - at));
    hash.add(part);
    manifest.parts.push_back(checksum(part));
  }
  manifest.sha256 = hexadecimal(hash.finish());
  const std::string text = seal::to_text(manifest);
  draft.append(text);
  draft.append(seal::footer_of(text));
}

Seal seal_of(const SealedFile& file) {
  const seal::Manifest& manifest = *file.manifest();
  return {.offers = manifest.offers,
          .revision = manifest.revision,
          .bytes = file.size(),
          .sha256 = manifest.sha256,
          .report = manifest.report};
}

}  // namespace

Seal seal_catalog(const std::string& catalog, const std::string& into, std::string_view report) {
  if (report.size() > seal::most_report_bytes)
    throw Error{make_problem(Code::too_long, "/report", std::to_string(seal::most_report_bytes) + " bytes")};
  if (into.empty() || into.find('\0') != std::string::npos)
    fail(Code::path_refused, "sealed catalog", {}, into);
  StoreReader reader{catalog};
  if (reader.sealed()) fail(Code::path_refused, "catalog", "it is sealed already", catalog);
  Draft draft{into};
  Seal made;
  reader.at_one_state([&] {
    if (const auto damaged = reader.damaged(); !damaged.empty()) {
      const auto& [id, part] = damaged[0];
      fail(Code::catalog_damaged, id.empty() ? std::string{"catalog"} : "offer " + passgenau::quoted(id),
           part, catalog);
    }
    write_database(reader, draft);
    write_manifest(report, draft);
    // Read back before it takes the place of what stands there.
    StoreReader written{draft.name()};
    // A writer may have taken blocks away while they were copied: again, at a newer state.
    if (!written.damaged().empty()) fail(Code::catalog_busy, "catalog", {}, catalog);
    made = seal_of(*written.sealed());
  });
  draft.keep();
  return made;
}

Seal read_seal(const std::string& sealed) {
  const PathKind kind = inspect_catalog_path(sealed);
  if (kind == PathKind::nothing) fail(Code::catalog_missing, "catalog", {}, sealed);
  if (kind != PathKind::sealed_file) fail(Code::path_refused, "catalog", "it is not sealed", sealed);
  return seal_of(*SealedFile::open(sealed));
}

}  // namespace passgenau
