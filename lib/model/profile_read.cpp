// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/documents.hpp"
#include "model/reader.hpp"

namespace passgenau {

namespace {

void read_children(ObjectReader& reader, NeedsProfile& profile) {
  std::vector<Child> children;
  if (reader.each("children", [&](const json::value& item, const Place& at) {
        ObjectReader part{item, at, reader.reading()};
        Child child;
        part.day("born", child.born);
        part.day("due", child.due);
        part.age("age", child.age);
        if (const json::value* text = part.member("age"); child.age && text->is_string())
          if (const AgeUnit unit = last_unit(std::string_view{text->get_string()});
              unit != last_unit(*child.age))
            child.known_to = unit;
        children.push_back(child);
      }))
    profile.children = StatedList<Child>{std::move(children)};
}

void read_needs(ObjectReader& reader, NeedsProfile& profile) {
  reader.each("needs", [&](const json::value& item, const Place& at) {
    ObjectReader part{item, at, reader.reading()};
    Need need;
    part.text("burden", need.burden);
    part.text("kind", need.kind);
    part.number("weight", need.weight);
    part.integer("child", need.child);
    profile.needs.push_back(std::move(need));
  });
}

template <class Read>
void object(ObjectReader& parent, std::string_view name, Read&& read) {
  const json::value* value = parent.member(name);
  if (value == nullptr) return;
  const Place at = parent.place(name);
  ObjectReader reader{*value, at, parent.reading()};
  read(reader);
}

/// A list that, where it stands there, must not be empty: nothing could ever fit it.
template <class Enum>
void read_choices(ObjectReader& reader, std::string_view name, std::vector<Enum>& field) {
  const json::value* list = reader.member(name);
  if (list == nullptr) return;
  field = reader.choices_of<Enum>(name);
  if (list->is_array() && list->get_array().empty()) reader.report(Code::empty, name);
}

}  // namespace

NeedsProfile read_profile(const json::value& document, std::vector<Problem>& problems) {
  NeedsProfile profile;
  Reading reading{problems, nullptr, true};
  const Place root;
  ObjectReader reader{document, root, reading};
  reader.day("as_of", profile.as_of);
  read_children(reader, profile);
  object(reader, "caregiver", [&](ObjectReader& part) {
    profile.caregiver.roles = part.choices_of<Role>("roles");
    part.integer("age", profile.caregiver.age);
  });
  read_needs(reader, profile);
  reader.texts("languages", profile.languages);
  bool interpreter = false;
  if (reader.boolean("interpreter", interpreter)) profile.interpreter = interpreter;
  object(reader, "home", [&](ObjectReader& part) {
    part.text("postal_code", profile.home.postal_code);
    part.text("region", profile.home.region);
    part.point(profile.home.point);
  });
  std::optional<Distance> reach;
  reader.kilometres("reach_km", reach);
  if (reach) profile.reach = *reach;
  read_choices(reader, "delivery", profile.delivery);
  reader.schedules("available", profile.available);
  profile.require = reader.choices_of<Trait>("require");
  profile.prefer = reader.choices_of<Trait>("prefer");
  reader.boolean("discreet", profile.discreet);
  object(reader, "words", [&](ObjectReader& part) {
    profile.words.emplace();
    part.text("text", profile.words->text);
    part.text("language", profile.words->language);
  });
  reader.integer("limit", profile.limit);
  return profile;
}

}  // namespace passgenau
