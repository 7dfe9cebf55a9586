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

namespace {

using namespace passgenau;

struct Text {
  std::string_view name;
  std::string_view piece;
};

constexpr std::array<Text, 2> texts{
    {{"one language", "Thai "},
     {"languages denied and of others", "kein Thai, für Freundin Thai, Oma Thai und "}}};

}  // namespace

/// What is counted: nothing else of the program.
extern "C" [[gnu::noinline]] void passgenau_measured_query(const ProfileReader& reader,
                                                           const std::string& text, ProfileReading& reading) {
  reading = reader.read(text, date(2026, 11, 21));
}

int main(int count, char** arguments) {
  const std::string_view verb = count > 1 ? arguments[1] : "";
  for (const Text& text : texts) {
    if (verb == "names") std::cout << text.name << '\n';
    if (verb != "read" || count < 4 || text.name != arguments[2]) continue;
    const auto share = static_cast<std::size_t>(std::atoi(arguments[3]));
    std::string whole = "spricht ";
    while (whole.size() + text.piece.size() <= reading_code_points * share / 100)
      whole += text.piece;
    const ProfileReader reader;
    ProfileReading reading = reader.read(whole, date(2026, 11, 21));
    passgenau_measured_query(reader, whole, reading);
    std::cout << reading.evidence.size() + reading.not_understood.size() << '\n';
    return 0;
  }
  return verb == "names" ? 0 : 2;
}
