// SPDX-License-Identifier: GPL-2.0-or-later
// One offer a row for people with a spreadsheet (docs/export.md lists the columns).
#include <array>

#include "exchange/feed_writer.hpp"
#include "model/names.hpp"
#include "model/writer.hpp"

namespace passgenau {

namespace {

constexpr std::string_view list_separator = "; ";

/// Spreadsheets take a cell that begins like this for a formula (OWASP, CSV Injection), some in full width,
/// too. One apostrophe in front makes it text; a cell that begins with an apostrophe gets one more, so that
/// taking one away always gives back what was there.
bool must_be_defused(std::string_view cell) {
  constexpr std::array<std::string_view, 12> beginnings{"=",  "+", "-",  "@",  "\t", "\r",
                                                        "\n", "'", "＝", "＋", "－", "＠"};
  for (const std::string_view beginning : beginnings)
    if (cell.substr(0, beginning.size()) == beginning) return true;
  return false;
}

class Row {
 public:
  explicit Row(char separator) : separator_{separator} {}

  Row& cell(std::string_view text) {
    if (!first_) out_ += separator_;
    first_ = false;
    std::string safe{must_be_defused(text) ? "'" : ""};
    safe += text;
    const bool quoted = safe.find_first_of("\"\r\n,;\t") != std::string::npos;
    if (!quoted) {
      out_ += safe;
      return *this;
    }
    out_ += '"';
    for (const char c : safe)
      out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
    return *this;
  }
  Row& cell(const std::vector<std::string>& list) {
    std::string all;
    for (const std::string& entry : list)
      all += std::string{all.empty() ? std::string_view{} : list_separator} + entry;
    return cell(all);
  }
  template <class Enum>
  Row& names(const std::vector<Enum>& list) {
    std::vector<std::string> all;
    for (const Enum entry : list)
      all.emplace_back(name_of(entry));
    return cell(all);
  }
  Row& number(const json::value& value) { return cell(write_json(value)); }
  Row& day(const std::optional<Date>& value) { return cell(value ? to_string(*value) : std::string{}); }
  Row& age(const std::optional<Age>& value) { return cell(value ? to_string(*value) : std::string{}); }
  Row& count(const std::optional<int>& value) { return cell(value ? std::to_string(*value) : std::string{}); }

  std::string text() && { return std::move(out_); }

