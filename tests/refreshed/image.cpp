// SPDX-License-Identifier: GPL-2.0-or-later
// The image of all facts that a large catalog keeps: who opens by it answers as who reads every offer, and where it is of no use, or not whole,
// every offer is read.
#include "match/snapshot_image.hpp"

#include <iostream>

#include "catch.hpp"
#include "match/catalog_inside.hpp"
#include "match/facts.hpp"
#include "match/matcher.hpp"
#include "oracle/each_world.hpp"
#include "refreshed/tools.hpp"
#include "store/image.hpp"
#include "store/reader.hpp"
#include "store/schema.hpp"
#include "store/tools.hpp"

namespace passgenau::oracle {
namespace {

using test::offer_of;
using test::opened;
using test::same_snapshots;
using test::tamper;

constexpr std::uint64_t least_worlds = 60;
constexpr std::uint64_t first_seed = 6'000'001;  // other worlds than those of the other programs

FactsSource facts_of(const std::vector<Offer>& offers) {
  return [&offers](const auto& use) {
    for (const Offer& offer : offers)
      use(pack_facts(offer));
  };
}

TEST_CASE("a snapshot of an image is the one that is built of all facts") {
  for_each_world(first_seed, least_worlds, [&](std::uint64_t, const World&, const Staged& staged) {
    const Snapshot built = build_snapshot(staged.vocabulary, staged.gazetteer, facts_of(staged.offers));
    std::vector<std::string> parts;
    make_image(staged.vocabulary, staged.gazetteer,
               facts_of(staged.offers))([&](const std::string& part) { parts.push_back(part); });
    const auto shown = snapshot_of_image(staged.vocabulary, staged.gazetteer, parts.size(),
                                         [&](std::size_t nth) { return parts[nth]; });
    REQUIRE(shown);
    same_snapshots(*shown, built);
    for (NeedsProfile profile : staged.profiles) {
      profile.words.reset();
      CHECK(to_json(match_profile(*shown, profile)) == to_json(match_profile(built, profile)));
    }
  });
}

/// A catalog that is just large enough for an image.
class LargeCatalog {
 public:
  explicit LargeCatalog(std::uint64_t seed) : staged_{stage(make_world(seed))} {
    CatalogWriter writer{path};
    writer.set_vocabulary(staged_.vocabulary);
    writer.set_gazetteer(staged_.gazetteer);
    for (std::size_t i = 0; i < offers; ++i)
      writer.put(named("o" + std::to_string(i), i));
    writer.commit();
  }

  static constexpr std::size_t offers = 4200;

  Offer named(const std::string& id, std::size_t nth) const {
    Offer offer = staged_.offers[nth % staged_.offers.size()];
    offer.id = id;
    // Some are alike, and not all of them.
    const std::string few = std::to_string(nth / staged_.offers.size() / 3);
    for (auto& [language, title] : offer.title)
      title += " nummer" + few;
    for (Site& site : offer.sites) {
      site.address.street = "Weg " + few;
      if (site.address.postal_code.empty()) site.address.city = "Ort";
    }
    return offer;
  }
  const Staged& staged() const { return staged_; }
  /// In one commit: the first 150 of them have so many ids, one of which goes again.
  void change(std::size_t count) {
    CatalogWriter writer{path};
    for (std::size_t i = 0; i < count; ++i)
      writer.put(named("o" + std::to_string(i * 7 % offers), ++changes_));
    writer.remove("o" + std::to_string(++changes_));
    writer.commit();
  }
  bool has_image() const { return StoreReader{path}.image().has_value(); }
  std::uint64_t image_revision() const { return StoreReader{path}.image()->revision; }
  /// Offers that an opened catalog reads beside the image.
  std::size_t read_beside() const {
    const Catalog catalog{path};
    return CatalogInside::snapshot(catalog)->changes;
  }
  /// Whoever cannot use the image reads this offer's facts.
  void damage_an_offer() {
    tamper(path, [](auto& db) {
      Xapian::Document document = db.get_document(4000);
      std::string facts = document.get_value(schema::slot::facts);
      facts[1] ^= 1;
      document.add_value(schema::slot::facts, facts);
      db.replace_document(4000, document);
    });
  }
  bool opens_by_image() {
    damage_an_offer();
    return opened(path).name == "none";
  }

 private:
  TemporaryFolder folder_ = {};
  Staged staged_;
  std::size_t changes_ = 0;

