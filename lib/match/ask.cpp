// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/ask.hpp"

#include <algorithm>
#include <array>

#include "match/bill.hpp"
#include "match/candidates.hpp"
#include "model/region.hpp"

namespace passgenau {

namespace {

/// What may be asked, in the order in which equal questions stand: what a conversation begins with comes first.
enum class Ask : std::uint8_t {
  needs,
  children,
  home,
  languages,
  burdens,
  address,
  birth_dates,
  caregiver_role,
  caregiver_age,
  interpreter,
  cost,
  available
};
constexpr std::array<std::string_view, 12> ids{
    "needs",       "children",       "home",          "languages",   "burdens", "address",
    "birth-dates", "caregiver-role", "caregiver-age", "interpreter", "cost",    "available"};
static_assert(static_cast<std::size_t>(Ask::available) + 1 == ids.size());

using Bits = std::uint16_t;

constexpr Bits bit(Ask ask) { return static_cast<Bits>(1U << static_cast<int>(ask)); }

/// Which open questions does an eligible offer hang on?
class Asker {
 public:
  Asker(const Snapshot& snapshot, const Question& question) : snapshot_{snapshot}, question_{question} {
    const NeedsProfile& family = question.profile;
    for (std::size_t i = 0; i < question.children.size(); ++i)
      if (family.children[i].age) children_by_age_ |= 1U << i;
  }

  Bits of(const Row& row, const Bill& bill) const {
    Bits bits = 0;
    const auto add = [&](Ask ask, bool hangs) { bits = static_cast<Bits>(bits | (hangs ? bit(ask) : 0)); };
    const NeedsProfile& family = question_.profile;
    const RelevanceCodes& codes = snapshot_.relevance_of(row);
    const CaregiverFacet& caregiver = snapshot_.caregivers[row.facet(Facet::caregiver)];
    const AccessFacet& access = snapshot_.access[row.facet(Facet::access)];
    if (family.needs.empty())
      add(Ask::needs, codes.named > 0 || codes.not_for > 0);
    else
      add(Ask::burdens, hangs_on_burdens(codes, bill));
    if (family.children.stated())
      add(Ask::birth_dates, bill.child_age.verdict == Verdict::unknown && range_of(row).stated() &&
                                (bill.child_age.unknown & children_by_age_) != 0);
    else
      add(Ask::children, range_of(row).stated());
    if (family.home.stated())
      add(Ask::address, hangs_on_address(row, bill));
    else
      add(Ask::home, snapshot_.residences[row.facet(Facet::residence)].stated() || hangs_on_place(row));
    if (family.languages.empty())
      add(Ask::languages, hangs_on_languages(row));
    else if (!family.interpreter)
      add(Ask::interpreter, hangs_on_interpreter(row, bill));
    if (family.caregiver.roles.empty())
      add(Ask::caregiver_role, caregiver.roles != 0 || caregiver.women_only || caregiver.men_only);
    if (!family.caregiver.age) add(Ask::caregiver_age, caregiver.age.stated());
    if (question_.traits.empty())
      add(Ask::cost, access.stated && (access.traits >> static_cast<int>(Trait::free) & 1) == 0);
    if (family.available.empty())
      add(Ask::available, !snapshot_.schedules[row.facet(Facet::schedule)].empty());
    return bits;
  }

 private:
  const AgeRange& range_of(const Row& row) const { return snapshot_.child_ages[row.facet(Facet::child_age)]; }

  /// Needs are named, but none of them is a burden; or one of them is broader than what the offer is only for.
  bool hangs_on_burdens(const RelevanceCodes& codes, const Bill& bill) const {
    if (!question_.names_burden) return codes.only_for > 0 || codes.not_for > 0;
    if (codes.only_for == 0) return false;
    // Everything else of the caregiver's parts set aside.
    constexpr std::uint16_t anybody = 0xff;
    const CaregiverFacet open{.roles = anybody, .age = {.from = 0}};
    return judge_caregiver(question_, open, snapshot_.only_for(codes), snapshot_.not_for(codes),
                           bill.child_age.candidates)
               .verdict == Verdict::unknown;
  }

  bool hangs_on_address(const Row& row, const Bill& bill) const {
    const bool residence = bill.residence.verdict == Verdict::unknown &&
                           snapshot_.residences[row.facet(Facet::residence)].stated();
    return residence ||
           (bill.place.verdict == Verdict::unknown && bill.place.obstacle == PlaceObstacle::home);
  }

