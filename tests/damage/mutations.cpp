// SPDX-License-Identifier: GPL-2.0-or-later
#include "damage/mutations.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace passgenau::test {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t page = 8192;  // of glass

std::string read(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
}

/// The beginning of any page.
std::size_t any_page(const std::string& bytes, std::mt19937_64& random) {
  return random() % std::max<std::size_t>(1, bytes.size() / page) * page;
}

std::string flip(std::string& bytes, std::mt19937_64& random) {
  const std::size_t at = random() % bytes.size();
  bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << random() % 8));
  return "a bit of byte " + std::to_string(at);
}

std::string scribble(std::string& bytes, std::mt19937_64& random) {
  const std::size_t at = random() % bytes.size();
  const std::size_t end = std::min(bytes.size(), at + 1 + random() % 64);
  for (std::size_t i = at; i < end; ++i)
    bytes[i] = static_cast<char>(random() % 256);
  return "bytes " + std::to_string(at) + " to " + std::to_string(end);
}

std::string zero(std::string& bytes, std::mt19937_64& random) {
  const std::size_t at = any_page(bytes, random);
  std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at),
            bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), at + page)), '\0');
  return "no page at " + std::to_string(at);
}

std::string swap_pages(std::string& bytes, std::mt19937_64& random) {
  const std::size_t one = any_page(bytes, random);
  const std::size_t other = any_page(bytes, random);
  const std::size_t most = std::min({page, bytes.size() - one, bytes.size() - other});
  const std::string kept = bytes.substr(one, most);
  bytes.replace(one, most, bytes.substr(other, most));
  bytes.replace(other, most, kept);
  return "pages at " + std::to_string(one) + " and " + std::to_string(other) + " swapped";
}

std::string cut(std::string& bytes, std::mt19937_64& random) {
  const std::size_t length = random() % 2 == 0 ? any_page(bytes, random) : random() % bytes.size();
  bytes.resize(length);
  return "cut off at " + std::to_string(length);
}

std::string extend(std::string& bytes, std::mt19937_64& random) {
  bytes += std::string(1 + random() % (2 * page), static_cast<char>(random() % 256));
  return "extended to " + std::to_string(bytes.size());
}

std::string bring_in(std::string& bytes, const std::string& from, std::mt19937_64& random, const char* what) {
  if (from.empty() || bytes.empty()) return {};
  const std::size_t at = any_page(bytes, random) % std::max<std::size_t>(1, from.size() / page * page);
  const std::size_t most = std::min({page, bytes.size() - at, from.size() - std::min(at, from.size())});
  bytes.replace(at, most, from.substr(at, most));
  return what + std::to_string(at);
}

}  // namespace

std::string damage_bytes(std::string& bytes, std::mt19937_64& random) {
  const std::string whole = bytes;
  for (;;) {
    std::string what;
    switch (random() % 8) {
      case 0:
      case 1: what = flip(bytes, random); break;
      case 2:
      case 3: what = scribble(bytes, random); break;
      case 4: what = zero(bytes, random); break;
      case 5: what = swap_pages(bytes, random); break;
      case 6: what = cut(bytes, random); break;
      default: what = extend(bytes, random);
    }
    if (bytes != whole) return what;
    bytes = whole;
  }
}

std::string damage_folder(const std::string& folder, const std::string& earlier, std::mt19937_64& random) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator{folder})
    if (entry.file_size() > 0) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (;;) {
    const fs::path& file = files[random() % files.size()];
    const std::string whole = read(file);
    std::string bytes = whole;
    std::string what;
    switch (random() % 12) {
      case 0: fs::remove(file); return file.filename().string() + ": gone";
      case 1:
        what = bring_in(bytes, read(files[random() % files.size()]), random, "a page of another file at ");
        break;
      case 2:
      case 3:
        // That file alone makes a catalog the one it was before, whole: its last commit was lost, and it is not damaged.
        if (file.filename() == "iamglass") break;
        what = bring_in(bytes, read(fs::path{earlier} / file.filename()), random, "an earlier page at ");
        break;
      default: what = damage_bytes(bytes, random);
    }
    if (bytes == whole) continue;
    write(file, bytes);
    return file.filename().string() + ": " + what;
  }
}

}  // namespace passgenau::test
