// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "exchange/own_attributes.hpp"
#include "model/documents.hpp"
#include "model/problem.hpp"

namespace passgenau::hsds {

namespace {

constexpr std::array<std::string_view, 4> concept_links{"kinds", "addresses", "only_for", "not_for"};
// Fields of which HSDS says a part: the attribute adds the rest.
constexpr std::array<std::string_view, 4> shared_fields{"title", "description", "provider", "contact"};

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

const json::object* object_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value == nullptr ? nullptr : value->if_object();
}

std::string_view text_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  const json::string* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view{} : std::string_view{*text};
}

/// The term of an attribute of ours; null where it is another's.
const json::object* own_term(const json::value& attribute) {
  const json::object* object = attribute.if_object();
  const json::object* term = object == nullptr ? nullptr : object_at(*object, "taxonomy_term");
  return term != nullptr && text_at(*term, "taxonomy") == own_taxonomy ? term : nullptr;
}

template <class Use>
void each_attribute(const json::object& holder, Use&& use) {
  const json::value* list = holder.if_contains("attributes");
  if (list == nullptr || !list->is_array()) return;
  std::size_t index = 0;
  for (const json::value& attribute : list->get_array()) {
    if (const json::object* term = own_term(attribute)) use(attribute.get_object(), *term, index);
    ++index;
  }
}

void merge(json::object& into, const json::object& from) {
  for (const auto& member : from) {
    json::value& value = into[member.key()];
    if (value.is_object() && member.value().is_object())
      merge(value.get_object(), member.value().get_object());
    else
      value = member.value();
  }
}

/// What the entries of a list say in the fields that an attribute is compared by; times without their
/// seconds.
std::string gist(const json::object& service, std::string_view list,
                 std::initializer_list<std::string_view> fields) {
  const json::value* entries = service.if_contains(list);
  if (entries == nullptr || !entries->is_array()) return {};
  std::string all;
  for (const json::value& entry : entries->get_array()) {
    for (const std::string_view field : fields) {
      const std::string_view text =
          entry.is_object() ? text_at(entry.get_object(), field) : std::string_view{};
      const bool time = field == "opens_at" || field == "closes_at";
      all.append(time ? text.substr(0, 5) : text) += '\t';
    }
    all += '\n';
  }
  return all;
}

bool same_number(const json::object& a, const json::object& b, std::string_view name) {
  const auto number = [&](const json::object& object) -> std::optional<double> {
    const json::value* value = object.if_contains(name);
    if (value == nullptr || !value->is_number()) return {};
    return value->to_number<double>();
  };
  const std::optional<double> one = number(a);
  const std::optional<double> other = number(b);
  // A thousandth of a year is what is written.
  return one && other ? std::abs(*one - *other) < 0.0015 : one.has_value() == other.has_value();
}

/// Does the service say beside the attribute what stood there when both were written?
bool still_holds(const json::object& service, std::string_view field, const json::value& value) {
  if (field != "child_age" && field != "languages" && field != "schedule") return true;
  std::vector<Problem> ignored;
  const Offer part = read_offer(json::object{{field, value}}, ignored);
  const Ids ids{""};
  json::object written;
  if (field == "child_age") {
    add_ages(written, part.child_age);
    return same_number(service, written, "minimum_age") && same_number(service, written, "maximum_age");
  }
  if (field == "languages") {
    add_languages(written, part, ids, nullptr);
    return gist(service, "languages", {"code"}) == gist(written, "languages", {"code"});
  }
  add_schedules(written, part, ids);
  const std::initializer_list<std::string_view> fields{"byday", "opens_at", "closes_at", "notes"};
  return gist(service, "schedules", fields) == gist(written, "schedules", fields);
}

class OwnReader {
 public:
  OwnReader(const json::object& service, json::object& offer, std::vector<Problem>& problems)
      : service_{service}, offer_{offer}, problems_{problems} {}

  void read() {
    each_attribute(service_, [&](const json::object& attribute, const json::object& term, std::size_t index) {
      read_one(attribute, term, "/attributes/" + std::to_string(index));
    });
    read_sites();
  }

 private:
  void report(Code code, const std::string& at, std::string limit = {}) {
    problems_.push_back(make_problem(code, at, std::move(limit)));
  }

  void read_one(const json::object& attribute, const json::object& term, const std::string& at) {
    const std::string_view link = text_at(attribute, "link_type");
    const std::string_view code = text_at(term, "code");
    if (code.empty()) return report(Code::missing, at + "/taxonomy_term/code");
    if (link == language_link) return move_texts(code);
    if (contains(concept_links, link)) return add_concept(link, code);
    if (link != field_link)
      return report(Code::unknown_value, at + "/link_type",
                    "field, language, kinds, addresses, only_for, not_for");
    if (code == "sites" || contains(concept_links, code))
      return report(Code::unknown_value, at + "/taxonomy_term/code",
                    "a field that has no attribute of another kind");
    if (!fields_.insert(std::string{code}).second) return report(Code::duplicate, at + "/taxonomy_term/code");
    if (const auto value = value_of(attribute, at)) set_field(code, *value, at);
  }

