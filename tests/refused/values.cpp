// SPDX-License-Identifier: GPL-2.0-or-later
// Bad values made in C++.
#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "catch.hpp"
#include "model/json.hpp"
#include "passgenau/passgenau.hpp"
#include "refused/found.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using test::found_in;
using test::Problems;

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr auto no_day = std::chrono::year{2026} / 2 / 30;

Offer plain() { return {.id = "a", .title = {{"de", "A"}}}; }

/// Tells the problems of an offer. What is refused is refused by a writer, too, before Xapian sees it: the next offer goes in as if
/// nothing had been.
class RefusedOffers {
 public:
  template <class Change>
  Problems operator()(Change&& change) {
    Offer offer = plain();
    change(offer);
    refuses(offer);
    return found_in(validate(offer, Vocabulary::built_in()));
  }

  bool refuses(const Offer& offer) {
    const std::vector<Problem> problems = validate(offer, Vocabulary::built_in());
    if (std::none_of(problems.begin(), problems.end(), is_error)) return false;
    try {
      writer_.put(offer);
      FAIL_CHECK("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == Code::offer_invalid);
      CHECK((found_in(error.details()) == found_in(problems)));
    }
    Offer next = plain();
    next.id = "behind-" + std::to_string(++refused_);
    CHECK_FALSE(writer_.put(next));
    return true;
  }

  /// Commits: the offers behind those that were refused, and nothing else. Returns how many.
  std::size_t committed() {
    writer_.commit();
    const Catalog catalog{path_};
    CHECK(catalog.check().empty());
    CHECK(catalog.state().offers == refused_);
    return catalog.ids().size();
  }

 private:
  test::TemporaryFolder folder_ = {};
  std::string path_ = (folder_ / "catalog").string();
  CatalogWriter writer_{path_};
  std::size_t refused_ = 0;
};

template <class Change>
Problems of_profile(Change&& change) {
  NeedsProfile profile{.as_of = date(2026, 11, 21)};
  change(profile);
  return found_in(validate(profile, Vocabulary::built_in()));
}

Problems one(std::string pointer, std::string code) { return {{std::move(pointer), std::move(code)}}; }

TEST_CASE("offers made in C++") {
  RefusedOffers of_offer;
  CHECK(of_offer([](Offer&) {}).empty());
  CHECK(of_offer.refuses({}));
  CHECK((found_in(validate(Offer{}, Vocabulary::built_in())) ==
         Problems{{"/id", "missing"}, {"/title", "missing"}}));
  // Numbers that are none.
  CHECK((of_offer([](Offer& o) {
           o.sites = {{.point = GeoPoint{nan_value, 10}}};
         }) == one("/sites/0/lat", "not-finite")));
  CHECK((of_offer([](Offer& o) {
           o.sites = {{.point = GeoPoint{51, -infinity}}};
         }) == one("/sites/0/lon", "not-finite")));
  CHECK((of_offer([](Offer& o) {
           o.sites = {{.point = GeoPoint{nan_value, infinity}}};
         }) == Problems{{"/sites/0/lat", "not-finite"}, {"/sites/0/lon", "not-finite"}}));
  CHECK((of_offer([](Offer& o) {
           o.sites = {{.point = GeoPoint{90.5, 180.5}}};
         }) == Problems{{"/sites/0/lat", "out-of-range"}, {"/sites/0/lon", "out-of-range"}}));
  CHECK((of_offer([](Offer& o) { o.home_visits = HomeVisits{.within = kilometres(nan_value)}; }) ==
         one("/home_visits/within_km", "out-of-range")));
  CHECK((of_offer([](Offer& o) { o.home_visits = HomeVisits{.within = metres(-1)}; }) ==
         one("/home_visits/within_km", "out-of-range")));
  CHECK((of_offer([](Offer& o) {
           o.home_visits = HomeVisits{.within = metres(std::numeric_limits<std::int64_t>::max())};
         }) == one("/home_visits/within_km", "out-of-range")));
  CHECK(of_offer([](Offer& o) { o.home_visits = HomeVisits{.within = 1000_km}; }).empty());
  // Days that are none.
  CHECK((of_offer([](Offer& o) { o.verified = no_day; }) == one("/verified", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.verified = Date{}; }) == one("/verified", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.verified = std::chrono::year{1799} / 12 / 31; }) ==
         one("/verified", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.verified = std::chrono::year{2201} / 1 / 1; }) ==
         one("/verified", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.valid = {.from = no_day, .until = date(2026, 1, 1)}; }) ==
         one("/valid/from", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.valid = {.from = date(2026, 1, 2), .until = date(2026, 1, 1)}; }) ==
         one("/valid", "range-reversed")));
  CHECK((of_offer([](Offer& o) { o.capacity.as_of = no_day; }) == one("/capacity/as_of", "bad-date")));
  // Bytes that are no text.
  CHECK((of_offer([](Offer& o) { o.id = "\xFF"; }) == one("/id", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.title["de"] = "\xC0\x80"; }) == one("/title/de", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.title["de"] = "\xED\xA0\x80"; }) == one("/title/de", "json-encoding")));
  CHECK((of_offer([](Offer& o) {
           o.description["de"] = std::string{"a\0b", 3};
         }) == one("/description/de", "control-character")));
  CHECK((of_offer([](Offer& o) { o.contact.url = "\xF4\x90\x80\x80"; }) ==
         one("/contact/url", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.addresses = {"\xFF"}; }) == one("/addresses/0", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.provider.kind = "\xFF"; }) == one("/provider/kind", "json-encoding")));
  CHECK(of_offer([](Offer& o) { o.provider.kind = "family-centre"; }).empty());
  CHECK((of_offer([](Offer& o) { o.title["\xFF"] = "A"; }).size() == 1));
  CHECK((of_offer([](Offer& o) { o.id = std::string(201, 'a'); }) == one("/id", "too-long")));
  // Ages.
  CHECK((of_offer([](Offer& o) { o.child_age.from = Age{.months = -1}; }) ==
         one("/child_age/from", "bad-duration")));
  CHECK((of_offer([](Offer& o) { o.child_age.until = Age{.days = 10'001}; }) ==
         one("/child_age/until", "bad-duration")));
  CHECK((of_offer([](Offer& o) { o.child_age.until = Age{.years = std::numeric_limits<int>::max()}; }) ==
         one("/child_age/until", "bad-duration")));
  CHECK((of_offer([](Offer& o) { o.child_age = {.from = years(3), .until = years(1)}; }) ==
         one("/child_age", "range-reversed")));
  CHECK(of_offer([](Offer& o) { o.child_age.until = Age{10'000, 10'000, 10'000, 10'000}; }).empty());
  // One free member inside another: the document has room for one of them.
  CHECK((of_offer([](Offer& o) {
           o.other = {{"/x", R"({"y":1})"}, {"/x/y", "2"}};
         }) == one("/x/y", "contradiction")));
  // Two ways to write one name, the first of which is none: the member has room for one of their values.
  CHECK((of_offer([](Offer& o) {
           o.other = {{"/a~", "1"}, {"/a~0", "2"}};
         }) == Problems{{"/a~", "contradiction"}, {"/a~0", "contradiction"}}));
  CHECK((of_offer([](Offer& o) { o.caregiver_age = {.from = -1}; }) ==
         one("/caregiver_age/from", "out-of-range")));
  CHECK((of_offer([](Offer& o) { o.caregiver_age = {.until = 151}; }) ==
         one("/caregiver_age/until", "out-of-range")));
  CHECK((of_offer([](Offer& o) { o.caregiver_age = {.from = 30, .until = 20}; }) ==
         one("/caregiver_age", "range-reversed")));
  // Names and keys.
  CHECK((of_offer([](Offer& o) { o.languages = {{}}; }) == one("/languages/0/tag", "bad-language-tag")));
  CHECK((of_offer([](Offer& o) { o.languages = {{"deutsch"}}; }) ==
         one("/languages/0/tag", "bad-language-tag")));
  CHECK((of_offer([](Offer& o) { o.title = {{"", "A"}}; }) == one("/title/", "bad-language-tag")));
  CHECK((of_offer([](Offer& o) {
           o.remote = {Delivery::phone, Delivery::site};
         }) == one("/remote/1", "unknown-value")));
  CHECK(
      (of_offer([](Offer& o) { o.residence.regions = {""}; }) == one("/residence/regions/0", "bad-region")));
  CHECK((of_offer([](Offer& o) { o.sites = {{.address = {.postal_code = "1", .region = "1"}}}; }) ==
         Problems{{"/sites/0/address/postal_code", "bad-postal-code"},
                  {"/sites/0/address/region", "bad-region"}}));
  CHECK((of_offer([](Offer& o) {
           o.kinds = {"", "x"};
         }) == Problems{{"/kinds/0", "empty"}, {"/kinds/1", "unmatched-kind"}}));
  // Times.
  CHECK((of_offer([](Offer& o) {
           o.schedule = {{.days = {1}, .from = LocalTime{-1}, .until = LocalTime{60}}};
         }) == one("/schedule/0/from", "bad-time")));
  CHECK((of_offer([](Offer& o) {
           o.schedule = {{.days = {1}, .from = LocalTime{0}, .until = LocalTime{1441}}};
         }) == one("/schedule/0/until", "bad-time")));
  CHECK((of_offer([](Offer& o) {
           o.schedule = {{.days = {0x80}, .from = LocalTime{0}, .until = LocalTime{60}}};
         }) == one("/schedule/0/days", "bad-days")));
  CHECK((of_offer([](Offer& o) {
           o.schedule = {{.days = {1}, .from = LocalTime{60}, .until = LocalTime{60}}};
         }) == one("/schedule/0", "range-reversed")));
  CHECK((of_offer([](Offer& o) { o.schedule = {{.every = 0, .note = "x"}}; }) ==
         one("/schedule/0/every", "out-of-range")));
  CHECK(
      (of_offer([](Offer& o) { o.capacity.wait_days = -1; }) == one("/capacity/wait_days", "out-of-range")));
  // Everything at once.
  CHECK((of_offer([](Offer& o) {
           o.id.clear();
           o.verified = no_day;
           o.languages = {{"xx-"}};
           o.capacity.wait_days = 4000;
         }) == Problems{{"/capacity/wait_days", "out-of-range"},
                        {"/id", "missing"},
                        {"/languages/0/tag", "bad-language-tag"},
                        {"/verified", "bad-date"}}));
  CHECK(of_offer.committed() > 40);
}

TEST_CASE("profiles made in C++") {
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.age = Age{.months = -1}}}; }) ==
         one("/children/0/age", "bad-duration")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.age = Age{.weeks = 10'001}}}; }) ==
         one("/children/0/age", "bad-duration")));
  CHECK(of_profile([](NeedsProfile&) {}).empty());
  CHECK((found_in(validate(NeedsProfile{}, Vocabulary::built_in())) == one("/as_of", "as-of-missing")));
  CHECK((of_profile([](NeedsProfile& p) { p.as_of = no_day; }) == one("/as_of", "bad-date")));
  CHECK((of_profile([](NeedsProfile& p) { p.as_of = Date{}; }) == one("/as_of", "bad-date")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.home.point = GeoPoint{nan_value, 8};
         }) == one("/home/lat", "not-finite")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.home.point = GeoPoint{50, infinity};
         }) == one("/home/lon", "not-finite")));
  CHECK((of_profile([](NeedsProfile& p) { p.home.point = GeoPoint{}; }) == one("/home", "null-island")));
  CHECK((of_profile([](NeedsProfile& p) { p.home.postal_code = "\xFF"; }) ==
         one("/home/postal_code", "bad-postal-code")));
  CHECK((of_profile([](NeedsProfile& p) { p.reach = kilometres(nan_value); }) ==
         one("/reach_km", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.reach = kilometres(infinity); }) ==
         one("/reach_km", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.reach = metres(-1); }) == one("/reach_km", "out-of-range")));
  CHECK(
      (of_profile([](NeedsProfile& p) { p.reach = metres(1'000'001); }) == one("/reach_km", "out-of-range")));
  // A NaN is never a weight (it passed silently elsewhere); it is no finite number.
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .weight = nan_value}}; }) ==
         one("/needs/0/weight", "not-finite")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .weight = infinity}}; }) ==
         one("/needs/0/weight", "not-finite")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .weight = 0}}; }) ==
         one("/needs/0/weight", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .weight = -0.5}}; }) ==
         one("/needs/0/weight", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{}}; }) == one("/needs/0", "choose-one")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .kind = "midwifery"}}; }) ==
         one("/needs/0", "choose-one")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "\xFF"}}; }) ==
         one("/needs/0/burden", "unknown-burden")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .child = -1}}; }) ==
         one("/needs/0/child", "child-unknown")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.needs = {{.burden = "child", .child = std::numeric_limits<int>::max()}};
         }) == one("/needs/0/child", "child-unknown")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs.assign(257, {.burden = "child"}); }) ==
         one("/needs", "too-many")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{}}; }) == one("/children/0", "choose-one")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.born = no_day}}; }) ==
         one("/children/0/born", "bad-date")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.due = no_day}}; }) ==
         one("/children/0/due", "bad-date")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.born = date(2026, 1, 1), .age = months(5)}}; }) ==
         one("/children/0", "choose-one")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.age = Age{.months = -5}}}; }) ==
         one("/children/0/age", "bad-duration")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.age = years(101)}}; }) ==
         one("/children/0/age", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.born = date(2026, 11, 22)}}; }) ==
         one("/children/0/born", "born-after-as-of")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.languages = {"de", "\xFF"};
         }) == one("/languages/1", "bad-language-tag")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.languages = {std::string{"de\0", 3}};
         }) == one("/languages/0", "bad-language-tag")));
  CHECK((of_profile([](NeedsProfile& p) { p.caregiver.age = -1; }) == one("/caregiver/age", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.limit = 0; }) == one("/limit", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.limit = std::numeric_limits<int>::max(); }) ==
         one("/limit", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.words.emplace(); }) == one("/words/text", "missing")));
  CHECK((of_profile([](NeedsProfile& p) { p.available = {{}}; }) ==
         Problems{{"/available/0/days", "missing"},
                  {"/available/0/from", "missing"},
                  {"/available/0/until", "missing"}}));
  CHECK((of_profile([](NeedsProfile& p) {
           p.available = {{.days = {0xFF}, .from = LocalTime{0}, .until = LocalTime{60}}};
         }) == one("/available/0/days", "bad-days")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.available = {{.days = {1}, .from = LocalTime{0}, .until = LocalTime{60}, .note = "\xFF"}};
         }) == one("/available/0/note", "json-encoding")));
}

