// SPDX-License-Identifier: GPL-2.0-or-later
// Which child a burden is said of.
#include "text/read_belonging.hpp"

#include <algorithm>

#include "model/calendar.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

class Belonging {
 public:
  explicit Belonging(const Note& note) : note_{note} {}

  std::vector<int> children_of(const Match& match) const {
    const std::string& scope = match.meaning->scope;
    if (scope == "pregnancy") return all_of([](const ChildMention& child) { return child.unborn(); }, true);
    if (scope != "child") return {};
    auto born = all_of([](const ChildMention& child) { return !child.unborn(); }, false);
    if (born.size() <= 1) return born;
    for (const std::size_t i : match.tokens)
      if (is_child_noun(note_, i) && !is_object(i))
        if (auto own = named(i); !own.empty()) return own;
    return near(match, born);
  }

 private:
  /// "meine Große haut den Kleinen": whom it is done to, by the accusative that German shows.
  bool is_object(std::size_t i) const {
    return i > 0 && note_.is(i - 1, "den") && !note_.has(i, Cue::children);
  }

  template <class Want>
  std::vector<int> all_of(Want&& want, bool only_one) const {
    std::vector<int> found;
    for (std::size_t i = 0; i < note_.children.size(); ++i)
      if (want(note_.children[i])) found.push_back(static_cast<int>(i));
    if (only_one && found.size() > 1) found.clear();
    return found;
  }

  /// The children that a noun means.
  std::vector<int> named(std::size_t noun) const {
    std::vector<int> own;
    for (std::size_t i = 0; i < note_.children.size(); ++i)
      if (note_.children[i].noun == noun) own.push_back(static_cast<int>(i));
    if (!own.empty()) return own.size() > 1 && children_of_noun(note_, noun) == 0 ? std::vector<int>{} : own;
    if (note_.has(noun, Cue::children)) return {};
    if (note_.has(noun, Cue::youngest) && !note_.has(noun, Cue::oldest)) return by_age(true);
    if (note_.has(noun, Cue::oldest)) return by_age(false);
    if (note_.has(noun, Cue::baby) || note_.has(noun, Cue::newborn)) return by_age(true);
    for (std::size_t i = 0; i < note_.children.size(); ++i) {
      const auto& other = note_.children[i].noun;
      if (other && note_.tokens[*other].key == note_.tokens[noun].key) own.push_back(static_cast<int>(i));
    }
    return own.size() == 1 ? own : std::vector<int>{};
  }

  /// Days of life, at least.
  Day age_of(const Child& child) const {
    constexpr Day year = 365;
    constexpr Day month = 30;
    if (child.born) return to_day(note_.as_of) - to_day(*child.born);
    if (!child.age) return -1;
    return child.age->years * year + child.age->months * month + child.age->weeks * 7 + child.age->days;
  }

  std::vector<int> by_age(bool youngest) const {
    std::vector<int> best;
    for (std::size_t i = 0; i < note_.children.size(); ++i) {
      if (note_.children[i].unborn()) continue;
      const Day age = age_of(note_.children[i].child);
      const Day other =
          best.empty() ? age : age_of(note_.children[static_cast<std::size_t>(best.front())].child);
      if (!best.empty() && (youngest ? age < other : age > other)) best.clear();
      if (best.empty() || age == other) best.push_back(static_cast<int>(i));
    }
    return best;
  }

  /// The child told of last before the burden in its sentence, or else right behind it in its segment.
  std::vector<int> near(const Match& match, const std::vector<int>& born) const {
    const int sentence = note_.tokens[match.first()].sentence;
    for (std::size_t i = match.first(); i-- > 0 && note_.tokens[i].sentence == sentence;) {
      if (is_child_noun(note_, i)) {
        if (note_.has(i, Cue::children)) return {};
        return named(i);
      }
      if (is_name_of_child(note_, i))
        for (const int child : born) {
          const std::size_t first = note_.children[static_cast<std::size_t>(child)].first;
          const std::size_t back = first > 0 && note_.is(first - 1, "(") ? 2 : 1;
          if (first >= back && note_.tokens[first - back].key == note_.tokens[i].key) return {child};
        }
      for (const int child : born) {
        const ChildMention& mention = note_.children[static_cast<std::size_t>(child)];
        // The last of "1 und 3" is not meant alone.
        if (mention.last == i && !mention.noun) return {child};
        // "3yo and 5yo. The 3yo refuses to eat"
        for (const Stretch& again : mention.again)
          if (again.last == i) return {child};
      }
      if (is_caregiver_noun(note_, i) && !note_.same_segment(i, match.first())) return {};
    }
    for (std::size_t i = match.last() + 1; i < note_.size() && note_.same_segment(i, match.last()); ++i)
      if (is_child_noun(note_, i)) return named(i);
    return {};
  }

  const Note& note_;
};

}  // namespace

bool is_name_of_child(const Note& note, std::size_t i) {
  if (!note.is_word(i) || !note.tokens[i].capital || note.cues[i] != 0) return false;
  return std::any_of(note.children.begin(), note.children.end(), [&](const ChildMention& child) {
    const std::size_t back = child.first > 0 && note.is(child.first - 1, "(") ? 2 : 1;
    return child.first >= back && note.tokens[child.first - back].key == note.tokens[i].key &&
           !is_person(note, child.first - back);
  });
}

std::vector<int> children_of(const Note& note, const Match& match) {
  return Belonging{note}.children_of(match);
}

}  // namespace passgenau::reading
