// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <vector>

namespace passgenau {

/// Asks the system to back this memory by pages of 2 MB where it has such, as far as nobody has written to it yet: what is read here and
/// there in a large catalog then lies in few enough pages that the processor knows where they are. Below 8 MB, and where the system has
/// none, nothing happens.
void prefer_large_pages(void* begin, std::size_t bytes) noexcept;

/// As `reserve`, in such pages; of a list that is empty.
template <class Item>
void reserve_in_large_pages(std::vector<Item>& list, std::size_t items) {
  list.reserve(items);
  prefer_large_pages(list.data(), list.capacity() * sizeof(Item));
}

}  // namespace passgenau
