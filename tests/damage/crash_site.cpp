// SPDX-License-Identifier: GPL-2.0-or-later
// Whose fault a crash is that the tests of damage and of faults count: Xapian's own are told, all others fail them.
#include "support/crash_site.hpp"

#include <xapian.h>

#include <csignal>
#include <exception>

#include "catch.hpp"
#include "support/children.hpp"

namespace passgenau::test {
namespace {

int told_of(void (*crash)()) {
  return ended([&] {
    tell_crash_site();
    crash();
    return 0;
  });
}

/// Xapian calls it, and crashes or hangs no more than who calls it does.
class Spy : public Xapian::KeyMaker {
 public:
  explicit Spy(int signal) : signal_{signal} {}
  std::string operator()(const Xapian::Document&) const override {
    std::raise(signal_);
    return {};
  }

 private:
  int signal_;
};

void sort_by_spy(int signal) {
  Xapian::WritableDatabase db{"", Xapian::DB_BACKEND_INMEMORY};
  db.add_document({});
  Xapian::Enquire enquire{db};
  Spy spy{signal};
  enquire.set_query(Xapian::Query::MatchAll);
  enquire.set_sort_by_key(&spy, false);
  enquire.get_mset(0, 1);
}

TEST_CASE("whose crash it is, is told by the innermost function") {
  CHECK(told_of([] {}) == 0);
  CHECK(told_of([] { std::terminate(); }) == crashed_elsewhere);
  // Thrown by Xapian, and ended by us.
  CHECK(told_of([]() noexcept {
          Xapian::Database{"/nowhere", Xapian::DB_BACKEND_GLASS};
        }) == crashed_elsewhere);
  CHECK(told_of([] { std::raise(SIGXCPU); }) == hung_elsewhere);
  CHECK(told_of([] { sort_by_spy(SIGSEGV); }) == crashed_elsewhere);
  CHECK(told_of([] { sort_by_spy(SIGXCPU); }) == hung_elsewhere);
  CHECK(told_of([] {
          const Xapian::Database* volatile nowhere = nullptr;
          static_cast<void>(nowhere->get_doccount());
        }) == crashed_in_engine);
}

}  // namespace
}  // namespace passgenau::test
