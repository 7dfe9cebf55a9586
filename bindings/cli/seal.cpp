// SPDX-License-Identifier: GPL-2.0-or-later
// seal: a catalog as one file, for other machines.
#include <iostream>

#include "files.hpp"
#include "numbers.hpp"
#include "options.hpp"
#include "passgenau/seal.hpp"
#include "verbs.hpp"

namespace passgenau::cli {

Exit run_seal(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.text("into", "FILE", "the sealed catalog; replaces a regular file, once it is whole")
      .text("report", "FILE", "what goes with it about its sources, such as the report of the import");
  if (!options.read(words, 1, 1)) return done;
  const std::string into = options.value("into", "");
  if (into.empty()) throw WrongCall{"--into FILE says where the sealed catalog goes"};
  const std::string report = options.has("report") ? read_file(options.value("report", "")) : std::string{};
  const Seal seal = seal_catalog(options.arguments()[0], into, report);
  std::cout << seal.sha256 << '\n';
  std::cerr << count(seal.offers, "offer", "offers") << " of revision " << seal.revision << ", " << seal.bytes
            << " bytes\n";
  return done;
}

}  // namespace passgenau::cli
