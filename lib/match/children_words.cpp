// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/children_words.hpp"

#include <algorithm>
#include <optional>

#include "match/words_values.hpp"
#include "model/calendar.hpp"
#include "passgenau/match.hpp"

namespace passgenau {
namespace words {
namespace {

/// How a child is told apart from its siblings. Siblings of one birth, or of one due date, are one.
struct Told {
  bool expected = false;
  std::optional<Date> day = {};  ///< of birth, or due
  Age age = {};
  std::vector<int> children = {};
};

/// As people say it: days for the first week, weeks up to six, months up to two years, then years.
Age age_on(Date born, Day day) {
  constexpr int days_up_to = 7;
  constexpr int weeks_up_to = 6;
  constexpr int months_up_to = 24;
  const int whole_days = std::max(0, day - to_day(born));
  if (whole_days < days_up_to) return days(whole_days);
  if (whole_days < weeks_up_to * 7) return weeks(whole_days / 7);
  const int completed = whole_months(to_day(born), day);
  return completed < months_up_to ? months(std::max(1, completed)) : years(completed / 12);
}

/// The same to the month, for siblings whose years are the same.
Age age_to_the_month(const Told& told, Day day) {
  if (!told.day || told.age.years == 0) return told.age;
  const int completed = whole_months(to_day(*told.day), day);
  return {.years = completed / 12, .months = completed % 12};
}

std::vector<Told> tell_apart(const NeedsProfile& profile) {
  std::vector<Told> all;
  const Day today = to_day(*profile.as_of);
  for (std::size_t i = 0; i < profile.children.size(); ++i) {
    const Child& child = profile.children[i];
    const auto day = child.due ? child.due : child.born;
    const auto twin = std::find_if(all.begin(), all.end(), [&](const Told& told) {
      return day && told.day == day && told.expected == child.due.has_value();
    });
    if (twin != all.end()) {
      twin->children.push_back(static_cast<int>(i));
      continue;
    }
    all.push_back({.expected = child.due.has_value(),
                   .day = day,
                   .age = child.age    ? *child.age
                          : child.born ? age_on(*child.born, today)
                                       : Age{},
                   .children = {static_cast<int>(i)}});
  }
  const auto same_words = [](const Told& a, const Told& b) {
    return a.expected == b.expected && a.age == b.age && a.children.size() == b.children.size();
  };
  std::vector<Age> finer;
  for (const Told& told : all) {
    const auto alike =
        std::count_if(all.begin(), all.end(), [&](const Told& other) { return same_words(told, other); });
    finer.push_back(alike > 1 && !told.expected ? age_to_the_month(told, today) : told.age);
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i].age = finer[i];
  return all;
}

std::string say(const Told& told, const Tongue& tongue) {
  const auto count = static_cast<std::int64_t>(told.children.size());
  if (told.expected) return tongue.say("child/expected", {{"count", count}});
  if (told.age == birth()) return tongue.say("child/newborn", {{"count", count}});
  return tongue.say("child/aged", {{"count", count}, {"age", say_age(told.age, tongue)}});
}

}  // namespace

std::string say_children(const NeedsProfile& profile, const std::vector<int>& children,
                         const Tongue& tongue) {
  const std::vector<Told> all = tell_apart(profile);
  std::vector<std::string> texts;
  for (const Told& told : all) {
    Told wanted = told;
    std::erase_if(wanted.children, [&](int child) {
      return std::find(children.begin(), children.end(), child) == children.end();
    });
    if (wanted.children.empty()) continue;
    texts.push_back(say(wanted, tongue));
  }
  // Where words do not tell them apart, their place in the profile does.
  for (const Told& told : all)
    if (std::count(texts.begin(), texts.end(), say(told, tongue)) > 1 ||
        std::count_if(all.begin(), all.end(),
                      [&](const Told& other) { return say(other, tongue) == say(told, tongue); }) > 1) {
      texts.clear();
      for (const int child : children)
        texts.push_back(tongue.say("child/number", {{"n", std::int64_t{child} + 1}}));
      break;
    }
  if (texts.empty()) return {};
  std::string last = texts.back();
  texts.pop_back();
  if (texts.empty()) return last;
  return tongue.say("children/and", {{"first", say_list(texts, tongue)}, {"second", last}});
}

}  // namespace words

std::string children_in_words(const NeedsProfile& profile, const std::vector<int>& children,
                              std::string_view language) {
  const words::Tongue tongue = words::tongue(language);
  const std::string text = words::say_children(profile, children, tongue);
  return text.empty() ? text : tongue.say("children/for", {{"children", text}});
}

}  // namespace passgenau
