/* SPDX-License-Identifier: GPL-2.0-or-later
 * overhead CATALOG PROFILE CALLS: the median time of passgenau_match through C, in microseconds. */
#define _POSIX_C_SOURCE 200809L
#include <passgenau.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int by_size(const void* one, const void* other) {
  const double a = *(const double*)one;
  const double b = *(const double*)other;
  return (a > b) - (a < b);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

int main(int count, char** arguments) {
  if (count != 4) return 2;
  char profile[65536];
  FILE* file = fopen(arguments[2], "rb");
  if (file == NULL) return 2;
  const size_t length = fread(profile, 1, sizeof profile, file);
  fclose(file);
  const int calls = atoi(arguments[3]);
  double* times = calloc((size_t)calls, sizeof *times);
  passgenau_catalog* catalog = NULL;
  if (times == NULL ||
      passgenau_catalog_open(arguments[1], strlen(arguments[1]), &catalog, NULL) != passgenau_code_none)
    return 1;
  const char* options = "{\"as_of\":\"2026-11-21\"}";
  size_t bytes = 0;
  /* As many again to warm up. */
  for (int call = -calls; call < calls; ++call) {
    const double begin = now();
    char* answer = NULL;
    if (passgenau_match(catalog, profile, length, options, strlen(options), &answer, &bytes, NULL) !=
        passgenau_code_none)
      return 1;
    passgenau_free(answer);
    if (call >= 0) times[call] = now() - begin;
  }
  qsort(times, (size_t)calls, sizeof *times, by_size);
  printf("%-18s %8.2f  %8.2f  %zu\n", "C", times[calls / 2], times[calls * 99 / 100], bytes);
  free(times);
  return passgenau_catalog_close(catalog, NULL);
}
