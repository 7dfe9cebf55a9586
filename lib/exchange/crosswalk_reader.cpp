// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "exchange/crosswalk_rules.hpp"
#include "model/checker.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "model/reader.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

constexpr std::size_t most_terms = 10'000;
constexpr double guess = 0.5;

constexpr std::array<std::string_view, 5> tolerated_names{"ages", "capacities", "coordinates", "dates",
                                                          "schedules"};

bool is_country(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& names) {
  std::string list;
  for (const std::string_view name : names)
    list += (list.empty() ? "" : ", ") + std::string{name};
  return list;
}

class CrosswalkReader {
 public:
  explicit CrosswalkReader(std::vector<Problem>& problems) : problems_{problems}, reading_{problems} {}

  CrosswalkRules read(const json::value& document) {
    CrosswalkRules rules;
    const Place root;
    ObjectReader reader{document, root, reading_};
    if (!document.is_object()) return rules;
    int version = 0;
    if (reader.member("crosswalk") == nullptr)
      reader.report(Code::missing, "crosswalk", {}, "\"crosswalk\": 1");
    else if (reader.integer("crosswalk", version) && version != 1)
      reader.report(Code::out_of_range, "crosswalk", "1");
    std::string for_people;
    for (const std::string_view name : {"comment", "source", "licence"})
      reader.text(name, for_people);
    if (reader.text("language", rules.language) && !is_language_tag(rules.language))
      reader.report(Code::bad_language_tag, "language");
    if (reader.text("country", rules.country) && !is_country(rules.country))
      reader.report(Code::unknown_value, "country", "two capital letters (ISO 3166-1)");
    if (reader.text("id_prefix", rules.id_prefix) && rules.id_prefix.size() > most_prefix)
      reader.report(Code::too_long, "id_prefix", std::to_string(most_prefix) + " bytes");
    read_ages(reader, rules);
    reader.boolean("free_at_no_cost", rules.free_at_no_cost);
    if (reader.number("least_certainty", rules.least_certainty) &&
        !(rules.least_certainty >= 0 && rules.least_certainty <= 1))
      reader.report(Code::out_of_range, "least_certainty", "0 to 1");
    read_tolerated(reader, rules);
    read_terms(reader, rules);
    rules.make_index();
    return rules;
  }

 private:
  static constexpr std::size_t most_prefix = 100;

  void report(Code code, const Place& at, std::string limit = {}, std::string_view hint = {}) {
    problems_.push_back(make_problem(code, at.pointer(), std::move(limit), hint));
  }

  /// Which of the names the member holds; empty where it is absent, or none of them.
  template <std::size_t N>
  std::optional<std::size_t> choice(ObjectReader& reader, std::string_view member,
                                    const std::array<std::string_view, N>& names) {
    std::string text;
    if (!reader.text(member, text)) return {};
    const auto found = std::find(names.begin(), names.end(), text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    reader.report(Code::unknown_value, member, listed(names));
    return {};
  }

  void read_ages(ObjectReader& parent, CrosswalkRules& rules) {
    const json::value* value = parent.member("ages");
    if (value == nullptr) return;
    const Place at = parent.place("ages");
    ObjectReader reader{*value, at, reading_};
    if (const auto unit = choice<2>(reader, "unit", {"years", "months"})) {
      rules.months = *unit == 1;
      rules.age_unit_stated = true;
    }
    if (const auto maximum = choice<2>(reader, "maximum", {"inclusive", "exclusive"})) {
      rules.maximum_exclusive = *maximum == 1;
      rules.maximum_stated = true;
    }
    if (const auto over = choice<2>(reader, "over_25", {"as-stated", "no-limit"}))
      rules.no_limit_over_25 = *over == 1;
    if (const auto of = choice<2>(reader, "of", {"child", "caregiver"}))
      rules.age_of = *of == 0 ? AgeOf::child : AgeOf::caregiver;
  }

  void read_tolerated(ObjectReader& reader, CrosswalkRules& rules) {
    std::vector<std::string> names;
    reader.texts("keep_unreadable", names);
    const Place list = reader.place("keep_unreadable");
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto found = std::find(tolerated_names.begin(), tolerated_names.end(), names[i]);
      if (found == tolerated_names.end())
        report(Code::unknown_value, Place{list, i}, listed(tolerated_names));
      else
        rules.tolerated.push_back(static_cast<Tolerated>(found - tolerated_names.begin()));
    }
  }

