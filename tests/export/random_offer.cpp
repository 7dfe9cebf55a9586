// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/random_offer.hpp"

#include <algorithm>

namespace passgenau::test {
namespace {

class Maker {
 public:
  explicit Maker(std::mt19937& random) : random_{random} {}

  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool chance(int percent) { return below(100) < percent; }
  template <class T>
  T pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }
  template <class T>
  std::vector<T> some(const std::vector<T>& from, int most) {
    std::vector<T> list;
    for (int n = below(most + 1); n > 0; --n)
      if (T one = pick(from); std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
    return list;
  }

  std::string text() { return random_text(random_); }
  std::optional<Date> day() {
    if (chance(50)) return {};
    return date(2026, static_cast<unsigned>(1 + below(12)), static_cast<unsigned>(1 + below(28)));
  }

  LocalizedText texts(bool required) {
    LocalizedText all;
    for (const char* tag : {"de", "en", "tr", "ar", "de-AT"})
      if (chance(30)) all[tag] = text();
    if (all.empty() && required) all[chance(80) ? "de" : "fr"] = text();
    return all;
  }

  Site site() {
    Site site;
    if (chance(60)) site.name = text();
    if (chance(60)) site.point = GeoPoint{48 + below(1000) / 300.0, 8 + below(1000) / 700.0};
    if (chance(60)) site.address.street = text();
    if (chance(60)) site.address.postal_code = pick<std::string>({"64289", "01099", "99999"});
    if (chance(60)) site.address.city = text();
    if (chance(40)) site.address.region = pick<std::string>({"06411000", "06432", "14"});
    site.confidential = chance(20);
    return site;
  }

  Schedule schedule() {
    Schedule schedule;
    if (chance(80)) schedule.days = {.bits = static_cast<std::uint8_t>(1 + below(127))};
    if (chance(80)) {
      schedule.from = LocalTime{static_cast<std::int16_t>(below(48) * 30)};
      schedule.until = LocalTime{static_cast<std::int16_t>(chance(10) ? 1440 : below(48) * 30)};
      if (schedule.from == schedule.until) schedule.until = LocalTime{1440};
    }
    if (chance(20)) schedule.every = 2;
    if (chance(20) || (schedule.days.empty() && !schedule.from)) schedule.note = text();
    return schedule;
  }

 private:
  std::mt19937& random_;
};

const std::vector<std::string> burdens{"child/excessive-crying", "economic/debt", "child", "own/unheard-of"};
const std::vector<std::string> regions{"06411", "06432001", "14", "plz:64289", "country:DE"};

void add_reach(Maker& make, Offer& offer) {
  for (int n = make.below(3); n > 0; --n)
    offer.sites.push_back(make.site());
  if (make.chance(25)) {
    offer.home_visits = HomeVisits{.regions = make.some(regions, 2)};
    if (make.chance(50)) offer.home_visits->within = metres(500 * make.below(60));
  }
  offer.remote = make.some<Delivery>({Delivery::phone, Delivery::online, Delivery::chat}, 2);
  if (make.chance(40)) offer.residence = {.regions = make.some(regions, 3), .except = make.some(regions, 1)};
  if (make.chance(60))
    offer.access = StatedList<Trait>{make.some<Trait>(
        {Trait::free, Trait::low_cost, Trait::anonymous, Trait::wheelchair_accessible, Trait::easy_language},
        3)};
}

void add_times(Maker& make, Offer& offer) {
  if (make.chance(30))
    offer.referral =
        Referral{.required = make.chance(50), .by = make.some<std::string>({"self", "hospital"}, 2)};
  for (int n = make.below(3); n > 0; --n)
    offer.schedule.push_back(make.schedule());
  if (make.chance(40)) {
    offer.capacity = {.status = CapacityStatus::waitlist, .as_of = make.day()};
    if (make.chance(50)) offer.capacity.wait_days = make.below(400);
  }
  if (make.chance(40)) offer.valid = {.from = make.day(), .until = date(2027, 1, 31)};
  offer.verified = make.day();
}

/// What the format does not know, at the top and below.
void add_other(Maker& make, Offer& offer) {
  if (make.chance(30)) offer.other["/colour"] = R"({"list":["red",{"shade":1.5}],"none":[],"nothing":{}})";
  if (make.chance(15)) offer.other["/a~1b~0c"] = "null";
  if (make.chance(15) && !offer.provider.name.empty()) offer.other["/provider/legal"] = R"("e.V.")";
  if (make.chance(15) && !offer.contact.url.empty()) offer.other["/contact/fax"] = "\"=fax\"";
  if (make.chance(30) && !offer.sites.empty()) offer.other["/sites/0/floor"] = "\"SECRET-FLOOR\"";
  if (make.chance(15) && !offer.schedule.empty()) offer.other["/schedule/0/room"] = "7";
}

}  // namespace

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> texts{"Elterncafé",
                                              "=1+1",
                                              "-2+3",
                                              "+49 6151 1234",
                                              "@SUM(A1)",
                                              "\tTab",
                                              "'Apostroph",
                                              "a;b,c",
                                              "sagt \"ja\"",
                                              "zwei\nZeilen",
                                              "zwei\r\nZeilen",
                                              "</script><b>",
                                              "مقهى الأهل",
                                              "Ёлка",
                                              "😀",
                                              "＝１",
                                              "Straße 5",
                                              "null",
                                              "64289 Darmstadt",
                                              "a\\b/c",
                                              "{\"x\":1}",
                                              "O'Neill",
                                              "ﬁ",
                                              "x=1",
                                              "  blanks  ",
                                              " ",
                                              "\t\n",
                                              "Zeile\n",
                                              "\r\nZeile",
                                              "\u00A0fest\u00A0",
                                              "Cafe\u0301 NFD",
                                              "Caf\u00E9 NFC",
                                              "\u200Fعربي\u200E",
                                              "\u202Egespiegelt\u202C",
                                              "\uFEFFMarke",
                                              "\u2028Trenner\u2029",
                                              "👩‍👧‍👦🏳️‍🌈",
                                              "\"",
                                              "\"\"",
                                              "\\",
                                              "=HYPERLINK(\"http://x\",\"y\")",
                                              "%0A+1",
                                              "1E400",
                                              "[]",
                                              "&amp;<!-- -->"};
  return texts[random() % texts.size()];
}

