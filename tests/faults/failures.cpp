// SPDX-License-Identifier: GPL-2.0-or-later
// The n-th write, synchronisation or rename fails, for every n until an import, or a seal, comes through: each time it is a clear error,
// the old catalog serves on, and the writer takes no further call.
// Where Xapian ends the program instead, that is counted and told.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

#include "catch.hpp"
#include "faults/shim/faults.hpp"
#include "faults/tools.hpp"
#include "passgenau/passgenau.hpp"
#include "store/tools.hpp"
#include "support/crash_site.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;
using faults::Call;
using faults::Fate;

/// Whatever else is asked of a writer behind an error: nothing of it is done, and it says so.
bool is_closed(CatalogWriter& writer) {
  const std::function<void()> further[] = {
      [&] { writer.commit(); },
      [&] { writer.put(offer_of("late")); },
      [&] { writer.remove("o1"); },
      [&] { static_cast<void>(writer.contains("o1")); },
      [&] { static_cast<void>(writer.size()); },
      [&] { static_cast<void>(writer.ids()); },
      [&] { writer.set_gazetteer({}); },
      [&] { writer.set_vocabulary({}); },
      [&] { writer.commit(); },
  };
  return std::all_of(std::begin(further), std::end(further),
                     [](const auto& call) { return outcome(call).name == "writer-closed"; });
}

/// How an import ended whose disk failed. `ended_by_engine`: Xapian 1.4 writes in a destructor (of what merges changed values), and an
/// error there ends the program; then only the state counts that is left. Asked is 0; no caller of Xapian can reach that.
enum Ending { done, told, told_not_durable, ended_by_engine, wrong };
constexpr int untouched = 16;

/// Import `turn` with this fault, in a process of its own; plus `untouched` where nothing failed.
int import_with(const std::string& path, int turn, const faults::Plan& plan) {
  const int status = ended([&] {
    tell_crash_site();
    std::optional<CatalogWriter> writer;
    faults::arm(plan);
    const Outcome found = outcome([&] {
      writer.emplace(path);
      run_import(*writer, turn);
    });
    const bool closed = found.name == "none" || !writer || is_closed(*writer);
    writer.reset();
    const int more = faults::struck() ? 0 : untouched;
    if (found.name == "none") return done + more;
    if (closed && found.name == "storage-failed" && contains(found.sentence, path))
      return static_cast<int>(contains(found.sentence, "may not survive") ? told_not_durable : told);
    std::cerr << found.name << ": " << found.sentence << '\n';
    return static_cast<int>(wrong);
  });
  return status == crashed_in_engine ? ended_by_engine : status;
}

/// Import 4 into a catalog behind import 3, or import 1 where there is none, with this fault.
int require_safe(States& states, const std::string& path, int before, const faults::Plan& plan) {
  const auto last = static_cast<std::uint64_t>(before);
  if (before > 0)
    states.copy(before, path);
  else
    fs::remove_all(path);
  std::optional<Catalog> reader;
  if (before > 0) reader.emplace(path);
  const int status = import_with(path, before + 1, plan);
  INFO("number " << plan.nth << " ended as " << status);
  if (status != untouched + done) REQUIRE((status >= done && status <= ended_by_engine));
  const int ending = status % untouched;
  // Through the old handle first, then by path.
  if (reader) {
    REQUIRE(reader->state().revision == last);
    REQUIRE(reader->ids().size() == reader->state().offers);
  }
  const bool none_yet = before == 0 && ending != done && opened(path).name == "catalog-missing";
  const Held now = none_yet ? Held{} : held(path);
  // Done, but perhaps not for good, is an error, too.
  const bool new_state = ending == done || (ending == told_not_durable && now.revision == last + 1);
  REQUIRE(now.revision == (new_state ? last + 1 : last));
  REQUIRE(now.offers == states.at(now.revision));
  if (reader) REQUIRE(reader->refresh() == (now.revision != last));
  require_next_import(states, path);
  return status;
}

struct Fault {
  Call call;
  const char* name;
};
/// Once, or a disk that is full from then on; with PASSGENAU_EVERY_FAULT=1 each error each way.
struct Way {
  Fate fate;
  int error;
};
std::vector<Way> ways() {
  std::vector<Way> all{{Fate::fail_once, EIO}, {Fate::fail_on, ENOSPC}};
  if (every_fault()) all.insert(all.end(), {{Fate::fail_once, ENOSPC}, {Fate::fail_on, EIO}});
  return all;
}

constexpr Fault failing[] = {
    {Call::write, "writes"}, {Call::synchronise, "synchronisations"}, {Call::rename, "renames"}};

TEST_CASE("a write, synchronisation or rename of an import that fails is told, and nothing is lost") {
  const TemporaryFolder folder;
  States states;
  std::map<int, int> endings;
  for (const int before : {0, 3})
    for (const Fault& fault : failing)
      for (const auto& [fate, error] : ways()) {
        INFO("before " << before << ", " << fault.name << ", fate " << static_cast<int>(fate) << ", errno "
                       << error);
        long nth = 0;
        int status = 0;
        do {
          ++nth;
          status = require_safe(states, folder / "c", before,
                                {.call = fault.call, .nth = nth, .fate = fate, .error = error});
          ++endings[status];
        } while (status < untouched);
        CHECK(nth > 1);
      }
  std::cout << "imports: " << endings[told] << " told, " << endings[told_not_durable]
            << " told as done, perhaps not for good, " << endings[done] << " done all the same, "
            << endings[ended_by_engine] << " ended by Xapian\n";
  CHECK(endings[ended_by_engine] * 50 <= endings[told]);
}

TEST_CASE("a write, synchronisation or rename of a seal that fails is told, and the old file stays") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const std::string file = folder / "c.sealed";
  States states;
  states.copy(1, path);
  const Seal old = seal_catalog(path, folder / "old");
  run_import(path, 2);
  for (const Fault& fault : failing)
    for (const auto& [fate, error] : ways()) {
      long nth = 1;
      for (;; ++nth) {
        INFO(fault.name << ", fate " << static_cast<int>(fate) << ", errno " << error << ", number " << nth);
        fs::copy_file(folder / "old", file, fs::copy_options::overwrite_existing);
        faults::arm({.call = fault.call, .nth = nth, .fate = fate, .error = error});
        const Outcome found = outcome([&] { seal_catalog(path, file); });
        faults::disarm();
        INFO(found.name << ": " << found.sentence);
        // The catalog, the old file, the one beside it; no draft.
        REQUIRE(std::distance(fs::directory_iterator{folder.path()}, {}) == 3);
        const Seal now = read_seal(file);
        if (found.name == "none") {
          REQUIRE(now.revision == 2);
        } else {
          REQUIRE((found.name == "file-unwritable" || contains(found.sentence, "may not survive")));
          REQUIRE((now == old || contains(found.sentence, "may not survive")));
        }
        if (!faults::struck()) break;
      }
      CHECK(nth > 1);
    }
}

}  // namespace
}  // namespace passgenau
