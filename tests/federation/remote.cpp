// SPDX-License-Identifier: GPL-2.0-or-later
// Networks that another process serves. `xapian-tcpsrv` on the loopback interface; where it is absent the tests skip, and say so.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <filesystem>
#include <iostream>

#include "catch.hpp"
#include "federation/split.hpp"

namespace passgenau::test {
namespace {

constexpr const char* program = "/usr/bin/xapian-tcpsrv";

bool absent() {
  if (std::filesystem::exists(program)) return false;
  std::cout << "skipped: " << program << " is absent (Debian: xapian-tools)\n";
  return true;
}

/// A port that nobody listens on at this moment.
std::uint16_t free_port() {
  const int probe = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(bind(probe, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  close(probe);
  return ntohs(address.sin_port);
}

class Server {
 public:
  Server(std::string catalog, std::uint16_t port) : port_{port}, process_{fork()} {
    if (process_ == 0) {
      setpgid(0, 0);
      const std::string number = std::to_string(port);
      execl(program, program, "--quiet", "-I", "127.0.0.1", "-p", number.c_str(), catalog.c_str(), nullptr);
      _exit(127);
    }
    setpgid(process_, process_);
  }
  /// With the processes that it made for its connections.
  ~Server() {
    kill(-process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string address() const { return "tcp://127.0.0.1:" + std::to_string(port_); }

 private:
  std::uint16_t port_;
  pid_t process_;
};

/// Waits until the servers answer.
Catalog opened(const std::vector<Network>& networks) {
  for (int attempt = 0;; ++attempt) {
    try {
      Catalog catalog = Catalog::open(networks);
      const std::vector<NetworkState> states = catalog.state().networks;
      if (std::none_of(states.begin(), states.end(),
                       [](const NetworkState& one) { return one.problem.has_value(); }))
        return catalog;
    } catch (const Error& error) {
      if (error.code() != Code::networks_missing) throw;
    }
    REQUIRE(attempt < 200);
    usleep(50'000);
  }
}

TEST_CASE("a network on another machine answers as one in a folder, byte by byte") {
  if (absent()) return;
  Split split{30'000'001};
  const std::string folder = split.networks[0].path;
  const Server first{folder, free_port()};
  const Server second{split.networks[1].path, free_port()};
  split.networks[0].path = first.address();
  split.networks[1].path = second.address();
  Catalog federation = opened(split.networks);
  CHECK(compare(federation, split.merged(federation), split.staged.profiles, split.random) > 0);

  CatalogWriter writer{folder};
  writer.put({.id = "new", .title = {{"de", "Purzelbaumzirkus"}}});
  writer.commit();
  CHECK(federation.refresh());
  const SearchResult found = federation.search({.words = "Purzelbaumzirkus", .language = "de"});
  REQUIRE(found.hits.size() == 1);
  CHECK(found.hits[0].offer == split.networks[0].name + ":new");
}

TEST_CASE("a server that goes is told, and one that comes back is taken up again") {
  if (absent()) return;
  Split split{30'000'002};
  const std::string folder = split.networks[0].path;
  const std::uint16_t port = free_port();
  auto server = std::make_unique<Server>(folder, port);
  split.networks[0].path = server->address();
  Catalog federation = opened(split.networks);
  const std::string id = federation.search({.words = "x", .language = "de"}).catalog.networks[0].name + ":";
  std::string own;
  for (const std::string& each : federation.ids())
    if (each.starts_with(id)) own = each;
  REQUIRE(federation.offer(own));

  // Started anew: the connection that rested is dead, and made again.
  server.reset();
  server = std::make_unique<Server>(folder, port);
  bool again = false;
  for (int attempt = 0; attempt < 100 && !again; ++attempt) {
    usleep(50'000);
    try {
      again = federation.offer(own).has_value();
    } catch (const Error& error) {
      CHECK(info(error.code()).name == "network-unreachable");
    }
  }
  CHECK(again);
  server.reset();
  CHECK_THROWS_AS(federation.offer(own), Error);
  // What is in memory still answers; who looks words up goes on without it, and says so.
  CHECK_FALSE(federation.match(split.staged.profiles[0]).catalog.networks[0].problem);
  const SearchResult found = federation.search({.words = "Beratung", .language = "de"});
  REQUIRE(found.catalog.networks[0].problem);
  CHECK(info(found.catalog.networks[0].problem->code).name == "network-unreachable");
  CHECK_FALSE(found.catalog.networks[1].problem);
  server = std::make_unique<Server>(folder, port);
  bool back = false;
  for (int attempt = 0; attempt < 100 && !back; ++attempt) {
    usleep(50'000);
    back = federation.refresh();
  }
  CHECK(back);
  CHECK_FALSE(federation.state().networks[0].problem);
}

TEST_CASE("a server that takes the call and says nothing is given up, and the others answer") {
  const int silent = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(bind(silent, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(getsockname(silent, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  REQUIRE(listen(silent, 8) == 0);
  const TemporaryFolder folder;
  const std::string path = (folder / "here").string();
  {
    CatalogWriter writer{path};
    writer.put({.id = "a", .title = {{"de", "Elterntreff"}}});
    writer.commit();
  }
  // Whoever waits for ever is ended.
  alarm(60);
  const Catalog catalog = Catalog::open(
      {{"here", path}, {"silent", "tcp://127.0.0.1:" + std::to_string(ntohs(address.sin_port))}});
  alarm(0);
  close(silent);
  CHECK(catalog.ids().size() == 1);
  const std::vector<NetworkState> states = catalog.state().networks;
  REQUIRE(states.size() == 2);
  REQUIRE(states[1].problem);
  CHECK(states[1].problem->code == Code::network_unreachable);
}

TEST_CASE("an address means another machine in a list of networks alone") {
  const auto refused = [](const std::string& path) {
    for (const Problem& problem :
         networks_from_json(R"({"networks":[{"name":"a","path":")" + path + "\"}]}").problems)
      return std::string{info(problem.code).name} + ' ' + problem.pointer;
    return std::string{"accepted"};
  };
  for (const char* path : {"tcp://localhost:7001", "tcp://10.0.0.1:1", "tcp://[::1]:65535"})
    CHECK(refused(path) == "accepted");
  for (const char* path : {"tcp://", "tcp://host", "tcp://host:", "tcp://:1", "tcp://host:0",
                           "tcp://host:65536", "tcp://host:1x", "tcp://::1:80", "tcp://a b:1", "tcp://a/b:1"})
    CHECK(refused(path) == "unknown-value /networks/0/path");
  try {
    (void)Catalog{"tcp://127.0.0.1:1"};
    FAIL("opened");
  } catch (const Error& error) {
    CHECK(error.code() == Code::catalog_missing);
  }
}

}  // namespace
}  // namespace passgenau::test
