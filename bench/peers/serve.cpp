// SPDX-License-Identifier: GPL-2.0-or-later
#include "serve.hpp"

#include <chrono>
#include <iostream>
#include <sstream>

namespace passgenau::bench {

namespace {

void give_answers(Peer& peer, Set set, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    peer.ask(set, i);
    std::string line;
    for (const TableHit& hit : peer.answer())
      line += (line.empty() ? "" : " ") + hit.id + ' ' + std::to_string(hit.points);
    std::cout << line << '\n';
  }
  std::cout.flush();
}

void time_round(Peer& peer, Set set, std::size_t count) {
  using Clock = std::chrono::steady_clock;
  std::string line;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = Clock::now();
    peer.ask(set, i);
    const std::chrono::duration<double, std::micro> time = Clock::now() - begin;
    line += (line.empty() ? "" : " ") + std::to_string(time.count());
  }
  std::cout << line << std::endl;
}

}  // namespace

int serve(Peer& peer) {
  std::cout << "ready " << peer.about() << std::endl;
  std::string line;
  while (std::getline(std::cin, line) && line != "quit") {
    std::istringstream words{line};
    std::string command;
    std::string set_name;
    std::size_t count = 0;
    words >> command >> set_name >> count;
    const Set set = set_name == set_names[0] ? Set::home : Set::anywhere;
    count = std::min(count, peer.questions(set));
    if (command == "answers") give_answers(peer, set, count);
    if (command == "round") time_round(peer, set, count);
  }
  return 0;
}

TableWorld::TableWorld(const std::filesystem::path& folder)
    : offers{read_table(folder / "table.tsv")},
      questions{read_questions(folder / "home.tsv"), read_questions(folder / "anywhere.tsv")} {}

}  // namespace passgenau::bench