  void read_terms(ObjectReader& reader, CrosswalkRules& rules) {
    std::set<std::string> seen;
    std::size_t count = 0;
    reader.each("terms", [&](const json::value& item, const Place& at) {
      if (++count > most_terms) return;
      CrosswalkTerm term = read_term(item, at);
      if (!item.is_object()) return;
      const std::string key = term.taxonomy + '\n' + term.id + '\n' + term.name + '\n' + term.link_type;
      if (!seen.insert(key).second) report(Code::duplicate, at);
      rules.terms.push_back(std::move(term));
    });
    if (count > most_terms) reader.report(Code::too_many, "terms", std::to_string(most_terms));
  }

  CrosswalkTerm read_term(const json::value& item, const Place& at) {
    CrosswalkTerm term;
    ObjectReader reader{item, at, reading_};
    if (!item.is_object()) return term;
    std::string comment;
    reader.text("comment", comment);
    reader.text("taxonomy", term.taxonomy);
    reader.text("link_type", term.link_type);
    const bool has_id = reader.text("id", term.id);
    const bool has_name = reader.text("name", term.name);
    const json::object& members = item.get_object();
    if (members.contains("id") == members.contains("name")) report(Code::choose_one, at, "id, name");
    if ((has_id && term.id.empty()) || (has_name && term.name.empty()))
      reader.report(Code::empty, has_id ? "id" : "name");
    term.name = lower_case(trimmed(term.name));
    read_certainty(reader, term);
    reader.texts("kinds", term.kinds);
    reader.texts("addresses", term.addresses);
    reader.texts("only_for", term.only_for);
    for (const Trait trait : reader.choices_of<Trait>("access"))
      term.access.emplace_back(name_of(trait));
    for (const Role role : reader.choices_of<Role>("caregivers"))
      term.caregivers.emplace_back(name_of(role));
    for (const Delivery way : reader.choices_of<Delivery>("remote"))
      term.remote.emplace_back(name_of(way));
    read_child_age(reader, term);
    reader.boolean("adults", term.adults);
    bool nothing = false;
    reader.boolean("nothing", nothing);
    const bool says_something =
        std::any_of(says.begin(), says.end(), [&](std::string_view name) { return members.contains(name); });
    if (says_something == nothing)
      report(nothing ? Code::contradiction : Code::missing, at, listed(says) + ", or nothing");
    return term;
  }

  static constexpr std::array<std::string_view, 8> says{"kinds",      "addresses", "only_for",  "access",
                                                        "caregivers", "remote",    "child_age", "adults"};

  void read_certainty(ObjectReader& reader, CrosswalkTerm& term) {
    const json::value* value = reader.member("certainty");
    if (value == nullptr) return;
    if (value->is_string() && value->get_string() == "sure") return;
    if (value->is_string() && value->get_string() == "guess")
      term.certainty = guess;
    else if (value->is_number())
      term.certainty = value->to_number<double>();
    else
      return reader.report(value->is_string() ? Code::unknown_value : Code::wrong_type, "certainty",
                           "sure, guess, or a number");
    if (!(term.certainty > 0 && term.certainty <= 1))
      reader.report(Code::out_of_range, "certainty", "above 0, up to 1");
  }

  void read_child_age(ObjectReader& parent, CrosswalkTerm& term) {
    const json::value* value = parent.member("child_age");
    if (value == nullptr) return;
    const Place at = parent.place("child_age");
    ObjectReader reader{*value, at, reading_};
    reader.age("from", term.child_age.from);
    reader.age("until", term.child_age.until);
    if (value->is_object() && value->get_object().empty()) report(Code::empty, at);
    Checker check;
    check.age_range(term.child_age, at);
    problems_.insert(problems_.end(), check.problems.begin(), check.problems.end());
  }

  std::vector<Problem>& problems_;
  Reading reading_;
};

}  // namespace

CrosswalkRules read_crosswalk(std::string_view text, std::vector<Problem>& problems) {
  // A crosswalk of 10,000 terms with their comments.
  constexpr std::size_t most_bytes = std::size_t{4} << 20;
  const json::value document = parse_json(text, {.bytes = most_bytes}, problems);
  if (!problems.empty()) return {};
  return CrosswalkReader{problems}.read(document);
}

}  // namespace passgenau
