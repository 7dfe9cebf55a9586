// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/write_lock.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace passgenau {

bool is_locked_by_writer(const std::string& folder) {
  const int file = open((folder + "/flintlock").c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return errno != ENOENT;
  bool locked = true;
#ifdef F_OFD_GETLK
  struct flock wanted = {};
  wanted.l_type = F_WRLCK;
  wanted.l_whence = SEEK_SET;
  wanted.l_len = 1;  // Xapian 1.4 locks the first byte
  locked = fcntl(file, F_OFD_GETLK, &wanted) != 0 || wanted.l_type != F_UNLCK;
#endif
  close(file);
  return locked;
}

}  // namespace passgenau
