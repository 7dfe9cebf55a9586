// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <vector>

#include "match/matcher.hpp"
#include "match/points.hpp"
#include "model/calendar.hpp"
#include "model/names.hpp"

namespace passgenau {

namespace {

/// A reason as it begins. Lists make it where it will stand by this conversion; from a `Reason` they would move it there.
struct WithoutEvidence {
  Criterion criterion;
  Verdict verdict;
  std::int32_t points;
  std::int32_t possible;

  explicit operator Reason() const {
    return {.criterion = criterion, .verdict = verdict, .points = {points}, .possible = {possible}};
  }
};

/// Turns a bill into reasons with their evidence. The names are the contract of lib/match/messages.
class Explainer {
 public:
  Explainer(const Snapshot& snapshot, const Question& question, const Row& row, const Bill& bill,
            std::vector<Reason>& reasons)
      : snapshot_{snapshot}, question_{question}, row_{row}, bill_{bill}, reasons_{reasons} {}

  /// One for each criterion that is asked, in their order.
  void add_reasons() {
    reasons_.reserve(
        static_cast<std::size_t>(std::count(question_.asked.begin(), question_.asked.end(), true)));
    // Straight through: what is asked is the same for every offer, and which of many branches comes next is not.
    add_reason(Criterion::validity, bill_.validity, [&] { add_validity(); });
    add_reason(Criterion::child_age, bill_.child_age, [&] { add_child_age(); });
    add_reason(Criterion::caregiver, bill_.caregiver, [&] { add_caregiver(); });
    add_reason(Criterion::residence, bill_.residence, [&] { add_residence(); });
    add_reason(Criterion::place, bill_.place, [&] { add_place(); });
    add_reason(Criterion::language, bill_.language, [&] { add_language(); });
    add_reason(Criterion::access, bill_.access, [&] { add_access(); });
    add_reason(Criterion::needs, bill_.needs, [&] { add_needs(); });
    add_reason(Criterion::time, bill_.time, [&] { add_time(); });
    add_reason(Criterion::capacity, bill_.capacity, [&] { add_capacity(); });
    add_reason(Criterion::freshness, bill_.freshness, [&] { add_freshness(); });
    add_reason(Criterion::specificity, bill_.specificity, [&] { add_specificity(); });
    add_reason(Criterion::words, bill_.words, [&] { add_words(); });
    static_assert(criteria_count == 13);
  }

 private:
  template <class AddEvidence>
  void add_reason(Criterion criterion, const Finding& finding, const AddEvidence& add_evidence) {
    if (!question_.asks(criterion)) return;
    const std::int32_t points = criterion == Criterion::needs
                                    ? bill_.needs.points
                                    : earned(question_.worth(criterion), finding.share);
    reasons_.emplace_back(WithoutEvidence{criterion, finding.verdict, points, question_.worth(criterion)});
    evidence_ = &reasons_.back().evidence;
    add_evidence();
  }
  void add(std::string_view name, const EvidenceValue& value) { evidence_->add(name, value); }
  void add_day(std::string_view name, Day day) {
    if (day != TimeFacts::no_day) add(name, to_string(to_date(day)));
  }
  std::string_view burden(int code) const {
    return snapshot_.burdens.id(static_cast<ConceptCodes::Code>(code));
  }

  void add_validity() {
    add_day("from", row_.time.valid_from);
    add_day("until", row_.time.valid_until);
  }

  void add_child_age() {
    if (bill_.child_age.best >= 0) add("child", std::int64_t{bill_.child_age.best});
    const AgeRange& range = snapshot_.child_ages[row_.facet(Facet::child_age)];
    if (range.from) add("from", WrittenAge{*range.from}.text());
    if (range.until) add("until", WrittenAge{*range.until}.text());
  }

  void add_caregiver() {
    static constexpr std::array<std::string_view, 7> parts{"",         "role",     "age",    "women-only",
                                                           "men-only", "only-for", "not-for"};
    const CaregiverFinding& finding = bill_.caregiver;
    if (finding.part == CaregiverPart::none) return;
    add("part", parts[static_cast<std::size_t>(finding.part)]);
    if (finding.concept_code >= 0 &&
        snapshot_.burdens.has_name(static_cast<ConceptCodes::Code>(finding.concept_code)))
      add("concept", burden(finding.concept_code));
    if (finding.part != CaregiverPart::age) return;
    const YearRange& range = snapshot_.caregivers[row_.facet(Facet::caregiver)].age;
    if (range.from) add("from", std::int64_t{*range.from});
    if (range.until) add("until", std::int64_t{*range.until});
  }

  void add_residence() {
    const Residence& residence = snapshot_.residences[row_.facet(Facet::residence)];
    if (!residence.stated()) return;
    const ResidenceFinding& finding = bill_.residence;
    if (finding.excepted) {
      add("region", residence.except[static_cast<std::size_t>(finding.key)]);
      add("except", "yes");
    } else if (finding.key >= 0) {
      add("region", residence.regions[static_cast<std::size_t>(finding.key)]);
    } else if (!residence.regions.empty()) {
      add("region", residence.regions.front());
    }
  }

