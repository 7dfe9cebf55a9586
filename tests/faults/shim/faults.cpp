// SPDX-License-Identifier: GPL-2.0-or-later
#include "faults/shim/faults.hpp"

#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define PASSGENAU_FAULTS_MEMORY 0
#else
#define PASSGENAU_FAULTS_MEMORY 1
#endif

namespace passgenau::test::faults {
namespace {

/// A step without memory of its own: it is noted inside malloc's reach.
struct RawStep {
  Call call;
  char path[PATH_MAX];
  char from[PATH_MAX];
};

constexpr std::size_t most_steps = 2048;

std::array<RawStep, most_steps> noted;
std::atomic<std::size_t> noted_count{0};
std::array<std::atomic<long>, call_count> counts;
std::atomic<bool> armed{false};
std::atomic<bool> came_about{false};
std::atomic<long> free_bytes{-1};
Plan plan;

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

[[noreturn]] void die() {
  kill(getpid(), SIGKILL);
  for (;;)
    pause();
}

/// Counts the call; what is to become of it.
Fate fate_of(Call call) {
  if (!armed) return Fate::none;
  const long n = ++counts[static_cast<std::size_t>(call)];
  if (call != plan.call || plan.fate == Fate::none) return Fate::none;
  if (n != plan.nth && !(n > plan.nth && plan.fate == Fate::fail_on)) return Fate::none;
  came_about = true;
  if (plan.fate == Fate::kill) die();
  return plan.fate;
}

bool is_file(int descriptor, struct stat& status) {
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

void note(Call call, const char* path, const char* from = "") {
  const std::size_t at = noted_count++;
  if (at >= most_steps) return;
  noted[at].call = call;
  std::snprintf(noted[at].path, sizeof noted[at].path, "%s", path);
  std::snprintf(noted[at].from, sizeof noted[at].from, "%s", from);
}

void note(Call call, int descriptor) {
  if (!armed) return;
  char link[32];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  char path[PATH_MAX];
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = '\0';
  note(call, path);
}

/// `real(bytes)` writes the first so many bytes at `offset`; negative: where the file is at.
template <class Real>
ssize_t write_by(int descriptor, std::size_t bytes, off_t offset, Real&& real) {
  struct stat status {};
  if (!armed || !is_file(descriptor, status)) return real(bytes);
  note(Call::write, descriptor);
  switch (fate_of(Call::write)) {
    case Fate::kill_half: static_cast<void>(real(bytes / 2)); die();
    case Fate::fail_once:
    case Fate::fail_on: errno = plan.error; return -1;
    default: break;
  }
  if (free_bytes < 0) return real(bytes);
  const off_t begin = offset >= 0 ? offset : lseek(descriptor, 0, SEEK_CUR);
  const long grows = std::max<long>(0, begin + static_cast<off_t>(bytes) - status.st_size);
  if (grows <= free_bytes) {
    free_bytes -= grows;
    return real(bytes);
  }
  came_about = true;
  const auto fits = bytes - static_cast<std::size_t>(grows - free_bytes);
  free_bytes = 0;
  if (fits > 0 && fits < bytes) return real(fits);
  errno = ENOSPC;
  return -1;
}

/// True where the call fails by plan.
bool fails(Call call) {
  const Fate fate = fate_of(call);
  if (fate != Fate::fail_once && fate != Fate::fail_on) return false;
  errno = call == Call::allocate ? ENOMEM : plan.error;
  return true;
}

template <class Real>
int synchronise_by(int descriptor, Real real) {
  note(Call::synchronise, descriptor);
  return fails(Call::synchronise) ? -1 : real(descriptor);
}

}  // namespace

void arm(const Plan& wanted) {
  disarm();
  plan = wanted;
  for (auto& count : counts)
    count = 0;
  noted_count = 0;
  came_about = false;
  free_bytes = wanted.free_bytes;
  armed = true;
}

void disarm() { armed = false; }

long calls(Call call) { return counts[static_cast<std::size_t>(call)]; }

bool struck() { return came_about; }

bool counts_allocations() { return PASSGENAU_FAULTS_MEMORY != 0; }

std::vector<Step> steps() {
  std::vector<Step> all;
  for (std::size_t i = 0; i < std::min<std::size_t>(noted_count, most_steps); ++i)
    all.push_back({noted[i].call, noted[i].path, noted[i].from});
  return all;
}

}  // namespace passgenau::test::faults

namespace faults = passgenau::test::faults;

extern "C" {

ssize_t write(int descriptor, const void* bytes, std::size_t count) {
  static const auto real = faults::next<ssize_t (*)(int, const void*, std::size_t)>("write");
  return faults::write_by(descriptor, count, -1,
                          [&](std::size_t most) { return real(descriptor, bytes, most); });
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t offset) {
  static const auto real = faults::next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
  return faults::write_by(descriptor, count, offset,
                          [&](std::size_t most) { return real(descriptor, bytes, most, offset); });
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t count, off64_t offset) {
  return pwrite(descriptor, bytes, count, offset);
}

// Streams of the standard library write by this one. Half of the parts would be no half of the bytes: all or none.
ssize_t writev(int descriptor, const iovec* parts, int count) {
  static const auto real = faults::next<ssize_t (*)(int, const iovec*, int)>("writev");
  std::size_t bytes = 0;
  for (int i = 0; i < count; ++i)
    bytes += parts[i].iov_len;
  return faults::write_by(descriptor, bytes, -1, [&](std::size_t most) {
    return most == bytes ? real(descriptor, parts, count) : write(descriptor, parts[0].iov_base, 0);
  });
}

int fsync(int descriptor) {
  static const auto real = faults::next<int (*)(int)>("fsync");
  return faults::synchronise_by(descriptor, real);
}

int fdatasync(int descriptor) {
  static const auto real = faults::next<int (*)(int)>("fdatasync");
  return faults::synchronise_by(descriptor, real);
}

int rename(const char* from, const char* to) noexcept {
  static const auto real = faults::next<int (*)(const char*, const char*)>("rename");
  if (faults::armed) faults::note(faults::Call::rename, to, from);
  return faults::fails(faults::Call::rename) ? -1 : real(from, to);
}

#if PASSGENAU_FAULTS_MEMORY
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t bytes) noexcept {
  return faults::fails(faults::Call::allocate) ? nullptr : __libc_malloc(bytes);
}

void* calloc(std::size_t count, std::size_t bytes) noexcept {
  return faults::fails(faults::Call::allocate) ? nullptr : __libc_calloc(count, bytes);
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) noexcept {
  return faults::fails(faults::Call::allocate) ? nullptr : __libc_memalign(alignment, bytes);
}

void* realloc(void* memory, std::size_t bytes) noexcept {
  return faults::fails(faults::Call::allocate) ? nullptr : __libc_realloc(memory, bytes);
}
#endif
}
