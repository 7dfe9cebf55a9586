// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/large_pages.hpp"

#include <memory>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace passgenau {

void prefer_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t bytes) noexcept {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  // What is lost at both ends is little of so much.
  constexpr std::size_t least_bytes = std::size_t{8} << 20;
  constexpr std::size_t page = std::size_t{2} << 20;
  if (bytes < least_bytes || std::align(page, page, begin, bytes) == nullptr) return;
  // It is a wish: a kernel without such pages refuses, and everything works as well.
  madvise(begin, bytes / page * page, MADV_HUGEPAGE);
#endif
}

}  // namespace passgenau
