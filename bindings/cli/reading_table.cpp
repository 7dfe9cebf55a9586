// SPDX-License-Identifier: GPL-2.0-or-later
#include "reading_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>
#include <vector>

#include "passgenau/match.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "texts.hpp"

namespace passgenau::cli {
namespace {

constexpr std::size_t name_width = 14;
constexpr std::size_t value_width = 44;

/// "/needs/3" → "needs" and 3; "/home/region" → "home" and "region".
struct Pointer {
  std::string head = {};
  std::string tail = {};
  std::size_t index = 0;
};

Pointer parts_of(const std::string& fact) {
  Pointer pointer;
  const std::size_t slash = fact.find('/', 1);
  pointer.head = fact.substr(1, slash - 1);
  if (slash == std::string::npos) return pointer;
  const std::string rest = fact.substr(slash + 1);
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), pointer.index);
  pointer.tail = std::string{read.ptr, rest.data() + rest.size()};
  if (pointer.tail.substr(0, 1) == "/") pointer.tail.erase(0, 1);
  return pointer;
}

class Table {
 public:
  Table(std::ostream& out, const ProfileReading& reading, const std::string& text,
        const Vocabulary& vocabulary, const std::string& language)
      : out_{out}, reading_{reading}, text_{text}, vocabulary_{vocabulary}, language_{language} {}

  void print() {
    std::vector<std::string> done;
    for (const FactEvidence& evidence : reading_.evidence) {
      if (std::find(done.begin(), done.end(), evidence.fact) != done.end()) continue;
      done.push_back(evidence.fact);
      print_fact(evidence.fact);
    }
    if (done.empty()) out_ << say(Text::nothing_read) << '\n';
    if (reading_.not_understood.empty()) return;
    out_ << '\n' << paint_.dim(say(Text::not_taken)) << '\n';
    for (const UnreadWords& words : reading_.not_understood) {
      out_ << "  " << quoted(words.from, words.to);
      if (const auto why = reason(words.why); !why.empty()) out_ << paint_.dim("  " + std::string{why});
      out_ << '\n';
    }
  }

 private:
  std::string_view say(Text which) const { return cli::text(which, language_); }
  std::string label(ConceptType type, std::string_view id) const {
    return vocabulary_.label(type, id, language_);
  }

  std::string quoted(std::size_t from, std::size_t to) const {
    return "»" + isolated(printable(text_.substr(from, to - from))) + "«";
  }

  std::string_view reason(LeftOut why) const {
    switch (why) {
      case LeftOut::denied: return say(Text::denied);
      case LeftOut::past: return say(Text::past);
      case LeftOut::someone_else: return say(Text::someone_else);
      case LeftOut::no_room: return say(Text::no_room);
      case LeftOut::contradicted: return say(Text::contradicted);
      case LeftOut::over_limit: return say(Text::over_limit);
      case LeftOut::mentioned: return say(Text::mentioned);
      case LeftOut::unknown: break;
    }
    return {};
  }

  std::string_view reserve(Doubt doubt) const {
    switch (doubt) {
      case Doubt::uncertain: return say(Text::uncertain);
      case Doubt::misspelt: return say(Text::misspelt);
      case Doubt::estimated: return say(Text::estimated);
      case Doubt::none: break;
    }
    return {};
  }

  void print_fact(const std::string& fact) {
    const auto [name, value] = described(parts_of(fact));
    std::string words;
    Doubt doubt = Doubt::none;
    for (const FactEvidence& evidence : reading_.evidence) {
      if (evidence.fact != fact) continue;
      words += (words.empty() ? "" : " ") + quoted(evidence.from, evidence.to);
      doubt = std::max(doubt, evidence.doubt);
    }
    out_ << "  " << left(name, name_width) << left(paint_.bold(value), value_width + paint_.bold("").size())
         << ' ' << paint_.dim(words);
    if (doubt != Doubt::none) out_ << "  " << paint_.yellow(reserve(doubt));
    out_ << '\n';
  }

  std::string child_text(const Child& child) const {
    if (child.born) return std::string{say(Text::born_on)} + ' ' + to_string(*child.born);
    if (child.due) return std::string{say(Text::due_on)} + ' ' + to_string(*child.due);
    return child.age ? std::string{say(Text::old)} + ' ' + age_text(*child.age, child.known_to)
                     : std::string{};
  }

  static std::string age_text(const Age& age, const std::optional<AgeUnit>& known_to) {
    std::string text = to_string(age);
    if (known_to) text = (text == "P0D" ? "P" : text) + '0' + "YMWD"[static_cast<int>(*known_to)];
    return text;
  }

  std::pair<std::string, std::string> described(const Pointer& at) const {
    const NeedsProfile& profile = reading_.profile;
    const auto named = [&](Text which, std::string value) {
      return std::pair{std::string{say(which)}, std::move(value)};
    };
    if (at.head == "children")
      return {std::string{say(Text::child)} + ' ' + std::to_string(at.index + 1),
              child_text(profile.children[at.index])};
    if (at.head == "caregiver" && at.tail == "age")
      return named(Text::caregiver, std::to_string(*profile.caregiver.age));
    if (at.head == "caregiver") {
      const std::size_t index = static_cast<std::size_t>(std::stoul(at.tail.substr(at.tail.rfind('/') + 1)));
      return named(Text::caregiver, label(ConceptType::role, name(profile.caregiver.roles[index])));
    }
    if (at.head == "needs") {
      const Need& need = profile.needs[at.index];
      std::string value =
          need.kind.empty() ? label(ConceptType::burden, need.burden) : label(ConceptType::kind, need.kind);
      if (need.child)
        value += " (" + std::string{say(Text::child)} + ' ' + std::to_string(*need.child + 1) + ')';
      return named(need.kind.empty() ? Text::need : Text::kind_sought, std::move(value));
    }
    if (at.head == "languages") return named(Text::speaks, profile.languages[at.index]);
    if (at.head == "home")
      return named(Text::lives_in, at.tail == "region" ? profile.home.region : profile.home.postal_code);
    if (at.head == "require")
      return named(Text::must_be, label(ConceptType::trait, name(profile.require[at.index])));
    if (at.head == "prefer")
      return named(Text::should_be, label(ConceptType::trait, name(profile.prefer[at.index])));
    if (at.head == "available") {
      const Schedule& time = profile.available[at.index];
      return named(Text::time,
                   to_string(time.days) + ' ' + to_string(*time.from) + "–" + to_string(*time.until));
    }
    if (at.head == "delivery") {
      std::string all;
      for (const Delivery way : profile.delivery)
        all += (all.empty() ? "" : ", ") + label(ConceptType::delivery, name(way));
      return named(Text::ways, all);
    }
    if (at.head == "reach_km")
      return named(Text::reach, std::to_string(profile.reach.in_metres() / 1000) + " km");
    return named(at.head == "discreet" ? Text::discreet : Text::interpreter, "✓");
  }

  std::ostream& out_;
  const ProfileReading& reading_;
  const std::string& text_;
  const Vocabulary& vocabulary_;
  const std::string& language_;
  Paint paint_ = {};
};

}  // namespace

void print_reading(std::ostream& out, const ProfileReading& reading, const std::string& text,
                   const Vocabulary& vocabulary, const std::string& language) {
  Table{out, reading, text, vocabulary, language}.print();
}

}  // namespace passgenau::cli
