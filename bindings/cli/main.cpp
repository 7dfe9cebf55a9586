// SPDX-License-Identifier: GPL-2.0-or-later
// passgenau VERB …: one verb a file, all over the public headers. Data on standard output, everything else on
// standard error.
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "passgenau/error.hpp"
#include "passgenau/version.hpp"
#include "problems.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

void print_help(std::ostream& out) {
  out << "passgenau – support offers that fit a family, and why\n\nUsage: passgenau VERB …\n\n";
  for (const Verb& verb : verbs()) {
    out << "  " << verb.name << ' ' << verb.usage << "\n      " << verb.summary << '\n';
  }
  out << "\n`passgenau VERB --help` tells its options, with an example. `passgenau --version` names every "
         "library it runs on.\n"
         "Exit status: 0 done, 1 something refused or not found, 2 wrong call.\n\nExample:\n"
         "  passgenau index offers.pgn offers.jsonl && passgenau match offers.pgn family.json\n";
}

void print_version() {
  for (const Component& component : components())
    std::cout << component.name << ' ' << component.version << '\n';
}

/// The words of a verb's name ("gazetteer build" has two) at the beginning of `words`?
bool names(const Verb& verb, const std::vector<std::string>& words, std::size_t& count) {
  std::string said;
  for (count = 0; count < words.size() && said.size() < verb.name.size(); ++count) {
    if (count > 0) said += ' ';
    said += words[count];
  }
  return said == verb.name;
}

[[noreturn]] void unknown_verb(const std::string& word) {
  std::string known;
  for (const Verb& verb : verbs())
    known += (known.empty() ? "" : ", ") + std::string{verb.name};
  throw WrongCall{"there is no verb '" + word + "'; there are: " + known};
}

Exit run(const std::vector<std::string>& words) {
  if (words.empty()) {
    print_help(std::cerr);
    return wrong_call;
  }
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    print_help(std::cout);
    return done;
  }
  if (words[0] == "--version") {
    print_version();
    return done;
  }
  for (const Verb& verb : verbs()) {
    std::size_t count = 0;
    if (!names(verb, words, count)) continue;
    try {
      return verb.run(verb, {words.begin() + static_cast<std::ptrdiff_t>(count), words.end()});
    } catch (const WrongCall& error) {
      std::cerr << "passgenau " << verb.name << ": " << error.what() << "\nSee: passgenau " << verb.name
                << " --help\n";
      return wrong_call;
    }
  }
  // The first half of a verb of two words.
  for (const Verb& verb : verbs()) {
    if (verb.name.substr(0, words[0].size() + 1) != words[0] + ' ') continue;
    if (words.size() > 1 && (words[1] == "--help" || words[1] == "-h")) return verb.run(verb, {"--help"});
    throw WrongCall{"did you mean 'passgenau " + std::string{verb.name} + "'?"};
  }
  unknown_verb(words[0]);
}

Exit guarded(const std::vector<std::string>& words) {
  try {
    return run(words);
  } catch (const WrongCall& error) {
    std::cerr << "passgenau: " << error.what() << "\nSee: passgenau --help\n";
    return wrong_call;
  } catch (const Error& error) {
    print_error(error);
  } catch (const std::exception&) {
    // Its text may hold anything: of a profile nothing is ever printed.
    std::cerr << "passgenau: " << info(Code::internal).meaning << '\n';
  }
  return refused;
}

}  // namespace
}  // namespace passgenau::cli

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const passgenau::cli::Exit status = passgenau::cli::guarded({argv + 1, argv + argc});
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "passgenau: standard output cannot be written\n";
    return passgenau::cli::refused;
  }
  return status;
}
