// SPDX-License-Identifier: GPL-2.0-or-later
#include "table_parts.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

#include "text_width.hpp"

namespace passgenau::cli {
namespace {

constexpr std::size_t bar_cells = 10;
constexpr std::size_t percent_width = 6;
constexpr std::size_t way_width = 12;
constexpr std::size_t right_width = bar_cells + percent_width + way_width;

std::string_view mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::met: return "✓";
    case Verdict::partly: return "~";
    case Verdict::unmet: return "✗";
    case Verdict::unknown: return "?";
    case Verdict::not_asked: break;
  }
  return "·";
}

std::string bar(double share) {
  const auto full = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * bar_cells));
  std::string out;
  for (std::size_t i = 0; i < bar_cells; ++i)
    out += i < full ? "█" : "░";
  return out;
}

}  // namespace

std::string painted_mark(Verdict verdict, const Paint& paint) {
  if (verdict == Verdict::met) return paint.green(mark(verdict));
  if (verdict == Verdict::partly) return paint.yellow(mark(verdict));
  if (verdict == Verdict::unmet) return paint.red(mark(verdict));
  return paint.dim(mark(verdict));
}

void print_block(std::ostream& out, std::string_view text, std::size_t width, std::size_t spaces,
                 const std::string& first) {
  bool begun = false;
  for (const std::string& line : wrapped(printable(text), width - std::min(width, spaces))) {
    out << (begun || first.empty() ? std::string(spaces, ' ') : first) << isolated(line) << '\n';
    begun = true;
  }
}

void print_heading(std::ostream& out, std::string_view heading, const Reader& reader, const Paint& paint) {
  const auto lines = wrapped(printable(heading), reader.width);
  std::size_t longest = 0;
  for (const std::string& line : lines) {
    out << paint.bold(isolated(line)) << '\n';
    longest = std::max(longest, width_of(line));
  }
  for (std::size_t i = 0; i < longest; ++i)
    out << "─";
  out << '\n';
}

void print_notes(std::ostream& out, const std::vector<Note>& notes, const Reader& reader,
                 const Paint& paint) {
  for (const Note& note : notes) {
    print_block(out, sentence(note, reader.language), reader.width, 2, paint.red("!") + ' ');
    for (const std::string& offer : note.offers)
      print_block(out, reader.catalog.title(offer, reader.language), reader.width, indent + 2,
                  std::string(indent, ' ') + "• ");
  }
  if (!notes.empty()) out << '\n';
}

void print_title(std::ostream& out, std::size_t rank, const Match& match, std::string_view way,
                 const Reader& reader, const Paint& paint) {
  const std::size_t title_width = reader.width - indent - gap - right_width;
  bool begun = false;
  for (const std::string& line :
       wrapped(printable(reader.catalog.title(match.offer, reader.language)), title_width)) {
    if (begun) {
      out << std::string(indent, ' ') << paint.bold(isolated(line)) << '\n';
      continue;
    }
    begun = true;
    const std::string padding(title_width - std::min(title_width, width_of(line)) + gap, ' ');
    out << right(std::to_string(rank), 3) << "  " << paint.bold(isolated(line)) << padding << bar(match.score)
        << right(percent(match.score), percent_width)
        << (way.empty() ? std::string{} : right(isolated(way), way_width)) << '\n';
  }
}

void print_provider(std::ostream& out, const Match& match, const std::string& more, const Reader& reader,
                    const Paint& paint) {
  const auto offer = reader.catalog.offer(match.offer);
  std::string under = offer ? offer->provider.name : std::string{};
  if (!more.empty()) under += (under.empty() ? "" : " · ") + more;
  if (under.empty()) return;
  for (const std::string& line : wrapped(printable(under), reader.width - indent))
    out << std::string(indent, ' ') << paint.dim(isolated(line)) << '\n';
}

}  // namespace passgenau::cli
