// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "model/calendar.hpp"
#include "text/read_belonging.hpp"
#include "text/read_other_senses.hpp"
#include "text/read_people.hpp"
#include "text/read_scope.hpp"

namespace passgenau::reading {

namespace {

/// Of a need that the text doubts: it still counts, at half.
constexpr double uncertain_weight = 0.5;

/// Kinds that a family is short of when it has none: "keine Hebamme" seeks one, "keine Familienhilfe" says nothing.
constexpr std::array<std::string_view, 5> lacked{"midwifery/midwife", "care/day-nursery", "care/childminder",
                                                 "medical/paediatrics", "medical/gynaecology"};

class Needs {
 public:
  Needs(Note& note, const Scope& scope) : note_{note}, scope_{scope} {}

  void read() {
    for (const Match& match : note_.matches) {
      std::optional<LeftOut> why;
      if (match.meaning->sense == Sense::burden) why = burden(match);
      if (match.meaning->sense == Sense::kind) why = kind(match);
      if (why) note_.leave_out(match.tokens, *why);
    }
    for (const Match* match : unowned_)
      if (const auto why = add_unowned(*match)) note_.leave_out(match->tokens, *why);
  }

 private:
  /// Nothing where it is taken, else why it is not; so is `kind`.
  std::optional<LeftOut> burden(const Match& match) {
    if (is_part_of_more(note_, match)) return LeftOut::unknown;
    if (is_of_language(note_, match)) return LeftOut::mentioned;
    if (is_of_the_other(match)) return LeftOut::someone_else;
    const bool of_lack =
        match.meaning->id == "pregnancy/no-midwife" || match.meaning->id == "child/no-childcare";
    if (of_lack && is_unwanted(match)) return LeftOut::denied;
    if (is_of_own_childhood(match)) return LeftOut::past;
    if (const auto refused = scope_.refusal(match)) return refused;
    const std::vector<int> children = children_of(note_, match);
    if (children.empty() && match.meaning->scope == "child" && note_.children.size() > 1) {
      unowned_.push_back(&match);
      return {};
    }
    if (children.empty()) return add({.burden = match.meaning->id}, match);
    std::optional<LeftOut> why;
    for (const int child : children)
      if (const auto refused = add({.burden = match.meaning->id, .child = child}, match)) why = refused;
    return why;
  }

  /// One child's burden, of several children's, and these words do not say whose: that of the child whose other words say it is, else the family's.
  std::optional<LeftOut> add_unowned(const Match& match) {
    const std::vector<Need> needs = note_.out.profile.needs;
    bool owned = false;
    for (const Need& need : needs)
      if (need.burden == match.meaning->id && need.child) {
        add({.burden = need.burden, .child = need.child}, match);
        owned = true;
      }
    return owned ? std::nullopt : add({.burden = match.meaning->id}, match);
  }

  std::optional<LeftOut> kind(const Match& match) {
    // "Hebamme fragt": she is the one who asks.
    if (note_.used[match.first()] && note_.has(match.first(), Cue::professional) && !roles().empty() &&
        roles().front() == Role::professional)
      return LeftOut::mentioned;
    const bool sought = note_.segment_has(match.first(), bit(Cue::seeking)) || asked(match);
    if (scope_.is_lacking(match)) {
      const bool short_of = std::find(lacked.begin(), lacked.end(), match.meaning->id) != lacked.end();
      if (!short_of || is_unwanted(match)) return LeftOut::denied;
    } else if (!sought) {
      return LeftOut::mentioned;
    } else if (const auto refused = scope_.refusal(match)) {
      return refused;
    }
    return add({.kind = match.meaning->id}, match);
  }

