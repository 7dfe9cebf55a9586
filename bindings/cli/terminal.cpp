// SPDX-License-Identifier: GPL-2.0-or-later
#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iostream>

namespace passgenau::cli {

std::size_t table_width() {
  constexpr std::size_t least = 80;
  constexpr std::size_t most = 120;
  constexpr std::size_t in_a_pipe = 100;
  if (const char* said = std::getenv("COLUMNS")) {
    const std::string_view text = said;
    std::size_t columns = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
    if (error == std::errc{} && end == text.data() + text.size() && columns > 0)
      return std::clamp(columns, least, most);
  }
  winsize size{};
  if (!output_is_terminal() || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return in_a_pipe;
  return std::clamp<std::size_t>(size.ws_col, least, most);
}

bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }
bool errors_are_terminal() { return isatty(STDERR_FILENO) == 1; }
bool input_is_terminal() { return isatty(STDIN_FILENO) == 1; }

Paint::Paint() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  on_ = output_is_terminal() && !(no_color && *no_color) && !(term && std::string_view{term} == "dumb");
}

std::string Paint::with(const char* code, std::string_view text) const {
  if (!on_ || text.empty()) return std::string{text};
  return std::string{"\x1b["} + code + 'm' + std::string{text} + "\x1b[0m";
}

ProgressBar::ProgressBar(std::uint64_t total) : total_{total}, on_{total > 0 && errors_are_terminal()} {}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::show(std::uint64_t done) {
  if (!on_) return;
  constexpr int cells = 40;
  const int percent = static_cast<int>(std::min<std::uint64_t>(100, done * 100 / total_));
  if (percent == shown_) return;
  shown_ = percent;
  std::string bar;
  for (int i = 0; i < cells; ++i)
    bar += i * 100 < percent * cells ? "█" : "░";
  std::cerr << '\r' << bar << ' ' << percent << " %" << std::flush;
}

void ProgressBar::clear() {
  if (on_ && shown_ >= 0) std::cerr << "\r\x1b[K" << std::flush;
  shown_ = -1;
}

}  // namespace passgenau::cli
