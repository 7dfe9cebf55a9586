// SPDX-License-Identifier: GPL-2.0-or-later
// How help may reach the family, and what it must or should be like.
#include <algorithm>

#include "model/names.hpp"
#include "text/read_scope.hpp"

namespace passgenau::reading {

namespace {

constexpr int farthest_km = ProfileLimits::reach_km;

template <class Enum>
std::string put(std::vector<Enum>& list, Enum value, std::string_view member) {
  auto found = std::find(list.begin(), list.end(), value);
  if (found == list.end()) found = list.insert(list.end(), value);
  return std::string{member} + '/' + std::to_string(found - list.begin());
}

class Ways {
 public:
  Ways(Note& note, const Scope& scope) : note_{note}, scope_{scope} {}

  void read() {
    for (const Match& match : note_.matches) {
      std::optional<LeftOut> why;
      if (match.meaning->sense == Sense::trait) why = trait(match);
      if (match.meaning->sense == Sense::flag) why = flag(match);
      if (why) note_.leave_out(match.tokens, *why);
    }
    delivery();
    reach();
  }

 private:
  NeedsProfile& profile() { return note_.out.profile; }

  /// Nothing where it is taken, else why it is not; so are `flag` and `set_delivery`.
  std::optional<LeftOut> trait(const Match& match) {
    const auto value = parse_name<Trait>(match.meaning->id);
    if (!value) return LeftOut::unknown;
    if (const auto refused = scope_.refusal(match)) return refused;
    if (note_.segment_has(match.first(), bit(Cue::must)))
      note_.say(match.tokens, put(profile().require, *value, "/require"));
    else
      note_.say(match.tokens, put(profile().prefer, *value, "/prefer"));
    return {};
  }

  std::optional<LeftOut> flag(const Match& match) {
    const std::string& id = match.meaning->id;
    if (id == "no-site")
      return set_delivery({Delivery::home_visit, Delivery::phone, Delivery::online, Delivery::chat}, match);
    if (id == "discreet") {
      profile().discreet = true;
      note_.say(match.tokens, "/discreet");
    } else if (id == "interpreter") {
      // "kein Dolmetscher nötig" refuses none, "kein Dolmetscher da" needs one.
      if (scope_.refusal(match) == LeftOut::denied || scope_.is_lacking(match)) return LeftOut::denied;
      profile().interpreter = true;
      note_.say(match.tokens, "/interpreter");
    }
    return {};
  }

  std::optional<LeftOut> set_delivery(const std::vector<Delivery>& ways, const Match& match) {
    if (!profile().delivery.empty() && profile().delivery != ways) return LeftOut::no_room;
    profile().delivery = ways;
    note_.say(match.tokens, "/delivery");
    return {};
  }

  /// "nur online oder telefonisch", "keine Hausbesuche"
  void delivery() {
    std::vector<const Match*> wanted;
    for (const Match& match : note_.matches) {
      if (match.meaning->sense != Sense::delivery) continue;
      if (match.meaning->id == "home-visit" && scope_.is_lacking(match)) {
        const auto why =
            set_delivery({Delivery::site, Delivery::phone, Delivery::online, Delivery::chat}, match);
        if (why) note_.leave_out(match.tokens, *why);
      } else if (only_before(match) || is_wished(match)) {
        wanted.push_back(&match);
      } else {
        note_.leave_out(match.tokens, scope_.refusal(match).value_or(LeftOut::mentioned));
      }
    }
    const bool settled = !profile().delivery.empty();
    std::vector<Delivery> ways;
    for (const Match* match : wanted) {
      const auto way = parse_name<Delivery>(match->meaning->id);
      if (!way || settled) {
        note_.leave_out(match->tokens, settled ? LeftOut::no_room : LeftOut::unknown);
        continue;
      }
      put(ways, *way, "");
      note_.say(match->tokens, "/delivery");
    }
    if (settled) return;
    std::sort(ways.begin(), ways.end());
    profile().delivery = ways;
  }

  /// "am liebsten online", "möchte Hausbesuche", "prefers chat or phone"; a telephone call may be how the note came about.
  bool is_wished(const Match& match) const {
    constexpr std::string_view calls[] = {"anruf", "telefonat", "telefon", "telefonieren", "call"};
    const std::string& key = note_.tokens[match.first()].key;
    if (std::find(std::begin(calls), std::end(calls), key) != std::end(calls) || scope_.refusal(match))
      return false;
    constexpr std::string_view wishes[] = {
        "liebsten",  "lieber",  "gern",   "gerne",   "mochte",     "mochten", "wunscht", "wunschen", "wunsch",
        "gewunscht", "braucht", "prefer", "prefers", "preferably", "like",    "wants",   "rather",   "by"};
    const int sentence = note_.tokens[match.first()].sentence;
    for (std::size_t i = match.first(); i-- > 0 && note_.tokens[i].sentence == sentence;)
      if (std::find(std::begin(wishes), std::end(wishes), note_.tokens[i].key) != std::end(wishes))
        return true;
    const std::size_t after = match.last() + 1;
    return note_.is(after, "?") || note_.is(after, "gewunscht") || note_.is(after, "erwunscht");
  }

  bool only_before(const Match& match) const {
    for (std::size_t i = match.first(); i-- > 0 && note_.same_segment(i, match.first());)
      if (note_.has(i, Cue::only)) return !scope_.refusal(match);
    return false;
  }

  /// "höchstens 5 km", "im Umkreis von 10 km"
  void reach() {
    for (std::size_t i = 1; i < note_.size(); ++i) {
      if (!note_.is_number(i) || note_.tokens[i].number < 0 || note_.tokens[i].number > farthest_km) continue;
      if (!note_.is(i + 1, "km") && !note_.is(i + 1, "kilometer") && !note_.is(i + 1, "kilometers")) continue;
      std::size_t from = i;
      bool bound = false;
      for (std::size_t j = i; j-- > 0 && i - j <= 4 && note_.same_segment(i, j);)
        for (const char* word :
             {"max", "maximal", "hochstens", "bis", "umkreis", "within", "maximum", "innerhalb", "radius"})
          if (note_.is(j, word)) {
            bound = true;
            from = j;
          }
      if (!bound) continue;
      profile().reach = Distance::metres(std::int64_t{note_.tokens[i].number} * 1000);
      note_.say(from, i + 1, "/reach_km");
      return;
    }
  }

  Note& note_;
  const Scope& scope_;
};

}  // namespace

void read_ways(Note& note, const Scope& scope) { Ways{note, scope}.read(); }

}  // namespace passgenau::reading
