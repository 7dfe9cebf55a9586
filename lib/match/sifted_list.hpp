// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

namespace passgenau {

/// A list of items of which each is written, and the place behind it taken only if it is wanted. Whether one is cannot be foretold where
/// this is used: a jump that is taken wrongly costs a processor as much as some fifty instructions.
template <class Item>
class SiftedList {
 public:
  SiftedList() = default;
  /// `other` is empty then.
  SiftedList(SiftedList&& other) noexcept
      : items_{std::move(other.items_)},
        size_{std::exchange(other.size_, 0)},
        room_{std::exchange(other.room_, 0)} {}
  SiftedList& operator=(SiftedList&& other) noexcept {
    items_ = std::move(other.items_);
    size_ = std::exchange(other.size_, 0);
    room_ = std::exchange(other.room_, 0);
    return *this;
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::span<Item> items() { return {items_.get(), size_}; }
  const Item* begin() const { return items_.get(); }
  const Item* end() const { return items_.get() + size_; }
  const Item& operator[](std::size_t place) const { return items_[place]; }

  /// Room for so many more.
  void make_room(std::size_t more) {
    if (size_ + more <= room_) return;
    const std::size_t room = std::max(2 * room_, size_ + more);
    std::unique_ptr<Item[]> items{new Item[room]};  // `std::make_unique` would clear them
    std::copy_n(items_.get(), size_, items.get());
    items_ = std::move(items);
    room_ = room;
  }
  void push_back(Item item) {
    make_room(1);
    add(item, true);
  }
  /// There must be room.
  void add(const Item& item, bool wanted) {
    items_[size_] = item;
    size_ += static_cast<std::size_t>(wanted);
  }
  /// The first ones of them are left.
  void cut(std::size_t size) { size_ = size; }

 private:
  static_assert(std::is_trivially_default_constructible_v<Item>, "or all the room would be cleared");

  std::unique_ptr<Item[]> items_ = {};
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

}  // namespace passgenau
