// SPDX-License-Identifier: GPL-2.0-or-later
// show, remove and check: what one does to a catalog that is there.
#include <iostream>

#include "catalog_argument.hpp"
#include "json_slices.hpp"
#include "numbers.hpp"
#include "options.hpp"
#include "passgenau/catalog.hpp"
#include "passgenau/seal.hpp"
#include "problems.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

void print_not_there(const std::string& id) {
  std::cerr << "passgenau: " << printable(id) << ": " << info(Code::offer_unknown).meaning << '\n';
}

Exit print_health(const std::string& path) {
  const CatalogHealth health = check_catalog(path);
  print_problems(health.problems);
  std::cout << health.offers << " offers, revision " << health.revision;
  if (!health.sha256.empty()) std::cout << ", sealed with SHA-256 " << health.sha256;
  std::cout << ": ";
  if (health.problems.empty()) {
    std::cout << "every checksum holds\n";
    return done;
  }
  std::cout << count(health.problems.size(), "problem", "problems") << "; " << health.whole
            << " offers are whole: passgenau export --undamaged saves them\n";
  return refused;
}

}  // namespace

Exit run_show(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  if (!options.read(words, 2, 2)) return done;
  const Catalog catalog = open_catalog(options.arguments()[0]);
  const auto offer = catalog.offer(options.arguments()[1]);
  if (!offer) {
    print_not_there(options.arguments()[1]);
    return refused;
  }
  const std::string json = to_json(*offer);
  std::cout << (output_is_terminal() ? indented(json) : json) << '\n';
  return done;
}

Exit run_remove(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  if (!options.read(words, 2, unlimited)) return done;
  // The writer would make a catalog where there is none.
  { const Catalog must_be_there{options.arguments()[0]}; }
  CatalogWriter writer{options.arguments()[0]};
  Exit status = done;
  std::size_t removed = 0;
  for (std::size_t i = 1; i < options.arguments().size(); ++i) {
    const std::string& id = options.arguments()[i];
    if (writer.remove(id)) {
      ++removed;
    } else {
      print_not_there(id);
      status = refused;
    }
  }
  if (removed > 0) writer.commit();
  std::cerr << removed << " removed, " << writer.size() << " left\n";
  return status;
}

Exit run_check(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  if (!options.read(words, 1, 1)) return done;
  const std::vector<Network> networks = networks_of(options.arguments()[0]);
  if (networks.empty()) return print_health(options.arguments()[0]);
  Exit status = done;
  for (const Network& network : networks) {
    std::cout << network.name << ": ";
    if (network.path.starts_with("tcp://")) {
      std::cout << "on another machine, to be checked there\n";
      continue;
    }
    // One that is missing says nothing of the others.
    try {
      if (print_health(network.path) != done) status = refused;
    } catch (const Error& error) {
      std::cout << "not checked\n";
      print_problems({error.problem()});
      status = refused;
    }
  }
  return status;
}

}  // namespace passgenau::cli
