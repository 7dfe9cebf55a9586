// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/program_options.hpp>
#include <optional>
#include <string>
#include <vector>

#include "passgenau/age.hpp"
#include "verbs.hpp"

namespace passgenau::cli {

/// Options and arguments of one verb, over Boost.Program_options.
class Options {
 public:
  explicit Options(const Verb& verb);

  Options& flag(const char* name, const char* help);
  Options& text(const char* name, const char* value_name, const char* help);

  /// Reads the words after the verb. False where `--help` was asked for and printed. Throws `WrongCall` for
  /// an unknown option, or for fewer arguments than `least` or more than `most`.
  bool read(const std::vector<std::string>& words, std::size_t least, std::size_t most);

  bool has(const char* name) const { return values_.count(name) > 0; }
  std::string value(const char* name, const std::string& otherwise = {}) const;
  const std::vector<std::string>& arguments() const { return arguments_; }

  /// A whole number from `least` to `most`; 0 where the option is not given.
  std::size_t number(const char* name, std::size_t most, std::size_t least = 0) const;
  /// A day, YYYY-MM-DD; nothing where the option is not given.
  std::optional<Date> day(const char* name) const;
  /// `--as-of`, else today by the local clock.
  Date as_of() const;
  /// `--language`, checked against the languages there are sentences in.
  std::string language() const;

  /// Options that several verbs share.
  Options& with_as_of();
  Options& with_language();

 private:
  void print_help() const;

  const Verb& verb_;
  boost::program_options::options_description visible_;
  boost::program_options::variables_map values_ = {};
  std::vector<std::string> arguments_ = {};
};

/// Any number of arguments.
inline constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

}  // namespace passgenau::cli
