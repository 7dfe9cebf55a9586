// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/pathway_words.hpp"

#include "match/words_values.hpp"
#include "model/calendar.hpp"

namespace passgenau {
namespace words {

namespace {

/// The last day of a span, in words.
std::string say_last_day(const Period& period, const Tongue& tongue) {
  return say_date(to_date(to_day(period.until) - 1), tongue);
}

}  // namespace

std::string say_period(const Period& period, const Tongue& tongue) {
  return tongue.say("path/span",
                    {{"from", say_date(period.from, tongue)}, {"until", say_last_day(period, tongue)}});
}

std::string say_span(const PathwaySpan& span, const Tongue& tongue) {
  if (!span.goes_on) return say_period(span.period, tongue);
  return tongue.say("path/goes-on", {{"from", say_date(span.period.from, tongue)}});
}

std::string say_entrance(const PathwaySpan& span, const Tongue& tongue) {
  std::string said;
  const auto add = [&](const std::string& more) {
    said = said.empty() ? more : tongue.say("match/and", {{"first", said}, {"second", more}});
  };
  if (span.register_by) add(tongue.say("path/register-by", {{"date", say_date(*span.register_by, tongue)}}));
  if (span.place_from) add(tongue.say("path/place", {{"date", say_date(*span.place_from, tongue)}}));
  if (span.referral) add(tongue.say("path/referral"));
  return said;
}

std::string say_hole(const Hole& hole, const Tongue& tongue) {
  return tongue.say(
      hole.general.empty() ? "path/hole" : "path/hole-general",
      {{"from", say_date(hole.period.from, tongue)}, {"until", say_last_day(hole.period, tongue)}});
}

std::string say_hand_over(const HandOver& over, const Tongue& tongue) {
  std::string said = tongue.say("path/hand-over", {{"date", say_date(over.day, tongue)}});
  const auto add = [&](std::string_view key, int days) {
    if (days > 0)
      said = tongue.say("match/and",
                        {{"first", said}, {"second", tongue.say(key, {{"days", std::int64_t{days}}})}});
  };
  add("path/overlap", over.overlap_days);
  add("path/waiting", over.waiting_days);
  return said;
}

std::string say_milestone(const Milestone& milestone, const Tongue& tongue) {
  if (milestone.years > 0) return tongue.say("path/birthday", {{"n", std::int64_t{milestone.years}}});
  return tongue.say("path/due");
}

}  // namespace words

std::string sentence(const PathwaySpan& span, std::string_view language) {
  return words::say_span(span, words::tongue(language));
}
std::string entrance(const PathwaySpan& span, std::string_view language) {
  return words::say_entrance(span, words::tongue(language));
}
std::string sentence(const Hole& hole, std::string_view language) {
  return words::say_hole(hole, words::tongue(language));
}
std::string sentence(const HandOver& over, std::string_view language) {
  return words::say_hand_over(over, words::tongue(language));
}
std::string sentence(const Milestone& milestone, std::string_view language) {
  return words::say_milestone(milestone, words::tongue(language));
}

}  // namespace passgenau
