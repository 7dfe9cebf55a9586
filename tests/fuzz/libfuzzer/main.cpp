// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer's two functions: `passgenau_fuzz --target=NAME CORPUS -max_total_time=60` (./dev fuzz NAME 60).
#include <cstdio>
#include <cstdlib>

#include "fuzz/target.hpp"

namespace {

passgenau::fuzz::OneInput chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  constexpr std::string_view option = "--target=";  // libFuzzer passes over what begins with two hyphens
  for (int i = 1; i < *count; ++i) {
    const std::string_view word = (*words)[i];
    if (!word.starts_with(option)) continue;
    for (const passgenau::fuzz::Target& target : passgenau::fuzz::targets())
      if (target.name == word.substr(option.size())) chosen = target.run;
  }
  if (chosen != nullptr) return 0;
  std::fputs("--target=NAME, one of:", stderr);
  for (const passgenau::fuzz::Target& target : passgenau::fuzz::targets())
    std::fprintf(stderr, " %.*s", static_cast<int>(target.name.size()), target.name.data());
  std::fputs("\n", stderr);
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  chosen({reinterpret_cast<const char*>(data), size});
  return 0;
}
