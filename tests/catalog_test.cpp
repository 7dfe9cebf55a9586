// SPDX-License-Identifier: GPL-2.0-or-later
// The catalog as its callers see it: shared by threads beside a writer, refreshed, moved, with concepts of its own, and what it refuses.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <iostream>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

const Date today = date(2026, 11, 21);
constexpr GeoPoint darmstadt{49.87, 8.65};
constexpr GeoPoint berlin{52.52, 13.4};
constexpr int thread_count = 16;

Offer offer_of(const std::string& id, const std::string& title = "x") {
  return {.id = id, .title = {{"de", title}}};
}

void make_catalog(const std::string& path, const std::vector<Offer>& offers) {
  CatalogWriter writer{path};
  for (const Offer& offer : offers)
    writer.put(offer);
  writer.commit();
}

/// Runs `work(i)` in threads; every error they end with, by its sentence.
template <class Work>
std::set<std::string> in_threads(Work&& work) {
  std::vector<std::future<std::string>> threads;
  for (int i = 0; i < thread_count; ++i)
    threads.push_back(std::async(std::launch::async, [&work, i] {
      try {
        work(i);
      } catch (const std::exception& error) {
        return std::string{error.what()};
      }
      return std::string{};
    }));
  std::set<std::string> errors;
  for (auto& thread : threads)
    errors.insert(thread.get());
  errors.erase("");
  return errors;
}

/// Ends threads that run until a flag is set, also where the test ends early.
struct Stop {
  std::atomic<bool>& flag;
  ~Stop() { flag = true; }
};

template <class Call>
Code code_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  return Code::internal;
}

// --- Threads, a writer, refresh -------------------------------------------------------------------------------------------------

TEST_CASE("threads share a catalog while a writer commits") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  constexpr int offers = 120;
  CatalogWriter writer{path};
  const auto put = [&](int i, int turn) {
    Offer offer = offer_of("o" + std::to_string(i), "turn " + std::to_string(turn));
    if ((i + turn) % 3 > 0)
      offer.addresses = {(i + turn) % 2 > 0 ? "child/excessive-crying" : "economic/debt"};
    offer.sites = {{.point = GeoPoint{49.5 + 0.01 * ((i * 7 + turn) % 90), 8.6}}};
    writer.put(offer);
  };
  for (int i = 0; i < offers; ++i)
    put(i, 0);
  writer.commit();
  const NeedsProfile profile{.as_of = today,
                             .needs = {{"child/excessive-crying"}},
                             .home = {.point = darmstadt},
                             .reach = 30_km,
                             .limit = 50};
  Catalog shared{path};
  std::map<std::uint64_t, std::string> alone;  // the answer by revision
  const auto ask_alone = [&] {
    const Answer answer = Catalog{path}.match(profile);
    alone[answer.catalog.revision] = to_json(answer);
  };
  ask_alone();
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::set<std::pair<std::uint64_t, std::string>> seen;
  auto reading = std::async(std::launch::async, [&] {
    return in_threads([&](int thread) {
      for (int i = thread; !stop; ++i) {
        const Answer answer = shared.match(profile);
        const std::string id = "o" + std::to_string(i % offers);
        if (shared.why(profile, id).match.offer != id) throw std::runtime_error{"another offer"};
        const auto offer = shared.offer(id);
        if (!offer || offer->id != id) throw std::runtime_error{"offer " + id + " is gone"};
        if (!shared.title(id, "de").starts_with("turn")) throw std::runtime_error{"no title"};
        const std::lock_guard lock{mutex};
        seen.emplace(answer.catalog.revision, to_json(answer));
      }
    });
  });
  const Stop at_the_end{stop};
  constexpr int commits = 60;
  for (int turn = 1; turn <= commits; ++turn) {
    for (int i = turn % 4; i < offers; i += 4)
      put(i, turn);
    writer.commit();
    ask_alone();
    CHECK(shared.refresh());
  }
  stop = true;
  const std::set<std::string> errors = reading.get();
  INFO((errors.empty() ? "" : *errors.begin()));
  CHECK(errors.empty());
  CHECK(seen.size() > 1);
  for (const auto& [revision, answer] : seen)
    CHECK(answer == alone.at(revision));
  CHECK(to_json(shared.match(profile)) == alone.at(commits + 1));
  CHECK(shared.check().empty());
}

