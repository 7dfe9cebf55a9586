// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/words_arguments.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "match/words_values.hpp"

namespace passgenau::words {
namespace {

/// Everything one value needs to be put into words.
struct Speech {
  Arguments& arguments;
  const Tongue& tongue;
  const Vocabulary& vocabulary;
};

using Say = void (*)(std::string_view value, std::string_view argument, const Speech& speech);

void date_in_words(std::string_view value, std::string_view argument, const Speech& speech) {
  if (const auto day = parse_date(value))
    speech.arguments[std::string{argument}] = say_date(*day, speech.tongue);
}

void age_in_words(std::string_view value, std::string_view argument, const Speech& speech) {
  const auto age = parse_age(value);
  if (!age) return;
  speech.arguments[std::string{argument}] = say_age(*age, speech.tongue);
  speech.arguments[std::string{argument} + "_when"] = std::string{name(moment(*age))};
}

void language_in_words(std::string_view value, std::string_view argument, const Speech& speech) {
  speech.arguments[std::string{argument}] = say_language(value, speech.tongue);
}

void weekday_in_words(std::string_view value, std::string_view argument, const Speech& speech) {
  speech.arguments[std::string{argument}] = say_weekday(value, speech.tongue);
}

/// A need or what an offer names for it: a burden or a kind, and which of them.
void concept_in_words(std::string_view value, std::string_view argument, const Speech& speech) {
  const bool kind =
      !speech.vocabulary.find(ConceptType::burden, value) && speech.vocabulary.find(ConceptType::kind, value);
  const ConceptType type = kind ? ConceptType::kind : ConceptType::burden;
  speech.arguments[std::string{argument}] =
      speech.vocabulary.label(type, value, speech.tongue.messages->language());
  speech.arguments[std::string{argument} + "_type"] = std::string{kind ? "kind" : "burden"};
}

void trait_in_words(std::string_view value, std::string_view argument, const Speech& speech) {
  speech.arguments[std::string{argument}] =
      speech.vocabulary.label(ConceptType::trait, value, speech.tongue.messages->language());
}

/// `06411`, `plz:64289` or `country:DE`: the key without its prefix, and which it is.
void region_in_words(std::string_view value, std::string_view argument, const Speech& speech) {
  const auto colon = value.find(':');
  const std::string_view prefix =
      colon == std::string_view::npos ? std::string_view{} : value.substr(0, colon);
  const std::string_view key = colon == std::string_view::npos ? value : value.substr(colon + 1);
  const bool country = prefix == "country";
  speech.arguments[std::string{argument}] = country ? say_country(key, speech.tongue) : std::string{key};
  speech.arguments[std::string{argument} + "_type"] = std::string{country           ? "country"
                                                                  : prefix == "plz" ? "postal_code"
                                                                                    : "key"};
}

struct Row {
  Criterion criterion;
  std::string_view evidence;
  std::string_view argument;
  Say say;
};

/// The one place that knows which evidence is said in words of its own, and under which name.
constexpr std::array rows{
    Row{Criterion::validity, "from", "from_date", date_in_words},
    Row{Criterion::validity, "until", "until_date", date_in_words},
    Row{Criterion::child_age, "from", "from_age", age_in_words},
    Row{Criterion::child_age, "until", "until_age", age_in_words},
    Row{Criterion::caregiver, "concept", "concept_label", concept_in_words},
    Row{Criterion::residence, "region", "region_label", region_in_words},
    Row{Criterion::language, "family", "family_language", language_in_words},
    Row{Criterion::language, "offer", "offer_language", language_in_words},
    Row{Criterion::access, "trait", "trait_label", trait_in_words},
    Row{Criterion::needs, "need", "need_label", concept_in_words},
    Row{Criterion::needs, "offer", "offer_label", concept_in_words},
    Row{Criterion::time, "days", "weekday", weekday_in_words},
    Row{Criterion::freshness, "verified", "verified_date", date_in_words},
};

std::optional<std::string_view> text_of(const Evidence& evidence, std::string_view name) {
  for (const auto& [key, value] : evidence)
    if (const auto* text = key == name ? std::get_if<std::string_view>(&value) : nullptr) return *text;
  return {};
}

/// `relation`: is what the offer names the `same` as the need, `broader` or `narrower`?
void relate(const Reason& reason, const Speech& speech) {
  const auto need = text_of(reason.evidence, "need");
  const auto offer = text_of(reason.evidence, "offer");
  if (!need || !offer) return;
  const auto covers = [&](std::string_view broader, std::string_view narrower) {
    return speech.vocabulary.covers(ConceptType::burden, broader, narrower) ||
           speech.vocabulary.covers(ConceptType::kind, broader, narrower);
  };
  const bool broader = covers(*offer, *need);
  const bool narrower = covers(*need, *offer);
  speech.arguments["relation"] = std::string{*need == *offer ? "same"
                                             : broader       ? "broader"
                                             : narrower      ? "narrower"
                                                             : "same"};
}

/// `wait` and `wait_unit`: a waiting time in the unit people would say it in, rounded up.
void round_waiting_time(std::int64_t days, Arguments& arguments) {
  constexpr std::int64_t days_up_to = 13;
  constexpr std::int64_t weeks_up_to = 12 * 7;
  const auto say = [&](std::int64_t n, std::string_view unit) {
    arguments["wait"] = n;
    arguments["wait_unit"] = std::string{unit};
  };
  if (days <= days_up_to) return say(std::max<std::int64_t>(days, 0), "days");
  if (days <= weeks_up_to) return say((days + 6) / 7, "weeks");
  say((days + 29) / 30, "months");
}

/// ICU's patterns choose by names without a hyphen: `home-visit` is `home_visit` there.
std::string to_choose_by(std::string value) {
  std::replace(value.begin(), value.end(), '-', '_');
  return value;
}

}  // namespace

Arguments arguments_of(const Reason& reason, const Tongue& tongue, const Vocabulary& vocabulary) {
  Arguments arguments;
  std::optional<Distance> farther;
  const Speech speech{.arguments = arguments, .tongue = tongue, .vocabulary = vocabulary};
  for (const auto& [name, value] : reason.evidence) {
    const std::string key{name};
    if (const auto* distance = std::get_if<Distance>(&value)) {
      arguments[key] = say_distance(*distance, tongue);
      if (key == "reach_km" && farther)
        arguments["distance_km"] = say_distance_beyond(*farther, *distance, tongue);
      if (key == "distance_km") farther = *distance;
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
      arguments[key] = *number;
      if (key == "wait_days") round_waiting_time(*number, arguments);
    } else {
      const std::string text{std::get<std::string_view>(value)};
      arguments[key] = to_choose_by(text);
      for (const Row& row : rows)
        if (row.criterion == reason.criterion && row.evidence == key) row.say(text, row.argument, speech);
    }
  }
  if (reason.criterion == Criterion::needs) relate(reason, speech);
  return arguments;
}

}  // namespace passgenau::words
