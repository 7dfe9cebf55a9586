// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace passgenau::cli {

/// Columns of a table on standard output: `COLUMNS`, else the terminal's, between 80 and 120; 100 where it is
/// no terminal.
std::size_t table_width();

bool output_is_terminal();
bool errors_are_terminal();
bool input_is_terminal();

/// Colours, only on a terminal, and never with `NO_COLOR` (https://no-color.org).
class Paint {
 public:
  Paint();
  std::string bold(std::string_view text) const { return with("1", text); }
  std::string dim(std::string_view text) const { return with("2", text); }
  std::string red(std::string_view text) const { return with("31", text); }
  std::string green(std::string_view text) const { return with("32", text); }
  std::string yellow(std::string_view text) const { return with("33", text); }

 private:
  std::string with(const char* code, std::string_view text) const;
  bool on_ = false;
};

/// A bar on standard error that tells how far a long job is; silent where that is no terminal.
class ProgressBar {
 public:
  explicit ProgressBar(std::uint64_t total);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::uint64_t done);
  /// Takes the bar away, so that other lines can be printed.
  void clear();

 private:
  std::uint64_t total_;
  bool on_;
  int shown_ = -1;
};

}  // namespace passgenau::cli