 private:
  std::string out_;
  char separator_;
  bool first_ = true;
};

constexpr std::array<std::string_view, 48> columns{"id",
                                                   "title",
                                                   "description",
                                                   "other_languages",
                                                   "provider",
                                                   "provider_kind",
                                                   "kinds",
                                                   "kind_labels",
                                                   "addresses",
                                                   "address_labels",
                                                   "only_for",
                                                   "not_for",
                                                   "prevention",
                                                   "child_age_from",
                                                   "child_age_until",
                                                   "caregivers",
                                                   "caregiver_age_from",
                                                   "caregiver_age_until",
                                                   "languages",
                                                   "interpreted_languages",
                                                   "site",
                                                   "street",
                                                   "postal_code",
                                                   "city",
                                                   "region",
                                                   "lat",
                                                   "lon",
                                                   "confidential",
                                                   "more_sites",
                                                   "home_visit_regions",
                                                   "home_visit_km",
                                                   "remote",
                                                   "residence",
                                                   "residence_except",
                                                   "access",
                                                   "referral_required",
                                                   "referral_by",
                                                   "schedule",
                                                   "capacity",
                                                   "wait_days",
                                                   "capacity_as_of",
                                                   "valid_from",
                                                   "valid_until",
                                                   "verified",
                                                   "phone",
                                                   "email",
                                                   "url",
                                                   "other"};

std::string text_in(const LocalizedText& texts, const std::string& language) {
  const auto found = texts.find(language);
  return found == texts.end() ? std::string{} : found->second;
}

std::vector<std::string> labels(const std::vector<std::string>& ids, ConceptType type,
                                const FeedContext& context) {
  std::vector<std::string> all;
  for (const std::string& id : ids)
    all.push_back(context.label(type, id));
  return all;
}

std::vector<std::string> spoken(const Offer& offer, SpokenBy by) {
  std::vector<std::string> tags;
  for (const OfferLanguage& language : offer.languages)
    if (language.by == by) tags.push_back(language.tag);
  return tags;
}

/// "MO-FR 09:00-12:00 (nur mit Termin)".
std::string schedule_text(const Schedule& schedule) {
  std::string text = to_string(schedule.days);
  const auto join = [&](const std::string& part) {
    text += (text.empty() || part.empty() ? "" : " ") + part;
  };
  if (schedule.from || schedule.until)
    join((schedule.from ? to_string(*schedule.from) : "") + '-' +
         (schedule.until ? to_string(*schedule.until) : ""));
  if (schedule.every != 1) join("/" + std::to_string(schedule.every));
  if (!schedule.note.empty()) join('(' + schedule.note + ')');
  return text;
}

/// "Haus am Ring, Ringstraße 5, 64289 Darmstadt".
std::string site_text(const Site& site) {
  std::string text;
  const std::string place = site.address.postal_code +
                            (site.address.postal_code.empty() || site.address.city.empty() ? "" : " ") +
                            site.address.city;
  for (const std::string& part : {site.name, site.address.street, place})
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  return text.empty() ? site.address.region : text;
}

void add_sites(Row& row, const Offer& offer) {
  const Site site = offer.sites.empty() ? Site{} : offer.sites.front();
  row.cell(site.name).cell(site.address.street).cell(site.address.postal_code).cell(site.address.city);
  row.cell(site.address.region);
  if (site.point)
    row.number(site.point->lat).number(site.point->lon);
  else
    row.cell("").cell("");
  row.cell(site.confidential ? "yes" : "");
  std::vector<std::string> more;
  for (std::size_t i = 1; i < offer.sites.size(); ++i)
    more.push_back(site_text(offer.sites[i]));
  row.cell(more);
}

std::string other_text(const Offer& offer) {
  if (offer.other.empty()) return {};
  json::object rest;
  for (const auto& [pointer, text] : offer.other) {
    std::vector<Problem> problems;
    rest[pointer] = parse_json(text, {}, problems);
  }
  return write_json(rest);
}

}  // namespace

std::string csv_header(const FeedContext& context) {
  Row row{context.options.separator};
  for (const std::string_view column : columns)
    row.cell(column);
  return std::move(row).text() + "\r\n";
}

std::string csv_row(const ShownOffer& shown, const FeedContext& context) {
  const Offer& offer = shown.offer;
  const std::string language = main_language(offer.title, context.options.language);
  std::vector<std::string> others;
  for (const auto& [tag, text] : offer.title)
    if (tag != language) others.push_back(tag + ": " + text);
  Row row{context.options.separator};
  row.cell(offer.id).cell(text_in(offer.title, language));
  row.cell(text_in(offer.description, main_language(offer.description, language))).cell(others);
  row.cell(offer.provider.name).cell(offer.provider.kind);
  row.cell(offer.kinds).cell(labels(offer.kinds, ConceptType::kind, context));
  row.cell(offer.addresses).cell(labels(offer.addresses, ConceptType::burden, context));
  row.cell(offer.only_for).cell(offer.not_for);
  row.cell(offer.prevention ? name_of(*offer.prevention) : std::string_view{});
  row.age(offer.child_age.from).age(offer.child_age.until).names(offer.caregivers);
  row.count(offer.caregiver_age.from).count(offer.caregiver_age.until);
  row.cell(spoken(offer, SpokenBy::staff)).cell(spoken(offer, SpokenBy::interpreter));
  add_sites(row, offer);
  row.cell(offer.home_visits ? offer.home_visits->regions : std::vector<std::string>{});
  row.cell(offer.home_visits && offer.home_visits->within
               ? write_json(kilometres_value(*offer.home_visits->within))
               : std::string{});
  row.names(offer.remote).cell(offer.residence.regions).cell(offer.residence.except);
  // "Stated: none" is not the same as "not stated".
  if (offer.access.stated() && offer.access.empty())
    row.cell("none");
  else
    row.names(std::vector<Trait>{offer.access.begin(), offer.access.end()});
  row.cell(offer.referral ? (offer.referral->required ? "yes" : "no") : "");
  row.cell(offer.referral ? offer.referral->by : std::vector<std::string>{});
  std::vector<std::string> times;
  for (const Schedule& schedule : offer.schedule)
    times.push_back(schedule_text(schedule));
  row.cell(times);
  row.cell(offer.capacity.status ? name_of(*offer.capacity.status) : std::string_view{});
  row.count(offer.capacity.wait_days).day(offer.capacity.as_of);
  row.day(offer.valid.from).day(offer.valid.until).day(offer.verified);
  row.cell(offer.contact.phone).cell(offer.contact.email).cell(offer.contact.url).cell(other_text(offer));
  return std::move(row).text();
}

}  // namespace passgenau
