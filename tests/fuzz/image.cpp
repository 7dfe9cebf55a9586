// SPDX-License-Identifier: GPL-2.0-or-later
// The image of a snapshot: whatever the bytes, it is refused, or every question can be asked of it.
#include "match/snapshot_image.hpp"

#include "fuzz/target.hpp"
#include "match/catalog_inside.hpp"
#include "match/facts.hpp"
#include "match/matcher.hpp"
#include "match/near_miss.hpp"
#include "match/snapshot_change.hpp"

namespace passgenau::fuzz {

namespace {

const std::vector<std::string>& whole() {
  static const std::vector<std::string> parts = [] {
    std::vector<std::string> made;
    const Catalog catalog{sample_catalog()};
    const FactsSource facts = [&](const auto& use) {
      for (const std::string& id : catalog.ids())
        use(pack_facts(*catalog.offer(id)));
    };
    make_image({}, sample_gazetteer(), facts)([&](const std::string& part) { made.push_back(part); });
    return made;
  }();
  return parts;
}

const Offer& offer_of_sample() {
  static const Offer offer = [] {
    const Catalog catalog{sample_catalog()};
    return *catalog.offer(catalog.ids().back());
  }();
  return offer;
}

/// Needs help at once, too: notes name whom to call.
NeedsProfile family() {
  NeedsProfile profile;
  profile.as_of = date(2026, 11, 21);
  profile.home.postal_code = "64289";
  profile.needs = {{"child/excessive-crying"}, {"relationship/domestic-violence"}};
  profile.languages = {"tr"};
  profile.children = {{.born = date(2026, 8, 1)}};
  return profile;
}

}  // namespace

/// Every five bytes patch the whole image: which part, where (three), and what the byte there is changed by. What is left over at the end is put
/// behind the last part.
void image(std::string_view bytes) {
  std::vector<std::string> parts = whole();
  for (; bytes.size() >= 5; bytes.remove_prefix(5)) {
    std::string& part = parts[static_cast<unsigned char>(bytes[0]) % parts.size()];
    std::size_t at = 0;
    for (const char c : bytes.substr(1, 3))
      at = at << 8 | static_cast<unsigned char>(c);
    char& byte = part[at % part.size()];
    byte = static_cast<char>(byte ^ bytes[4]);
  }
  parts.back() += bytes;
  const auto snapshot =
      snapshot_of_image({}, sample_gazetteer(), parts.size(), [&](std::size_t nth) { return parts[nth]; });
  hold(snapshot || parts != whole(), "the whole image is refused");
  if (!snapshot) return;
  for (const Row& row : snapshot->rows) {
    static_cast<void>(snapshot->find(snapshot->id(row)));
    static_cast<void>(judge_offer(*snapshot, family(), row));
  }
  static_cast<void>(match_profile(*snapshot, family()));
  static_cast<void>(find_near_misses(*snapshot, family(), 3));
  if (snapshot->rows.empty()) return;
  // What has changed since is put on top of it; what it says of the others does not matter here.
  const std::string gone{snapshot->id(snapshot->rows.front())};
  const std::string facts = pack_facts(offer_of_sample());
  std::vector<ChangedFacts> changes{{.id = offer_of_sample().id, .facts = facts}};
  if (gone != changes[0].id)
    changes.insert(gone < changes[0].id ? changes.begin() : changes.end(), {.id = gone});
  try {
    const auto changed = changed_snapshot(*snapshot, changes, [&](std::string_view) { return facts; });
    if (changed) static_cast<void>(match_profile(*changed, family()));
  } catch (const Error& error) {
    hold(error.code() == Code::catalog_damaged, "a changed image is refused as something else");
  }
}

}  // namespace passgenau::fuzz
