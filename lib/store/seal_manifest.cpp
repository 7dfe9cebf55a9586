// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/seal_manifest.hpp"

#include <algorithm>
#include <charconv>

#include "model/hexadecimal.hpp"
#include "store/numbers.hpp"

namespace passgenau::seal {

namespace {

constexpr std::size_t part_digits = 16;

/// Takes the lines off the beginning of a text.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_{text} {}

  /// What stands behind `name` in the next line; empty where that line is another.
  std::optional<std::string_view> text(std::string_view name) {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos || end <= name.size() || !rest_.starts_with(name) ||
        rest_[name.size()] != ' ')
      return {};
    const std::string_view value = rest_.substr(name.size() + 1, end - name.size() - 1);
    rest_.remove_prefix(end + 1);
    return value;
  }
  template <class Number>
  bool number(std::string_view name, Number& into) {
    const auto value = text(name);
    if (!value) return false;
    const auto read = std::from_chars(value->data(), value->data() + value->size(), into);
    return read.ec == std::errc{} && read.ptr == value->data() + value->size();
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

bool read_parts(std::string_view digits, std::vector<std::uint64_t>& parts) {
  if (digits.size() % part_digits != 0) return false;
  for (; !digits.empty(); digits.remove_prefix(part_digits)) {
    std::uint64_t sum = 0;
    const char* const end = digits.data() + part_digits;
    if (std::from_chars(digits.data(), end, sum, 16).ptr != end) return false;
    parts.push_back(sum);
  }
  return true;
}

}  // namespace

std::string to_text(const Manifest& manifest) {
  std::string text;
  const auto line = [&](std::string_view name, std::string_view value) {
    text.append(name).append(" ").append(value).append("\n");
  };
  line("sealed", std::to_string(manifest.layout));
  line("format", std::to_string(manifest.format));
  line("offers", std::to_string(manifest.offers));
  line("revision", std::to_string(manifest.revision));
  line("bytes", std::to_string(manifest.bytes));
  line("sha256", manifest.sha256);
  std::string parts;
  for (const std::uint64_t sum : manifest.parts)
    parts += hexadecimal(sum);
  line("parts", parts);
  line("report", std::to_string(manifest.report.size()));
  return text + manifest.report;
}

std::optional<Manifest> read_manifest(std::string_view text) {
  Manifest found;
  Lines lines{text};
  if (!lines.number("sealed", found.layout)) return {};
  if (found.layout > seal::layout) return found;
  const bool numbers = lines.number("format", found.format) && lines.number("offers", found.offers) &&
                       lines.number("revision", found.revision) && lines.number("bytes", found.bytes);
  const auto digest = numbers ? lines.text("sha256") : std::nullopt;
  if (!digest) return {};
  found.sha256 = *digest;
  const auto parts = lines.text("parts");
  std::uint64_t report = 0;
  if (!parts || !read_parts(*parts, found.parts) || !lines.number("report", report)) return {};
  if (lines.rest().size() != report) return {};
  found.report = lines.rest();
  return found;
}

std::string footer_of(std::string_view manifest) {
  std::string footer;
  append_little_endian(footer, manifest.size());
  for (const std::uint8_t byte : sha256(manifest))
    footer += static_cast<char>(byte);
  return footer.append(magic);
}

std::optional<std::uint64_t> manifest_length(std::string_view footer, std::uint64_t file_bytes) {
  const std::uint64_t length = little_endian(footer.substr(0, 8));
  if (length > std::min(file_bytes - magic.size() - footer_bytes, most_manifest_bytes)) return {};
  return length;
}

}  // namespace passgenau::seal
