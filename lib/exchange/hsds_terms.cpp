// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "exchange/hsds_service.hpp"
#include "exchange/hsds_values.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

std::string certainty(double number) { return "certainty " + write_json(json::value(number)); }

void add_texts(const HsdsObject& object, std::initializer_list<std::string_view> names,
               std::vector<std::string>& texts) {
  for (const std::string_view name : names) {
    const auto [found, value] = object.find({name});
    if (value == nullptr || value->is_structured() || value->is_bool()) continue;
    texts.push_back(*object.text(name));
  }
}

/// A term as HSDS 3 (`taxonomy_term`), HSDS 1 and 2 and Open Referral UK 1 (`taxonomy`) write it, or as plain
/// members.
TermNames names_of(HsdsObject attribute) {
  TermNames names;
  const auto read = [&](HsdsObject term) {
    add_texts(term, {"id", "code", "term_uri"}, names.ids);
    add_texts(term, {"name", "term"}, names.names);
    add_texts(term, {"taxonomy", "taxonomy_id", "vocabulary", "vocabulary_id"}, names.taxonomies);
    term.each({"taxonomy_detail"}, [&](HsdsObject taxonomy) {
      add_texts(taxonomy, {"id", "name"}, names.taxonomies);
    });
  };
  bool nested = false;
  attribute.each({"taxonomy_term", "taxonomy"}, [&](HsdsObject term) {
    nested = true;
    read(term);
  });
  if (!nested) {
    read(attribute);
    add_texts(attribute, {"label"}, names.names);
    add_texts(attribute, {"taxonomy_term_id"}, names.ids);
  }
  names.link_type = attribute.find({"link_type"}).second != nullptr ? attribute.text("link_type").value_or("")
                                                                    : std::string{};
  return names;
}

}  // namespace

void HsdsService::read_terms() {
  service_.each({"attributes", "service_attributes", "service_taxonomys", "service_taxonomies", "terms"},
                [&](HsdsObject attribute) { read_attribute(std::move(attribute)); });
  for (const std::string_view list : {"keywords", "categories", "taxonomy_ids"}) {
    bool all = true;
    bool any = false;
    service_.each_word({list}, [&](const std::string& word, const std::string& at) {
      TermNames names{.taxonomies = {std::string{list}}};
      (list == "taxonomy_ids" ? names.ids : names.names).push_back(word);
      any = true;
      all = apply(names, at) && all;
    });
    if (any && all) record_.understood(service_.at(list));
  }
  read_accessibility();
  read_costs();
  set_lists();
  set_ages_of_terms();
}

void HsdsService::read_attribute(HsdsObject attribute) {
  const TermNames names = names_of(attribute);
  // The source's own classification stays with the offer either way.
  record_.understood(attribute.at());
  if (apply(names, attribute.at())) return;
  const std::string name = !names.names.empty() ? names.names[0] : !names.ids.empty() ? names.ids[0] : "";
  record_.report(Code::kept_field, attribute.at(), {},
                 name.empty() ? "a term without name and id" : "the crosswalk does not know " + quoted(name));
}

/// False where the crosswalk has nothing for the term.
bool HsdsService::apply(const TermNames& names, const std::string& at) {
  const std::vector<const CrosswalkTerm*> terms = record_.rules().find(names);
  const std::string name = !names.names.empty() ? names.names[0] : !names.ids.empty() ? names.ids[0] : "";
  for (const CrosswalkTerm* term : terms)
    apply(*term, name, at);
  return !terms.empty();
}

void HsdsService::apply(const CrosswalkTerm& term, const std::string& name, const std::string& at) {
  if (term.certainty < record_.rules().least_certainty) {
    record_.report(Code::value_kept, at, {},
                   quoted(name) + " was not used: " + certainty(term.certainty) + " is below the least");
    return;
  }
  const auto add_all = [&](std::string_view list, const std::vector<std::string>& values) {
    for (const std::string& value : values)
      add(list, value, at);
  };
  add_all("kinds", term.kinds);
  add_all("addresses", term.addresses);
  add_all("only_for", term.only_for);
  add_all("access", term.access);
  add_all("caregivers", term.caregivers);
  add_all("remote", term.remote);
  if (term.child_age.stated()) ages_of_terms_.emplace_back(term.child_age, at);
  for_adults_ = for_adults_ || term.adults;
  if (term.certainty < 1)
    record_.guess(at, quoted(name) + " through the crosswalk, with " + certainty(term.certainty));
}

void HsdsService::add(std::string_view list, const std::string& value, const std::string& at) {
  auto& values = lists_[std::string{list}];
  const bool there =
      std::any_of(values.begin(), values.end(), [&](const auto& one) { return one.first == value; });
  if (!there) values.emplace_back(value, at);
}

/// What is said of a location counts for the service only where it holds at each of its locations.
void HsdsService::read_accessibility() {
  std::vector<std::vector<std::pair<std::string, std::string>>> by_site;
  for (const Location& site : sites_) {
    auto& words = by_site.emplace_back();
    HsdsObject object = site.object;
    object.each({"accessibility", "accessibility_for_disabilities"}, [&](HsdsObject entry) {
      for (const std::string_view name : {"accessibility", "description"})
        if (const auto text = entry.text(name)) words.emplace_back(*text, entry.at(name));
    });
    object.each_word({"accessibility"},
                     [&](const std::string& word, const std::string& at) { words.emplace_back(word, at); });
  }
  if (by_site.empty()) return;
  for (const auto& here : by_site[0]) {
    const bool everywhere = std::all_of(by_site.begin(), by_site.end(), [&](const auto& words) {
      return std::any_of(words.begin(), words.end(),
                         [&](const auto& one) { return lower_case(one.first) == lower_case(here.first); });
    });
    if (everywhere) apply({.taxonomies = {"accessibility"}, .names = {here.first}}, here.second);
  }
}

void HsdsService::read_costs() {
  bool any = false;
  bool all_zero = true;
  std::string at;
  service_.each({"cost_options", "cost_option"}, [&](HsdsObject cost) {
    any = true;
    if (at.empty()) at = cost.at("amount");
    const json::value* amount = cost.find({"amount"}).second;
    const std::optional<double> number = amount != nullptr ? hsds_number(*amount) : std::nullopt;
    all_zero = all_zero && number == 0.0;
  });
  if (any && all_zero && record_.rules().free_at_no_cost) add("access", "free", at);
}

void HsdsService::set_lists() {
  for (const auto& [list, values] : lists_) {
    for (std::size_t i = 0; i < values.size(); ++i)
      record_.set('/' + list + '/' + std::to_string(i), json::value(values[i].first), values[i].second);
    if (list == "access")
      record_.guess(values[0].second, "/access counts as complete: what is not among its traits is denied");
  }
}

}  // namespace passgenau
