// SPDX-License-Identifier: GPL-2.0-or-later
// The main() of every test program: Catch's own, which also tells the seed, and tells ctest when all of it was skipped.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "catch.hpp"

#include <iostream>
#include <string>

namespace passgenau::test {
namespace {

int cases_run = 0;
int cases_skipped = 0;
bool this_case_skipped = false;
std::string this_case;

#if __has_include(<catch2/catch_all.hpp>)
using Listener = Catch::EventListenerBase;
#else
using Listener = Catch::TestEventListenerBase;
#endif

struct CountCases : Listener {
  using Listener::Listener;

  void testCaseStarting(const Catch::TestCaseInfo& test_case) override {
    this_case_skipped = false;
    this_case = test_case.name;
  }

  void testCaseEnded(const Catch::TestCaseStats&) override {
    ++cases_run;
    if (this_case_skipped) ++cases_skipped;
  }
};
CATCH_REGISTER_LISTENER(CountCases)

}  // namespace

void skip(const std::string& why) {
  this_case_skipped = true;
  std::cout << "skipped: " << why << " – " << this_case << '\n';
}

}  // namespace passgenau::test

int main(int argc, char** argv) {
  constexpr int skipped = 77;  // SKIP_RETURN_CODE in CMakeLists.txt
  Catch::Session session;
  if (const int wrong = session.applyCommandLine(argc, argv)) return wrong;
  std::cout << "seed " << session.config().rngSeed() << " (--rng-seed repeats it)\n";
  const int failures = session.run();
  if (failures == 0 && passgenau::test::cases_run > 0 &&
      passgenau::test::cases_run == passgenau::test::cases_skipped)
    return skipped;
  return failures;
}