TEST_CASE("a bad value reaches no catalog") {
  const test::TemporaryFolder own_folder;
  const std::string path = (own_folder / "catalog").string();
  {
    CatalogWriter writer{path};
    writer.put(plain());
    Offer bad = plain();
    bad.title = {{"de", std::string(1001, 'x')}};
    bad.verified = no_day;
    try {
      writer.put(bad);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == Code::offer_invalid);
      CHECK((found_in(error.details()) == Problems{{"/title/de", "too-long"}, {"/verified", "bad-date"}}));
    }
    // The writer is unharmed and the previous version stays.
    bad = plain();
    bad.id = "b";
    CHECK_FALSE(writer.put(bad));
    writer.commit();
  }
  const Catalog catalog{path};
  CHECK((catalog.ids() == std::vector<std::string>{"a", "b"}));
  CHECK(catalog.offer("a").value() == plain());
  const NeedsProfile profile{.needs = {{.burden = "child/unheard"}}, .languages = {"secret-tag"}};
  const Problems expected{{"/as_of", "as-of-missing"},
                          {"/languages/0", "bad-language-tag"},
                          {"/needs/0/burden", "unknown-burden"}};
  const auto refused = [&](auto&& call) {
    try {
      call();
      FAIL("answered");
    } catch (const Error& error) {
      CHECK(error.code() == Code::profile_invalid);
      CHECK((found_in(error.details()) == expected));
      CHECK(std::string{error.what()}.find("secret") == std::string::npos);
      CHECK(std::string{error.what()}.find("unheard") == std::string::npos);
    }
  };
  refused([&] { return catalog.match(profile); });
  refused([&] { return catalog.why(profile, "a"); });
}

