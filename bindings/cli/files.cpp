// SPDX-License-Identifier: GPL-2.0-or-later
#include "files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <vector>

#include "problems.hpp"

namespace passgenau::cli {

namespace fs = std::filesystem;

namespace {

/// Where a path leads to, so that two names of one file are known; `-` is standard output.
fs::path target_of(const std::string& path) {
  if (path == "-") return path;
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? fs::path{path}.lexically_normal() : resolved;
}

}  // namespace

std::string read_file(const std::string& path) {
  std::string text;
  if (path == "-") {
    text.assign(std::istreambuf_iterator<char>{std::cin}, {});
  } else {
    std::error_code ignored;
    std::ifstream file{path, std::ios::binary};
    if (!file || fs::is_directory(path, ignored)) fail(Code::file_unreadable, path);
    text.assign(std::istreambuf_iterator<char>{file}, {});
    if (file.bad()) fail(Code::file_unreadable, path);
  }
  drop_byte_order_mark(text);
  return text;
}

void drop_byte_order_mark(std::string& text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.compare(0, byte_order_mark.size(), byte_order_mark) == 0) text.erase(0, byte_order_mark.size());
}

void write_file(const std::string& path, std::string_view text) {
  write_file(path, [&](std::ostream& out) {
    out << text;
    return text.size();
  });
}

void write_file(const std::string& path, const std::function<std::uint64_t(std::ostream&)>& write) {
  if (path == "-") {
    write(std::cout);
    return;
  }
  std::error_code error;
  // Into a device or a pipe one writes directly; a regular file is replaced whole.
  const bool replace = !fs::exists(path, error) || fs::is_regular_file(path, error);
  const std::string target = replace ? path + ".new" : path;
  const auto give_up = [&] {
    if (replace) fs::remove(target, error);
  };
  std::uint64_t bytes = 0;
  std::ofstream file{target, std::ios::binary | std::ios::trunc};
  try {
    if (!file) fail(Code::file_unwritable, path);
    bytes = write(file);
  } catch (const Error& failure) {
    file.close();
    give_up();
    if (failure.code() == Code::file_unwritable) fail(Code::file_unwritable, path);
    throw;
  } catch (...) {
    file.close();
    give_up();
    throw;
  }
  file.close();
  if (!file) {
    give_up();
    fail(Code::file_unwritable, path);
  }
  if (!replace) return;
  fs::resize_file(target, bytes, error);
  if (!error) fs::rename(target, path, error);
  if (!error) return;
  give_up();
  fail(Code::file_unwritable, path);
}

void require_own_targets(const Options& options, std::initializer_list<const char*> names) {
  std::vector<fs::path> targets;
  std::string listed;
  for (const char* name : names) {
    listed += (listed.empty() ? "--" : ", --") + std::string{name};
    // A flag has no value.
    const std::string path = options.value(name);
    if (options.has(name)) targets.push_back(target_of(path.empty() ? "-" : path));
  }
  std::sort(targets.begin(), targets.end());
  if (std::adjacent_find(targets.begin(), targets.end()) != targets.end())
    throw WrongCall{listed + " need a target each"};
}

}  // namespace passgenau::cli
