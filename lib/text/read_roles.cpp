// SPDX-License-Identifier: GPL-2.0-or-later
// Who it is that comes, calls or writes.
#include <algorithm>

#include "text/read_callers.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

class Roles {
 public:
  explicit Roles(Note& note) : note_{note} {}

  void read() {
    if (professional() || of_writer()) return;
    for (std::size_t i = 0; i < note_.size(); ++i) {
      if (note_.has(i, Cue::foster) && !is_origin(note_, i)) add(Role::foster_parent, i);
      if (note_.has(i, Cue::adoptive)) add(Role::adoptive_parent, i);
      if (note_.has(i, Cue::grandparent) && (cares(i) || comes_with_grandchild(note_, i)))
        add(Role::grandparent, i);
    }
    if (!note_.out.profile.caregiver.roles.empty()) return;
    if (!note_.anywhere(bit(Cue::pregnant)) && calling_father()) return;
    if (pregnant()) return;
    if (!calling_father()) parents();
    if (note_.out.profile.caregiver.roles.empty()) by_partner();
    if (note_.out.profile.caregiver.roles.empty()) by_birth();
    add_both();
  }

 private:
  void add(Role role, std::size_t token) {
    std::vector<Role>& roles = note_.out.profile.caregiver.roles;
    auto found = std::find(roles.begin(), roles.end(), role);
    if (found == roles.end()) found = roles.insert(roles.end(), role);
    note_.say(token, token, "/caregiver/roles/" + std::to_string(found - roles.begin()));
  }

  /// "Oma sorgt für den Enkel", "Oma, 61, kümmert sich": nobody else stands before the verb.
  bool cares(std::size_t i) const {
    // "Die Enkelin lebt bei ihr", "Enkel wohnt bei der Oma"
    for (std::size_t j = 0; j + 1 < note_.size(); ++j) {
      if (!note_.is(j, "bei") || !note_.segment_has(j, bit(Cue::lives))) continue;
      const std::size_t host = note_.has(j + 1, Cue::filler) && !note_.is(j + 1, "ihr") ? j + 2 : j + 1;
      const bool hers = note_.is(host, "ihr") || note_.is(host, "ihm") || note_.has(host, Cue::grandparent);
      if (!hers) continue;
      const auto [first, end] = note_.segment_of(j);
      for (std::size_t k = first; k < end; ++k)
        if (note_.is_word(k) && note_.tokens[k].key.starts_with("enkel")) return true;
    }
    for (std::size_t j = i + 1; j < note_.size() && note_.tokens[j].sentence == note_.tokens[i].sentence;
         ++j) {
      if (note_.has(j, Cue::asks)) return true;
      if (is_person(note_, j)) break;
    }
    return note_.segment_has(i, bit(Cue::asks));
  }

  /// "Ich bin Papa von …", "als Mutter frage ich", "I am the father": what those who write call themselves.
  bool of_writer() {
    for (std::size_t i = 1; i < note_.size(); ++i) {
      if (!note_.has_any(i, bit(Cue::mother) | bit(Cue::father))) continue;
      // "ich (Vater, 44)"
      if (i >= 2 && note_.is(i - 1, "(") && (note_.is(i - 2, "ich") || note_.is(i - 2, "i")) &&
          !note_.anywhere(bit(Cue::pregnant))) {
        add(note_.has(i, Cue::father) ? Role::father : Role::mother, i);
        return true;
      }
      constexpr std::size_t reach = 4;
      for (std::size_t j = i; j-- > 0 && i - j <= reach && note_.same_segment(i, j);) {
        const bool says = note_.is(j, "bin") || note_.is(j, "als") ||
                          (note_.is(j, "am") && j > 0 && note_.is(j - 1, "i")) || note_.is(j, "im");
        if (says && writes_of_itself() && !note_.anywhere(bit(Cue::pregnant))) {
          add(note_.has(i, Cue::father) ? Role::father : Role::mother, i);
          return true;
        }
        if (!note_.has_any(j, bit(Cue::filler) | bit(Cue::alone)) && !note_.is(j, "stayathome")) break;
      }
    }
    return false;
  }
  bool writes_of_itself() const {
    for (std::size_t i = 0; i < note_.size(); ++i)
      for (const char* word :
           {"ich", "mich", "mir", "bin", "i", "my", "meinem", "meine", "mein", "we", "wir"})
        if (note_.is(i, word)) return true;
    return false;
  }

