// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/gaps_what_if.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "match/bill.hpp"
#include "match/candidates.hpp"
#include "match/question.hpp"
#include "match/share_out.hpp"
#include "model/region.hpp"
#include "planning/who_frame.hpp"

namespace passgenau {

namespace {

struct Municipality {
  std::string region = {};
  std::string name = {};
  GeoPoint point = {};
};

/// What one more offer could be.
struct Idea {
  std::string kind = {};
  std::string burden = {};
};

struct Gain {
  std::int64_t families = 0;
  double weight = 0;
  std::int64_t first_families = 0;
  double first_weight = 0;
};

std::vector<Municipality> municipalities_of(const Gazetteer& gazetteer,
                                            const std::vector<FamilyFinding>& findings) {
  std::set<std::string> counties;
  for (const FamilyFinding& finding : findings)
    if (!finding.region.empty()) counties.insert(finding.region.substr(0, county_digits));
  std::vector<Municipality> found;
  for (const std::string& county : counties) {
    std::set<std::string> regions;
    for (const GazetteerRow* row : gazetteer.by_region(county))
      if (row->region.size() == municipality_digits) regions.insert(row->region);
    for (const std::string& region : regions)
      if (const auto point = gazetteer.municipality_point(region))
        found.push_back({.region = region, .name = place_name(gazetteer, region), .point = *point});
  }
  return found;
}

std::vector<Idea> ideas_for(const Vocabulary& vocabulary, const std::vector<FamilyFinding>& findings) {
  std::set<std::string> unserved;
  for (const FamilyFinding& finding : findings)
    for (const CaseFinding& found : finding.cases)
      if (found.help > Help::full) unserved.insert(found.id);
  std::vector<Idea> ideas;
  std::set<std::string> of_a_kind;
  for (const Concept& item : vocabulary.concepts()) {
    if (item.type != ConceptType::kind || item.residential) continue;
    if (!item.burdens.empty() || unserved.count(item.id) > 0) ideas.push_back({.kind = item.id});
    for (const std::string& burden : unserved)
      for (const std::string& own : item.burdens)
        if (vocabulary.covers(ConceptType::burden, own, burden)) of_a_kind.insert(burden);
  }
  for (const std::string& id : unserved)
    if (of_a_kind.count(id) == 0 && vocabulary.find(ConceptType::burden, id) != nullptr)
      ideas.push_back({.burden = id});
  return ideas;
}

/// Where an idea, and a municipality, would do for one family: an offer has both or is not eligible, for nothing but its place depends
/// on where it stands.
struct Fits {
  std::vector<std::uint32_t> ideas = {};
  std::vector<std::uint32_t> municipalities = {};
};

class Search {
 public:
  Search(const Snapshot& snapshot, const std::vector<Family>& population,
         const std::vector<FamilyFinding>& findings, const Coarseness& coarseness, const GapsOptions& options)
      : population_{population},
        findings_{findings},
        coarseness_{coarseness},
        options_{options},
        municipalities_{municipalities_of(snapshot.gazetteer, findings)},
        ideas_{ideas_for(snapshot.vocabulary, findings)},
        frame_{snapshot.vocabulary, snapshot.gazetteer, population},
        idea_rows_{frame_.rows_of(idea_offers())},
        places_{frame_.rows_of(place_offers())} {}

  std::vector<WhatIf> run() {
    std::vector<Fits> fits(population_.size());
    share_out(population_.size(), threads_for(options_.threads, population_.size()), [&](std::size_t i) {
      if (!findings_[i].unserved.empty()) fits[i] = fits_of(i);
    });
    gains_.resize(ideas_.size() * municipalities_.size());
    for (std::size_t i = 0; i < fits.size(); ++i)
      count(fits[i], findings_[i], population_[i].weight);
    return best();
  }

 private:
  static std::string numbered(std::size_t index) { return std::to_string(index); }
  std::vector<Offer> idea_offers() const {
    std::vector<Offer> offers;
    for (const Idea& idea : ideas_) {
      // Without a site: a place that is not stated excludes nobody.
      offers.push_back(supposed_offer(idea.kind, idea.burden, {}, {}));
      offers.back().id = numbered(offers.size() - 1);
      offers.back().sites.clear();
    }
    return offers;
  }
  std::vector<Offer> place_offers() const {
    std::vector<Offer> offers;
    for (const Municipality& place : municipalities_) {
      offers.push_back(supposed_offer({}, {}, place.region, place.point));
      offers.back().id = numbered(offers.size() - 1);
    }
    return offers;
  }
  static std::uint32_t number_of(const Snapshot& rows, const Row& row) {
    return static_cast<std::uint32_t>(std::stoul(std::string{rows.id(row)}));
  }