TEST_CASE("what a value keeps beside the format is refused, or comes back as it is") {
  const std::vector<std::map<std::string, std::string>> others{
      {{"/future", "[1,2]"}}, {{"/provider/x", "1"}}, {{"/a~1b", "null"}}, {{"/x", "no json"}},
      {{"/x", "1 2"}},        {{"/x", "\"\xFF\""}},   {{"x", "1"}},        {{"", "{}"}},
      {{"/sites/0/x", "1"}},  {{"/verified", "5"}},   {{"/title", "{}"}},  {{"/id", "\"b\""}},
      {{"/kinds", "\"x\""}},  {{"/x", ""}},           {{"/x", "1e400"}}};
  RefusedOffers of_offer;
  for (const auto& other : others) {
    INFO("'" << other.begin()->first << "': " << other.begin()->second);
    Offer offer = plain();
    offer.other = other;
    if (of_offer.refuses(offer)) continue;
    const Checked<Offer> again = offer_from_json(to_json(offer, Confidential::show), Vocabulary::built_in());
    CHECK(again.valid());
    CHECK((again.value == offer));
  }
  CHECK(of_offer.committed() > 5);
}

TEST_CASE("the text of an error names the first details and counts the rest") {
  const auto lines = [](std::size_t details) {
    const std::vector<Problem> problems(details,
                                        Problem{.code = Code::missing, .message = "/id is required"});
    const Error error{Problem{.code = Code::too_many_bad, .message = "the batch"}, problems};
    CHECK(error.details().size() == details);
    const std::string text = error.what();
    return std::to_string(std::count(text.begin(), text.end(), '\n')) + text.substr(text.rfind('\n') + 1);
  };
  CHECK(lines(20) == "20  /id is required");
  CHECK(lines(21) == "21  and 1 more");
  CHECK(lines(100'000) == "21  and 99980 more");
}

}  // namespace
}  // namespace passgenau
