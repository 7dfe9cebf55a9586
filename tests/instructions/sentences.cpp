// SPDX-License-Identifier: GPL-2.0-or-later
// Texts that say one thing again and again, each by itself, for a tool that counts instructions:
//   sentences names               the texts
//   sentences read NAME SHARE     reads the first SHARE per cent of the longest such text inside passgenau_measured_query
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "passgenau/reading.hpp"
#include "text/analyse.hpp"

namespace {

using namespace passgenau;

struct Text {
  std::string_view name;
  std::string_view begin;
  std::string_view piece;
  std::size_t most;  ///< bytes
  std::size_t (*read)(const ProfileReader& reader, const std::string& text);
};

std::size_t profile_of(const ProfileReader& reader, const std::string& text) {
  const ProfileReading reading = reader.read(text, date(2026, 11, 21));
  return reading.evidence.size() + reading.not_understood.size();
}

/// No word is found, for the longest is over its limit.
std::size_t words_of(const ProfileReader&, const std::string& text) {
  return analyse(text, "de").empty() ? 1 : 0;
}

constexpr std::array<Text, 3> texts{
    {{"one language", "spricht ", "Thai ", reading_code_points, profile_of},
     {"languages denied and of others", "spricht ", "kein Thai, für Freundin Thai, Oma Thai und ",
      reading_code_points, profile_of},
     // Normalising them takes ICU time that grows with their square.
     {"marks of one letter", "a", "\u0301\u0323", 120'000, words_of}}};

}  // namespace

/// What is counted: nothing else of the program.
extern "C" [[gnu::noinline]] void passgenau_measured_query(const Text& kind, const ProfileReader& reader,
                                                           const std::string& text, std::size_t& held) {
  held = kind.read(reader, text);
}

int main(int count, char** arguments) {
  const std::string_view verb = count > 1 ? arguments[1] : "";
  for (const Text& text : texts) {
    if (verb == "names") std::cout << text.name << '\n';
    if (verb != "read" || count < 4 || text.name != arguments[2]) continue;
    const auto share = static_cast<std::size_t>(std::atoi(arguments[3]));
    std::string whole{text.begin};
    while (whole.size() + text.piece.size() <= text.most * share / 100)
      whole += text.piece;
    const ProfileReader reader;
    text.read(reader, whole);
    std::size_t held = 0;
    passgenau_measured_query(text, reader, whole, held);
    std::cout << held << '\n';
    return held == 0 ? 1 : 0;
  }
  return verb == "names" ? 0 : 2;
}
