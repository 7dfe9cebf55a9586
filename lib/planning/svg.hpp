// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

/// What pictures are drawn with. Lengths are whole tenths of a unit, so that every platform writes the same digits.
namespace passgenau::svg {

/// `text` as content of an element or an attribute; without controls, which XML forbids.
std::string escaped(std::string_view text);

/// About how wide text is set: Latin letters are half as wide as they are high. Nothing depends on it but where lines break.
int width_of(std::string_view text, int font_size);
/// In at most `most` lines of this width; what does not fit ends in "…".
std::vector<std::string> lines_of(std::string_view text, int width, int font_size, std::size_t most);

/// Draws on a sheet of this width; for languages that are written from right to left everything is mirrored.
class Sheet {
 public:
  Sheet(int width, bool mirrored) : width_{width}, mirrored_{mirrored} {}

  /// `kind`: classes of the style sheet.
  void rectangle(int x, int y, int width, int height, std::string_view kind, int rounded = 0);
  void line(int x1, int y1, int x2, int y2, std::string_view kind);
  void circle(int x, int y, int radius, std::string_view kind);
  /// A small arrow head that points on.
  void arrow(int x, int y, int size, std::string_view kind);
  enum class Anchor { start, middle };
  void text(int x, int y, std::string_view text, std::string_view kind, Anchor anchor = Anchor::start);
  /// Everything until `close` belongs together, and is named so.
  void open(std::string_view title);
  void close() { out_ += "</g>\n"; }

  const std::string& content() const { return out_; }

 private:
  void number(std::string_view name, int tenths);
  void kind(std::string_view classes);
  int place(int x) const { return mirrored_ ? width_ - x : x; }

  int width_;
  bool mirrored_;
  std::string out_ = {};
};

}  // namespace passgenau::svg