TEST_CASE("after a refresh every thread sees the new offers") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {offer_of("a", "before")});
  Catalog shared{path};
  for (int round = 0; round < 5; ++round) {
    // As many readers as there are threads.
    CHECK(in_threads([&](int) {
            for (int i = 0; i < 200; ++i)
              static_cast<void>(shared.title("a", "de"));
          }).empty());
    const std::string added = "new" + std::to_string(round);
    make_catalog(path, {offer_of("a", added), offer_of(added)});
    CHECK(shared.refresh());
    CHECK_FALSE(shared.refresh());
    std::atomic<int> stale{0};
    CHECK(in_threads([&](int) {
            for (int i = 0; i < 200; ++i)
              if (!shared.offer(added) || shared.title("a", "de") != added) ++stale;
          }).empty());
    CHECK(stale == 0);
  }
}

TEST_CASE("what is opened while a writer commits is never called damaged") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  std::vector<Offer> offers;
  for (int i = 0; i < 200; ++i)
    offers.push_back(offer_of("o" + std::to_string(i)));
  make_catalog(path, offers);
  Catalog held{path};
  std::atomic<bool> stop{false};
  auto writing = std::async(std::launch::async, [&] {
    CatalogWriter writer{path};
    int commits = 0;
    for (; !stop; ++commits) {
      writer.put(offer_of("o" + std::to_string(commits % 200), std::to_string(commits)));
      writer.commit();
      std::this_thread::sleep_for(std::chrono::milliseconds{1});  // a busy writer, not a storm
    }
    return commits;
  });
  const Stop at_the_end{stop};
  std::map<std::string, int> outcomes;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{2};
  const auto tried = [&](const std::string& what, const std::function<bool()>& call) {
    try {
      ++outcomes[call() ? "ok" : what + ": wrong answer"];
    } catch (const Error& error) {
      // Busy is honest, and the caller may try again.
      ++outcomes[error.code() == Code::catalog_busy ? "busy" : what + ": " + error.what()];
    }
  };
  while (std::chrono::steady_clock::now() < end) {
    tried("open", [&] { return Catalog{path}.state().offers == 200; });
    tried("refresh", [&] { return held.refresh() || true; });
    tried("offer", [&] { return held.offer("o7").has_value(); });
    tried("check", [&] { return held.check().empty(); });
  }
  stop = true;
  std::cout << writing.get() << " commits";
  for (const auto& [name, times] : outcomes)
    std::cout << ", " << times << " times " << name;
  std::cout << '\n';
  CHECK(outcomes["ok"] > 0);
  outcomes.erase("ok");
  outcomes.erase("busy");
  for (const auto& [what, times] : outcomes)
    FAIL_CHECK(times << " times " << what);
}

TEST_CASE("a catalog that was built again is shown after a refresh") {
  const int rebuilt_commits = GENERATE(1, 5, 7);
  INFO(rebuilt_commits << " commits instead of 5");
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  for (int i = 0; i < 5; ++i)
    make_catalog(path, {offer_of("o" + std::to_string(i))});
  Catalog held{path};
  CHECK_FALSE(held.refresh());
  CHECK(held.offer("o1").has_value());
  fs::remove_all(path);
  CHECK(code_of([&] { held.refresh(); }) == Code::catalog_missing);
  CHECK(held.state().offers == 5);
  for (int i = 0; i < rebuilt_commits; ++i)
    make_catalog(path, {offer_of("other")});
  CHECK(held.refresh());
  CHECK(held.state() == CatalogState{.offers = 1, .revision = static_cast<std::uint64_t>(rebuilt_commits)});
  CHECK(held.ids() == std::vector<std::string>{"other"});
  CHECK(held.offer("other").has_value());
  CHECK_FALSE(held.offer("o1").has_value());
  CHECK(held.check().empty());
  CHECK_FALSE(held.refresh());
}

