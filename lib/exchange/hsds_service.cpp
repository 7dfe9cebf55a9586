// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/hsds_service.hpp"

#include <algorithm>
#include <array>

#include "exchange/hsds_values.hpp"
#include "exchange/language_codes.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

/// An offer that its source calls closed is over; where no date tells since when, since a day that is past in
/// every catalog.
constexpr std::string_view long_past = "1970-01-01";

constexpr std::array<std::string_view, 4> closed_states{"inactive", "defunct", "temporarily closed",
                                                        "temporarily_closed"};

}  // namespace

json::value HsdsService::run() {
  read_names();
  read_provider();
  read_state();
  read_ages();
  read_locations();
  read_areas();
  read_contact();
  read_languages();
  read_schedules();
  read_capacities();
  read_terms();
  return record_.build();
}

void HsdsService::read_names() {
  if (const std::optional<std::string> id = service_.take_text("id")) {
    record_.set("/id", json::value(record_.rules().id_prefix + *id), "/id");
  } else {
    if (!service_.has("id")) record_.report(Code::missing, "/id");
    record_.failed("/id");
  }
  const std::string title = "/title/" + escape_pointer(record_.text_language());
  if (!service_.move_text({"name"}, title)) {
    if (!service_.has("name")) record_.report(Code::missing, "/name");
    record_.failed("/title");
  }
  service_.move_text({"description"}, "/description/" + escape_pointer(record_.text_language()));
}

void HsdsService::read_provider() {
  const auto [name, value] = service_.find({"organization"});
  if (value == nullptr) return;
  if (value->is_string()) {
    service_.move_text({"organization"}, "/provider/name");
    return;
  }
  bool first = true;
  service_.each({"organization"}, [&](HsdsObject organization) {
    if (std::exchange(first, false)) organization.move_text({"name"}, "/provider/name");
  });
}

void HsdsService::read_state() {
  const auto day = [&](std::string_view name) -> std::optional<Date> {
    const std::optional<std::string> text = service_.text(name);
    if (!text) return {};
    const std::optional<Date> found = hsds_day(*text);
    if (!found) record_.unreadable(Tolerated::dates, Code::bad_date, service_.at(name), {}, quoted(*text));
    return found;
  };
  const std::optional<Date> assured = day("assured_date");
  if (assured) {
    record_.set("/verified", json::value(to_string(*assured)), "/assured_date");
    if (service_.text("assured_date") == to_string(*assured)) service_.take("assured_date");
  }

  const std::optional<std::string> status = service_.text("status");
  if (!status) return;
  const std::string state = lower_case(*status);
  if (state == "active") return service_.take("status");
  if (std::find(closed_states.begin(), closed_states.end(), state) == closed_states.end())
    return record_.report(Code::value_kept, "/status", "active, inactive, defunct, temporarily closed",
                          quoted(*status));
  std::optional<Date> since = service_.has("last_modified") ? day("last_modified") : std::nullopt;
  if (!since) since = assured;
  const std::string until =
      since ? to_string(Date{std::chrono::sys_days{*since} - std::chrono::days{1}}) : std::string{long_past};
  record_.set("/valid/until", json::value(until), "/status");
  record_.understood("/status");
  record_.guess("/status", quoted(*status) + " is not offered any more: over since " + until);
}

// ------------------------------------------------------------------------------------------------- contact

void HsdsService::read_contact() {
  service_.move_text({"url", "website"}, "/contact/url");
  has_email_ = service_.move_text({"email"}, "/contact/email");
  read_contact_of(service_);
  service_.each({"contacts", "contact"}, [&](HsdsObject contact) {
    if (!has_email_) has_email_ = contact.move_text({"email"}, "/contact/email");
    read_contact_of(contact);
  });
  if (sites_.size() != 1) return;
  if (sites_[0].link) read_contact_of(*sites_[0].link);
  read_contact_of(sites_[0].object);
}

/// The first telephone of several.
void HsdsService::read_contact_of(HsdsObject holder) {
  holder.each({"phones", "phone"}, [&](HsdsObject phone) {
    if (has_phone_) return;
    const std::string_view type_name = phone.find({"type", "number_type"}).first;
    const std::string type = type_name.empty() ? "" : lower_case(phone.text(type_name).value_or(""));
    if (type == "fax" || type == "tty" || type == "sms" || type == "pager" || type == "textphone") return;
    const std::optional<std::string> number = phone.text("number");
    if (!number) return;
    const std::optional<std::string> extension = phone.text("extension");
    has_phone_ = true;
    record_.set("/contact/phone", json::value(*number + (extension ? " ext. " + *extension : "")),
                phone.at("number"));
    phone.take("number");
    phone.take("extension");
    if (type == "voice" || type == "phone") phone.take(type_name);
  });
}

// ----------------------------------------------------------------------------------------------- languages

void HsdsService::read_languages() {
  // At a location others may speak other languages, so its own count only where there is no other.
  if (!read_languages_of(service_, "") && sites_.size() == 1)
    read_languages_of(sites_[0].object, "spoken at the only location, so by this service");
}

bool HsdsService::read_languages_of(HsdsObject holder, std::string_view guess) {
  bool any = false;
  const auto found = [&](const std::optional<std::string>& tag, const std::string& said,
                         const std::string& at) {
    any = true;
    if (!tag) {
      record_.report(Code::unmatched_language, at, {}, quoted(said));
      record_.understood(at);
      return false;
    }
    if (!guess.empty()) record_.guess(at, guess);
    add_language(*tag, at);
    return true;
  };
  holder.each({"languages", "language"}, [&](HsdsObject language) {
    std::string said;
    std::optional<std::string> tag;
    std::string_view used;
    for (const std::string_view name : {"code", "language", "name"}) {
      const std::optional<std::string> text = language.text(name);
      if (!text || tag) continue;
      if (said.empty()) said = *text;
      tag = language_tag_of(*text);
      used = name;
    }
    if (said.empty() || !found(tag, said, language.at())) return;
    language.take(used);
    // A second way to say the same.
    for (const std::string_view name : {"code", "language", "name"})
      if (const auto text = language.text(name); text && language_tag_of(*text) == tag) language.take(name);
  });
  bool all = true;
  holder.each_word({"languages"}, [&](const std::string& word, const std::string& at) {
    all = found(language_tag_of(word), word, at) && all;
  });
  const json::value* list = holder.find({"languages"}).second;
  if (list != nullptr && list->is_string() && all) holder.take("languages");
  return any;
}

void HsdsService::add_language(const std::string& tag, const std::string& at) {
  if (std::find(tags_.begin(), tags_.end(), tag) != tags_.end()) return;
  const std::string to = "/languages/" + std::to_string(tags_.size());
  record_.set(to + "/tag", json::value(tag), at);
  tags_.push_back(tag);
}

}  // namespace passgenau
