// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "match/criteria.hpp"
#include "match/message_table.hpp"
#include "match/words_arguments.hpp"
#include "match/words_values.hpp"
#include "model/language.hpp"

namespace passgenau {
namespace words {
namespace {

/// The order in which a person would tell why an offer fits.
constexpr std::array telling_order{
    Criterion::needs,     Criterion::place, Criterion::language, Criterion::child_age, Criterion::caregiver,
    Criterion::access,    Criterion::time,  Criterion::capacity, Criterion::residence, Criterion::specificity,
    Criterion::freshness, Criterion::words, Criterion::validity};
constexpr std::size_t strongest_count = 3;

using Reasons = std::vector<const Reason*>;

Reasons in_telling_order(const std::vector<Reason>& reasons) {
  Reasons out;
  for (const Criterion criterion : telling_order)
    for (const Reason& reason : reasons)
      if (reason.criterion == criterion) out.push_back(&reason);
  return out;
}

template <class Condition>
Reasons those(const Reasons& reasons, Condition condition) {
  Reasons out;
  for (const Reason* reason : reasons)
    if (condition(*reason)) out.push_back(reason);
  return out;
}

/// The reasons with most points, in the order they came in.
Reasons strongest(const Reasons& reasons) {
  Reasons by_points = reasons;
  std::stable_sort(by_points.begin(), by_points.end(),
                   [](const Reason* a, const Reason* b) { return a->points > b->points; });
  if (by_points.size() > strongest_count) by_points.resize(strongest_count);
  return those(reasons, [&](const Reason& reason) {
    return std::find(by_points.begin(), by_points.end(), &reason) != by_points.end();
  });
}

std::string label(Criterion criterion, const Tongue& tongue) {
  return tongue.say("criterion/" + std::string{name(criterion)});
}

std::string say(const Reason& reason, const Tongue& tongue, const Vocabulary& vocabulary) {
  const std::string verdict{name(reason.verdict)};
  const std::string key = std::string{name(reason.criterion)} + '/' + verdict;
  if (tongue.messages->has(key)) return tongue.say(key, arguments_of(reason, tongue, vocabulary));
  return tongue.say("verdict/" + verdict, {{"criterion", label(reason.criterion, tongue)}});
}

/// One sentence after another.
class Speech {
 public:
  explicit Speech(const Tongue& tongue) : tongue_{tongue} {}
  void add(const std::string& sentence) {
    text_ = text_.empty() ? sentence : tongue_.say("match/and", {{"first", text_}, {"second", sentence}});
  }
  const std::string& text() const { return text_; }

 private:
  const Tongue& tongue_;
  std::string text_;
};

}  // namespace

std::string sentence(const Reason& reason, std::string_view language, const Vocabulary& vocabulary) {
  return say(reason, tongue(language), vocabulary);
}

std::string sentence(const Match& match, std::string_view language, const Vocabulary& vocabulary) {
  const Tongue spoken = tongue(language);
  const Reasons reasons = in_telling_order(match.reasons);
  Speech speech{spoken};

  // What excludes it comes first, alone: nobody needs the merits of an offer that is closed to them.
  const Reasons against = those(
      reasons, [](const Reason& r) { return r.verdict == Verdict::unmet && is_condition(r.criterion); });
  if (against.size() == 1 && against.front()->criterion == Criterion::needs)
    return spoken.say("match/other-needs", arguments_of(*against.front(), spoken, vocabulary));
  for (const Reason* reason : against)
    speech.add(say(*reason, spoken, vocabulary));
  if (!against.empty()) return speech.text();

  Reasons found = those(
      reasons, [](const Reason& r) { return r.verdict == Verdict::met || r.verdict == Verdict::partly; });
  // That it is running is worth a sentence only where there is nothing else to say: every match is.
  if (found.size() > 1)
    found = those(found, [](const Reason& r) { return r.criterion != Criterion::validity; });
  for (const Reason* reason : strongest(found))
    speech.add(say(*reason, spoken, vocabulary));

  std::vector<std::string> unknown;
  for (const Reason* reason : those(reasons, [](const Reason& r) { return r.verdict == Verdict::unknown; }))
    unknown.push_back(label(reason->criterion, spoken));
  if (!unknown.empty()) speech.add(spoken.say("match/unknown", {{"list", say_list(unknown, spoken)}}));
  return speech.text();
}

}  // namespace words

std::string sentence(const Reason& reason, std::string_view language) {
  return words::sentence(reason, language, Vocabulary::built_in());
}

std::string sentence(const Reason& reason, std::string_view language, const Vocabulary& vocabulary) {
  return words::sentence(reason, language, vocabulary);
}

std::string sentence(const Note& note, std::string_view language) {
  const words::Tongue tongue = words::tongue(language);
  const std::string key = "note/" + note.code;
  const words::Arguments arguments{{"offers", static_cast<std::int64_t>(note.offers.size())},
                                   {"code", note.code}};
  return tongue.say(tongue.messages->has(key) ? key : "note/other", arguments);
}

std::string Match::sentence(std::string_view tag) const {
  return words::sentence(*this, tag, Vocabulary::built_in());
}

std::string Match::sentence(std::string_view tag, const Vocabulary& vocabulary) const {
  return words::sentence(*this, tag, vocabulary);
}

std::vector<std::string> sentence_languages() { return words::languages(); }

bool written_right_to_left(std::string_view language) {
  if (!is_language_tag(language)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto locale =
      icu::Locale::forLanguageTag({language.data(), static_cast<std::int32_t>(language.size())}, status);
  return U_SUCCESS(status) && locale.isRightToLeft();
}

}  // namespace passgenau
