// SPDX-License-Identifier: GPL-2.0-or-later
// Paths that want to be more than a catalog, in processes that a filter kills as soon as they begin a program or a socket: every call of
// the library that takes the path of a catalog refuses them, and none waits.
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <xapian.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "store/quiet_guest.hpp"
#include "store/seal_manifest.hpp"
#include "store/tools.hpp"
#include "support/children.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;

struct HostilePath {
  std::string kind = {};
  std::string path = {};
  bool a_mere_name = false;  ///< a writer may make a catalog of that name
};

/// Makes them all in this folder; what they would run or reach leaves `marker`.
class HostileFolder {
 public:
  explicit HostileFolder(const fs::path& folder) : folder_{folder} {
    const std::string program = "remote :/usr/bin/touch " + marker() + "\n";
    const std::string socket = "remote 127.0.0.1:9\n";
    file("a stub that runs a program", "program", program);
    file("a stub that reaches a machine", "machine", socket);
    file("a stub that leads to a catalog", "auto", "auto " + at("real") + "\n");
    file("a stub that leads to a glass catalog", "glass", "glass " + at("real") + "\n");
    file("a stub behind the magic of a seal", "sealed", std::string{seal::magic} + "\n" + program);
    make_catalog(at("real"), {"a"});
    stubbed("a folder with a stub that runs a program", "folder-program", program);
    stubbed("a folder with a stub that reaches a machine", "folder-machine", socket);
    make_catalog(at("both"), {"a"});
    stubbed("a catalog with a stub", "both", program);
    make_catalog(at("linked-stub"), {"a"});
    fs::create_symlink(at("program"), at("linked-stub/XAPIANDB"));
    add("a catalog with a link to a stub", "linked-stub");
    fs::create_directories(at("stub-folder/XAPIANDB"));
    add("a folder with a folder called as a stub", "stub-folder");
    link("a link to a stub", "to-program", at("program"));
    link("a link to a folder with a stub", "to-folder", at("folder-program"));
    link("a dangling link", "dangling", at("gone"));
    link("a link to itself", "loop", at("loop"));
    fs::create_symlink(at("ring-b"), at("ring-a"));
    link("two links to each other", "ring-b", at("ring-a"));
    REQUIRE(mkfifo(at("fifo").c_str(), 0600) == 0);
    add("a pipe", "fifo");
    link("a link to a pipe", "to-fifo", at("fifo"));
    add_socket();
    for (const char* device : {"/dev/null", "/dev/zero", "/dev/full", "/dev/tty"})
      all.push_back({device, device});
    all.push_back({"a folder of the system", "/proc/self"});
    for (const char* part : {"iamglass", "postlist.glass", "docdata.glass", "flintlock"}) {
      piped(part);
      endless(part);
    }
    all.push_back({"a name of 300 bytes", at(std::string(300, 'x'))});
    all.push_back({"a name of 100,000 bytes", std::string(100'000, 'x')});
    all.push_back({"no name", ""});
    all.push_back({"a name with NUL", at("real") + std::string{"\0.x", 3}});
    all.push_back({"below a file", at("program/c")});
    for (const std::string& name :
         {"|touch " + marker(), "$(touch " + marker() + ")", "`touch " + marker() + "`",
          std::string{"remote:127.0.0.1:9"}, std::string{"-rf"}, std::string{"%s%s%n"}})
      all.push_back({"a name: " + name, name, true});
    for (const char* name : {"http://127.0.0.1:9/c", "ssh:true", "\\\\127.0.0.1\\c"})
      all.push_back({"a name: " + std::string{name}, name, true});
  }

  std::string marker() const { return at("ran"); }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }

  std::vector<HostilePath> all = {};

 private:
  void add(const std::string& kind, const std::string& name) { all.push_back({kind, at(name)}); }
  void file(const std::string& kind, const std::string& name, const std::string& text) {
    std::ofstream{at(name)} << text;
    add(kind, name);
  }
  void stubbed(const std::string& kind, const std::string& name, const std::string& text) {
    fs::create_directories(at(name));
    std::ofstream{at(name + "/XAPIANDB")} << text;
    add(kind, name);
  }
  void link(const std::string& kind, const std::string& name, const std::string& target) {
    fs::create_symlink(target, at(name));
    add(kind, name);
  }
  void add_socket() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = at("socket");
    REQUIRE(path.size() < sizeof address.sun_path);
    path.copy(address.sun_path, path.size());
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    close(socket);
    add("a socket", "socket");
  }
  void piped(const std::string& part) {
    const std::string name = "piped-" + part;
    make_catalog(at(name), {"a"});
    fs::remove(at(name + "/" + part));
    REQUIRE(mkfifo(at(name + "/" + part).c_str(), 0600) == 0);
    add("a catalog whose " + part + " is a pipe", name);
  }
  void endless(const std::string& part) {
    const std::string name = "endless-" + part;
    make_catalog(at(name), {"a"});
    fs::remove(at(name + "/" + part));
    fs::create_symlink("/dev/zero", at(name + "/" + part));
    add("a catalog whose " + part + " is a link to a device", name);
  }

  fs::path folder_;
};

/// Every call that takes the path of a catalog. 0, or the number of the call that did not refuse it as it should.
int refused_by_all(const HostilePath& hostile, const std::string& out) {
  const std::string refusals =
      "path-refused catalog-foreign catalog-missing catalog-damaged storage-failed file-unwritable "
      "catalog-sealed";
  const auto refused = [&](const Outcome& found) {
    if (contains(refusals, found.name)) return true;
    std::cerr << found.name << ": " << found.sentence << '\n';
    return false;
  };
  if (!refused(opened(hostile.path))) return 1;
  // These two say of a file what is damaged of it.
  CatalogHealth health;
  int saved = 0;
  const Outcome checked = outcome([&] { health = check_catalog(hostile.path); });
  if (checked.name == "none" ? health.problems.empty() : !refused(checked)) return 2;
  const Outcome rescued = outcome([&] { rescue_offers(hostile.path, [&](const Offer&) { ++saved; }); });
  if ((rescued.name != "none" && !refused(rescued)) || saved > 0) return 3;
  if (!refused(outcome([&] { read_seal(hostile.path); }))) return 4;
  if (!refused(outcome([&] { seal_catalog(hostile.path, out); }))) return 5;
  const Outcome written = opened_to_write(hostile.path);
  return (hostile.a_mere_name && written.name == "none") || refused(written) ? 0 : 6;
}

constexpr int no_filter = 77;

TEST_CASE("hostile paths begin no program and no socket, and nothing waits for them") {
  const TemporaryFolder folder;
  const HostileFolder hostile{folder.path()};
  // The number that is promised.
  CHECK(contains(content(fs::path{PASSGENAU_SOURCE_DIR} / "SECURITY.md"),
                 ' ' + std::to_string(hostile.all.size()) + " kinds under a seccomp filter"));
  for (const HostilePath& path : hostile.all) {
    INFO(path.kind << ": " << path.path.substr(0, 200));
    const int status = ended([&] {
      alarm(10);
      if (chdir(folder.path().c_str()) != 0) return 50;
      if (!become_quiet_guest()) return no_filter;
      return refused_by_all(path, folder / "sealed-anew");
    });
    if (status == no_filter) return skip("there are no seccomp filters here");
    CHECK(status == 0);
  }
  CHECK_FALSE(fs::exists(hostile.marker()));
  CHECK_FALSE(fs::exists(folder / "sealed-anew"));
  std::cout << hostile.all.size() << " kinds of hostile paths\n";
}

TEST_CASE("the filter of the hostile paths bites") {
  const TemporaryFolder folder;
  const HostileFolder hostile{folder.path()};
  const auto killed_by_filter = [](const std::function<void()>& act) {
    return ended([&] {
      if (!become_quiet_guest()) return no_filter;
      try {
        act();
      } catch (const Xapian::Error&) {
        return 1;
      }
      return 0;
    });
  };
  const int by_socket = killed_by_filter([] { static_cast<void>(socket(AF_INET, SOCK_STREAM, 0)); });
  if (by_socket == no_filter) return skip("there are no seccomp filters here");
  CHECK(by_socket == -SIGSYS);
  CHECK(killed_by_filter([] { execl("/bin/true", "true", nullptr); }) == -SIGSYS);
  // What the engine does with such paths when nobody looks first.
  for (const char* stub : {"program", "machine", "folder-program"})
    CHECK(killed_by_filter([&] { Xapian::Database{hostile.at(stub)}; }) == -SIGSYS);
}

}  // namespace
}  // namespace passgenau
