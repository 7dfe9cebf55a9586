// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "model/calendar.hpp"
#include "model/json.hpp"
#include "model/language.hpp"
#include "model/reader.hpp"
#include "passgenau/gaps.hpp"
#include "planning/gaps_prevalence.hpp"
#include "planning/random.hpp"

namespace passgenau {

namespace {

constexpr int days_of_pregnancy = 40 * 7;

class Draw {
 public:
  Draw(const Prevalence& prevalence, const Vocabulary& vocabulary, const Gazetteer& gazetteer, Date as_of)
      : prevalence_{prevalence},
        vocabulary_{vocabulary},
        as_of_{as_of},
        random_{prevalence.seed},
        days_of_age_{static_cast<std::size_t>(days_below(prevalence.until, to_day(as_of)))} {
    std::map<std::string, std::vector<const GazetteerRow*>> municipalities;
    for (const std::string& region : prevalence.regions)
      for (const GazetteerRow* row : gazetteer.by_region(region))
        municipalities[row->region].push_back(row);
    for (auto& [region, rows] : municipalities) {
      people_ += static_cast<double>(std::max<std::int64_t>(1, rows.front()->population));
      places_.push_back({.rows = std::move(rows), .people_up_to = people_});
    }
  }

  Family family(int number) {
    Family family{.id = "family-" + std::to_string(number), .weight = prevalence_.weight};
    NeedsProfile& profile = family.profile;
    profile.as_of = as_of_;
    add_child(profile);
    add_home(profile);
    if (const ShareOfReach* reach = one_of(prevalence_.reach)) profile.reach = reach->reach;
    if (const ShareOfLanguages* spoken = one_of(prevalence_.languages)) profile.languages = spoken->languages;
    const BurdenClass* burden_class = one_of(prevalence_.classes);
    for (const ShareOfBurden& burden : prevalence_.burdens)
      if (random_.unit() < chance_of(prevalence_, vocabulary_, burden, burden_class) &&
          is_of_age(burden, profile.children[0]))
        profile.needs.push_back(need_of(burden));
    return family;
  }

 private:
  struct HomeTown {
    std::vector<const GazetteerRow*> rows = {};
    double people_up_to = 0;
  };
  /// Numbers with 53 random bits.
  struct Random : SplitMix64 {
    using SplitMix64::SplitMix64;
    double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  };

  /// By their shares; null where none is drawn.
  template <class Item>
  const Item* one_of(const std::vector<Item>& items) {
    double at = random_.unit();
    for (const Item& item : items)
      if ((at -= item.share) < 0) return &item;
    return nullptr;
  }

  void add_child(NeedsProfile& profile) {
    const bool expecting = random_.unit() < prevalence_.pregnant;
    profile.caregiver.roles = {expecting ? Role::pregnant : Role::mother};
    const Day today = to_day(as_of_);
    if (expecting) {
      profile.children = {{.due = to_date(today + 1 + static_cast<Day>(random_.below(days_of_pregnancy)))}};
      return;
    }
    profile.children = {{.born = to_date(today - static_cast<Day>(random_.below(days_of_age_)))}};
  }

  /// How many birthdays, `today` the last of them, are those of children who are younger than this.
  static Day days_below(const Age& until, Day today) {
    constexpr Day days_of_greatest_age = 366 * (greatest_age_years + 1);
    Day young = 0;
    Day old = days_of_greatest_age;
    while (old - young > 1) {
      const Day middle = (young + old) / 2;
      (to_day(day_reached(to_date(today - middle), until)) > today ? young : old) = middle;
    }
    return old;
  }

  void add_home(NeedsProfile& profile) {
    const double at = random_.unit() * people_;
    auto place =
        std::upper_bound(places_.begin(), places_.end(), at,
                         [](double people, const HomeTown& town) { return people < town.people_up_to; });
    if (place == places_.end()) --place;
    const GazetteerRow& row = *place->rows[random_.below(place->rows.size())];
    profile.home = {.postal_code = row.postal_code, .region = row.region};
  }

  bool is_of_age(const ShareOfBurden& burden, const Child& child) const {
    const Date birth = child.born ? *child.born : *child.due;
    const auto reached = [&](const Age& age) { return day_reached(birth, age) <= as_of_; };
    return (!burden.ages.from || reached(*burden.ages.from)) &&
           (!burden.ages.until || !reached(*burden.ages.until));
  }

  Need need_of(const ShareOfBurden& burden) const {
    Need need{.burden = burden.burden};
    if (vocabulary_.find(ConceptType::burden, burden.burden)->scope == "child") need.child = 0;
    return need;
  }

  const Prevalence& prevalence_;
  const Vocabulary& vocabulary_;
  Date as_of_;
  Random random_;
  std::size_t days_of_age_;
  std::vector<HomeTown> places_ = {};
  double people_ = 0;
};

}  // namespace

std::string about(const SamplePopulation& population, std::string_view language) {
  const auto text = text_for(population.about, language);
  return text == population.about.end() ? std::string{} : text->second;
}

Checked<SamplePopulation> sample_population(std::string_view json, const Vocabulary& vocabulary,
                                            const Gazetteer& gazetteer, std::optional<Date> as_of) {
  Checked<SamplePopulation> out;
  Prevalence prevalence = read_prevalence(json, vocabulary, gazetteer, out.problems);
  if (prevalence.as_of) as_of = prevalence.as_of;
  if (!as_of) out.problems.push_back(make_problem(Code::as_of_missing, "/as_of"));
  if (!out.valid()) return out;
  out.value.about = std::move(prevalence.about);
  Draw draw{prevalence, vocabulary, gazetteer, *as_of};
  out.value.families.reserve(static_cast<std::size_t>(prevalence.families));
  for (int i = 1; i <= prevalence.families; ++i)
    out.value.families.push_back(draw.family(i));
  return out;
}

}  // namespace passgenau
