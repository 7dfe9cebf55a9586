// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/hostile_profiles.hpp"

#include <fstream>
#include <stdexcept>

namespace passgenau::test {

namespace {

std::string filled(std::string form, const std::string& dress) {
  static const std::string place = "§";
  for (std::size_t at = form.find(place); at != std::string::npos; at = form.find(place, at + dress.size()))
    form.replace(at, place.size(), dress);
  return form;
}

}  // namespace

std::vector<std::string> hostile_profiles() {
  std::ifstream file{std::string{PASSGENAU_SOURCE_DIR} + "/tests/privacy/hostile_profiles.txt",
                     std::ios::binary};
  std::vector<std::string> dresses;
  std::string line;
  while (std::getline(file, line) && !line.empty())
    dresses.push_back(line);
  std::vector<std::string> profiles;
  while (std::getline(file, line))
    for (const std::string& dress : dresses)
      profiles.push_back(filled(line, dress));
  if (profiles.empty()) throw std::runtime_error{"no hostile profiles"};
  for (const std::string& bytes :
       {"{\"" + marker + "\":\"\xFF\"}", "\xFF\xFE" + marker, marker + std::string(1, '\0') + marker,
        std::string(70'000, ' ') + '"' + marker + '"',
        "{\"as_of\":\"2026-11-21\",\"words\":{\"text\":\"" + marker + std::string(70'000, 'x') + "\"}}"})
    profiles.push_back(bytes);
  return profiles;
}

}  // namespace passgenau::test