  std::optional<json::value> value_of(const json::object& attribute, const std::string& at) {
    const json::value* text = attribute.if_contains("value");
    const std::string place = at + "/value";
    if (text == nullptr || text->is_null()) {
      report(Code::missing, place);
      return {};
    }
    if (!text->is_string()) {
      report(Code::wrong_type, place, "a string");
      return {};
    }
    std::vector<Problem> unread;
    json::value value =
        parse_json(std::string_view{text->get_string()}, {.bytes = OfferLimits::json_bytes}, unread);
    if (unread.empty()) return value;
    report(unread.front().code, place, unread.front().limit);
    return {};
  }

  void set_field(std::string_view field, const json::value& value, const std::string& at) {
    if (!still_holds(service_, field, value)) return report(Code::stale_attribute, at + "/value");
    json::value& member = offer_[field];
    if (contains(shared_fields, field) && member.is_object() && value.is_object())
      merge(member.get_object(), value.get_object());
    else
      member = value;
  }

  /// What HSDS says in one language belongs to that one, whichever the reader took it for.
  void move_texts(std::string_view language) {
    for (const std::string_view field : {"title", "description"}) {
      json::value* texts = offer_.if_contains(field);
      if (texts == nullptr || !texts->is_object() || texts->get_object().size() != 1) continue;
      json::value text = texts->get_object().begin()->value();
      *texts = json::object{{language, std::move(text)}};
    }
  }

  void add_concept(std::string_view field, std::string_view id) {
    // Once our own attributes name concepts, a crosswalk has no say.
    const bool first = fields_.insert(std::string{field}).second;
    json::value& list = offer_[field];
    if (first || !list.is_array()) list = json::array{};
    list.get_array().push_back(json::value(id));
  }

  void read_sites() {
    const json::value* list = service_.if_contains("service_at_locations");
    if (list == nullptr || !list->is_array()) return;
    std::size_t site = 0;
    std::size_t index = 0;
    for (const json::value& entry : list->get_array()) {
      const std::string at = "/service_at_locations/" + std::to_string(index++) + "/location";
      const json::object* location = entry.is_object() ? object_at(entry.get_object(), "location") : nullptr;
      if (location == nullptr || text_at(*location, "location_type") == "virtual") continue;
      each_attribute(*location, [&](const json::object& attribute, const json::object&, std::size_t i) {
        const std::string place = at + "/attributes/" + std::to_string(i);
        const auto value = value_of(attribute, place);
        if (!value) return;
        if (!value->is_object()) return report(Code::wrong_type, place + "/value", "an object");
        merge(site_at(site), value->get_object());
      });
      ++site;
    }
  }

  json::object& site_at(std::size_t index) {
    json::value& list = offer_["sites"];
    if (!list.is_array()) list = json::array{};
    json::array& sites = list.get_array();
    while (sites.size() <= index)
      sites.push_back(json::object{});
    if (!sites[index].is_object()) sites[index] = json::object{};
    return sites[index].get_object();
  }

  const json::object& service_;
  json::object& offer_;
  std::vector<Problem>& problems_;
  std::set<std::string> fields_;  ///< that an attribute has set
};

}  // namespace

bool is_own_attribute(const json::value& attribute) { return own_term(attribute) != nullptr; }

OwnFields own_fields(const json::object& service) {
  OwnFields found;
  each_attribute(service, [&](const json::object& attribute, const json::object& term, std::size_t) {
    const std::string_view code = text_at(term, "code");
    const std::string_view link = text_at(attribute, "link_type");
    if (link == language_link) found.language = code;
    if (link != field_link) return;
    std::vector<Problem> unread;
    const json::value value =
        parse_json(text_at(attribute, "value"), {.bytes = OfferLimits::json_bytes}, unread);
    if (unread.empty() && still_holds(service, code, value)) found.names.emplace(code);
  });
  return found;
}

bool has_own_attributes(const json::object& service) {
  bool found = false;
  each_attribute(service, [&](const auto&, const auto&, std::size_t) { found = true; });
  return found;
}

void read_own_attributes(const json::object& service, json::object& offer, std::vector<Problem>& problems) {
  if (has_own_attributes(service)) OwnReader{service, offer, problems}.read();
}

}  // namespace passgenau::hsds
