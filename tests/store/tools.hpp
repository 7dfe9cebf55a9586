// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <functional>
#include <initializer_list>
#include <iostream>
#include <string>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/text.hpp"

/// What the tests of the store share: outcomes of calls, and means to do damage.
namespace passgenau::test {

inline Offer offer_of(const std::string& id, const std::string& title = "x") {
  return {.id = id, .title = {{"de", title}}};
}

/// The name of the error that a call ends with, and its sentence.
struct Outcome {
  std::string name = "none";
  std::string sentence = {};
};

template <class Call>
Outcome outcome(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return {std::string{error.name()}, error.what()};
  }
  return {};
}

inline Outcome opened(const std::string& path) {
  return outcome([&] { Catalog{path}; });
}
inline Outcome opened_to_write(const std::string& path) {
  return outcome([&] { CatalogWriter{path}; });
}

/// Whatever hangs ends the program by SIGALRM.
struct Deadline {
  Deadline() { alarm(20); }
  ~Deadline() { alarm(0); }
};

/// Changes a catalog behind the library's back.
inline void tamper(const std::string& path, const std::function<void(Xapian::WritableDatabase&)>& change) {
  Xapian::WritableDatabase database{path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS};
  change(database);
  database.commit();
}

/// The exit status of `run` in a process of its own; 99 where it throws.
inline int in_child(const std::function<int()>& run) {
  const pid_t child = fork();
  if (child == 0) {
    int status = 99;
    try {
      status = run();
    } catch (...) {
      // The status says it.
    }
    _exit(status);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

inline unsigned told_seed() {
#if __has_include(<catch2/catch_all.hpp>)
  const unsigned seed = Catch::getSeed();
#else
  const unsigned seed = Catch::rngSeed();
#endif
  std::cout << "seed " << seed << '\n';
  return seed;
}

inline void make_catalog(const std::string& path, std::initializer_list<const char*> ids) {
  CatalogWriter writer{path};
  for (const char* id : ids)
    writer.put(offer_of(id));
  writer.commit();
}

}  // namespace passgenau::test