  /// May place be unmet for some home? Not where a way is accepted that reaches everybody, or one of which nobody can
  /// say how far it reaches.
  bool hangs_on_place(const Row& row) const {
    const WaysFacet& ways = snapshot_.ways[row.facet(Facet::ways)];
    const auto sites = snapshot_.sites_of(row);
    if (sites.empty() && !ways.home_visits && ways.remote == 0) return false;
    if ((ways.remote & question_.accepted_ways) != 0) return false;
    const auto is_placed = [](const SitePoint& site) { return site.known(); };
    const auto is_unplaced = [](const SitePoint& site) { return !site.known() && !site.confidential(); };
    if (question_.accepts(Delivery::site) && !sites.empty()) {
      const bool residential = snapshot_.relevance_of(row).residential;
      if (residential || !std::all_of(sites.begin(), sites.end(), is_placed)) return false;
    }
    if (question_.accepts(Delivery::home_visit) && ways.home_visits) {
      const HomeVisits& visits = *ways.home_visits;
      if (visits.regions.empty() && !visits.within) return false;
      const auto& regions = visits.regions;
      if (std::find(regions.begin(), regions.end(), germany) != regions.end()) return false;
      const bool distance_known = std::any_of(sites.begin(), sites.end(), is_placed) &&
                                  std::none_of(sites.begin(), sites.end(), is_unplaced);
      if (visits.within && !distance_known) return false;
    }
    return true;
  }

  bool hangs_on_languages(const Row& row) const {
    const auto& languages = snapshot_.languages[row.facet(Facet::languages)];
    const bool every_language =
        std::any_of(languages.begin(), languages.end(), [&](const LanguageCode& code) {
          return snapshot_.language_tags[code.tag] == "mul" &&
                 (code.by == SpokenBy::staff || question_.profile.interpreter != false);
        });
    return !languages.empty() && !every_language;
  }

  /// No staff speaks one of the family's languages, nor one close to it.
  bool hangs_on_interpreter(const Row& row, const Bill& bill) const {
    const auto& languages = snapshot_.languages[row.facet(Facet::languages)];
    return bill.language.verdict == Verdict::partly &&
           std::none_of(languages.begin(), languages.end(), [&](const LanguageCode& code) {
             return code.by == SpokenBy::staff && question_.language_worth[code.tag][0].share > 0;
           });
  }

  const Snapshot& snapshot_;
  const Question& question_;
  std::uint32_t children_by_age_ = 0;
};

}  // namespace

std::vector<OpenQuestion> open_questions(const Snapshot& snapshot, const NeedsProfile& profile,
                                         const Answer& answer, std::size_t most, const WordShares* words) {
  const Question question{profile, snapshot, words};
  const Asker asker{snapshot, question};
  Judge judge{snapshot, question};
  std::array<OpenQuestion, ids.size()> all;
  const auto count = [&](Bits bits, std::uint64_t OpenQuestion::*number) {
    for (std::size_t i = 0; i < all.size(); ++i)
      if ((bits >> i & 1) != 0) ++(all[i].*number);
  };
  Bill bill;
  // Times are no condition: no answer takes an offer away.
  constexpr Bits conditions = static_cast<Bits>(bit(Ask::available) - 1);
  for (const std::uint32_t index : relevant_rows(snapshot, question, stretches(snapshot, question))) {
    const Row& row = snapshot.rows[index];
    if (judge.eligible(row, bill)) count(asker.of(row, bill) & conditions, &OpenQuestion::undecided);
  }
  for (const Match& match : answer.matches) {
    const Row& row = *snapshot.find(match.offer);
    judge.judge_all(row, bill);
    count(asker.of(row, bill), &OpenQuestion::first);
  }
  std::vector<OpenQuestion> open;
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].question = ids[i];
    if (all[i].undecided > 0 || all[i].first > 0) open.push_back(std::move(all[i]));
  }
  std::stable_sort(open.begin(), open.end(), [](const OpenQuestion& a, const OpenQuestion& b) {
    return a.undecided != b.undecided ? a.undecided > b.undecided : a.first > b.first;
  });
  if (open.size() > most) open.resize(most);
  return open;
}

std::vector<std::string> open_question_ids() { return {ids.begin(), ids.end()}; }

}  // namespace passgenau
