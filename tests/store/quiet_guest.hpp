// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#define PASSGENAU_HAS_QUIET_GUESTS 1
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>
#endif

namespace passgenau::test {

#ifdef PASSGENAU_HAS_QUIET_GUESTS
/// From now on this process is killed by SIGSYS when it makes one of these system calls.
inline bool may_never_call(std::initializer_list<int> calls) {
#if defined(__x86_64__)
  constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#else
  constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#endif
  std::vector<sock_filter> code{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
                                BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
                                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
                                BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const int call : calls) {
    code.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
    code.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  }
  code.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog filter{.len = static_cast<unsigned short>(code.size()), .filter = code.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}
#endif

/// From now on this process is killed by SIGSYS when it begins a program or a socket, whichever way. False where there are no such
/// filters.
inline bool become_quiet_guest() {
#ifdef PASSGENAU_HAS_QUIET_GUESTS
  return may_never_call(
      {SYS_execve, SYS_execveat, SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen});
#else
  return false;
#endif
}

/// Likewise when it sleeps, be it for a moment.
inline bool become_sleepless_guest() {
#ifdef PASSGENAU_HAS_QUIET_GUESTS
  return may_never_call({SYS_nanosleep, SYS_clock_nanosleep});
#else
  return false;
#endif
}

}  // namespace passgenau::test