Offer random_offer(std::mt19937& random, const std::string& id) {
  Maker make{random};
  Offer offer{.id = id};
  offer.title = make.texts(true);
  offer.description = make.texts(false);
  if (make.chance(60)) offer.provider.name = make.text();
  if (make.chance(40)) offer.provider.kind = "family-centre";
  offer.kinds = make.some<std::string>({"groups/parents-cafe", "midwifery/midwife", "own/kind"}, 2);
  offer.addresses = make.some(burdens, 3);
  offer.only_for = make.some(burdens, 1);
  offer.not_for = make.some(burdens, 1);
  if (make.chance(40)) offer.prevention = Prevention::selective;
  const std::vector<Age> ages{weeks_before_birth(20), birth(), weeks(6), months(18), years(3), years(6)};
  const int from = make.below(5);
  if (make.chance(50)) offer.child_age.from = ages[static_cast<std::size_t>(from)];
  if (make.chance(50)) offer.child_age.until = ages[static_cast<std::size_t>(std::max(2, from + 1))];
  offer.caregivers = make.some<Role>({Role::mother, Role::father, Role::foster_parent}, 2);
  if (make.chance(30)) offer.caregiver_age = {.from = 16, .until = 22};
  for (const std::string& tag : make.some<std::string>({"de", "tr", "gsg", "fa-AF", "mul", "zh-Hans"}, 3))
    offer.languages.push_back({.tag = tag, .by = make.chance(30) ? SpokenBy::interpreter : SpokenBy::staff});
  add_reach(make, offer);
  add_times(make, offer);
  if (make.chance(50)) offer.contact.phone = make.chance(50) ? "+49 6151 123456" : make.text();
  if (make.chance(50)) offer.contact.email = make.chance(50) ? "info@example.org" : make.text();
  if (make.chance(50))
    offer.contact.url = make.chance(50) ? "https://example.org/a?b=c#d" : "www.example.org/ä";
  add_other(make, offer);
  return offer;
}

}  // namespace passgenau::test