  Fits fits_of(std::size_t index) const {
    const Question question{population_[index].profile, frame_.snapshot()};
    NeedSet unserved;
    for (const std::uint16_t need : findings_[index].unserved)
      unserved.set(need);
    Fits fits;
    Bill bill;
    Judge ideas{idea_rows_, question};
    for (const Row& row : idea_rows_.rows) {
      if (!ideas.eligible(row, bill)) continue;
      const RelevanceCodes& codes = idea_rows_.relevance_of(row);
      const NeedSet made_for = addressed_needs(question, idea_rows_.named(codes), idea_rows_.kinds_of(codes),
                                               bill.child_age.candidates);
      if ((made_for & unserved).any()) fits.ideas.push_back(number_of(idea_rows_, row));
    }
    if (fits.ideas.empty()) return fits;
    Judge places{places_, question};
    for (const std::uint32_t row : relevant_rows(places_, question, stretches(places_, question)))
      if (places.eligible(places_.rows[row], bill))
        fits.municipalities.push_back(number_of(places_, places_.rows[row]));
    return fits;
  }

  void count(const Fits& fits, const FamilyFinding& finding, double weight) {
    for (const std::uint32_t idea : fits.ideas)
      for (const std::uint32_t place : fits.municipalities) {
        Gain& gain = gains_[idea * municipalities_.size() + place];
        ++gain.families;
        gain.weight += weight;
        if (finding.help <= Help::full) continue;
        ++gain.first_families;
        gain.first_weight += weight;
      }
  }

  std::vector<WhatIf> best() const {
    std::vector<WhatIf> out;
    // The municipalities of a county stand side by side.
    for (std::size_t begin = 0, end = 0; begin < municipalities_.size(); begin = end) {
      const std::string county = municipalities_[begin].region.substr(0, county_digits);
      while (end < municipalities_.size() &&
             municipalities_[end].region.compare(0, county_digits, county) == 0)
        ++end;
      add_best_of(begin, end, out);
    }
    return out;
  }

  struct Ranked {
    double weight = 0;
    double first_weight = 0;
    std::size_t idea = 0;
    std::size_t place = 0;

    bool is_better_than(const Ranked& other) const {
      return std::tie(weight, first_weight) > std::tie(other.weight, other.first_weight);
    }
  };

  /// Of these municipalities the best for each idea, and of those the best.
  void add_best_of(std::size_t begin, std::size_t end, std::vector<WhatIf>& out) const {
    std::vector<Ranked> ranked;
    for (std::size_t idea = 0; idea < ideas_.size(); ++idea) {
      std::optional<Ranked> top;
      for (std::size_t place = begin; place < end; ++place) {
        const Gain& gain = gain_of(idea, place);
        const Ranked now{gain.weight, gain.first_weight, idea, place};
        const bool told_of = told(gain.weight, gain.families).has_value();
        if (told_of && (!top || now.is_better_than(*top))) top = now;
      }
      if (top) ranked.push_back(*top);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.is_better_than(b); });
    if (ranked.size() > options_.what_if) ranked.resize(options_.what_if);
    for (const Ranked& each : ranked) {
      const Gain& gain = gain_of(each.idea, each.place);
      const Municipality& place = municipalities_[each.place];
      out.push_back({.kind = ideas_[each.idea].kind,
                     .burden = ideas_[each.idea].burden,
                     .region = place.region,
                     .name = place.name,
                     .point = place.point,
                     .families = *told(gain.weight, gain.families),
                     .first_help = told(gain.first_weight, gain.first_families)});
    }
  }

  std::optional<std::int64_t> told(double weight, std::int64_t families) const {
    return coarseness_.told(weight, families, coarseness_.families);
  }

  const Gain& gain_of(std::size_t idea, std::size_t place) const {
    return gains_[idea * municipalities_.size() + place];
  }

  const std::vector<Family>& population_;
  const std::vector<FamilyFinding>& findings_;
  const Coarseness& coarseness_;
  const GapsOptions& options_;
  std::vector<Municipality> municipalities_;
  std::vector<Idea> ideas_;
  Frame frame_;
  Snapshot idea_rows_;
  Snapshot places_;
  std::vector<Gain> gains_ = {};  ///< by idea, then municipality
};

}  // namespace

Offer supposed_offer(const std::string& kind, const std::string& burden, const std::string& region,
                     GeoPoint point) {
  Offer offer{.id = "what-if", .title = {{"en", "what if"}}};
  if (!kind.empty()) offer.kinds = {kind};
  if (!burden.empty()) offer.addresses = {burden};
  offer.languages = {{"de"}, {"mul", SpokenBy::interpreter}};
  offer.sites = {{.point = point, .address = {.region = region}}};
  return offer;
}

std::string place_name(const Gazetteer& gazetteer, std::string_view region) {
  if (region.size() != municipality_digits) return {};
  const auto rows = gazetteer.by_region(region);
  return rows.empty() ? std::string{} : rows.front()->name;
}

std::vector<WhatIf> find_what_if(const Snapshot& snapshot, const std::vector<Family>& population,
                                 const std::vector<FamilyFinding>& findings, const Coarseness& coarseness,
                                 const GapsOptions& options) {
  return Search{snapshot, population, findings, coarseness, options}.run();
}

}  // namespace passgenau