  /// "schläft schlecht" of a mother is no sleep problem of a child, "weint viel" of a baby no depression: verbs go by the last person before them.
  bool is_of_the_other(const Match& match) const {
    const bool of_child = match.meaning->scope == "child";
    const bool of_adult = match.meaning->scope == "caregiver";
    const bool in_danger = match.meaning->id == "parenting/child-protection-concern";
    if (in_danger && is_said_of_child(match)) return true;
    // Only where it can be nobody else: violence is not to be lost for a pronoun.
    if (match.meaning->id == "relationship/domestic-violence" && is_said_of_this_child(match)) return true;
    // "schlägt andere Kinder", "hits other kids": a child does.
    if (in_danger)
      for (std::size_t i = match.first(); i < match.last(); ++i)
        if (note_.is(i, "andere") || note_.is(i, "anderen") || note_.is(i, "other")) return true;
    // "I-Kind, …, im Rollstuhl": of no adult a word.
    if (match.meaning->id == "parental-health/disability-chronic-illness" &&
        !note_.anywhere(caregiver_cues | bit(Cue::partner) | bit(Cue::parents)) && !note_.children.empty() &&
        std::none_of(note_.children.begin(), note_.children.end(),
                     [](const ChildMention& child) { return child.unborn(); }))
      return true;
    // "Diabetes, 15. SSW", and of no child a word.
    if (of_child && is_before_any_birth()) return true;
    // "trinkt nicht", "weint oft", "Cannot stop crying", and of no child a word: somebody who does.
    const auto is_weeping = [&](std::size_t i) {
      return note_.tokens[i].key.starts_with("wein") || note_.tokens[i].key.starts_with("cry");
    };
    const bool of_any = match.meaning->id == "child/feeding-problems" ||
                        (match.meaning->id == "child/excessive-crying" &&
                         std::any_of(match.tokens.begin(), match.tokens.end(), is_weeping));
    const bool noun = note_.tokens[match.first()].capital && match.meaning->id == "child/feeding-problems";
    if (of_any && !noun && note_.children.empty() && !note_.anywhere(child_cues)) return true;
    if ((!of_child && !of_adult) || note_.tokens[match.first()].capital) return false;
    for (const std::size_t i : match.tokens)
      if (is_person(note_, i) && !in_danger) return false;
    // "kommt Mutter nicht zur Ruhe"
    for (std::size_t i = match.first(); i < match.last(); ++i)
      if (is_caregiver_noun(note_, i))
        return of_child && !in_danger && match.meaning->id != "child/no-childcare";
    const int sentence = note_.tokens[match.first()].sentence;
    for (std::size_t i = match.first(); i-- > 0 && note_.tokens[i].sentence == sentence;) {
      // "Sohn schlägt andere Kinder" is no child in danger.
      if (is_child_noun(note_, i) && in_danger && note_.same_segment(i, match.first()) &&
          !note_.tokens[match.first()].capital)
        return true;
      if (is_child_noun(note_, i)) return of_adult && is_feeling_of_child(match, i);
      if (is_name_of_child(note_, i)) return of_adult && is_feeling_of_child(match, i);
      const bool adult = is_caregiver_noun(note_, i) || note_.has(i, Cue::partner);
      if (adult && !(i > 0 && note_.has(i - 1, Cue::preposition)))
        return of_child && !in_danger && match.meaning->id != "child/no-childcare";
    }
    return false;
  }

  /// "war als Kind im Heim, hat dort Gewalt erlebt": no violence of today. In a statement of its own only where that says "there" or "then", and
  /// never where it names a person or comes back to today.
  bool is_of_own_childhood(const Match& match) const {
    if (match.meaning->id != "relationship/domestic-violence") return false;
    const std::size_t at = match.first();
    const auto any_of = [&](std::size_t i, std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return note_.is(i, word); });
    };
    bool linked = false;
    for (std::size_t i = match.last() + 1;
         i-- > 0 && note_.tokens[i].sentence == note_.tokens[at].sentence;) {
      const bool child = any_of(i, {"kind", "child"}) && i > 0 &&
                         (note_.is(i - 1, "als") || (i > 1 && note_.is(i - 1, "a") && note_.is(i - 2, "as")));
      if (child || any_of(i, {"kindheit", "childhood"})) return linked || note_.same_segment(i, at);
      if (is_person(note_, i) || note_.has(i, Cue::but) ||
          any_of(i, {"jetzt", "heute", "nun", "aktuell", "now", "today", "seit", "since", "wird", "werde",
                     "er", "he", "wieder", "again", "auch", "zuhause", "daheim"}))
        return false;
      linked =
          linked || (note_.same_segment(i, at) && any_of(i, {"dort", "dabei", "damals", "there", "then"}));
    }
    return false;
  }

  /// What a child can feel or do as well as its parents: "Sohn rastet aus", "Tochter seitdem traumatisiert"; `i`: the child named last before it.
  bool is_feeling_of_child(const Match& match, std::size_t i) const {
    const std::string& id = match.meaning->id;
    if (id == "parental-health/depression-anxiety") return true;
    if (id != "parenting/inner-anger" && id != "parental-health/other-mental-illness" &&
        id != "parental-health/disability-chronic-illness" && id != "parental-health/addiction")
      return false;
    if (!note_.same_segment(i, match.first())) return false;
    for (std::size_t j = i; j-- > 0 && i - j <= 2 && note_.same_segment(j, i);)
      if (note_.has(j, Cue::preposition)) return false;
    return true;
  }

