// SPDX-License-Identifier: GPL-2.0-or-later
// The hostile profiles for the tests of the bindings, one a line, in hexadecimal digits: their bytes fit into no text.
#include <iostream>

#include "privacy/hostile_profiles.hpp"

int main() {
  constexpr char digits[] = "0123456789abcdef";
  for (const std::string& profile : passgenau::test::hostile_profiles()) {
    for (const unsigned char byte : profile)
      std::cout << digits[byte / 16] << digits[byte % 16];
    std::cout << '\n';
  }
  return std::cout.flush() ? 0 : 1;
}