  /// "Mein Mann", of somebody with a child: a mother; "meine Frau": a father.
  void by_partner() {
    if (note_.out.profile.children.empty()) return;
    for (std::size_t i = 1; i < note_.size(); ++i) {
      const bool his = note_.is(i - 1, "meine") || note_.is(i - 1, "meiner");
      const bool hers = note_.is(i - 1, "mein") || note_.is(i - 1, "meinem") || note_.is(i - 1, "meinen");
      const bool any = note_.is(i - 1, "my");
      const auto one_of = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return note_.is(i, word); });
      };
      if ((hers && one_of({"mann", "ehemann", "partner", "freund"})) ||
          (any && one_of({"husband", "boyfriend"})))
        return add(Role::mother, i);
      if ((his && one_of({"frau", "ehefrau", "partnerin"})) || (any && one_of({"wife", "girlfriend"})))
        return add(Role::father, i);
    }
  }

  /// "Ich habe vor 6 Tagen entbunden", "Wöchnerin", "Fr. K. mit Säugling": a mother, though no word says it.
  void by_birth() {
    for (std::size_t i = 0; i < note_.size(); ++i) {
      const int sentence = note_.tokens[i].sentence;
      bool told = note_.is(i, "wochnerin");
      if (note_.is(i, "entbunden") || note_.is(i, "geboren"))
        for (std::size_t j = 0; j < note_.size(); ++j)
          told = told || (note_.tokens[j].sentence == sentence && (note_.is(j, "ich") || note_.is(j, "i")));
      constexpr std::size_t reach = 8;
      if (note_.is(i, "fr") || note_.is(i, "frau"))
        for (std::size_t j = i + 1;
             j + 1 < note_.size() && j < i + reach && note_.tokens[j].sentence == sentence; ++j)
          told = told || ((note_.is(j, "mit") || note_.is(j, "m")) &&
                          (is_child_noun(note_, j + 1) || is_child_noun(note_, j + 2)));
      if (told && !note_.anywhere(bit(Cue::lost))) return add(Role::mother, i);
    }
  }

  /// "KM 23, KV 25, … beide am Limit": both come where both have an age and something is said of both.
  void add_both() {
    std::vector<Role>& roles = note_.out.profile.caregiver.roles;
    if (roles.size() != 1 || roles.front() != Role::mother) return;
    bool both = false;
    std::optional<std::size_t> father;
    for (std::size_t i = 0; i < note_.size(); ++i) {
      both = both || (note_.is(i, "beide") && !is_child_noun(note_, i + 1) && !is_child_noun(note_, i + 2));
      if (note_.has(i, Cue::father) && !father && note_.is_number(i + 1) && note_.used[i + 1]) father = i;
    }
    if (both && father) add(Role::father, *father);
  }

  /// "KV ruft an", "Vater (41) meldet sich: …", "father 36, single parent": the first adult of the note, and the one who comes.
  bool calling_father() {
    for (std::size_t i = 0; i < note_.size(); ++i) {
      if (!is_person(note_, i) || is_child_noun(note_, i) || note_.has(i, Cue::professional)) continue;
      if (!note_.has(i, Cue::father) || !is_subject(i) || is_told_of(i)) return false;
      if (begins_with(i)) {
        add(Role::father, i);
        return true;
      }
      const int sentence = note_.tokens[i].sentence;
      bool silent = true;  // nothing but his age so far
      for (std::size_t j = i + 1; j < note_.size() && note_.tokens[j].sentence == sentence; ++j) {
        if (is_person(note_, j) && !is_child_noun(note_, j)) return false;
        if (!note_.same_segment(i, j) && !silent) return false;
        const bool comes = note_.has_any(j, bit(Cue::asks) | bit(Cue::seeking)) || note_.is(j, "kommt") ||
                           note_.is(j, "holt") || note_.is(j, "phoned") || note_.is(j, "rang") ||
                           note_.is(j, "called") || (note_.has(j, Cue::alone) && note_.is(j + 1, "parent")) ||
                           (j == i + 1 && (note_.is(j, "allein") || note_.is(j, "alleine")));
        if (comes) {
          add(Role::father, i);
          return true;
        }
        silent = silent &&
                 (!note_.is_word(j) || note_.has_any(j, bit(Cue::filler) | bit(Cue::old)) ||
                  note_.is(j, "j") || note_.is(j, "jahre") || note_.is(j, "elternzeit") || note_.is(j, "in"));
      }
      return false;
    }
    return false;
  }

  /// "Vater (41), …", "Elterntelefon 22:40. Vater, 45, …": he begins the note, and his age is told.
  bool begins_with(std::size_t i) const {
    const bool begins = i < 2 || note_.is(i - 1, ":") || note_.tokens[i - 1].breaks != Break::none;
    const std::size_t age = note_.is(i + 1, "(") || note_.is(i + 1, ",") ? i + 2 : i + 1;
    return begins && note_.is_number(age) && note_.used[age] && note_.out.profile.caregiver.age &&
           *note_.out.profile.caregiver.age == note_.tokens[age].number;
  }

  bool professional() {
    for (std::size_t i = 0; i < note_.size(); ++i) {
      if (!note_.has(i, Cue::professional) || note_.has(i, Cue::none)) continue;
      if (is_caller(note_, i) || is_asking_as(note_, i)) {
        add(Role::professional, i);
        return true;
      }
      for (std::size_t j = i + 1; j < note_.size() && j <= i + 3 && note_.same_segment(i, j); ++j)
        if (note_.has(j, Cue::asks) && !note_.is(j, "sucht") && !tells_of_child(note_, i, j)) {
          add(Role::professional, i);
          return true;
        }
    }
    return false;
  }

  bool pregnant() {
    std::optional<std::size_t> said;
    for (std::size_t i = 0; i < note_.size() && !said; ++i)
      if (note_.has(i, Cue::pregnant) && !denied(i) && !is_of_other(i)) said = i;
    for (const ChildMention& child : note_.children)
      if (!said && child.unborn()) said = child.last;
    if (!said) return false;
    // "Meine Frau ist schwanger": the one who tells it is her partner.
    for (std::size_t j = *said; j-- > 0 && note_.same_segment(j, *said);)
      if ((note_.has(j, Cue::partner) && !note_.has(j + 1, Cue::also)) ||
          ((note_.is(j, "frau") || note_.is(j, "wife")) && j > 0 &&
           (note_.is(j - 1, "meine") || note_.is(j - 1, "my")))) {
        add(Role::partner, j);
        return true;
      }
    add(Role::pregnant, *said);
    return true;
  }

  /// "Nachbarin ist schwanger", "evtl. wieder schwanger"
  bool is_of_other(std::size_t i) const {
    if (note_.segment_has(i, bit(Cue::uncertain)) && note_.children.empty()) return true;
    if (std::any_of(note_.children.begin(), note_.children.end(),
                    [](const ChildMention& c) { return c.unborn(); }))
      return false;
    for (std::size_t j = i; j-- > 0 && note_.same_segment(i, j);)
      if (note_.has_any(j, bit(Cue::third) | bit(Cue::uncertain))) return true;
    return false;
  }

  bool denied(std::size_t i) const {
    for (std::size_t j = i; j-- > 0 && i - j <= 3 && note_.same_segment(i, j);)
      if (note_.has_any(j, bit(Cue::negation) | bit(Cue::none))) return true;
    return false;
  }

  /// Part of what is said of somebody who is away, dead or feared.
  bool is_told_of(std::size_t i) const {
    return std::any_of(note_.matches.begin(), note_.matches.end(), [&](const Match& match) {
      const std::string& id = match.meaning->id;
      const bool about = id == "family-situation/partner-absent-or-detained" ||
                         id == "family-situation/bereavement" || id == "relationship/domestic-violence" ||
                         match.meaning->sense == Sense::flag;
      return about && std::find(match.tokens.begin(), match.tokens.end(), i) != match.tokens.end();
    });
  }

  /// In the nominative, as far as the word before it tells: not "bei der Mutter", "ihre Mutter".
  bool is_subject(std::size_t i) const {
    if (i == 0 || !note_.same_segment(i - 1, i)) return true;
    const std::string& before = note_.tokens[i - 1].key;
    // "Depression der Mutter", but not "bei der Mutter", "Schwester der Mutter"
    if (before == "der" && i > 1 && note_.is_word(i - 2) && note_.tokens[i - 2].capital &&
        !note_.has_any(i - 2, bit(Cue::preposition)) && !is_person(note_, i - 2))
      return true;
    for (const char* word : {"der", "ihrer", "seiner", "meiner", "ihre", "seine", "den", "dem", "ihren",
                             "seinen", "ihrem", "seinem", "her", "his", "deren"})
      if (before == word) return false;
    return !note_.has_any(i - 1, bit(Cue::preposition) | bit(Cue::third));
  }

  void parents() {
    bool mother = false;
    for (std::size_t i = 0; i < note_.size(); ++i)
      if (note_.has(i, Cue::mother) && is_subject(i) && !is_told_of(i)) {
        add(Role::mother, i);
        mother = true;
        break;
      }
    for (std::size_t i = 0; i < note_.size(); ++i) {
      const bool couple = note_.is(i, "paar") || note_.is(i, "couple");
      if (note_.has(i, Cue::parents) && !couple && !mother && is_subject(i) && !is_told_of(i)) {
        add(Role::mother, i);
        add(Role::father, i);
        return;
      }
      if (!note_.has(i, Cue::father) || is_told_of(i)) continue;
      const bool alone = note_.segment_has(i, bit(Cue::alone));
      const std::size_t next = i + 1;
      const bool speaks = note_.segment_has(i, bit(Cue::seeking) | bit(Cue::asks)) || note_.is(next, "of") ||
                          note_.is(next, "von") || note_.is(next, "(");
      const bool first =
          speaks && !mother &&
          !std::any_of(note_.tokens.begin(), note_.tokens.begin() + static_cast<std::ptrdiff_t>(i),
                       [&](const Token& token) {
                         return is_person(note_, static_cast<std::size_t>(&token - note_.tokens.data()));
                       });
      const bool joint = i > 1 && note_.has(i - 1, Cue::also) && note_.has(i - 2, Cue::mother);
      if ((alone && is_subject(i)) || first || joint) {
        add(Role::father, i);
        return;
      }
    }
  }

  Note& note_;
};

}  // namespace

void read_roles(Note& note) { Roles{note}.read(); }

}  // namespace passgenau::reading
