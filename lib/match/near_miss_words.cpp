// SPDX-License-Identifier: GPL-2.0-or-later
// Near misses, judgements and open questions in words.
#include <algorithm>
#include <string>
#include <vector>

#include "match/children_words.hpp"
#include "match/criteria.hpp"
#include "match/words.hpp"
#include "match/words_values.hpp"
#include "model/names.hpp"
#include "model/problem.hpp"
#include "model/region.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"

namespace passgenau {
namespace words {
namespace {

/// What one change needs to be said.
struct Speech {
  const NeedsProfile& profile;
  const Tongue& tongue;
  const Vocabulary& vocabulary;

  std::string label(ConceptType type, std::string_view id) const {
    return vocabulary.label(type, id, tongue.messages->language());
  }
  /// The labels of all of them, and their number.
  template <class List, class Label>
  std::string say(std::string_view key, const List& list, Label&& label) const {
    std::vector<std::string> texts;
    texts.reserve(list.size());
    for (const auto& item : list)
      texts.push_back(label(item));
    return tongue.say(key, {{"list", say_list(texts, tongue)}, {"count", std::int64_t(texts.size())}});
  }
};

/// The child, and its twins.
std::vector<int> born_with(int child, const NeedsProfile& profile) {
  const Child& one = profile.children[static_cast<std::size_t>(child)];
  std::vector<int> all;
  for (std::size_t i = 0; i < profile.children.size(); ++i) {
    const Child& other = profile.children[i];
    const bool same = (one.born && one.born == other.born) || (one.due && one.due == other.due);
    if (same || static_cast<int>(i) == child) all.push_back(static_cast<int>(i));
  }
  return all;
}

std::string say_date_change(const Change& change, const Speech& speech) {
  Arguments arguments;
  if (change.as_of) arguments["date"] = say_date(*change.as_of, speech.tongue);
  if (change.about) arguments["about"] = std::string{"yes"};
  if (change.child && speech.profile.children.size() > 1)
    arguments["child_label"] =
        say_children(speech.profile, born_with(*change.child, speech.profile), speech.tongue);
  if (!change.age) return speech.tongue.say("near/date", arguments);
  arguments["age"] = say_age(*change.age, speech.tongue);
  switch (moment(*change.age)) {
    case AgeMoment::birth: return speech.tongue.say("near/birth", arguments);
    case AgeMoment::after_birth: return speech.tongue.say("near/age", arguments);
    default: return speech.tongue.say("near/before-birth", arguments);
  }
}

std::string say_region(const NamedRegion& region, const Tongue& tongue) {
  const auto code = postal_code_in(region.key);
  const bool is_code = code.has_value();
  const std::string key{code.value_or(region.key)};
  if (region.name.empty())
    return is_code ? tongue.say("region/postal-code", {{"key", key}})
                   : tongue.say("region/key", {{"key", key}});
  return is_code ? key + ' ' + region.name : region.name;
}

std::string say_change(const Change& change, const Speech& speech) {
  const Tongue& tongue = speech.tongue;
  switch (change.kind) {
    case ChangeKind::date: return say_date_change(change, speech);
    case ChangeKind::reach:
      return tongue.say("near/reach",
                        {{"beyond_km", say_distance(change.beyond.value_or(Distance{}), tongue)},
                         {"distance_km", say_distance(change.reach.value_or(Distance{}), tongue)}});
    case ChangeKind::delivery: {
      std::string way = change.delivery ? std::string{name_of(*change.delivery)} : std::string{};
      std::replace(way.begin(), way.end(), '-', '_');
      return tongue.say("near/delivery", {{"delivery", way}});
    }
    case ChangeKind::interpreter: return tongue.say("near/interpreter");
    case ChangeKind::languages:
      return speech.say("near/languages", change.languages,
                        [&](const std::string& tag) { return say_language(tag, tongue); });
    case ChangeKind::access:
      return speech.say("near/access", change.traits,
                        [&](Trait trait) { return speech.label(ConceptType::trait, name_of(trait)); });
    case ChangeKind::roles:
      return speech.say("near/roles", change.roles,
                        [&](Role role) { return speech.label(ConceptType::role, name_of(role)); });
    case ChangeKind::caregiver_age:
      return tongue.say("near/caregiver-age", {{"age", std::int64_t{change.caregiver_age.value_or(0)}}});
    case ChangeKind::burdens:
      return speech.say("near/burdens", change.burdens,
                        [&](const std::string& id) { return speech.label(ConceptType::burden, id); });
    case ChangeKind::residence: break;
  }
  return speech.say("near/residence", change.regions,
                    [&](const NamedRegion& region) { return say_region(region, tongue); });
}

/// Waiting for an offer that has no place free is worth knowing beforehand.
const Reason* scarce_places(const Match& match) {
  for (const Reason& reason : match.reasons)
    if (reason.criterion == Criterion::capacity)
      for (const auto& [name, value] : reason.evidence)
        if (name == "status" && (value == EvidenceValue{"waitlist"} || value == EvidenceValue{"full"}))
          return &reason;
  return nullptr;
}

}  // namespace
}  // namespace words

std::string sentence(const NearMiss& near_miss, const NeedsProfile& profile, std::string_view language,
                     const Vocabulary& vocabulary) {
  const words::Tongue tongue = words::tongue(language);
  std::string change = words::say_change(near_miss.change, {profile, tongue, vocabulary});
  const Reason* places = words::scarce_places(near_miss.match);
  if (places == nullptr) return change;
  return tongue.say("match/and", {{"first", change}, {"second", sentence(*places, language, vocabulary)}});
}

std::string sentence(const Match& match, const NeedsProfile& profile, std::string_view language,
                     const Vocabulary& vocabulary) {
  std::string why = match.sentence(language, vocabulary);
  if (match.children.empty() || match.children.size() == profile.children.size()) return why;
  const words::Tongue tongue = words::tongue(language);
  const std::string whom =
      tongue.say("children/serves", {{"children", words::say_children(profile, match.children, tongue)}});
  return why.empty() ? whom : tongue.say("match/and", {{"first", why}, {"second", whom}});
}

std::string sentence(const Judgement& judgement, std::string_view language, const Vocabulary& vocabulary) {
  const words::Tongue tongue = words::tongue(language);
  const std::string why = judgement.match.sentence(language, vocabulary);
  if (judgement.eligible)
    return why.empty() ? tongue.say("judgement/fits") : tongue.say("judgement/fits-why", {{"why", why}});
  // "Open to you, but made for other needs" stands alone: it does not say no.
  const auto& reasons = judgement.match.reasons;
  const bool only_needs = std::none_of(reasons.begin(), reasons.end(), [](const Reason& reason) {
    return reason.verdict == Verdict::unmet && is_condition(reason.criterion) &&
           reason.criterion != Criterion::needs;
  });
  return only_needs ? why : tongue.say("judgement/does-not-fit", {{"why", why}});
}

std::string sentence(const OpenQuestion& question, std::string_view language) {
  const words::Tongue tongue = words::tongue(language);
  const std::string key = "ask/" + question.question;
  if (!tongue.messages->has(key)) fail(Code::internal, "question", question.question);
  const std::string asked = tongue.say(key);
  const bool excludes = question.undecided > 0;
  const auto number = static_cast<std::int64_t>(excludes ? question.undecided : question.first);
  return tongue.say(
      "match/and", {{"first", asked},
                    {"second", tongue.say(excludes ? "asked/offers" : "asked/first", {{"offers", number}})}});
}

std::vector<Reason> decisive_first(const std::vector<Reason>& reasons) {
  const auto group = [](const Reason& reason) {
    if (reason.verdict == Verdict::unmet && is_condition(reason.criterion)) return 0;
    return reason.verdict == Verdict::met || reason.verdict == Verdict::not_asked ? 2 : 1;
  };
  const auto lost = [&](const Reason& reason) {
    return group(reason) == 1 ? reason.possible.thousandths - reason.points.thousandths : 0;
  };
  std::vector<Reason> out = reasons;
  std::stable_sort(out.begin(), out.end(), [&](const Reason& a, const Reason& b) {
    return group(a) != group(b) ? group(a) < group(b) : lost(a) > lost(b);
  });
  return out;
}

}  // namespace passgenau
