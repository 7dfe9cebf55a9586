// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/svg.hpp"

#include "model/json.hpp"
#include "model/problem.hpp"

namespace passgenau::svg {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? ' ' : c;
    }
  }
  return out;
}

int width_of(std::string_view text, int font_size) {
  return static_cast<int>(count_code_points(text)) * font_size * 54 / 100;
}

std::vector<std::string> lines_of(std::string_view text, int width, int font_size, std::size_t most) {
  std::vector<std::string> lines{""};
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string word{text.substr(0, blank)};
    text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
    std::string& line = lines.back();
    const std::string longer = line.empty() ? word : line + ' ' + word;
    if (width_of(longer, font_size) <= width || line.empty())
      line = longer;
    else
      lines.push_back(word);
  }
  const auto shorten = [&](std::string& line) {
    while (!line.empty() && width_of(line, font_size) > width - font_size) {
      do
        line.pop_back();
      while (!line.empty() && !is_valid_utf8(line));
    }
    line += "…";
  };
  const bool cut = lines.size() > most;
  if (cut) lines.resize(most);
  for (std::string& line : lines)
    if ((cut && &line == &lines.back()) || width_of(line, font_size) > width) shorten(line);
  return lines;
}

void Sheet::number(std::string_view name, int tenths) {
  ((out_ += ' ') += name) += "=\"";
  append_decimal(out_, tenths, 1);
  out_ += '"';
}

void Sheet::kind(std::string_view classes) {
  out_ += " class=\"pg-";
  for (const char c : classes) {
    out_ += c;
    if (c == ' ') out_ += "pg-";
  }
  out_ += '"';
}

void Sheet::rectangle(int x, int y, int width, int height, std::string_view kind, int rounded) {
  out_ += "<rect";
  number("x", mirrored_ ? width_ - x - width : x);
  number("y", y);
  number("width", width);
  number("height", height);
  if (rounded > 0) number("rx", rounded);
  this->kind(kind);
  out_ += "/>\n";
}

void Sheet::line(int x1, int y1, int x2, int y2, std::string_view kind) {
  out_ += "<line";
  number("x1", place(x1));
  number("y1", y1);
  number("x2", place(x2));
  number("y2", y2);
  this->kind(kind);
  out_ += "/>\n";
}

void Sheet::circle(int x, int y, int radius, std::string_view kind) {
  out_ += "<circle";
  number("cx", place(x));
  number("cy", y);
  number("r", radius);
  this->kind(kind);
  out_ += "/>\n";
}

void Sheet::arrow(int x, int y, int size, std::string_view kind) {
  const auto corner = [&](int at_x, int at_y) {
    append_decimal(out_, place(at_x), 1);
    out_ += ',';
    append_decimal(out_, at_y, 1);
  };
  out_ += "<polygon points=\"";
  corner(x, y - size);
  out_ += ' ';
  corner(x + size, y);
  out_ += ' ';
  corner(x, y + size);
  out_ += '"';
  this->kind(kind);
  out_ += "/>\n";
}

void Sheet::text(int x, int y, std::string_view text, std::string_view kind, Anchor anchor) {
  out_ += "<text";
  number("x", place(x));
  number("y", y);
  // What is written from right to left starts there, too: only the sheet is mirrored.
  if (anchor == Anchor::middle) out_ += " text-anchor=\"middle\"";
  this->kind(kind);
  ((out_ += '>') += escaped(text)) += "</text>\n";
}

void Sheet::open(std::string_view title) { ((out_ += "<g><title>") += escaped(title)) += "</title>\n"; }

}  // namespace passgenau::svg