// --- What offers may say --------------------------------------------------------------------------------------------------------

TEST_CASE("70,000 unknown burdens are no known ones") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  constexpr int offers = 720;
  {
    CatalogWriter writer{path};
    for (int i = 0; i < offers; ++i) {
      Offer offer = offer_of("o" + std::to_string(i));
      for (std::size_t k = 0; k < OfferLimits::concepts; ++k)
        offer.addresses.push_back("zz/u" + std::to_string(static_cast<std::size_t>(i) * 100 + k));
      // And for none that has one of these: it stands open to everybody else.
      if (i >= offers - 10) offer.not_for.swap(offer.addresses);
      writer.put(offer);
    }
    writer.commit();
  }
  const Catalog catalog{path};
  for (const Concept& burden : Vocabulary::built_in().concepts()) {
    if (burden.type != ConceptType::burden || burden.safety == Safety::child_protection) continue;
    INFO(burden.id);
    const Answer answer = catalog.match({.as_of = today, .needs = {{burden.id}}, .limit = 200});
    CHECK(answer.matches.size() == 10);
  }
}

TEST_CASE("home visits within a distance of a site that nobody can place: unknown") {
  const Site far{.point = berlin};
  const Site near{.point = darmstadt};
  const Site somewhere{.address = {.city = "Darmstadt"}};
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const auto visits = [](const std::string& id, const std::vector<Site>& sites) {
    Offer offer = offer_of(id);
    offer.home_visits = HomeVisits{.within = 20_km};
    offer.sites = sites;
    return offer;
  };
  make_catalog(path, {visits("far", {far}), visits("far, somewhere", {far, somewhere}),
                      visits("somewhere, far", {somewhere, far}), visits("somewhere", {somewhere}),
                      visits("near", {near, far, somewhere})});
  const NeedsProfile profile{
      .as_of = today, .home = {.point = darmstadt}, .delivery = {Delivery::home_visit}};
  const Catalog catalog{path};
  const auto place_of = [&](const std::string& id) {
    for (const Reason& reason : catalog.why(profile, id).match.reasons)
      if (reason.criterion == Criterion::place) return name(reason.verdict);
    return std::string_view{"none"};
  };
  CHECK(place_of("far") == "unmet");
  CHECK(place_of("far, somewhere") == "unknown");
  CHECK(place_of("somewhere, far") == "unknown");
  CHECK(place_of("somewhere") == "unknown");
  CHECK(place_of("near") == "met");
}

