// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/storage_ptr.hpp>
#include <cstddef>
#include <new>
#include <string>

#include "passgenau/profile.hpp"

/// Memory that held a needs profile is overwritten before it is given back. As best effort, no promise: copies that the storage
/// engine, ICU or the stack keep are out of reach (SECURITY.md).
namespace passgenau {

/// Overwrites, also where nobody reads it again.
void wipe(void* memory, std::size_t bytes) noexcept;
/// All that the text has room for; it is empty then.
void wipe(std::string& text) noexcept;
/// Every text, day and number of the family, and the room they took; the profile is an empty one then.
void wipe(NeedsProfile& profile) noexcept;

/// Overwrites what it takes back.
template <class T>
struct WipingAllocator {
  using value_type = T;

  WipingAllocator() = default;
  template <class Other>
  // NOLINTNEXTLINE(google-explicit-constructor): what the standard asks of an allocator
  WipingAllocator(const WipingAllocator<Other>&) noexcept {}

  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t count) noexcept {
    wipe(memory, count * sizeof(T));
    ::operator delete(memory);
  }
  bool operator==(const WipingAllocator&) const = default;
};

/// A text that leaves nothing behind on the heap, however it grows.
using WipedText = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;

/// For JSON values: each block is overwritten when it is taken back. Static; cost: a few nanoseconds a block.
boost::json::storage_ptr wiping_storage() noexcept;

}  // namespace passgenau
