// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <charconv>
#include <chrono>
#include <ctime>
#include <iostream>

#include "passgenau/error.hpp"
#include "passgenau/match.hpp"

namespace passgenau::cli {

namespace po = boost::program_options;

namespace {

constexpr unsigned help_width = 110;

Date today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  if (!localtime_r(&now, &local)) throw WrongCall{"the clock gives no date: name one with --as-of"};
  return date(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
              static_cast<unsigned>(local.tm_mday));
}

std::string languages() {
  std::string out;
  for (const std::string& language : sentence_languages())
    out += (out.empty() ? "" : ", ") + language;
  return out;
}

}  // namespace

Options::Options(const Verb& verb) : verb_{verb}, visible_{"Options", help_width, help_width / 2} {
  visible_.add_options()("help,h", "this text");
}

Options& Options::flag(const char* name, const char* help) {
  visible_.add_options()(name, help);
  return *this;
}

Options& Options::text(const char* name, const char* value_name, const char* help) {
  visible_.add_options()(name, po::value<std::string>()->value_name(value_name), help);
  return *this;
}

Options& Options::with_as_of() {
  return text("as-of", "DATE",
              "the day it is judged on, YYYY-MM-DD, for a profile that names none itself; default: today");
}

Options& Options::with_language() { return text("language", "TAG", "language of the sentences, default de"); }

bool Options::read(const std::vector<std::string>& words, std::size_t least, std::size_t most) {
  po::options_description hidden;
  hidden.add_options()("argument", po::value<std::vector<std::string>>());
  po::options_description all;
  all.add(visible_).add(hidden);
  po::positional_options_description positions;
  positions.add("argument", -1);
  try {
    namespace style = po::command_line_style;
    constexpr int exact = style::unix_style & ~style::allow_guessing;
    po::store(po::command_line_parser(words).options(all).positional(positions).style(exact).run(), values_);
  } catch (const po::error& error) {
    throw WrongCall{error.what()};
  }
  if (has("help")) {
    print_help();
    return false;
  }
  if (has("argument")) arguments_ = values_["argument"].as<std::vector<std::string>>();
  if (arguments_.size() < least)
    throw WrongCall{"an argument is missing: passgenau " + std::string{verb_.name} + ' ' +
                    std::string{verb_.usage}};
  if (arguments_.size() > most)
    throw WrongCall{"there are more arguments than passgenau " + std::string{verb_.name} + ' ' +
                    std::string{verb_.usage} + " takes"};
  for (const std::string& argument : arguments_)
    if (argument.empty()) throw WrongCall{"an argument is empty"};
  return true;
}

std::string Options::value(const char* name, const std::string& otherwise) const {
  return has(name) ? values_[name].as<std::string>() : otherwise;
}

std::size_t Options::number(const char* name, std::size_t most, std::size_t least) const {
  if (!has(name)) return 0;
  const std::string text = value(name);
  std::size_t n = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (failure != std::errc{} || end != text.data() + text.size() || n < least || n > most)
    throw WrongCall{std::string{"--"} + name + " is no whole number from " + std::to_string(least) + " to " +
                    std::to_string(most)};
  return n;
}

std::optional<Date> Options::day(const char* name) const {
  if (!has(name)) return {};
  const auto day = parse_date(value(name));
  if (!day) throw WrongCall{"--" + std::string{name} + " is no day YYYY-MM-DD: " + value(name)};
  return day;
}

Date Options::as_of() const {
  const std::optional<Date> named = day("as-of");
  return named ? *named : today();
}

std::string Options::language() const {
  std::string tag = value("language", "de");
  try {
    (void)sentence(Reason{}, tag);
  } catch (const Error& error) {
    if (error.code() != Code::language_unsupported) throw;
    throw WrongCall{"--language has no sentences in this language; there are: " + languages()};
  }
  return tag;
}

void Options::print_help() const {
  std::cout << "passgenau " << verb_.name << ' ' << verb_.usage << "\n\n"
            << verb_.summary << "\n\n"
            << verb_.more << "\n\n"
            << visible_ << "\nExample:\n  " << verb_.example << '\n';
}

}  // namespace passgenau::cli