TEST_CASE("whatever an offer may say can be opened again") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  std::size_t count = 0;
  {
    CatalogWriter writer{path};
    const auto put = [&](const std::function<void(Offer&)>& change) {
      Offer offer = offer_of("o" + std::to_string(count));
      change(offer);
      INFO(to_json(offer));
      if (!validate(offer, Vocabulary::built_in()).empty()) return;
      writer.put(offer);
      ++count;
    };
    for (const int from : {0, 1, 720, 1439, 1440})
      for (const int until : {0, 1, 720, 1439, 1440})
        put([&](Offer& offer) {
          offer.schedule = {{.days = {0x7F},
                             .from = LocalTime{static_cast<std::int16_t>(from)},
                             .until = LocalTime{static_cast<std::int16_t>(until)}}};
        });
    for (const int n : {0, 1, 10'000})
      for (const bool before : {false, true})
        put([&](Offer& o) { o.child_age = {.from = Age{n, n, n, n, before && n > 0}}; });
    for (const int n : {0, 10, 150})
      put([&](Offer& offer) { offer.caregiver_age = {.from = n}; });
    for (const Date day : {date(1800, 1, 1), date(1970, 1, 1), date(2200, 12, 31)})
      put([&](Offer& offer) { offer.verified = offer.valid.from = offer.capacity.as_of = day; });
    for (const double sign : {-1.0, 1.0})
      put([&](Offer& offer) { offer.sites = {{.point = GeoPoint{90 * sign, 180 * sign}}}; });
    for (const int n : {0, OfferLimits::home_visit_km})
      put([&](Offer& offer) { offer.home_visits = HomeVisits{.within = kilometres(n)}; });
    for (int status = 0; status < 4; ++status)
      put([&](Offer& offer) {
        offer.capacity = {.status = static_cast<CapacityStatus>(status), .wait_days = 3650, .as_of = today};
      });
    put([&](Offer& offer) { offer.sites.resize(OfferLimits::sites, Site{.name = "x"}); });
    writer.commit();
  }
  CHECK(count >= 37);
  const Catalog catalog{path};
  CHECK(catalog.state().offers == count);
  CHECK(catalog.check().empty());
}

TEST_CASE("a catalog's own concepts are kept, matched along the tree and named") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const Vocabulary own = Vocabulary::built_in().extended_by(
      R"({"type":"burden","id":"child/night-terrors","broader":["child"],"scope":"child",)"
      R"("label":{"de":"Nachtschreck","en":"Night terrors"}})");
  {
    CatalogWriter writer{path};
    writer.set_vocabulary(own);
    Offer narrow = offer_of("narrow");
    narrow.addresses = {"child/night-terrors"};
    Offer broad = offer_of("broad");
    broad.addresses = {"child"};
    Offer apart = offer_of("apart");
    apart.addresses = {"economic/debt"};
    for (const Offer& offer : {narrow, broad, apart})
      writer.put(offer);
    writer.commit();
  }
  CHECK(CatalogWriter{path}.vocabulary().extension() == own.extension());
  const Catalog catalog{path};
  const Vocabulary vocabulary = catalog.vocabulary();
  CHECK(vocabulary.extension() == own.extension());
  REQUIRE(vocabulary.find(ConceptType::burden, "child/night-terrors") != nullptr);
  const auto found = [&](const std::string& need) {
    std::vector<std::string> ids;
    for (const Match& match : catalog.match({.as_of = today, .needs = {{need}}}).matches)
      ids.push_back(match.offer);
    return ids;
  };
  CHECK(found("child/night-terrors") == std::vector<std::string>{"narrow", "broad"});
  CHECK(found("child") == std::vector<std::string>{"broad", "narrow"});
  CHECK(found("economic/debt") == std::vector<std::string>{"apart"});
  const Match best = catalog.match({.as_of = today, .needs = {{"child/night-terrors"}}}).matches.at(0);
  CHECK(best.sentence("de", vocabulary).find("Nachtschreck") != std::string::npos);
  CHECK(best.sentence("en", vocabulary).find("ight terrors") != std::string::npos);
  for (const char* language : {"de", "en"})
    CHECK(best.sentence(language, vocabulary).find("child/") == std::string::npos);
  CHECK(code_of([&] { static_cast<void>(best.sentence("tlh", vocabulary)); }) == Code::language_unsupported);
}

// --- Handles and errors ---------------------------------------------------------------------------------------------------------

TEST_CASE("catalogs and writers can be moved") {
  const TemporaryFolder folder;
  const std::string first = folder / "first";
  const std::string second = folder / "second";
  CatalogWriter a{first};
  CatalogWriter b{second};
  a.put(offer_of("a"));
  b.put(offer_of("b"));
  CatalogWriter moved{std::move(a)};
  moved.commit();
  CHECK(code_of([&] { CatalogWriter{first}; }) == Code::catalog_locked);
  moved = std::move(b);
  CHECK(CatalogWriter{first}.size() == 1);  // given up by the assignment
  CHECK(code_of([&] { CatalogWriter{second}; }) == Code::catalog_locked);
  moved.commit();
  Catalog one{first};
  Catalog other{std::move(one)};
  CHECK(other.ids() == std::vector<std::string>{"a"});
  other = Catalog{second};
  CHECK(other.ids() == std::vector<std::string>{"b"});
  CHECK(other.offer("b").has_value());
  CHECK_FALSE(other.refresh());
}

