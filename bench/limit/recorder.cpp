// SPDX-License-Identifier: GPL-2.0-or-later
#include "recorder.hpp"

#include <algorithm>
#include <cstddef>

namespace passgenau::bench {

namespace {

constexpr unsigned line_bits = 6;
constexpr std::size_t table_size = std::size_t{1}
                                   << 22;  // a question of a million offers touches some 100,000 lines

bool recording = false;
std::uintptr_t last_line = 0;
std::uintptr_t stack_line = 0;  ///< where recording began
std::vector<std::uintptr_t> table(table_size);
std::vector<std::uintptr_t> order;

void touch_line(std::uintptr_t line) {
  if (line == last_line) return;
  last_line = line;
  // A megabyte below the frame that asked is its stack.
  if (line <= stack_line && stack_line - line < (std::uintptr_t{1} << 20 >> line_bits)) return;
  std::size_t place = (line * 0x9e3779b97f4a7c15) >> 42;
  while (table[place] != 0 && table[place] != line)
    place = (place + 1) % table_size;
  if (table[place] == line) return;
  table[place] = line;
  order.push_back(line);
}

}  // namespace

void begin_recording() {
  std::fill(table.begin(), table.end(), 0);
  order.clear();
  last_line = 0;
  stack_line = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) >> line_bits;
  recording = true;
}

std::vector<std::uintptr_t> end_recording() {
  recording = false;
  std::vector<std::uintptr_t> addresses;
  for (const std::uintptr_t line : order)
    addresses.push_back(line << line_bits);
  return addresses;
}

/// Called for `size` bytes at `address`.
void touch(const void* address, std::size_t size) {
  if (!recording || size == 0) return;
  const auto first = reinterpret_cast<std::uintptr_t>(address);
  for (std::uintptr_t line = first >> line_bits; line <= (first + size - 1) >> line_bits; ++line)
    touch_line(line);
}

}  // namespace passgenau::bench

// The names that the compiler calls (gcc, libsanitizer/tsan/tsan_interface.h).
using passgenau::bench::touch;

#define RECORD_ACCESS(bytes)                                                  \
  void __tsan_read##bytes(void* address) { touch(address, bytes); }           \
  void __tsan_write##bytes(void* address) { touch(address, bytes); }          \
  void __tsan_unaligned_read##bytes(void* address) { touch(address, bytes); } \
  void __tsan_unaligned_write##bytes(void* address) { touch(address, bytes); }

#define RECORD_ATOMIC(bits, type)                                                                            \
  type __tsan_atomic##bits##_load(const volatile type* at, int) {                                            \
    touch(const_cast<const type*>(at), sizeof *at);                                                          \
    return __atomic_load_n(at, __ATOMIC_SEQ_CST);                                                            \
  }                                                                                                          \
  void __tsan_atomic##bits##_store(volatile type* at, type value, int) {                                     \
    touch(const_cast<const type*>(at), sizeof *at);                                                          \
    __atomic_store_n(at, value, __ATOMIC_SEQ_CST);                                                           \
  }                                                                                                          \
  type __tsan_atomic##bits##_exchange(volatile type* at, type value, int) {                                  \
    touch(const_cast<const type*>(at), sizeof *at);                                                          \
    return __atomic_exchange_n(at, value, __ATOMIC_SEQ_CST);                                                 \
  }                                                                                                          \
  type __tsan_atomic##bits##_fetch_add(volatile type* at, type value, int) {                                 \
    touch(const_cast<const type*>(at), sizeof *at);                                                          \
    return __atomic_fetch_add(at, value, __ATOMIC_SEQ_CST);                                                  \
  }                                                                                                          \
  type __tsan_atomic##bits##_fetch_sub(volatile type* at, type value, int) {                                 \
    touch(const_cast<const type*>(at), sizeof *at);                                                          \
    return __atomic_fetch_sub(at, value, __ATOMIC_SEQ_CST);                                                  \
  }                                                                                                          \
  int __tsan_atomic##bits##_compare_exchange_strong(volatile type* at, type* expected, type value, int,      \
                                                    int) {                                                   \
    touch(const_cast<const type*>(at), sizeof *at);                                                          \
    return __atomic_compare_exchange_n(at, expected, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);      \
  }                                                                                                          \
  int __tsan_atomic##bits##_compare_exchange_weak(volatile type* at, type* expected, type value, int, int) { \
    return __tsan_atomic##bits##_compare_exchange_strong(at, expected, value, 0, 0);                         \
  }

extern "C" {
void __tsan_init() {}
void __tsan_func_entry(void*) {}
void __tsan_func_exit() {}
void __tsan_vptr_read(void** address) { touch(address, sizeof *address); }
void __tsan_vptr_update(void** address, void*) { touch(address, sizeof *address); }
void __tsan_read_range(void* address, std::size_t size) { touch(address, size); }
void __tsan_write_range(void* address, std::size_t size) { touch(address, size); }
RECORD_ACCESS(1)
RECORD_ACCESS(2)
RECORD_ACCESS(4)
RECORD_ACCESS(8)
RECORD_ACCESS(16)
RECORD_ATOMIC(8, std::uint8_t)
RECORD_ATOMIC(32, std::uint32_t)
RECORD_ATOMIC(64, std::uint64_t)
void __tsan_atomic_thread_fence(int) { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
}
