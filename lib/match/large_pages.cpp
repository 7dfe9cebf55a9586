// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/large_pages.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace passgenau {

void prefer_large_pages([[maybe_unused]] const void* begin, [[maybe_unused]] std::size_t bytes) noexcept {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  // What is lost at both ends is little of so much.
  constexpr std::size_t least_bytes = std::size_t{8} << 20;
  constexpr std::uintptr_t page = std::uintptr_t{2} << 20;
  if (bytes < least_bytes) return;
  const auto from = (reinterpret_cast<std::uintptr_t>(begin) + page - 1) & ~(page - 1);
  const auto until = (reinterpret_cast<std::uintptr_t>(begin) + bytes) & ~(page - 1);
  // It is a wish: a kernel without such pages refuses, and everything works as well.
  madvise(reinterpret_cast<void*>(from), until - from, MADV_HUGEPAGE);
#endif
}

}  // namespace passgenau
