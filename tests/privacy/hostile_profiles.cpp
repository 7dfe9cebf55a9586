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

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (; times > 0; --times)
    all += text;
  return all;
}

/// The marker beside bytes that no text may have: no UTF-8, a surrogate, an overlong form, a code point too far, a cut one, a zero.
std::string in_bytes(const std::string& form, std::size_t which) {
  static const std::vector<std::string> dresses{marker + "\xFF",     "\xED\xA0\x80" + marker,
                                                marker + "\xC0\x80", "\xF4\x90\x80\x80" + marker,
                                                marker + "\xE2\x82", marker + std::string(1, '\0') + marker};
  return filled(form, dresses[which % dresses.size()]);
}

/// A whole profile with something wrong around it: a byte order mark, a zero, a second one, depth, a member twice, lines, its end cut off.
std::string in_a_frame(const std::string& profile, std::size_t which) {
  switch (which % 7) {
    case 0: return "\xEF\xBB\xBF" + profile;
    case 1: return profile + '\0';
    case 2: return profile + '\n' + profile;
    case 3: return repeated("{\"" + marker + "\":", 20) + profile + repeated("}", 20);
    case 4: return "{\"as_of\":\"2026-11-21\",\"as_of\":" + profile + '}';
    case 5: return "{\r\n\"needs\":\r" + profile + "\n}";
    default: return profile.substr(0, profile.find(marker) + marker.size());
  }
}

}  // namespace

std::vector<std::string> hostile_profiles() {
  std::ifstream file{std::string{PASSGENAU_SOURCE_DIR} + "/tests/privacy/hostile_profiles.txt",
                     std::ios::binary};
  std::vector<std::string> dresses;
  std::string form;
  while (std::getline(file, form) && !form.empty())
    dresses.push_back(form);
  std::vector<std::string> profiles;
  for (std::size_t i = 0; std::getline(file, form); ++i) {
    for (const std::string& dress : dresses)
      profiles.push_back(filled(form, dress));
    profiles.push_back(in_bytes(form, i));
    profiles.push_back(in_a_frame(filled(form, marker), i));
  }
  if (profiles.empty()) throw std::runtime_error{"no hostile profiles"};
  for (const std::string& bytes :
       {"{\"" + marker + "\":\"\xFF\"}", "\xFF\xFE" + marker, marker + std::string(1, '\0') + marker,
        std::string(70'000, ' ') + '"' + marker + '"',
        "{\"as_of\":\"2026-11-21\",\"words\":{\"text\":\"" + marker + std::string(70'000, 'x') + "\"}}"})
    profiles.push_back(bytes);
  return profiles;
}

}  // namespace passgenau::test
