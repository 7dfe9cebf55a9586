// SPDX-License-Identifier: GPL-2.0-or-later
// Leaves a marker in memory that it gives back, for the tests that freed.c finds it:
//   left free|realloc|delete
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

int main(int count, char** arguments) {
  const std::string_view way = count > 1 ? arguments[1] : "";
  constexpr std::string_view left = "eine Kanarienvogelzüchterin";
  // Volatile: a compiler may leave out memory that nobody reads.
  void* volatile memory = way == "delete" ? ::operator new(left.size()) : std::malloc(left.size());
  if (memory == nullptr) return 1;
  std::memcpy(memory, left.data(), left.size());
  if (way == "realloc") {
    memory = std::realloc(memory, 1 << 20);
    std::memset(memory, 0, left.size());
  }
  if (way == "delete")
    ::operator delete(memory);
  else
    std::free(memory);
  return 0;
}
