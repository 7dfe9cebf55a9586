// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/writer.hpp"
#include "passgenau/profile.hpp"

namespace passgenau {

namespace {

json::array children_of(const NeedsProfile& profile) {
  json::array children;
  for (const Child& child : profile.children) {
    json::object item;
    add(item, "born", child.born);
    add(item, "due", child.due);
    if (child.age) {
      std::string age = to_string(*child.age);
      // A zero part tells how exactly the age is known.
      if (child.known_to) age = (age == "P0D" ? "P" : age) + '0' + "YMWD"[static_cast<int>(*child.known_to)];
      item["age"] = age;
    }
    children.push_back(std::move(item));
  }
  return children;
}

json::array needs_of(const NeedsProfile& profile) {
  json::array needs;
  for (const Need& need : profile.needs) {
    json::object item;
    add(item, "burden", need.burden);
    add(item, "kind", need.kind);
    if (need.weight != 1.0) item["weight"] = need.weight;
    if (need.child) item["child"] = *need.child;
    needs.push_back(std::move(item));
  }
  return needs;
}

json::object home_of(const Home& home) {
  json::object object;
  add(object, "postal_code", home.postal_code);
  add(object, "region", home.region);
  if (home.point) {
    object["lat"] = home.point->lat;
    object["lon"] = home.point->lon;
  }
  return object;
}

}  // namespace

std::string to_json(const NeedsProfile& profile) {
  json::object object;
  add(object, "as_of", profile.as_of);
  if (profile.children.stated()) object["children"] = children_of(profile);
  json::object caregiver;
  add_names(caregiver, "roles", profile.caregiver.roles);
  if (profile.caregiver.age) caregiver["age"] = *profile.caregiver.age;
  add(object, "caregiver", std::move(caregiver));
  if (!profile.needs.empty()) object["needs"] = needs_of(profile);
  add(object, "languages", profile.languages);
  if (profile.interpreter) object["interpreter"] = *profile.interpreter;
  add(object, "home", home_of(profile.home));
  object["reach_km"] = kilometres_value(profile.reach);
  add_names(object, "delivery", profile.delivery);
  add(object, "available", profile.available);
  add_names(object, "require", profile.require);
  add_names(object, "prefer", profile.prefer);
  if (profile.discreet) object["discreet"] = true;
  if (profile.words) {
    json::object words;
    add(words, "text", profile.words->text);
    add(words, "language", profile.words->language);
    object["words"] = std::move(words);
  }
  object["limit"] = profile.limit;
  return write_json(json::value(std::move(object)));
}

}  // namespace passgenau