TEST_CASE("errors carry code, name, sentence and details") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter writer{path};
  writer.put(offer_of("a"));
  writer.commit();
  const Catalog catalog{path};
  const auto thrown = [](auto&& call) {
    try {
      call();
    } catch (const Error& error) {
      return error;  // a copy
    }
    FAIL("nothing was thrown");
    throw std::logic_error{"not reached"};
  };
  const NeedsProfile empty{};
  const Error offer = thrown([&] { writer.put(Offer{}); });
  const Error profile = thrown([&] { static_cast<void>(catalog.match(empty)); });
  const Error unknown = thrown([&] { static_cast<void>(catalog.why({.as_of = today}, "nobody")); });
  const Error missing = thrown([&] { Catalog{folder / "nothing"}; });
  CHECK(offer.code() == Code::offer_invalid);
  CHECK(offer.name() == "offer-invalid");
  CHECK(offer.details().size() == 2);
  CHECK(profile.code() == Code::profile_invalid);
  REQUIRE(profile.details().size() == 1);
  CHECK(profile.details()[0].code == Code::as_of_missing);
  CHECK(unknown.code() == Code::offer_unknown);
  CHECK(unknown.details().empty());
  CHECK(missing.name() == "catalog-missing");
  CHECK(missing.problem().file == (folder / "nothing").string());
  for (const Error& error : {offer, profile, unknown, missing})
    CHECK(std::string{error.what()}.find(info(error.code()).meaning) != std::string::npos);
  // A refused offer closes nothing.
  CHECK_FALSE(writer.put(offer_of("b")));
  writer.commit();
  CHECK(Catalog{path}.state() == CatalogState{.offers = 2, .revision = 2});
  // Ids that no offer can have are no offers.
  for (const std::string& id : {std::string{}, std::string(200, '\0'), std::string(100'000, 'x')}) {
    CHECK_FALSE(catalog.offer(id).has_value());
    CHECK(catalog.title(id, "de").empty());
    CHECK_FALSE(writer.contains(id));
    CHECK_FALSE(writer.remove(id));
  }
}

TEST_CASE("confidential addresses leave the catalog only when asked for") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const auto read = offer_from_json(
      R"({"id":"a","title":{"de":"Frauenhaus"},"sites":[{"name":"SECRET","lat":49.1234,"lon":8.1234,)"
      R"("confidential":true,"directions":"SECRET","address":{"street":"SECRET","postal_code":"64999",)"
      R"("city":"SECRET","region":"06411","house_number":"SECRET"}},{"name":"Office"}]})",
      Vocabulary::built_in());
  REQUIRE(read.valid());
  make_catalog(path, {read.value});
  const Catalog catalog{path};
  const Offer offer = catalog.offer("a").value();
  CHECK(offer == read.value);
  const std::string hidden = to_json(offer);
  for (const char* secret : {"SECRET", "64999", ".1234", "directions", "house_number"}) {
    INFO(secret);
    CHECK(hidden.find(secret) == std::string::npos);
    CHECK(to_json(offer, Confidential::show).find(secret) != std::string::npos);
  }
  CHECK(hidden.find("06411") != std::string::npos);
  CHECK(hidden.find("Office") != std::string::npos);
  const NeedsProfile profile{.as_of = today, .home = {.point = GeoPoint{49.1234, 8.1234}}};
  CHECK_FALSE(catalog.why(profile, "a").match.distance.has_value());
  CHECK(to_json(catalog.match(profile)).find("distance_km") == std::string::npos);
}

TEST_CASE("a title is in the reader's language, else in German, else the first there is") {
  const TemporaryFolder folder;
  make_catalog(
      folder / "c",
      {{.id = "many", .title = {{"ar", "قابلات"}, {"de", "Hebammen"}, {"de-simple", "Hebammen-Hilfe"}}},
       {.id = "none", .title = {{"pl", "Położne"}, {"tr", "Ebeler"}}}});
  const Catalog catalog{folder / "c"};
  CHECK(catalog.title("many", "ar-EG") == "قابلات");
  CHECK(catalog.title("many", "de-AT") == "Hebammen");
  CHECK(catalog.title("many", "de-DE-simple") == "Hebammen-Hilfe");
  CHECK(catalog.title("many", "pl") == "Hebammen");
  CHECK(catalog.title("none", "tr") == "Ebeler");
  CHECK(catalog.title("none", "de") == "Położne");
}

}  // namespace
}  // namespace passgenau
