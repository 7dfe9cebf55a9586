// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <memory>

#include "exchange/package.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class ZipReader {
 public:
  ZipReader(zip_t* archive, const std::string& path) : archive_{archive}, builder_{path} {}

  Package read() {
    const zip_int64_t entries = zip_get_num_entries(archive_, 0);
    builder_.count_entries(static_cast<std::uint64_t>(entries));
    for (zip_int64_t i = 0; i < entries; ++i)
      read_entry(static_cast<zip_uint64_t>(i));
    return builder_.finish();
  }

 private:
  void read_entry(zip_uint64_t index) {
    zip_stat_t entry;
    zip_stat_init(&entry);
    // Names as they stand there: libzip would turn those that are no UTF-8 into something from CP 437.
    const char* raw = zip_get_name(archive_, index, ZIP_FL_ENC_RAW);
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if (raw == nullptr || zip_stat_index(archive_, index, 0, &entry) != 0 || (entry.valid & needed) != needed)
      builder_.refuse("", {}, "entry " + std::to_string(index + 1) + " is broken");
    const std::string name = raw;
    const bool wanted = builder_.accept(name);
    refuse_link(index, name);
    if (entry.encryption_method != ZIP_EM_NONE) builder_.refuse(name, {}, "it is encrypted");
    builder_.add_bytes(entry.size);
    // Divided, as the sizes may be any that a hostile file names.
    if (entry.size > PackageLimits::small_bytes && (entry.size - 1) / PackageLimits::ratio >= entry.comp_size)
      builder_.refuse(name, std::to_string(PackageLimits::ratio) + " times its packed size", "unpacked");
    if (wanted) builder_.add(name, TableText{text_of(index, entry.size, name)});
  }

  void refuse_link(zip_uint64_t index, const std::string& name) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive_, index, 0, &system, &attributes) != 0) return;
    if (system != ZIP_OPSYS_UNIX && system != ZIP_OPSYS_OS_X) return;
    // The upper half is st_mode of whoever packed it.
    const mode_t mode = attributes >> 16;
    if ((mode & S_IFMT) != 0 && !S_ISREG(mode) && !S_ISDIR(mode))
      builder_.refuse(name, "plain files", S_ISLNK(mode) ? "it is a link" : "it is no plain file");
  }

  std::string text_of(zip_uint64_t index, zip_uint64_t size, const std::string& name) {
    const std::unique_ptr<zip_file_t, Close> file{zip_fopen_index(archive_, index, 0)};
    std::string text(size, '\0');
    zip_uint64_t at = 0;
    while (file != nullptr && at < size) {
      const zip_int64_t count = zip_fread(file.get(), text.data() + at, size - at);
      if (count <= 0) break;
      at += static_cast<zip_uint64_t>(count);
    }
    // One byte more than announced is as wrong as one less; reading it also lets libzip compare the checksum.
    char beyond = 0;
    if (file == nullptr || at < size || zip_fread(file.get(), &beyond, 1) != 0)
      builder_.refuse(name, {},
                      "it cannot be unpacked: damaged, of another size than it says, or packed in a way that "
                      "is not known");
    return text;
  }

  zip_t* archive_;
  PackageBuilder builder_;
};

}  // namespace

Package read_zip(int descriptor, const std::string& path) {
  int error = 0;
  const std::unique_ptr<zip_t, Discard> archive{zip_fdopen(descriptor, ZIP_CHECKCONS, &error)};
  if (archive == nullptr) {
    close(descriptor);
    PackageBuilder{path}.refuse("", {}, "it is no zip file, or a damaged one");
  }
  return ZipReader{archive.get(), path}.read();
}

}  // namespace passgenau
