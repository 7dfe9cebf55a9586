// SPDX-License-Identifier: GPL-2.0-or-later
// What survives a loss of power: what was synchronised, and names whose folder was. Seen from the calls that an import and a seal make.
#include <algorithm>
#include <filesystem>
#include <vector>

#include "catch.hpp"
#include "faults/shim/faults.hpp"
#include "faults/tools.hpp"
#include "passgenau/passgenau.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;
using faults::Call;
using faults::Step;

/// Until the commit of import `turn` returns: what is synchronised when the writer goes comes too late.
std::vector<Step> steps_of_import(const std::string& path, int turn) {
  faults::arm({});
  CatalogWriter writer{path};
  run_import(writer, turn);
  faults::disarm();
  return faults::steps();
}

bool synchronised(const std::vector<Step>& steps, std::size_t from, std::size_t until,
                  const std::string& path) {
  return std::any_of(steps.begin() + static_cast<std::ptrdiff_t>(from),
                     steps.begin() + static_cast<std::ptrdiff_t>(until),
                     [&](const Step& step) { return step.call == Call::synchronise && step.path == path; });
}

/// Each rename: the file before it, its folder behind it. Each write: the file behind it, or its name is gone.
int require_durable(const std::vector<Step>& steps) {
  int renames = 0;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const Step& step = steps[at];
    INFO("step " << at << " of " << steps.size() << ": " << step.path);
    if (step.call == Call::rename) {
      ++renames;
      std::size_t written = at;
      while (written > 0 && !(steps[written].call == Call::write && steps[written].path == step.from))
        --written;
      REQUIRE(synchronised(steps, written, at, step.from));
      REQUIRE(synchronised(steps, at, steps.size(), fs::path{step.path}.parent_path()));
    }
    if (step.call == Call::write) REQUIRE(synchronised(steps, at, steps.size(), step.path));
  }
  return renames;
}

TEST_CASE(
    "every rename of a commit is followed by a synchronisation of its folder, before the commit returns") {
  const TemporaryFolder folder;
  const std::string path = fs::canonical(folder.path()) / "c";
  const std::vector<Step> first = steps_of_import(path, 1);
  CHECK(require_durable(first) > 0);
  // A new catalog is a new name in the folder around it.
  CHECK(synchronised(first, 0, first.size(), fs::path{path}.parent_path()));
  CHECK(require_durable(steps_of_import(path, 2)) > 0);
}

TEST_CASE("the rename of a seal is followed by a synchronisation of its folder") {
  const TemporaryFolder folder;
  const fs::path whole = fs::canonical(folder.path());
  run_import(whole / "c", 1);
  faults::arm({});
  seal_catalog(whole / "c", whole / "c.sealed");
  faults::disarm();
  CHECK(require_durable(faults::steps()) == 1);
}

}  // namespace
}  // namespace passgenau
