// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/stage.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <random>
#include <stdexcept>

namespace passgenau::oracle {
namespace {

template <class T>
T valid(Checked<T> checked, const std::string& json) {
  if (checked.valid()) return std::move(checked.value);
  std::string told = "a world's document is refused: " + json;
  for (const Problem& problem : checked.problems)
    told += "\n  " + to_json(problem);
  throw std::runtime_error(told);
}

void strip(Object& match) {
  if (list(match, "children").empty()) match.erase("children");
  for (Json& reason : match.at("reasons").as_array())
    reason.as_object().erase("evidence");
}

std::string short_text(const Json* value) { return value ? print(*value) : "nothing"; }

}  // namespace

Offer read_offer(const std::string& json, const passgenau::Vocabulary& vocabulary) {
  return valid(offer_from_json(json, vocabulary), json);
}

NeedsProfile read_profile(const std::string& json, const passgenau::Vocabulary& vocabulary) {
  return valid(profile_from_json(json, vocabulary), json);
}

Staged stage(const World& world) {
  Staged out;
  out.vocabulary = passgenau::Vocabulary::built_in();
  if (!world.extension.empty()) out.vocabulary = out.vocabulary.extended_by(world.extension);
  std::vector<GazetteerRow> rows;
  for (const Row& row : world.gazetteer)
    rows.push_back({.postal_code = row.postal_code,
                    .name = row.name,
                    .region = row.region,
                    .point = {row.point.lat, row.point.lon}});
  out.gazetteer = Gazetteer{rows};
  out.books = {Vocabulary::read(PASSGENAU_SOURCE_DIR "/lib/vocabulary/data", world.extension),
               world.gazetteer};
  for (const std::string& json : world.offers) {
    out.offers.push_back(read_offer(json, out.vocabulary));
    out.offers_json.push_back(boost::json::parse(json).as_object());
  }
  for (const std::string& json : world.profiles) {
    out.profiles.push_back(read_profile(json, out.vocabulary));
    out.profiles_json.push_back(boost::json::parse(json).as_object());
  }
  return out;
}

NeedsProfile days_later(const NeedsProfile& profile, int days) {
  NeedsProfile later = profile;
  later.as_of = Date{std::chrono::sys_days{*profile.as_of} + std::chrono::days{days}};
  bool any_born = false;
  for (std::size_t i = 0; i < later.children.size(); ++i) {
    auto& child = later.children[i];
    if (!child.due) continue;
    const Date birth = std::max(*child.due, *profile.as_of);
    if (birth > *later.as_of) continue;
    child.born = birth;
    child.due.reset();
    any_born = true;
  }
  bool expecting = false;
  for (const auto& child : later.children)
    expecting = expecting || child.due;
  if (any_born && !expecting)
    for (Role& role : later.caregiver.roles)
      if (role == Role::pregnant) role = Role::mother;
  return later;
}

void write_catalog(const std::string& path, const Staged& staged, const std::vector<Offer>& offers) {
  CatalogWriter writer{path};
  writer.set_vocabulary(staged.vocabulary);
  writer.set_gazetteer(staged.gazetteer);
  for (const Offer& offer : offers)
    writer.put(offer);
  writer.commit();
}

Object without_evidence(const Answer& answer) {
  Object out = boost::json::parse(to_json(answer)).as_object();
  out.erase("catalog");
  for (Json& match : out.at("matches").as_array())
    strip(match.as_object());
  return out;
}

Object without_evidence(const Judgement& judgement) {
  Object answer =
      without_evidence(Answer{.evaluated = {}, .catalog = {}, .notes = {}, .matches = {judgement.match}});
  return {{"eligible", judgement.eligible},
          {"universal", judgement.universal},
          {"match", answer.at("matches").as_array().front()}};
}

std::string bytes_without_revision(Answer answer) {
  answer.catalog.revision = 0;
  return to_json(answer);
}

std::string difference(const Json& expected, const Json& got, const std::string& pointer) {
  const std::string told = pointer + ": expected " + print(expected) + ", got " + print(got);
  if (expected.is_number() && got.is_number())
    return std::abs(expected.to_number<double>() - got.to_number<double>()) < 1e-9 ? "" : told;
  if (expected.kind() != got.kind()) return told;
  if (expected.is_array()) {
    const Array& a = expected.get_array();
    const Array& b = got.get_array();
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
      if (std::string first = difference(a[i], b[i], pointer + "/" + std::to_string(i)); !first.empty())
        return first;
    return a.size() == b.size() ? ""
                                : pointer + ": expected " + std::to_string(a.size()) + " entries, got " +
                                      std::to_string(b.size());
  }
  if (!expected.is_object()) return expected == got ? "" : told;
  for (const auto& member : expected.get_object()) {
    const Json* other = got.get_object().if_contains(member.key());
    const std::string inside = pointer + "/" + std::string{member.key()};
    if (!other) return inside + ": expected " + print(member.value()) + ", got nothing";
    if (std::string first = difference(member.value(), *other, inside); !first.empty()) return first;
  }
  for (const auto& member : got.get_object())
    if (!expected.get_object().contains(member.key()))
      return pointer + "/" + std::string{member.key()} + ": expected nothing, got " + print(member.value());
  return "";
}

std::string side_by_side(const Object& expected_match, const Object& got_match) {
  std::string out;
  for (const char* field : {"offer", "score", "children", "via", "site", "distance_km", "language"}) {
    const std::string a = short_text(expected_match.if_contains(field));
    const std::string b = short_text(got_match.if_contains(field));
    if (a != b) out += std::string{"  ! "} + field + ": oracle " + a + ", engine " + b + "\n";
  }
  const Array& a = list(expected_match, "reasons");
  const Array& b = list(got_match, "reasons");
  for (std::size_t i = 0; i < a.size() || i < b.size(); ++i) {
    const std::string left = i < a.size() ? print(a[i]) : "nothing";
    const std::string right = i < b.size() ? print(b[i]) : "nothing";
    out += i < a.size() && i < b.size() && difference(a[i], b[i]).empty()
               ? "    " + left + "\n"
               : "  ! oracle " + left + "\n    engine " + right + "\n";
  }
  return out;
}

std::string odd_number(const std::string& json_text) {
  const std::string number_letters = "-+.eE0123456789";
  std::size_t at = 0;
  while (at < json_text.size()) {
    if (json_text[at] == '"') {  // strings hold no numbers
      for (++at; json_text.at(at) != '"'; ++at)
        if (json_text[at] == '\\') ++at;
      ++at;
    } else if (json_text[at] == '-' || std::isdigit(static_cast<unsigned char>(json_text[at]))) {
      const std::size_t end = std::min(json_text.find_first_not_of(number_letters, at), json_text.size());
      const std::string number = json_text.substr(at, end - at);
      const auto point = number.find('.');
      const bool exponent = number.find_first_of("eE+") != number.npos;
      const bool decimals = point == number.npos ||
                            (number.back() != '0' && number.size() - point <= 7 && number.size() - point > 1);
      if (exponent || !decimals) return number;
      at = end;
    } else {
      ++at;
    }
  }
  return "";
}

Seeds seeds_from_environment(std::uint64_t first, std::uint64_t least) {
  const char* seed = std::getenv("PASSGENAU_SEED");
  const char* worlds = std::getenv("PASSGENAU_WORLDS");
  return {seed ? std::strtoull(seed, nullptr, 10) : first,
          worlds ? std::strtoull(worlds, nullptr, 10) : least};
}

const std::map<std::string, std::vector<std::string>>& possible_verdicts() {
  static const std::map<std::string, std::vector<std::string>> out = {
      {"validity", {"met", "unmet"}},
      {"child_age", {"met", "unknown", "unmet"}},
      {"caregiver", {"met", "unknown", "unmet"}},
      {"residence", {"met", "unknown", "unmet"}},
      {"place", {"met", "unknown", "unmet"}},
      {"language", {"met", "partly", "unknown", "unmet"}},
      {"access", {"met", "partly", "unknown", "unmet"}},
      {"needs", {"met", "partly", "unmet"}},
      {"time", {"met", "partly", "unknown", "unmet"}},
      {"capacity", {"met", "partly", "unknown", "unmet"}},
      {"freshness", {"met", "partly", "unknown"}},
      {"specificity", {"met", "partly"}}};
  return out;
}

}  // namespace passgenau::oracle
