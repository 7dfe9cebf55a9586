// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/proposer.hpp"

#include <algorithm>
#include <array>

#include "exchange/json_pointer.hpp"
#include "model/language.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

// So many of the filled records must be readable for "sure", and for a guess at all.
constexpr double sure_share = 0.95;
constexpr double guess_share = 0.5;

// What people write where they have nothing to say. Only what the source has becomes part of the mapping.
constexpr std::array<std::string_view, 12> nothings{"-",    "--",        "---",          "/",
                                                    "k.A.", "k. A.",     "k.a.",         "n/a",
                                                    "N/A",  "unbekannt", "keine Angabe", "keine Angaben"};

struct ValueTarget {
  Shape shape;
  std::string_view to;
  std::string_view reason;
};
constexpr std::array value_targets{
    ValueTarget{Shape::email, "/contact/email", "the values are e-mail addresses"},
    ValueTarget{Shape::url, "/contact/url", "the values are web addresses"},
    ValueTarget{Shape::point, "/point", "the values are pairs of coordinates"},
    ValueTarget{Shape::hours, "/schedule", "the values are opening hours"},
    ValueTarget{Shape::languages, "/languages", "the values are languages"},
    ValueTarget{Shape::age_range, "/child_age", "the values are ages"},
    ValueTarget{Shape::phone, "/contact/phone", "the values are telephone numbers"}};

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100)) + " %"; }

}  // namespace

std::string words_of(const ColumnProfile& column) {
  constexpr std::array<std::pair<Shape, std::string_view>, 14> words{{{Shape::structure, "objects or lists"},
                                                                      {Shape::number, "numbers"},
                                                                      {Shape::truth, "yes or no"},
                                                                      {Shape::date, "dates"},
                                                                      {Shape::time, "times of day"},
                                                                      {Shape::age_range, "ages"},
                                                                      {Shape::hours, "opening hours"},
                                                                      {Shape::languages, "languages"},
                                                                      {Shape::postal_code, "postal codes"},
                                                                      {Shape::point, "coordinates"},
                                                                      {Shape::email, "e-mail addresses"},
                                                                      {Shape::url, "web addresses"},
                                                                      {Shape::phone, "telephone numbers"},
                                                                      {Shape::text, "text"}}};
  std::string text;
  for (const auto& [shape, name] : words) {
    const double share = column.share(shape);
    if (share == 0 || (shape == Shape::text && !text.empty())) continue;
    if (share < guess_share && !(shape == Shape::text)) continue;
    text += (text.empty() ? "" : ", ") + percent(share) + ' ' + std::string{name};
  }
  return text.empty() && column.filled > 0 ? "mixed" : text;
}

Proposer::Proposer(std::vector<json::value> records, const SourceForm& form, const ProposalOptions& options)
    : form_{form}, options_{options}, records_{std::move(records)} {
  for (const json::value& record : records_)
    profiles_.add(record);
  choices_.resize(profiles_.columns().size());
}

bool Proposer::free(const std::string& to) const {
  return std::none_of(choices_.begin(), choices_.end(), [&](const Choice& one) { return one.to == to; });
}

void Proposer::propose(MappingProposal& proposal) {
  const std::vector<ColumnProfile>& columns = profiles_.columns();
  for (const ColumnProfile& column : columns)
    for (const std::string_view nothing : nothings)
      if (column.distinct.count(std::string{nothing}) > 0) empty_.insert(std::string{nothing});
  // Names first: what a field is called says more than what it looks like.
  for (std::size_t i = 0; i < columns.size(); ++i)
    take(i, in_language(columns[i]));
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (choices_[i].to.empty()) take(i, by_name(columns[i]));
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (choices_[i].to.empty() && choices_[i].reason.empty()) take(i, by_values(columns[i]));
  undo_halves();
  join_house_number();
  need_title();
  need_id();
  proposal.records = records_.size();
  proposal.more_columns = profiles_.has_more();
  proposal.mapping = mapping_text();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Choice& choice = choices_[i];
    if (choice.reason.empty()) choice.reason = "neither its name nor its values are known";
    proposal.columns.push_back({.from = columns[i].pointer,
                                .to = choice.to,
                                .sure = choice.sure,
                                .reason = choice.reason,
                                .filled = columns[i].filled,
                                .distinct = columns[i].distinct.size(),
                                .holds = words_of(columns[i])});
  }
}

void Proposer::take(std::size_t column, Choice choice) {
  if (!choice.to.empty() && !free(choice.to)) {
    choice.reason = "another field is " + choice.to + " already";
    choice.to.clear();
    choice.rules.clear();
  }
  choices_[column] = std::move(choice);
}

