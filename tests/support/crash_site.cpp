// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/crash_site.hpp"

#include <dlfcn.h>
#include <execinfo.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>

namespace passgenau::test {
namespace {

constexpr int most_frames = 64;
// The deepest recursion needs a stack of its own to be told on.
std::array<char, 1 << 16> own_stack;

bool is_of_a_language(const char* library) {
  for (const char* name : {"/libc.so", "/libstdc++", "/libgcc_s", "/libm.so", "/ld-linux", "linux-vdso"})
    if (std::strstr(library, name) != nullptr) return true;
  return false;
}

void tell(int) {
  void* frames[most_frames];
  const int count = backtrace(frames, most_frames);
  for (int i = 1; i < count; ++i) {  // the first is this function
    Dl_info info{};
    if (dladdr(frames[i], &info) == 0 || info.dli_fname == nullptr || is_of_a_language(info.dli_fname))
      continue;
    _exit(std::strstr(info.dli_fname, "libxapian") != nullptr ? crashed_in_engine : crashed_elsewhere);
  }
  _exit(crashed_elsewhere);
}

}  // namespace

void tell_crash_site() {
  // The first call loads a library, which a crashed process may not be able to.
  void* frame = nullptr;
  static_cast<void>(backtrace(&frame, 1));
  const stack_t stack{.ss_sp = own_stack.data(), .ss_flags = 0, .ss_size = own_stack.size()};
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_handler = tell;
  action.sa_flags = SA_ONSTACK;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
    sigaction(signal, &action, nullptr);
}

}  // namespace passgenau::test
