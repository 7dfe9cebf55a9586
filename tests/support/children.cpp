// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/children.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <iostream>

namespace passgenau::test {

int ended(const std::function<int()>& run) {
  std::cout.flush();
  const pid_t child = fork();
  if (child < 0) return 98;
  if (child == 0) {
    constexpr rlimit seconds{.rlim_cur = 20, .rlim_max = 21};
    constexpr unsigned even_if_asleep = 300;
    constexpr int failed = 98;
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTERM})
      std::signal(signal, SIG_DFL);
    setrlimit(RLIMIT_CPU, &seconds);
    alarm(even_if_asleep);
    int status = failed;
    try {
      status = run();
    } catch (const std::exception& error) {
      std::cerr << "in the child: " << error.what() << '\n';
    }
    _exit(status);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace passgenau::test
