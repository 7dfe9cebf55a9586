// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/wiped.hpp"

#include <string.h>  // NOLINT(modernize-deprecated-headers): explicit_bzero is not of C++

#include <boost/json/memory_resource.hpp>
#include <cstddef>
#include <new>
#include <type_traits>
#include <vector>

namespace passgenau {

namespace {

class WipingMemory final : public boost::json::memory_resource {
  void* do_allocate(std::size_t bytes, std::size_t) override { return ::operator new(bytes); }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t) override {
    wipe(memory, bytes);
    ::operator delete(memory);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

template <class List>
void wipe_items(List& items) noexcept {
  static_assert(std::is_trivially_copyable_v<std::remove_reference_t<decltype(items[0])>>);
  if (!items.empty()) wipe(&items[0], items.size() * sizeof(items[0]));
}

template <class T>
void wipe_value(T& value) noexcept {
  static_assert(std::is_trivially_copyable_v<T>);
  wipe(&value, sizeof value);
}

}  // namespace

void wipe(void* memory, std::size_t bytes) noexcept {
#if defined(__GLIBC__) || defined(__OpenBSD__) || defined(__FreeBSD__)
  explicit_bzero(memory, bytes);
#else
  auto* byte = static_cast<volatile unsigned char*>(memory);
  while (bytes-- > 0)
    *byte++ = 0;
#endif
}

void wipe(NeedsProfile& profile) noexcept {
  wipe_items(profile.children);
  wipe_items(profile.caregiver.roles);
  wipe_value(profile.caregiver.age);
  for (Need& need : profile.needs) {
    wipe(need.burden);
    wipe(need.kind);
    wipe_value(need.weight);
    wipe_value(need.child);
  }
  for (std::string& language : profile.languages)
    wipe(language);
  wipe(profile.home.postal_code);
  wipe(profile.home.region);
  wipe_value(profile.home.point);
  wipe_items(profile.delivery);
  for (Schedule& schedule : profile.available) {
    wipe(schedule.note);
    wipe_value(schedule.from);
    wipe_value(schedule.until);
  }
  wipe_items(profile.require);
  wipe_items(profile.prefer);
  if (profile.words) {
    wipe(profile.words->text);
    wipe(profile.words->language);
  }
  wipe_value(profile.as_of);
  profile = {};
}

boost::json::storage_ptr wiping_storage() noexcept {
  // Never destroyed: a document may outlive other static objects.
  alignas(WipingMemory) static std::byte place[sizeof(WipingMemory)];
  static WipingMemory& memory = *new (place) WipingMemory;
  return &memory;
}

}  // namespace passgenau
