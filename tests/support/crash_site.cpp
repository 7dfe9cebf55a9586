// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/crash_site.hpp"

#include <dlfcn.h>
#include <unistd.h>
#include <unwind.h>

#include <array>
#include <csignal>
#include <cstring>
#include <exception>
#include <string_view>

namespace passgenau::test {
namespace {

// The deepest recursion needs a stack of its own to be told on.
std::array<char, 1 << 16> own_stack;

bool is_of_a_language(const Dl_info& function) {
  for (const char* name : {"/libc.so", "/libstdc++", "/libgcc_s", "/libm.so", "/ld-linux", "linux-vdso"})
    if (std::strstr(function.dli_fname, name) != nullptr) return true;
  if (function.dli_sname == nullptr) return false;
  // A test may have an operator new of its own, which throws where memory runs out; templates of the library that Xapian calls stand in
  // the program, too.
  for (const std::string_view begin : {"_Znw", "_ZNSt", "_ZNKSt", "_ZSt"})
    if (std::string_view{function.dli_sname}.starts_with(begin)) return true;
  return false;
}

/// Looks from here, or from the frame with this address on, outwards for the first function that is no language's.
struct Look {
  _Unwind_Word from = 0;
  int frames = 0;
  bool found = false;
  bool in_engine = false;
};

_Unwind_Reason_Code look_at(_Unwind_Context* frame, void* given) {
  Look& look = *static_cast<Look*>(given);
  if (look.frames++ == 0) return _URC_NO_REASON;  // who looks
  if (look.from != 0 && _Unwind_GetCFA(frame) != look.from) return _URC_NO_REASON;
  look.from = 0;
  Dl_info function{};
  if (dladdr(reinterpret_cast<void*>(_Unwind_GetIP(frame)), &function) == 0 ||
      function.dli_fname == nullptr || is_of_a_language(function))
    return _URC_NO_REASON;
  look.found = true;
  look.in_engine = std::strstr(function.dli_fname, "libxapian") != nullptr;
  return _URC_NORMAL_STOP;
}

void tell(int signal) {
  Look look;
  _Unwind_Backtrace(look_at, &look);
  if (signal == SIGXCPU) _exit(look.in_engine ? hung_in_engine : hung_elsewhere);
  _exit(look.in_engine ? crashed_in_engine : crashed_elsewhere);
}

/// The frame that the exception may not leave for which the program ends: libgcc notes in it where its handler is, std::terminate among
/// them, while it looks for one; the note stands right before what was thrown. 0 where there is none.
_Unwind_Word barrier_of_exception() {
  const std::exception_ptr current = std::current_exception();
  void* thrown = nullptr;
  static_assert(sizeof current == sizeof thrown);
  std::memcpy(&thrown, &current, sizeof thrown);
  return thrown == nullptr ? 0 : (static_cast<_Unwind_Exception*>(thrown) - 1)->private_2;
}

void tell_terminate() {
  Look look{.from = barrier_of_exception()};
  _Unwind_Backtrace(look_at, &look);
  if (!look.found) {
    look = {};
    _Unwind_Backtrace(look_at, &look);
  }
  _exit(look.in_engine ? crashed_in_engine : crashed_elsewhere);
}

}  // namespace

void tell_crash_site() {
  // The first walk loads a library, which a crashed process may not be able to.
  Look look;
  _Unwind_Backtrace(look_at, &look);
  const stack_t stack{.ss_sp = own_stack.data(), .ss_flags = 0, .ss_size = own_stack.size()};
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_handler = tell;
  action.sa_flags = SA_ONSTACK;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGXCPU})
    sigaction(signal, &action, nullptr);
  std::set_terminate(tell_terminate);
}

}  // namespace passgenau::test
