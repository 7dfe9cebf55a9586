// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/language_codes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "exchange/crosswalk_rules.hpp"
#include "exchange/language_names.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

/// The bibliographic codes of ISO 639-2 that differ from the terminological ones
/// (https://www.loc.gov/standards/iso639-2/).
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> bibliographic{
    {{"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cze", "cs"}, {"dut", "nl"},
     {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gre", "el"}, {"ice", "is"}, {"mac", "mk"}, {"mao", "mi"},
     {"may", "ms"}, {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"}, {"tib", "bo"}, {"wel", "cy"}}};

}  // namespace

std::optional<std::string> language_tag_of(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || !is_valid_utf8(text)) return {};
  const std::string code = lower_case(text);
  const auto found = std::find_if(bibliographic.begin(), bibliographic.end(),
                                  [&](const auto& one) { return one.first == code; });
  if (found != bibliographic.end()) return std::string{found->second};
  if (code.size() == 3) {
    std::string shorter = language_key(code);
    if (shorter.size() == 2 && is_language_tag(shorter)) return shorter;
  }
  std::string tag{text};
  std::replace(tag.begin(), tag.end(), '_', '-');
  // "DE" and "de-AT" as they are written (RFC 5646, 2.1.1).
  if (is_language_tag(tag)) return tag.find('-') == std::string::npos ? code : tag;
  return language_of_name(text);
}

}  // namespace passgenau
