// SPDX-License-Identifier: GPL-2.0-or-later
// The corpora of tests/fuzz, and each input of them a little damaged, given to its target (tests/fuzz/target.hpp says what must hold).
//   PASSGENAU_SEED=1 PASSGENAU_DAMAGES=1000 fuzz_test
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include "catch.hpp"
#include "fuzz/target.hpp"

namespace passgenau::fuzz {
namespace {

namespace fs = std::filesystem;

const fs::path corpora = fs::path{PASSGENAU_SOURCE_DIR} / "tests" / "fuzz" / "corpus";

std::uint64_t wish(const char* name, std::uint64_t usual) {
  const char* text = std::getenv(name);
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

std::vector<fs::path> inputs_of(std::string_view target) {
  std::vector<fs::path> inputs;
  for (const fs::directory_entry& entry : fs::directory_iterator{corpora / target})
    inputs.push_back(entry.path());
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

/// What did not hold; empty where all did.
std::string finding(OneInput run, std::string_view bytes) {
  try {
    run(bytes);
    return {};
  } catch (const std::exception& failure) {
    return failure.what();
  } catch (...) {
    return "something was thrown that is no exception";
  }
}

/// A byte changed, taken out or put in, a stretch doubled, the end cut off: one to three of them.
std::string damaged(std::string bytes, std::mt19937_64& random) {
  for (std::uint64_t n = 1 + random() % 3; n > 0; --n) {
    const std::size_t at = bytes.empty() ? 0 : random() % bytes.size();
    const std::size_t length =
        bytes.empty() ? 0 : 1 + random() % std::min<std::size_t>(bytes.size() - at, 16);
    switch (random() % 5) {
      case 0:
        if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 << random() % 8));
        break;
      case 1: bytes.erase(at, length); break;
      case 2: bytes.insert(at, 1, "\0\"{}[],:;\\\n\t-9\x80\xFF"[random() % 16]); break;
      case 3: bytes.insert(at, bytes.substr(at, length)); break;
      default: bytes.resize(at); break;
    }
  }
  return bytes;
}

TEST_CASE("every input of the corpora, whole and a little damaged") {
  const std::uint64_t seed = wish("PASSGENAU_SEED", 20261122);
  const std::uint64_t damages = wish("PASSGENAU_DAMAGES", 4);
  std::cout << "PASSGENAU_SEED=" << seed << '\n';
  for (const Target& target : targets()) {
    std::mt19937_64 random{seed};
    const std::vector<fs::path> inputs = inputs_of(target.name);
    INFO(target.name << ", seed " << seed);
    CHECK(inputs.size() >= 3);
    for (const fs::path& input : inputs) {
      const std::string bytes = file_content(input.string());
      INFO(input.filename().string());
      CHECK(finding(target.run, bytes) == "");
      for (std::uint64_t i = 0; i < damages; ++i) {
        INFO("damage " << i);
        CHECK(finding(target.run, damaged(bytes, random)) == "");
      }
    }
  }
}

TEST_CASE("every corpus has its target, and every dictionary") {
  const auto known = [](const fs::path& path) {
    const std::string name = path.stem().string();
    return std::any_of(targets().begin(), targets().end(),
                       [&](const Target& target) { return target.name == name; });
  };
  for (const fs::directory_entry& entry : fs::directory_iterator{corpora}) {
    INFO(entry.path());
    CHECK(known(entry.path()));
  }
  for (const fs::directory_entry& entry : fs::directory_iterator{corpora.parent_path()})
    if (entry.path().extension() == ".dict") {
      INFO(entry.path());
      CHECK(known(entry.path()));
    }
}

}  // namespace
}  // namespace passgenau::fuzz
