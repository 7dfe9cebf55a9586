// SPDX-License-Identifier: GPL-2.0-or-later
// What every part of the report is made of: numbers, names, colours.
#include <algorithm>
#include <array>
#include <cmath>

#include "match/words_values.hpp"
#include "model/json.hpp"
#include "planning/gap_keys.hpp"
#include "planning/gaps_report.hpp"

namespace passgenau {

namespace {

/// From "few" to "nearly all": orange to pale, dark enough apart for print in grey and for the colour-blind (after ColorBrewer's
/// YlOrBr, Cynthia Brewer, Apache 2.0). Text on each has a contrast above 4.5 : 1.
constexpr std::array<Shade, shades> palette{{{"#8c2d04", "#ffffff"},
                                             {"#c14a02", "#ffffff"},
                                             {"#fe9929", "#1a1a1a"},
                                             {"#fed98e", "#1a1a1a"},
                                             {"#fff7dc", "#1a1a1a"}}};

}  // namespace

std::int64_t least_for_share(const Gaps& gaps) {
  return gaps.least_cell == 1 ? 1 : std::int64_t{share_of_least} * gaps.least_cell;
}

Shade shade(int step) { return palette[static_cast<std::size_t>(step)]; }

Shade shade_of(const HelpCounts& counts) {
  if (!counts.of(Help::met)) return {no_share_fill, "#1a1a1a"};
  const double share = static_cast<double>(*counts.of(Help::met)) / static_cast<double>(*counts.all);
  return shade(std::clamp(static_cast<int>(share * shades), 0, shades - 1));
}

std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string>> values) {
  std::string out;
  while (!sentence.empty()) {
    const auto named = std::find_if(values.begin(), values.end(), [&](const auto& value) {
      return sentence.front() == '{' && sentence.substr(1, value.first.size()) == value.first &&
             sentence.substr(1 + value.first.size(), 1) == "}";
    });
    if (named == values.end())
      out += sentence.front();
    else
      out += named->second;
    sentence.remove_prefix(named == values.end() ? 1 : named->first.size() + 2);
  }
  return out;
}

std::string coordinate(double value) {
  std::string out;
  append_decimal(out, std::llround(value * 100), 2);
  return out;
}

std::string ReportScene::number(std::int64_t value) const {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;)
    digits.insert(at -= 3, words.thousands);
  return digits;
}

std::string ReportScene::counted(std::int64_t value,
                                 const std::array<std::string_view, 2>& one_and_several) const {
  return filled(one_and_several[value == 1 ? 0 : 1], {{"n", number(value)}});
}

std::string ReportScene::told(const std::optional<std::int64_t>& value) const {
  return value ? number(*value) : std::string{words.not_told};
}

std::string ReportScene::percent(const HelpCounts& counts, Help which, std::string_view below) const {
  const auto& part = counts.of(which);
  if (!part) return {};
  const auto share = std::llround(100.0 * static_cast<double>(*part) / static_cast<double>(*counts.all));
  return share == 0 ? std::string{below} + '1' : std::to_string(std::min(100LL, share));
}

std::string ReportScene::region_label(const std::string& region) const {
  if (region.empty()) return std::string{words.not_stated};
  const auto place =
      std::lower_bound(gaps.places.begin(), gaps.places.end(), region,
                       [](const GapPlace& each, const std::string& wanted) { return each.region < wanted; });
  if (place != gaps.places.end() && place->region == region && !place->name.empty()) return place->name;
  return filled(words.county, {{"region", region}});
}

std::string ReportScene::burden_label(const std::string& id) const {
  const bool kind = vocabulary.find(ConceptType::burden, id) == nullptr;
  return vocabulary.label(kind ? ConceptType::kind : ConceptType::burden, id, language);
}

std::string ReportScene::label(GapDimension dimension, const std::string& key) const {
  switch (dimension) {
    case GapDimension::region: return region_label(key);
    case GapDimension::burden: return burden_label(key);
    case GapDimension::language:
      return key.empty() ? std::string{words.not_stated} : words::say_language(key, words::tongue(language));
    case GapDimension::age: break;
  }
  const std::size_t age = age_place(key);
  return std::string{age == age_keys.size() ? words.not_stated : words.ages[age]};
}

}  // namespace passgenau
