// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/storage_ptr.hpp>
#include <cstddef>
#include <new>
#include <string>
#include <utility>

#include "passgenau/profile.hpp"

/// Memory that held a needs profile is overwritten before it is given back. As best effort, no promise: copies that the storage
/// engine, ICU or the stack keep are out of reach (SECURITY.md).
namespace passgenau {

/// Overwrites, also where nobody reads it again.
void wipe(void* memory, std::size_t bytes) noexcept;
/// All that the text has room for; it is empty then.
template <class Allocator>
void wipe(std::basic_string<char, std::char_traits<char>, Allocator>& text) noexcept {
  // Up to its capacity: a text that was shortened has more behind its end.
  text.resize(text.capacity());
  wipe(text.data(), text.size());
  text.clear();
}
/// Every text, day and number of the family, and the room they took; the profile is an empty one then.
void wipe(NeedsProfile& profile) noexcept;

/// Calls `act`, which wipes, at the end of the block, also where that is left by an exception.
template <class Act>
class AtEnd {
 public:
  explicit AtEnd(Act act) : act_{std::move(act)} {}
  ~AtEnd() { act_(); }
  AtEnd(const AtEnd&) = delete;
  AtEnd& operator=(const AtEnd&) = delete;

 private:
  Act act_;
};

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