  void add_place() {
    static constexpr std::array<std::string_view, 7> obstacles{"",      "not-stated", "home",  "site",
                                                               "reach", "ways",       "region"};
    const PlaceFinding& finding = bill_.place;
    if (finding.verdict == Verdict::met) {
      add("via", name_of(finding.via));
      if (finding.distance_m >= 0) add("distance_km", metres(finding.distance_m));
      return;
    }
    add("why", obstacles[static_cast<std::size_t>(finding.obstacle)]);
    if (finding.verdict != Verdict::unmet || finding.distance_m < 0) return;
    add("distance_km", metres(finding.distance_m));
    add("reach_km", question_.profile.reach);
  }

  void add_language() {
    const LanguageFinding& finding = bill_.language;
    const auto& languages = snapshot_.languages[row_.facet(Facet::languages)];
    if (finding.family >= 0)
      add("family", question_.profile.languages[static_cast<std::size_t>(finding.family)]);
    if (finding.offer >= 0) {
      const LanguageCode& offered = languages[static_cast<std::size_t>(finding.offer)];
      add("offer", snapshot_.language_tags[offered.tag]);
      if (finding.family >= 0) add("by", name_of(offered.by));
    }
    if (finding.close) add("close", "yes");
  }

  void add_access() {
    const AccessFinding& finding = bill_.access;
    if (finding.first_missing >= 0) {
      add("trait", name_of(static_cast<Trait>(finding.first_missing)));
      add("missing", std::int64_t{finding.missing});
    }
    add("asked", static_cast<std::int64_t>(question_.traits.size()));
  }

  void add_needs() {
    const NeedsFinding& finding = bill_.needs;
    if (finding.best >= 0) {
      const RankedNeed& ranked = question_.needs[static_cast<std::size_t>(finding.best)];
      const Need& need = question_.profile.needs[ranked.index];
      const auto offered = static_cast<ConceptCodes::Code>(finding.best_code);
      add("need", ranked.kind ? need.kind : need.burden);
      if (offered == ranked.code)
        add("offer", (*evidence_)[0].value);
      else
        add("offer", ranked.kind ? snapshot_.kinds.id(offered) : snapshot_.burdens.id(offered));
      if (ranked.child >= 0) add("child", std::int64_t{ranked.child});
    } else if (finding.universal) {
      add("general", "yes");
    } else {
      const ConceptCodes::Code first = snapshot_.named(snapshot_.relevance_of(row_)).front();
      if (snapshot_.burdens.has_name(first)) add("offer", burden(first));
    }
    add("addressed", std::int64_t{finding.addressed});
    add("asked", static_cast<std::int64_t>(question_.needs.size()));
  }

  void add_time() {
    if (bill_.time.session < 0) return;
    constexpr int day_minutes = 24 * 60;
    const Session& session =
        snapshot_.schedules[row_.facet(Facet::schedule)][static_cast<std::size_t>(bill_.time.session)];
    const auto of_day = [](int minutes) { return to_string(LocalTime{static_cast<std::int16_t>(minutes)}); };
    add("days", to_string(Weekdays{static_cast<std::uint8_t>(1U << (session.begin / day_minutes))}));
    add("from", of_day(session.begin % day_minutes));
    const int end = session.end % day_minutes;
    add("until", of_day(end == 0 ? day_minutes : end));
  }

  void add_capacity() {
    if (bill_.capacity.referral) add("referral", "yes");
    if (bill_.capacity.status < 0) return;
    add("status", name_of(static_cast<CapacityStatus>(bill_.capacity.status)));
    if (bill_.capacity.remaining_days >= 0) add("wait_days", std::int64_t{bill_.capacity.remaining_days});
  }

  void add_freshness() {
    if (bill_.freshness.days < 0) return;
    add_day("verified", row_.time.verified);
    add("days", std::int64_t{bill_.freshness.days});
  }

  void add_specificity() {
    if (bill_.specificity.named == 0) return;
    add("related", std::int64_t{bill_.specificity.related});
    add("named", std::int64_t{bill_.specificity.named});
  }

  void add_words() {
    add("found", std::int64_t{bill_.words.found});
    add("asked", std::int64_t{question_.words->asked});
  }

  const Snapshot& snapshot_;
  const Question& question_;
  const Row& row_;
  const Bill& bill_;
  std::vector<Reason>& reasons_;
  Evidence* evidence_ = nullptr;  ///< of the last one
};

}  // namespace

double score_of(std::int64_t points, std::int64_t possible) {
  if (possible == 0) return 0;
  const std::int64_t millionths = (points * 2'000'000 + possible) / (2 * possible);
  return static_cast<double>(millionths) / 1'000'000;
}

Match explain(const Snapshot& snapshot, const Question& question, const Row& row, const Bill& bill) {
  Match match;
  match.offer = snapshot.id(row);
  match.score = score_of(bill.points, question.possible_sum);
  const std::uint32_t children = bill.child_age.met != 0 ? bill.child_age.met : bill.child_age.unknown;
  for (int child = 0; child < static_cast<int>(question.children.size()); ++child)
    if ((children >> child & 1) != 0) match.children.push_back(child);
  if (bill.place.verdict == Verdict::met) {
    match.via = bill.place.via;
    if (bill.place.via == Delivery::site) {
      match.site = bill.place.site;
      if (bill.place.distance_m >= 0) match.distance = metres(bill.place.distance_m);
    }
  }
  if (bill.language.family >= 0)
    match.language = question.profile.languages[static_cast<std::size_t>(bill.language.family)];
  Explainer{snapshot, question, row, bill, match.reasons}.add_reasons();
  return match;
}

}  // namespace passgenau
