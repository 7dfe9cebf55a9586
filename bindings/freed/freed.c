// SPDX-License-Identifier: GPL-2.0-or-later
// Stands before the C library (LD_PRELOAD) and looks into memory that the native half of a binding, the module that PASSGENAU_FREED names,
// gives back: where a hostile profile is still in it, it says so, with the marker that ctest looks for.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void __libc_free(void* memory);

static const char marker[] = "Kanarienvogel";
static const char found[] = "\na Kanarienvogel is left in memory that was given back\n";

static int is_in(const void* code, const char* name) {
  Dl_info module;
  if (dladdr(code, &module) == 0) return 0;
  const char* slash = strrchr(module.dli_fname, '/');
  return strstr(slash == NULL ? module.dli_fname : slash, name) != NULL;
}

static void look(void* memory, const void* caller) {
  const char* name = getenv("PASSGENAU_FREED");
  if (memory == NULL || name == NULL) return;
  const size_t size = malloc_usable_size(memory);
  const char* left = memmem(memory, size, marker, sizeof marker - 1);
  if (left == NULL) return;
  if (is_in(caller, name) && write(STDERR_FILENO, found, sizeof found - 1) < 0) abort();
  // Else the next who is given this memory would seem to have left it there.
  explicit_bzero(memory, size);
}

void free(void* memory) {
  look(memory, __builtin_return_address(0));
  __libc_free(memory);
}

// Always to another place, so that what it may leave behind is looked at every time.
void* realloc(void* memory, size_t size) {
  void* grown = size == 0 ? NULL : malloc(size);
  if (grown == NULL && size != 0) return NULL;
  if (memory == NULL) return size == 0 ? malloc(0) : grown;
  const size_t before = malloc_usable_size(memory);
  if (grown != NULL) memcpy(grown, memory, before < size ? before : size);
  look(memory, __builtin_return_address(0));
  __libc_free(memory);
  return grown;
}

// The two forms of C++'s delete, by their names in object files.
void _ZdlPv(void* memory) {
  look(memory, __builtin_return_address(0));
  __libc_free(memory);
}

void _ZdlPvm(void* memory, size_t size) {
  (void)size;
  look(memory, __builtin_return_address(0));
  __libc_free(memory);
}
