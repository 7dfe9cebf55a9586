// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>

#include "model/problem.hpp"
#include "store/seal_manifest.hpp"

namespace passgenau {

std::string read_at(int descriptor, std::uint64_t from, std::uint64_t bytes) {
  std::string text(static_cast<std::size_t>(bytes), '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t read =
        pread(descriptor, text.data() + done, text.size() - done, static_cast<off_t>(from + done));
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) break;
    done += static_cast<std::size_t>(read);
  }
  text.resize(done);
  return text;
}

Xapian::Database sealed_database(int descriptor, const std::string& path) {
  // Xapian takes the position at which it finds the descriptor for the database's beginning. Before there is a copy, which would have to
  // be closed where this fails: all copies have one position.
  if (lseek(descriptor, static_cast<off_t>(seal::magic.size()), SEEK_SET) < 0)
    fail(Code::file_unreadable, "sealed catalog", {}, path);
  const int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) fail(Code::file_unreadable, "sealed catalog", "too many files are open", path);
  return Xapian::Database{copy, Xapian::DB_BACKEND_GLASS};
}

}  // namespace passgenau
