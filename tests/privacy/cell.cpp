// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/cell.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <vector>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#define PASSGENAU_HAS_CELLS 1
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>
#endif

namespace passgenau::test {

bool Cell::killed() const { return signal == SIGSYS; }

Cell in_child(const std::function<int()>& body) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error{"no fork"};
  if (child == 0) {
    int status = 101;
    try {
      status = body();
    } catch (...) {
      status = 102;
    }
    _exit(status);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error{"no child"};
  if (WIFSIGNALED(status)) return {.signal = WTERMSIG(status)};
  return {.status = WEXITSTATUS(status)};
}

#ifdef PASSGENAU_HAS_CELLS

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#endif

/// Calls that nothing of a match may ever make.
constexpr int forbidden[] = {
#ifdef SYS_creat
    SYS_creat,      SYS_rename,    SYS_link,         SYS_symlink,  SYS_unlink,
    SYS_mkdir,      SYS_rmdir,     SYS_mknod,        SYS_fork,     SYS_vfork,
#endif
    SYS_write,      SYS_pwrite64,  SYS_writev,       SYS_pwritev,  SYS_pwritev2,
    SYS_sendfile,   SYS_splice,    SYS_tee,          SYS_vmsplice, SYS_copy_file_range,
    SYS_truncate,   SYS_ftruncate, SYS_fallocate,    SYS_renameat, SYS_renameat2,
    SYS_linkat,     SYS_symlinkat, SYS_unlinkat,     SYS_mkdirat,  SYS_mknodat,
    SYS_setxattr,   SYS_fsetxattr, SYS_memfd_create, SYS_openat2,  SYS_socket,
    SYS_socketpair, SYS_connect,   SYS_bind,         SYS_sendto,   SYS_sendmsg,
    SYS_sendmmsg,   SYS_execve,    SYS_execveat,     SYS_ptrace,   SYS_process_vm_writev,
    SYS_shmget,     SYS_msgget,    SYS_mq_open,      SYS_add_key,  SYS_io_uring_setup,
    SYS_pipe2};

class Filter {
 public:
  Filter() {
    load(offsetof(seccomp_data, arch));
    jump(BPF_JEQ, machine, 1, 0);
    end(SECCOMP_RET_KILL_PROCESS);
    load(offsetof(seccomp_data, nr));
#if defined(__x86_64__)
    constexpr std::uint32_t x32 = 0x40000000;  // the same calls by other numbers
    jump(BPF_JGE, x32, 0, 1);
    end(SECCOMP_RET_KILL_PROCESS);
#endif
    for (const int number : forbidden) {
      jump(BPF_JEQ, static_cast<std::uint32_t>(number), 0, 1);
      end(SECCOMP_RET_KILL_PROCESS);
    }
    constexpr std::uint32_t writes =
        O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
    kill_if(SYS_openat, 2, writes);
#ifdef SYS_open
    kill_if(SYS_open, 1, writes);
#endif
    // glibc asks for clone3 first and takes the older one where there is none.
    jump(BPF_JEQ, SYS_clone3, 0, 1);
    end(SECCOMP_RET_ERRNO | ENOSYS);
    jump(BPF_JEQ, SYS_clone, 0, 4);
    load(argument(0));
    jump(BPF_JSET, CLONE_THREAD, 1, 0);
    end(SECCOMP_RET_KILL_PROCESS);
    end(SECCOMP_RET_ALLOW);
    jump(BPF_JEQ, SYS_mmap, 0, 6);
    load(argument(2));
    jump(BPF_JSET, PROT_WRITE, 0, 3);
    load(argument(3));
    jump(BPF_JSET, MAP_SHARED, 0, 1);
    end(SECCOMP_RET_KILL_PROCESS);
    end(SECCOMP_RET_ALLOW);
    end(SECCOMP_RET_ALLOW);
  }

  /// From now on, and for ever.
  bool install() {
    const sock_fprog program{.len = static_cast<unsigned short>(code_.size()), .filter = code_.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  }

 private:
  /// The lower half of an argument; both processors have it first.
  static constexpr std::uint32_t argument(unsigned index) {
    return static_cast<std::uint32_t>(offsetof(seccomp_data, args) + index * sizeof(std::uint64_t));
  }
  void load(std::size_t at) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(at), 0, 0); }
  void jump(int test, std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
    add(static_cast<std::uint16_t>(BPF_JMP | test | BPF_K), value, yes, no);
  }
  void end(std::uint32_t result) { add(BPF_RET | BPF_K, result, 0, 0); }
  void add(std::uint16_t code, std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
    code_.push_back({.code = code, .jt = yes, .jf = no, .k = value});
  }
  void kill_if(int number, unsigned index, std::uint32_t bits) {
    jump(BPF_JEQ, static_cast<std::uint32_t>(number), 0, 4);
    load(argument(index));
    jump(BPF_JSET, bits, 0, 1);
    end(SECCOMP_RET_KILL_PROCESS);
    end(SECCOMP_RET_ALLOW);
  }

  std::vector<sock_filter> code_ = {};
};

constexpr int no_filter = 103;

}  // namespace

Cell in_cell(const std::function<int()>& body) {
  return in_child([&] {
    Filter filter;
    return filter.install() ? body() : no_filter;
  });
}

std::string cells_are_absent() {
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
  return "sanitizers open pipes and start threads, which a cell forbids";
#else
  return in_cell([] { return 0; }).status == 0 ? "" : "this kernel has no seccomp filters";
#endif
}

#else

Cell in_cell(const std::function<int()>&) { return {}; }
std::string cells_are_absent() { return "there are no seccomp filters for this system here"; }

#endif

}  // namespace passgenau::test
