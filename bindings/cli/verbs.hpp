// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau::cli {

/// Exit status of every verb; other programs rely on it.
enum Exit : int {
  done = 0,
  refused = 1,    ///< something was refused, damaged or not found
  wrong_call = 2  ///< unknown verb, option or argument
};

/// The call itself is wrong: the message goes to standard error with a hint to `--help`, exit status 2.
class WrongCall : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One verb of the command line. `example` is a whole line that a reader may paste.
struct Verb {
  std::string_view name = {};
  std::string_view usage = {};
  std::string_view summary = {};
  std::string_view more = {};
  std::string_view example = {};
  Exit (*run)(const Verb& verb, const std::vector<std::string>& words) = nullptr;
};

/// All verbs, in the order of `--help`. A name of two words ("gazetteer build") is two words on the command
/// line.
std::span<const Verb> verbs();

Exit run_index(const Verb& verb, const std::vector<std::string>& words);
Exit run_match(const Verb& verb, const std::vector<std::string>& words);
Exit run_why(const Verb& verb, const std::vector<std::string>& words);
Exit run_evaluate(const Verb& verb, const std::vector<std::string>& words);
Exit run_plan(const Verb& verb, const std::vector<std::string>& words);
Exit run_pathway(const Verb& verb, const std::vector<std::string>& words);
Exit run_search(const Verb& verb, const std::vector<std::string>& words);
Exit run_read(const Verb& verb, const std::vector<std::string>& words);
Exit run_show(const Verb& verb, const std::vector<std::string>& words);
Exit run_remove(const Verb& verb, const std::vector<std::string>& words);
Exit run_check(const Verb& verb, const std::vector<std::string>& words);
Exit run_seal(const Verb& verb, const std::vector<std::string>& words);
Exit run_map(const Verb& verb, const std::vector<std::string>& words);
Exit run_export(const Verb& verb, const std::vector<std::string>& words);
Exit run_duplicates(const Verb& verb, const std::vector<std::string>& words);
Exit run_gaps(const Verb& verb, const std::vector<std::string>& words);
Exit run_who(const Verb& verb, const std::vector<std::string>& words);
Exit run_diff(const Verb& verb, const std::vector<std::string>& words);
Exit run_gazetteer_build(const Verb& verb, const std::vector<std::string>& words);

}  // namespace passgenau::cli
