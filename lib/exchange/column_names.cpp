// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/column_names.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "exchange/json_pointer.hpp"
#include "place/name_key.hpp"

namespace passgenau {

namespace {

constexpr std::string_view whole_list =
    "a list of access traits is complete where it is stated: map it only if the source tells all of them";
constexpr std::string_view own_words =
    "kinds and burdens are words of the vocabulary: a table of \"values\" has to say which";

struct Names {
  std::string_view to;
  Shape shape;
  std::string_view reason;
  std::vector<std::string_view>
      names;  // not a list in braces: the array behind one need not live as long as the table
};

// In the order of preference within a target. Collected from the open data under shared/data, the spreadsheets of networks
// that publish theirs, and HSDS.
const std::array names_of_targets{
    Names{"/id",
          Shape::text,
          "",
          {"id", "uuid", "kennung", "entryid", "offerid", "angebotsid", "einrichtungsid", "datensatzid", "nr",
           "nummer", "lfdnr", "laufendenummer", "angebotsnummer", "einrichtungsnummer", "slug"}},
    Names{"/title", Shape::text, "", {"titel",
                                      "title",
                                      "angebot",
                                      "angebotsname",
                                      "angebotstitel",
                                      "bezeichnung",
                                      "name",
                                      "einrichtung",
                                      "einrichtungsname",
                                      "nameeinrichtung",
                                      "namedereinrichtung",
                                      "facility",
                                      "programm",
                                      "program",
                                      "programname",
                                      "kursname",
                                      "kurstitel",
                                      "veranstaltung",
                                      "servicename",
                                      "propertiesname"}},
    Names{"/description",
          Shape::text,
          "",
          {"beschreibung", "description", "kurzbeschreibung", "angebotsbeschreibung", "inhalt", "inhalte",
           "descriptionshort", "shortdescription", "details", "info", "informationen", "beschreibungstext",
           "konzept", "summary"}},
    Names{
        "/provider/name",
        Shape::text,
        "",
        {"traeger", "traegername", "traegerschaft", "nametraeger", "anbieter", "organisation", "organization",
         "organizationname", "organisationname", "provider", "providername", "institution", "veranstalter"}},
    Names{"/child_age",
          Shape::age_range,
          "",
          {"alter", "altersgruppe", "altersspanne", "altersbereich", "alterkinder", "alterderkinder",
           "alterdeskindes", "age", "ages", "agerange", "agegroup", "childage", "betreuungsalter"}},
    Names{"/child_age/from",
          Shape::number,
          "",
          {"alterab", "altervon", "alterabjahre", "mindestalter", "mindestaltermonate", "aufnahmealter",
           "minage", "minimumage", "minagemonths", "minagemonate", "agefrom", "agemin", "carefrom", "abalter",
           "alterabmonate", "altervonmonate", "altervonjahre"}},
    Names{"/child_age/until",
          Shape::number,
          "",
          {"alterbis", "hoechstalter", "maxage", "maximumage", "maxagemonths", "ageto", "agemax", "careto",
           "bisalter", "alterbisjahre", "alterbismonate", "maximalalter"}},
    Names{"/languages",
          Shape::languages,
          "",
          {"sprachen", "sprache", "languages", "language", "spokenlanguages", "mehrsprachigkeit",
           "angebotssprache", "angebotssprachen", "beratungssprachen", "fremdsprachen"}},
    Names{"/street",
          Shape::text,
          "",
          {"strasse", "str", "street", "streetaddress", "strassehausnummer", "strassehausnr",
           "strasseundhausnummer", "strassenr", "strasseundnr", "address1", "addressstreet", "adresse",
           "anschrift", "address"}},
    Names{"/number", Shape::text, "", {"hausnummer", "hausnr", "hnr", "housenumber", "addressnumber"}},
    Names{"/postal_code",
          Shape::postal_code,
          "",
          {"plz", "postleitzahl", "postalcode", "zip", "zipcode", "postcode"}},
    Names{"/city",
          Shape::text,
          "",
          {"ort", "stadt", "city", "town", "wohnort", "gemeinde", "locality", "plzort"}},
    Names{"/site",
          Shape::text,
          "",
          {"treffpunkt", "veranstaltungsort", "placename", "venue", "ortname", "ortsbezeichnung", "raum",
           "standort"}},
    Names{"/lat", Shape::latitude, "", {"lat", "latitude", "breitengrad", "geobreite", "breite", "geolat"}},
    Names{"/lon",
          Shape::longitude,
          "",
          {"lon", "lng", "long", "longitude", "laengengrad", "geolaenge", "laenge", "geolon", "geolng"}},
    Names{"/point",
          Shape::point,
          "",
          {"koordinaten", "koordinate", "geokoordinaten", "coordinates", "latlon", "latlong", "latlng", "geo",
           "geopoint", "gps", "position"}},
    Names{"/schedule",
          Shape::hours,
          "",
          {"oeffnungszeiten", "oeffnungszeit", "sprechzeiten", "sprechzeit", "sprechstunden", "termine",
           "termin", "zeiten", "zeit", "uhrzeit", "wochentagundzeit", "openinghours", "hours", "schedule",
           "betreuungszeiten"}},
    Names{"/contact/phone",
          Shape::text,
          "",
          {"telefon", "telefonnummer", "tel", "telnr", "rufnummer", "fon", "phone", "phonenumber",
           "telephone"}},
    Names{
        "/contact/email", Shape::email, "", {"email", "mail", "emailadresse", "mailadresse", "emailaddress"}},
    Names{"/contact/url",
          Shape::text,
          "",
          {"url", "web", "website", "webseite", "homepage", "internet", "internetseite", "internetadresse",
           "link", "www"}},
    Names{"/valid/from",
          Shape::date,
          "",
          {"gueltigab", "gueltigvon", "beginn", "startdatum", "startdate", "datefrom", "validfrom", "start",
           "ab"}},
    Names{"/valid/until",
          Shape::date,
          "",
          {"gueltigbis", "ende", "enddatum", "enddate", "dateto", "validuntil", "validto", "bis"}},
    Names{"/verified",
          Shape::date,
          "",
          {"stand", "geprueftam", "geprueft", "aktualisiertam", "aktualisiert", "letzteaenderung",
           "letzteaktualisierung", "verified", "verifiedat", "lastverified", "updated", "updatedat",
           "lastmodified", "datenstand"}},
    Names{"/home_visits/within_km",
          Shape::number,
          "",
          {"umkreiskm", "umkreis", "radiuskm", "radius", "einzugsgebietkm"}},
    Names{"/referral/required",
          Shape::truth,
          "",
          {"ueberweisung", "ueberweisungnoetig", "ueberweisungerforderlich", "zuweisungnoetig",
           "referralrequired"}},
    Names{"",
          Shape::text,
          whole_list,
          {"barrierefrei", "barrierfree", "barrierearm", "kostenlos", "kostenfrei", "kosten", "free",
           "anonym", "anmeldung", "accessibility", "fees", "rollstuhlgerecht"}},
    Names{"",
          Shape::text,
          own_words,
          {"kategorie", "category", "kategorien", "categories", "art", "typ", "type", "angebotsart",
           "einrichtungsart", "zielgruppe", "zielgruppen", "thema", "themen", "subcategory", "rubrik",
           "tags"}}};

// In the middle of a document these may be the name or the number of anything.
bool is_vague(std::string_view key) {
  constexpr std::array<std::string_view, 8> vague{"id",   "name", "title", "description",
                                                  "type", "nr",   "start", "address"};
  return std::find(vague.begin(), vague.end(), key) != vague.end();
}

std::string key_of(std::string_view name) {
  std::string key = name_key(name);
  const auto other = [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); };
  key.erase(std::remove_if(key.begin(), key.end(), other), key.end());
  return key;
}

/// The names on the way, without entries of lists.
std::vector<std::string> names_on_the_way(std::string_view pointer) {
  std::vector<std::string> names = parse_pointer(pointer).value_or(JsonPointer{}).tokens;
  names.erase(std::remove_if(names.begin(), names.end(),
                             [](const std::string& one) { return array_index(one).has_value(); }),
              names.end());
  return names;
}

const std::vector<NamedTarget>& all_targets() {
  static const std::vector<NamedTarget> all = [] {
    std::vector<NamedTarget> list;
    for (const Names& names : names_of_targets)
      for (const std::string_view name : names.names)
        list.push_back({.name = name, .to = names.to, .shape = names.shape, .reason = names.reason});
    return list;
  }();
  return all;
}

const NamedTarget* find(std::string_view key) {
  const std::vector<NamedTarget>& all = all_targets();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const NamedTarget& one) { return one.name == key; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string key_of_pointer(std::string_view pointer) {
  const std::vector<std::string> names = names_on_the_way(pointer);
  return names.empty() ? std::string{} : key_of(names.back());
}

const NamedTarget* target_of_pointer(std::string_view pointer) {
  const std::vector<std::string> names = names_on_the_way(pointer);
  if (names.empty()) return nullptr;
  const std::string last = key_of(names.back());
  if (names.size() > 1)
    if (const NamedTarget* both = find(key_of(names[names.size() - 2]) + last)) return both;
  if (names.size() > 1 && is_vague(last)) return nullptr;
  return find(last);
}

}  // namespace passgenau
