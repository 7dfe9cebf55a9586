// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

/// The table of point constants: what each criterion can earn, and which share of that each finding earns.
/// The oracle of the tests shares this table and nothing else of the engine. docs/matching.md writes out the
/// formulas.
///
/// Why these numbers. Three sentences decide them:
///  1. *Need outweighs nearness.* Help for exactly this need earns 50 points, general help 15 of them: 35 points
///     apart. The whole of `place`, from the next door to "unknown", spans 15, from the next door to the edge of the
///     reach 8. Even a concept one step off loses 20. So a near irrelevant offer never beats a fitting one within reach.
///  2. *Nearness outweighs niceties.* Door to edge is 8.0 points (with a reach of 2 km and more); all niceties together –
///     preferred traits (2), time (2), capacity (2), freshness (0.75 between its ends), specificity (0.65) – are 7.4.
///  3. *Unknown is neither yes nor no.* It earns a quarter of every line: less than any finding that is met, more than
///     nothing, and the same for all criteria, so that an offer is not better off for hiding one fact rather than
///     another.
/// Language stands between nearness and niceties (10): a conversation that cannot be held helps nobody, but an
/// interpreter can be found.
/// Four of them were moved by the tuning part of tests/relevance, each in a round step (nDCG@10 0.890 -> 0.899, nDCG@5
/// 0.838 -> 0.853): the age of a child tells matches apart only where it is unknown (5 -> 3 points); a visit is a little
/// less than the next door (950 -> 850); a shelter that may be anywhere is less than any known site within reach (600 ->
/// 450); a whole group or a step aside is no better above than below (750/600 -> 600/450). The others were left: of
/// those tried by a quarter to a half more or less, one at a time, none gained more than 0.003.
namespace passgenau::points {

/// Possible points, in thousandths.
namespace possible {
inline constexpr std::int32_t validity = 0;  // every match meets it: it tells no two of them apart
inline constexpr std::int32_t child_age = 3'000;
inline constexpr std::int32_t caregiver = 3'000;
inline constexpr std::int32_t residence = 3'000;
inline constexpr std::int32_t place = 20'000;
inline constexpr std::int32_t language = 10'000;
inline constexpr std::int32_t access = 2'000;
inline constexpr std::int32_t needs = 50'000;
inline constexpr std::int32_t time = 2'000;
inline constexpr std::int32_t capacity = 2'000;
inline constexpr std::int32_t freshness = 1'000;
inline constexpr std::int32_t specificity = 1'000;
inline constexpr std::int32_t words =
    10'000;  // what somebody asks for in their own words: as much as a language
/// Whatever is asked.
inline constexpr std::int32_t all = validity + child_age + caregiver + residence + place + language + access +
                                    needs + time + capacity + freshness + specificity + words;
}  // namespace possible

/// Shares are thousandths of the possible points.
inline constexpr std::int32_t full = 1000;
inline constexpr std::int32_t unknown = 250;

namespace place {
/// A site at distance d earns `floor + fade × H / (H + d)`; H, the half-value distance, is half of the
/// family's reach, at least 1 km.
inline constexpr std::int32_t site_floor = 400;
inline constexpr std::int32_t site_fade = 600;
inline constexpr std::int64_t least_half_value_m = 1'000;
/// Met without a distance: a confidential site, a residential one without coordinates.
inline constexpr std::int32_t site_without_distance = 450;
inline constexpr std::int32_t home_visit =
    850;  // as a site at a sixth of the reach: no way to go, and no other families to meet
inline constexpr std::int32_t remote = 500;  // below any site or visit within reach: a voice, not a hand
}  // namespace place

namespace language {
/// By the position of the family's language: first, second, any later one.
inline constexpr std::int32_t staff[3] = {1000, 850, 750};
inline constexpr std::int32_t interpreter_wanted[3] = {700, 600, 550};
inline constexpr std::int32_t close_staff[3] = {550, 500, 450};
inline constexpr std::int32_t interpreter_possible[3] = {500, 450, 400};
inline constexpr std::int32_t close_interpreter[3] = {400, 350, 300};
}  // namespace language

namespace needs {
inline constexpr std::int32_t same = 1000;
inline constexpr std::int32_t one_step = 600;    // the offer is for something one step broader or narrower
inline constexpr std::int32_t more_steps = 450;  // two and more
inline constexpr std::int32_t general =
    300;  // a burden that a relevant offer does not name: people help beyond their leaflet
}  // namespace needs

namespace time {
inline constexpr std::int32_t overlap = 600;  // some of a session, none whole
}

namespace capacity {
inline constexpr std::int64_t current_days = 90;  // FORMATS: an older status counts as unknown
inline constexpr std::int32_t assessment = 700;
inline constexpr std::int32_t waitlist = 400;        // no waiting time said
inline constexpr std::int32_t waitlist_floor = 300;  // as long as the family can wait, or longer
inline constexpr std::int32_t waitlist_fade = 400;   // on top, falling evenly over that time
/// How long a family can wait: with a child that may be under half a year old, or is due within twelve weeks, and
/// where there is violence, four weeks; the first months do not come again.
inline constexpr std::int64_t patience_days = 90;
inline constexpr std::int64_t urgent_patience_days = 28;
inline constexpr std::int64_t newborn_days = 183;
inline constexpr std::int64_t soon_due_days = 84;
/// Of what a place earns, where nobody gets in without a referral: one more appointment before the first.
inline constexpr std::int32_t with_referral = 800;
}  // namespace capacity

namespace freshness {
/// `floor + fade × 365 / (365 + days since verified)`: half of the fade is gone after a year.
inline constexpr std::int32_t floor = 300;
inline constexpr std::int32_t fade = 700;
inline constexpr std::int32_t half_days = 365;
}  // namespace freshness

namespace specificity {
/// With needs: `floor + fade × related / named`. Without: general help first.
inline constexpr std::int32_t floor = 300;
inline constexpr std::int32_t fade = 450;
inline constexpr std::int32_t specialised_without_needs = 200;
inline constexpr std::int32_t general_without_needs = 750;
/// On top: how far the offer's tier of prevention is from what the number of burdens asks for – one or none: universal,
/// two or three: selective, four and more: indicated (KiD 0–3: one family in five has four and more).
inline constexpr std::int32_t tier[3] = {250, 150, 50};
inline constexpr std::int32_t tier_unknown = 60;
inline constexpr int selective_from = 2;
inline constexpr int indicated_from = 4;
}  // namespace specificity

}  // namespace passgenau::points
