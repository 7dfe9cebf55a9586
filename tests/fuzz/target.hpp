// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/passgenau.hpp"

/// What any bytes may be given to, and what must hold then. tests/fuzz_test.cpp runs the corpora through it, tests/fuzz/libfuzzer
/// lets libFuzzer look for more.
namespace passgenau::fuzz {

/// Something that must hold did not.
class Broken : public std::logic_error {
  using std::logic_error::logic_error;
};

inline void hold(bool holds, const std::string& what) {
  if (!holds) throw Broken{what};
}

/// Takes any bytes. Throws `Broken`, or what slipped through the library: both are findings.
using OneInput = void (*)(std::string_view bytes);

struct Target {
  std::string_view name = {};  ///< also of its corpus and its dictionary
  OneInput run = nullptr;
};
std::span<const Target> targets();

void offer(std::string_view bytes);
void profile(std::string_view bytes);
void csv(std::string_view bytes);
void hsds(std::string_view bytes);
void package(std::string_view bytes);
void mapping(std::string_view bytes);
void crosswalk(std::string_view bytes);
void gazetteer(std::string_view bytes);
void vocabulary(std::string_view bytes);
void sentence(std::string_view bytes);
void facts(std::string_view bytes);
void search(std::string_view bytes);
void c_abi(std::string_view bytes);
void sealed(std::string_view bytes);
void image(std::string_view bytes);

/// What inputs of two documents have between them.
inline constexpr std::string_view between = "\n%%\n";
/// What stands before it, and behind it; all of it and nothing without one.
std::pair<std::string_view, std::string_view> halves(std::string_view bytes);

/// Problems have a sentence, a pointer that is one, and are JSON.
void check_problems(const std::vector<Problem>& problems);
/// An accepted offer is valid as a value, comes back from its JSON as it was, hides what is confidential, and its facts come back
/// from their bytes.
void check_offer(const Offer& offer);
/// An accepted profile likewise.
void check_profile(const NeedsProfile& profile);
/// `text` is one JSON document.
void check_json(std::string_view text, const std::string& what);
/// `at` is inside the text and not inside a character.
void check_place(std::string_view text, std::size_t at, const std::string& what);

/// The sample of tests/data, made once.
const std::string& sample_catalog();
const Gazetteer& sample_gazetteer();
std::string file_content(const std::string& path);
/// A path for one file of an input, in memory where there is such a folder.
std::string scratch(const std::string& name);

}  // namespace passgenau::fuzz