  struct Pronoun {
    std::size_t at = 0;
    std::size_t child = 0;  ///< the noun it stands for
  };
  /// "My son is two, he hits others": the pronoun before the match, or that begins it, stands for a child.
  std::optional<Pronoun> pronoun_of_child(const Match& match) const {
    std::size_t at = match.first();
    const auto pronoun = [&](std::size_t i) {
      return note_.is(i, "er") || note_.is(i, "he") || note_.is(i, "she") || note_.is(i, "es");
    };
    if (!pronoun(at) && (at == 0 || !pronoun(--at))) return {};
    for (std::size_t noun = at; noun-- > 0;)
      if (is_person(note_, noun))
        return is_child_noun(note_, noun) ? std::optional{Pronoun{at, noun}} : std::nullopt;
    return {};
  }
  bool is_said_of_child(const Match& match) const { return pronoun_of_child(match).has_value(); }
  /// The same of one child, named in the same sentence by a word that the pronoun may stand for.
  bool is_said_of_this_child(const Match& match) const {
    const auto found = pronoun_of_child(match);
    if (!found || note_.tokens[found->child].sentence != note_.tokens[found->at].sentence) return false;
    const bool counted = found->child > 0 && note_.tokens[found->child - 1].number > 1;
    const auto names = [&](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return note_.is(found->child, word); });
    };
    const bool male = note_.is(found->at, "er") || note_.is(found->at, "he");
    const bool other = male ? names({"tochter", "madchen", "daughter", "girl"})
                            : note_.is(found->at, "she") && names({"son", "boy"});
    return children_of_noun(note_, found->child) == 1 && !counted && !other;
  }

  bool is_before_any_birth() const {
    return !note_.children.empty() && !note_.anywhere(child_cues | bit(Cue::unborn)) &&
           std::all_of(note_.children.begin(), note_.children.end(),
                       [](const ChildMention& child) { return child.unborn(); });
  }

  const std::vector<Role>& roles() const { return note_.out.profile.caregiver.roles; }

  /// "braucht keine Hebamme", "keine Hebamme nötig": the lack is no need.
  bool is_unwanted(const Match& match) const {
    std::size_t none = note_.size();
    for (const std::size_t i : match.tokens)
      if (note_.has(i, Cue::none)) none = i;
    for (std::size_t i = match.first();
         none == note_.size() && i-- > 0 && match.first() - i <= 3 && note_.same_segment(i, match.first());)
      if (note_.has(i, Cue::none)) none = i;
    if (none == note_.size()) return false;
    const auto any_of = [&](std::size_t i, std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return note_.is(i, word); });
    };
    std::size_t before = none;
    while (before > 0 && note_.same_segment(before - 1, none) &&
           (before == none || note_.has(before, Cue::filler)))
      --before;
    return any_of(before, {"will", "wollen", "mochte", "mochten", "braucht", "brauche", "brauchen",
                           "benotigt", "wunscht", "needs", "need", "wants"}) ||
           any_of(match.last() + 1,
                  {"notig", "notwendig", "erforderlich", "gewunscht", "needed", "gebraucht"});
  }

  bool asked(const Match& match) const { return note_.is(match.last() + 1, "?"); }

  std::optional<LeftOut> add(Need need, const Match& match) {
    const bool uncertain = scope_.is_uncertain(match);
    if (uncertain) need.weight = uncertain_weight;
    std::vector<Need>& needs = note_.out.profile.needs;
    auto found = std::find_if(needs.begin(), needs.end(), [&](const Need& other) {
      return other.burden == need.burden && other.kind == need.kind && other.child == need.child;
    });
    if (found == needs.end()) {
      if (needs.size() == ProfileLimits::needs) return LeftOut::over_limit;
      found = needs.insert(needs.end(), std::move(need));
    } else {
      found->weight = std::max(found->weight, need.weight);
    }
    const Doubt doubt = uncertain ? Doubt::uncertain : match.misspelt ? Doubt::misspelt : Doubt::none;
    note_.say(match.tokens, "/needs/" + std::to_string(found - needs.begin()), doubt);
    return {};
  }

  Note& note_;
  const Scope& scope_;
  std::vector<const Match*> unowned_ = {};
};

}  // namespace

void read_needs(Note& note, const Scope& scope) { Needs{note, scope}.read(); }

}  // namespace passgenau::reading