/// "texts/ar/name": the title in Arabic.
Proposer::Choice Proposer::in_language(const ColumnProfile& column) {
  const std::vector<std::string> tokens = parse_pointer(column.pointer).value_or(JsonPointer{}).tokens;
  if (tokens.size() < 2) return {};
  const std::string& tag = tokens[tokens.size() - 2];
  if (tag.size() != 2 || !is_language_tag(tag)) return {};
  const NamedTarget* target = target_of_pointer('/' + tokens.back());
  if (target == nullptr || (target->to != "/title" && target->to != "/description")) return {};
  Choice choice{
      .to = std::string{target->to} + '/' + tag, .sure = true, .reason = "name, and a language above it"};
  choice.rules.push_back({{"to", choice.to}, {"from", column.pointer}});
  return choice;
}

Proposer::Choice Proposer::by_name(const ColumnProfile& column) {
  const NamedTarget* target = target_of_pointer(column.pointer);
  if (target == nullptr) return {};
  if (target->to.empty()) return {.reason = std::string{target->reason}};
  if (column.filled == 0) return {.reason = "the name says " + std::string{target->to} + ", but it is empty"};
  if (target->to == "/id") {
    const bool unique_here = column.filled == records_.size() && column.distinct.size() == records_.size();
    if (!unique_here)
      return {.reason = "the name says /id, but its values are not there and unique in each record"};
  }
  double share =
      target->shape == Shape::text ? 1 - column.share(Shape::structure) : column.share(target->shape);
  // An age in words serves for one end, too; coordinates need not lie in Germany for a guess.
  if (target->to.substr(0, 11) == "/child_age/") share = std::max(share, column.share(Shape::age));
  const bool degrees = target->to == "/lat" || target->to == "/lon";
  const bool abroad = degrees && share < sure_share && column.least >= -180 && column.most <= 180;
  if (abroad) share = std::min(column.share(Shape::number), sure_share - 0.01);
  if (share < guess_share)
    return {.reason = "the name says " + std::string{target->to} + ", but only " + percent(share) +
                      " can be read so"};
  Choice choice{.sure = share >= sure_share};
  choice.reason = choice.sure ? "name and values" : "name; " + percent(share) + " can be read so";
  fill(choice, column, target->to);
  return choice;
}

Proposer::Choice Proposer::by_values(const ColumnProfile& column) {
  // A handful of values shows nothing, and one for all shows no list of anything.
  if (column.filled < 3 || column.distinct.size() < 2) return {};
  for (const ValueTarget& target : value_targets) {
    if (column.share(target.shape) < sure_share) continue;
    Choice choice{.reason = std::string{target.reason}};
    fill(choice, column, target.to);
    return choice;
  }
  return {};
}

void Proposer::undo_halves() {
  const auto drop = [&](std::string_view one, std::string_view other) {
    if (!free(std::string{other})) return;
    for (Choice& choice : choices_)
      if (choice.to == one && choice.rules.size() == 1)
        choice = {.reason = "there is no " + std::string{other} + " that goes with it"};
  };
  drop("/sites/0/lat", "/sites/0/lon");
  drop("/sites/0/lon", "/sites/0/lat");
  // Ends of a range and a whole one exclude each other: the ends say more.
  if (!free("/child_age/from") || !free("/child_age/until"))
    for (Choice& choice : choices_)
      if (choice.to == "/child_age")
        choice = {.reason = "the ends of the range stand in fields of their own"};
  if (!free("/sites/0/lat"))
    for (Choice& choice : choices_)
      if (choice.to == "/point") choice = {.reason = "latitude and longitude stand in fields of their own"};
}

void Proposer::join_house_number() {
  const auto find = [&](std::string_view to) {
    return std::find_if(choices_.begin(), choices_.end(), [&](const Choice& one) { return one.to == to; });
  };
  const auto number = find("/number");
  if (number == choices_.end()) return;
  const auto street = find("/sites/0/address/street");
  if (street == choices_.end()) {
    *number = {.reason = "there is no street that goes with it"};
    return;
  }
  const std::string& at = profiles_.columns()[static_cast<std::size_t>(number - choices_.begin())].pointer;
  json::object& rule = street->rules.at(0);
  rule["from"] = json::array{rule.at("from"), json::value(at)};
  rule["join"] = " ";
  number->to = street->to;
  number->rules.clear();
}

/// An offer needs a title: the text that tells the records best.
void Proposer::need_title() {
  for (const Choice& choice : choices_)
    if (choice.to.compare(0, 6, "/title") == 0) return;
  constexpr std::uint64_t longest_on_average = 120;
  std::size_t best = 0;
  double best_share = -1;
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    const ColumnProfile& column = profiles_.columns()[i];
    const double share = static_cast<double>(column.distinct.size()) * column.share(Shape::text);
    const bool taken = !choices_[i].to.empty();
    const bool words = column.share(Shape::number) < guess_share && column.share(Shape::url) < guess_share;
    if (taken || !words || column.characters > longest_on_average * std::max<std::uint64_t>(column.filled, 1))
      continue;
    if (share > best_share) best = i, best_share = share;
  }
  Choice& choice = choices_[best];
  choice = {.reason = "no field is called a title; this text tells the records best"};
  fill(choice, profiles_.columns()[best], "/title");
}

}  // namespace passgenau
