// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/accepted_ids.hpp"

#include <algorithm>
#include <utility>

#include "store/checksum.hpp"

namespace passgenau {

namespace {

std::uint64_t hash_of(std::string_view id) { return std::max<std::uint64_t>(checksum(id), 1); }

}  // namespace

/// The slot of this hash, or the empty one where it would go. The table has an empty one.
std::size_t AcceptedIds::slot_of(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash)
    at = (at + 1) & mask;
  return at;
}

void AcceptedIds::grow() {
  std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(2 * slots_.size(), 16)));
  for (const Slot& slot : old)
    if (slot.hash != 0) slots_[slot_of(slot.hash)] = slot;
}

void AcceptedIds::add(std::string_view id, const Origin& origin) {
  // Three quarters full at most: longer runs of taken slots cost more than memory.
  if (4 * (size_ + 1) > 3 * slots_.size()) grow();
  const std::uint64_t hash = hash_of(id);
  Slot& slot = slots_[slot_of(hash)];
  if (slot.hash == 0) ++size_;
  slot = {.hash = hash, .origin = origin};
}

std::optional<AcceptedIds::Origin> AcceptedIds::find(std::string_view id) const {
  if (slots_.empty()) return {};
  const Slot& slot = slots_[slot_of(hash_of(id))];
  if (slot.hash == 0) return {};
  return slot.origin;
}

}  // namespace passgenau
