// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"
#include "passgenau/feed.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/place.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau {

/// What the writers of all formats look things up in. For one thread.
class FeedContext {
 public:
  FeedContext(const Vocabulary& words, const Gazetteer& places, const FeedOptions& feed)
      : options{feed}, vocabulary_{words}, gazetteer_{places} {}

  const FeedOptions& options;

  std::string label(ConceptType type, std::string_view id) const {
    return vocabulary_.label(type, id, options.language);
  }
  /// "Türkisch"; an unknown tag unchanged.
  const std::string& language_name(const std::string& tag) const;
  /// "Hessen" of an address, by its region or else by its postal code; empty where neither tells.
  std::string_view state_of(const Address& address) const;
  /// "Darmstadt, Wissenschaftsstadt", "Hessen", "64289", "Deutschland": of a region key of `residence`; the
  /// key itself where nobody knows it.
  std::string region_name(std::string_view key) const;

 private:
  const Vocabulary& vocabulary_;
  const Gazetteer& gazetteer_;
  mutable std::map<std::string, std::string> language_names_ = {};
};

/// An offer as others may see it: the value, and its document in our own format. Confidential sites have lost
/// what `to_json` hides, so that no writer can give it away.
struct ShownOffer {
  Offer offer = {};
  json::object document = {};
};
ShownOffer shown(const Offer& offer);

/// The language of the one text that a format has room for: `wanted` or its base language, else German, else
/// the first. Empty where there is no text.
std::string main_language(const LocalizedText& texts, std::string_view wanted);

/// An age in years for formats that count in them: months are twelfths, weeks and days of 365.2425 days a
/// year; before birth it is 0. Three decimals.
double decimal_years(const Age& age);

/// The last age that an offer with this upper bound is for, as those formats count: of a bound in whole years
/// the last year ("until the third birthday" is 2), of any other the bound itself.
double last_years(const Age& until);

json::object hsds_service(const ShownOffer& shown, const FeedContext& context);
json::object schema_org_service(const ShownOffer& shown, const FeedContext& context);
std::string csv_header(const FeedContext& context);
std::string csv_row(const ShownOffer& shown, const FeedContext& context);

}  // namespace passgenau