 public:
  const std::string path = folder_ / "catalog";
};

/// As a catalog answers that keeps no image.
void same_without_image(const LargeCatalog& catalog) {
  const TemporaryFolder folder;
  const std::string copy = folder / "copy";
  std::filesystem::copy(catalog.path, copy);
  tamper(copy, [](auto& db) { db.set_metadata(std::string{schema::metadata::image}, {}); });
  const Catalog with{catalog.path};
  const Catalog without{copy};
  same_snapshots(*CatalogInside::snapshot(with), *CatalogInside::snapshot(without));
  for (const NeedsProfile& profile : catalog.staged().profiles)
    CHECK(to_json(with.match(profile, {.near_misses = 1})) ==
          to_json(without.match(profile, {.near_misses = 1})));
}

TEST_CASE("a large catalog is opened by its image, and by what was recorded since") {
  LargeCatalog catalog{first_seed};
  REQUIRE(catalog.has_image());
  same_without_image(catalog);
  catalog.change(20);
  CHECK(catalog.read_beside() == 20);
  same_without_image(catalog);
  CHECK(Catalog{catalog.path}.check().empty());
  CHECK(catalog.opens_by_image());
  CHECK_FALSE(check_catalog(catalog.path).problems.empty());
}

TEST_CASE("a sealed catalog keeps the image") {
  const LargeCatalog catalog{first_seed + 1};
  const TemporaryFolder folder;
  seal_catalog(catalog.path, folder / "sealed");
  CHECK(StoreReader{folder / "sealed"}.image());
  CHECK(Catalog{folder / "sealed"}.check().empty());
  const Catalog sealed{folder / "sealed"};
  const Catalog open{catalog.path};
  same_snapshots(*CatalogInside::snapshot(sealed), *CatalogInside::snapshot(open));
}

TEST_CASE("an image is made anew where much changed, and goes where offers are few") {
  LargeCatalog catalog{first_seed + 2};
  const std::uint64_t revision = catalog.image_revision();
  catalog.change(100);
  CHECK(catalog.image_revision() == revision);
  CHECK(catalog.read_beside() > 90);
  same_without_image(catalog);
  {
    CatalogWriter writer{catalog.path};
    for (std::size_t i = 0; i < 300; ++i)
      writer.put(catalog.named("new/" + std::to_string(i), i));
    writer.commit();
  }
  CHECK(catalog.image_revision() == revision + 2);
  same_without_image(catalog);
  {
    CatalogWriter writer{catalog.path};
    for (std::size_t i = 0; i < 700; ++i)
      writer.remove("o" + std::to_string(i));
    writer.commit();
  }
  CHECK_FALSE(catalog.has_image());
  CHECK(Catalog{catalog.path}.state().offers < 4096);
}

TEST_CASE("an image that rests on other words or another gazetteer is made anew") {
  LargeCatalog catalog{first_seed + 3};
  const std::uint64_t revision = catalog.image_revision();
  {
    CatalogWriter writer{catalog.path};
    writer.set_gazetteer({});
    writer.commit();
  }
  CHECK(catalog.image_revision() == revision + 1);
  same_without_image(catalog);
  // An earlier passgenau leaves the image where it is, and lays out its own in another way.
  const auto rests_on_another = [](LargeCatalog& on) {
    tamper(on.path, [](auto& db) {
      auto image = *image_record(db);
      image.basis ^= 1;
      write_image_record(db, image);
    });
  };
  rests_on_another(catalog);
  catalog.change(1);
  CHECK(catalog.image_revision() == revision + 2);
  CHECK(catalog.opens_by_image());
  LargeCatalog other{first_seed + 3};
  rests_on_another(other);
  CHECK_FALSE(other.opens_by_image());
}

TEST_CASE("where a commit left no record of its changes every offer is read, and the next makes an image") {
  LargeCatalog catalog{first_seed + 4};
  const std::uint64_t revision = catalog.image_revision();
  catalog.change(3);
  tamper(catalog.path, [](auto& db) {
    db.set_metadata(std::string{schema::metadata::changes} + "00000000000000000002", {});
  });
  CHECK(catalog.read_beside() == 0);
  same_without_image(catalog);
  catalog.change(3);
  CHECK(catalog.image_revision() == revision + 2);
  CHECK(catalog.opens_by_image());
}

// An image that showed such facts would vouch for them: the digest stands beside it.
TEST_CASE("no image is made of facts that are damaged, or that a disk turned back") {
  for (const bool turned_back : {false, true}) {
    LargeCatalog catalog{first_seed + 6};
    const std::uint64_t revision = catalog.image_revision();
    std::string earlier;
    tamper(catalog.path, [&](auto& db) { earlier = db.get_document(4000).get_value(schema::slot::facts); });
    {
      CatalogWriter writer{catalog.path};
      writer.put(catalog.named("o3999", 1));
      writer.commit();
    }
    if (turned_back)
      tamper(catalog.path, [&](auto& db) {
        Xapian::Document document = db.get_document(4000);
        REQUIRE(document.get_value(schema::slot::facts) != earlier);
        document.add_value(schema::slot::facts, earlier);
        db.replace_document(4000, document);
      });
    else
      catalog.damage_an_offer();
    catalog.change(400);
    CHECK(catalog.image_revision() == revision + 2);
    CHECK(StoreReader{catalog.path}.image()->parts == 0);
    CHECK(opened(catalog.path).name == "catalog-damaged");
  }
}

TEST_CASE("a damaged image is told by the check, and every offer is read") {
  for (const std::string& key :
       {std::string{schema::metadata::image_part} + "0", std::string{schema::metadata::image_part} + "1"}) {
    LargeCatalog catalog{first_seed + 5};
    tamper(catalog.path, [&](auto& db) {
      std::string part = db.get_metadata(key);
      part[part.size() / 2] ^= 1;
      db.set_metadata(key, part);
    });
    CHECK(Catalog{catalog.path}.check().size() == 1);
    CHECK_FALSE(catalog.opens_by_image());
  }
  // A part of an earlier image in the place of its successor, each whole in itself.
  LargeCatalog catalog{first_seed + 5};
  const std::string key = std::string{schema::metadata::image_part} + "1";
  std::string earlier;
  tamper(catalog.path, [&](auto& db) { earlier = db.get_metadata(key); });
  catalog.change(400);
  tamper(catalog.path, [&](auto& db) {
    REQUIRE(db.get_metadata(key) != earlier);
    db.set_metadata(key, earlier);
  });
  CHECK_FALSE(catalog.opens_by_image());
}

}  // namespace
}  // namespace passgenau::oracle
