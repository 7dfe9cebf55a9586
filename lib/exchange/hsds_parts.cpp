// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/hsds_parts.hpp"

#include <algorithm>

#include "exchange/name_uuid.hpp"
#include "model/language.hpp"
#include "model/writer.hpp"

namespace passgenau::hsds {

namespace {

constexpr LocalTime midnight_after{.minutes = 24 * 60};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// HSDS counts a language by its ISO 639-1 or -3 code alone, and only those of the staff.
bool is_plain(const OfferLanguage& language) {
  return language.by == SpokenBy::staff && language.tag != "mul" &&
         language.tag.find('-') == std::string::npos && language_key(language.tag) == language.tag;
}

/// HSDS has days, times and weeks, but no week of two.
bool is_plain(const Schedule& schedule) {
  return !schedule.days.empty() && schedule.from && schedule.until && *schedule.from < *schedule.until &&
         *schedule.until != midnight_after && schedule.every == 1 && schedule.note.empty();
}

std::string single_days(Weekdays days) {
  std::string list;
  for (int day = 0; day < 7; ++day)
    if (days.contains(day))
      list += (list.empty() ? "" : ",") +
              to_string(Weekdays{.bits = static_cast<std::uint8_t>(1U << static_cast<unsigned>(day))});
  return list;
}

json::object schedule_of(const Schedule& schedule, const Offer& offer) {
  json::object object;
  if (!schedule.days.empty()) {
    object["freq"] = "WEEKLY";
    object["interval"] = 1;
    object["byday"] = single_days(schedule.days);
  }
  if (schedule.from) object["opens_at"] = to_string(*schedule.from);
  // 24:00 is no time that others read; an end before the beginning is the next day's.
  if (schedule.until)
    object["closes_at"] = *schedule.until == midnight_after ? "00:00" : to_string(*schedule.until);
  add(object, "valid_from", offer.valid.from);
  add(object, "valid_to", offer.valid.until);
  add(object, "notes", schedule.note);
  return object;
}

}  // namespace

Ids::Ids(std::string_view offer_id)
    : service_{says_id(offer_id) ? std::string{offer_id} : name_uuid("offer/" + std::string{offer_id})} {}

std::string Ids::part(std::string_view what) const { return name_uuid(service_ + '/' + std::string{what}); }

bool says_id(std::string_view offer_id) { return is_uuid(offer_id); }

void add_ages(json::object& service, const AgeRange& range) {
  if (!range.stated()) return;
  if (range.from) service["minimum_age"] = decimal_years(*range.from);
  if (range.until) service["maximum_age"] = last_years(*range.until);
}

void add_languages(json::object& service, const Offer& offer, const Ids& ids, const FeedContext* context) {
  json::array staff;
  std::string interpreted;
  for (const OfferLanguage& language : offer.languages) {
    const std::string name = context ? context->language_name(language.tag) : std::string{};
    if (language.by == SpokenBy::interpreter) {
      interpreted += (interpreted.empty() ? "" : ", ") + name;
      continue;
    }
    if (language.tag == "mul") continue;
    json::object entry{{"id", ids.part("languages/" + std::to_string(staff.size()))}};
    add(entry, "name", name);
    entry["code"] = language.tag.substr(0, language.tag.find('-'));
    staff.push_back(std::move(entry));
  }
  if (!staff.empty()) service["languages"] = std::move(staff);
  add(service, "interpretation_services", interpreted);
}

bool says_languages(const Offer& offer, const json::value& member) {
  json::array plain;
  for (const OfferLanguage& language : offer.languages) {
    if (!is_plain(language)) return false;
    plain.push_back(json::object{{"tag", language.tag}});
  }
  return member == plain;
}

void add_schedules(json::object& service, const Offer& offer, const Ids& ids) {
  json::array list;
  for (const Schedule& schedule : offer.schedule) {
    if (schedule.every != 1) continue;
    json::object entry{{"id", ids.part("schedules/" + std::to_string(list.size()))}};
    for (auto& member : schedule_of(schedule, offer))
      entry[member.key()] = std::move(member.value());
    list.push_back(std::move(entry));
  }
  if (!list.empty()) service["schedules"] = std::move(list);
}

bool says_schedule(const Offer& offer, const json::value& member) {
  json::object plain;
  for (const Schedule& schedule : offer.schedule)
    if (!is_plain(schedule)) return false;
  add(plain, "schedule", offer.schedule);
  return plain.contains("schedule") && member == plain.at("schedule");
}

bool is_uri(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size() || !is_ascii_letter(text[0]))
    return false;
  constexpr std::string_view scheme_marks = "+-.";
  for (const char c : text.substr(0, colon))
    if (!is_ascii_letter(c) && !(c >= '0' && c <= '9') && scheme_marks.find(c) == std::string_view::npos)
      return false;
  constexpr std::string_view forbidden = "\"<>\\^`{|}";
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return c > ' ' && c < 0x7F && forbidden.find(c) == std::string_view::npos;
  });
}

bool is_email(std::string_view text) noexcept {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  if (text.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  if (domain.find("..") != std::string_view::npos || domain.front() == '.' || domain.back() == '.')
    return false;
  constexpr std::string_view forbidden = "\"(),:;<>[\\]";
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return c > ' ' && c < 0x7F && forbidden.find(c) == std::string_view::npos;
  });
}

}  // namespace passgenau::hsds
