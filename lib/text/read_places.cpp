// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_places.hpp"

#include <algorithm>

#include "text/read_people.hpp"
#include "text/read_states.hpp"
#include "text/read_workplaces.hpp"

namespace passgenau::reading {

namespace {

/// How sure a stretch is to be where the family lives.
enum class Rank { none, from, named, lives, postal_code };

struct Place {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string region = {};
  Rank rank = Rank::none;
  bool elsewhere = false;  ///< somebody works, stays or lived there, and it is no home
};

class HomeReader {
 public:
  HomeReader(Note& note, const PlaceNames& names)
      : note_{note}, names_{names}, all_small_{is_all_small(note)} {}

  void read() {
    std::optional<std::size_t> code;
    for (std::size_t i = 0; i < note_.size() && !code; ++i)
      if (is_postal_code(i)) code = i;
    std::optional<Place> best;
    std::vector<Place> places;
    for (std::size_t i = 0; i < note_.size(); ++i) {
      auto place = place_at(i, code);
      if (!place) continue;
      i = place->last;
      if (place->elsewhere) {
        note_.leave_out(place->first, place->last, LeftOut::mentioned);
        continue;
      }
      if (!best || place->rank > best->rank) best = place;
      places.push_back(std::move(*place));
    }
    passgenau::Home& home = note_.out.profile.home;
    if (code) {
      home.postal_code = note_.tokens[*code].key;
      note_.say(*code, *code, "/home/postal_code");
      // A place that the postal code does not reach is where the family came from, or a mistake: the code stands.
      if (best && names_.has_postal_code(home.postal_code) && !names_.lies_in(home.postal_code, best->region))
        best.reset();
    }
    if (best) home.region = best->region;
    for (const Place& place : places) {
      const bool reached = !code || !names_.has_postal_code(home.postal_code) ||
                           names_.lies_in(home.postal_code, place.region);
      if (best && place.region == best->region)
        note_.say(place.first, place.last, "/home/region");
      else
        note_.leave_out(place.first, place.last, reached ? LeftOut::no_room : LeftOut::contradicted);
    }
    if (code) read_other_codes(*code);
  }

 private:
  /// One home is told: a second postal code is the same once more, or has no room.
  void read_other_codes(std::size_t first) {
    for (std::size_t i = first + 1; i < note_.size(); ++i)
      if (!is_postal_code(i))
        continue;
      else if (note_.tokens[i].key == note_.tokens[first].key)
        note_.say(i, i, "/home/postal_code");
      else
        note_.leave_out(i, i, LeftOut::no_room);
  }

  bool is_postal_code(std::size_t i) const {
    if (!note_.is_number(i) || note_.used[i] || note_.tokens[i].key.size() != 5) return false;
    const std::string& code = note_.tokens[i].key;
    if (code.substr(0, 2) == "00" || code < "01001" || code > "99998") return false;
    const std::size_t next = i + 1;
    // "Az. 41061/26", "Konto 64295", "Tel. 06151 64295"
    if (note_.is(next, "/") && note_.is_number(next + 1)) return false;
    if (i > 0 && note_.is_number(i - 1) && note_.tokens[i - 1].key.size() > 2) return false;
    const std::size_t named = i > 0 && note_.tokens[i - 1].kind == TokenKind::mark ? i - 1 : i;
    if (named > 0 && note_.has(named - 1, Cue::numbered) && note_.same_segment(named - 1, i)) return false;
    if (note_.is(next, "€") || note_.is(next, "euro") || note_.is(next, "eur")) return false;
    if (note_.touches(i) &&
        (note_.is_word(i - 1) || note_.is_number(i - 1) || note_.is(i - 1, "/") || note_.is(i - 1, "+")))
      return false;
    if (names_.has_postal_code(code)) return true;
    const bool said = i > 0 && note_.same_segment(i - 1, i) &&
                      (note_.has(i - 1, Cue::lives) || note_.has(i - 1, Cue::place_word));
    const bool before_name = note_.same_segment(i, next) && note_.is_word(next) && note_.tokens[next].capital;
    const auto [first, end] = note_.segment_of(i);
    return said || before_name || content(first, end) == 1;
  }

  /// Words and numbers of a segment that say something.
  std::size_t content(std::size_t first, std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t i = first; i < end; ++i)
      if (note_.tokens[i].segment == note_.tokens[first].segment && note_.tokens[i].kind != TokenKind::mark &&
          !note_.has(i, Cue::filler))
        ++count;
    return count;
  }

  std::optional<Place> place_at(std::size_t i, std::optional<std::size_t> code) const {
    if (!note_.is_word(i) || note_.used[i]) return {};
    const Rank rank = rank_of(i, code);
    // "we live in darmstadt"
    const bool small = !note_.tokens[i].capital;
    if (small && rank != Rank::lives && rank != Rank::postal_code && !(rank == Rank::named && all_small_) &&
        !(rank == Rank::named && note_.segment_has(i, bit(Cue::lives))))
      return {};
    const std::string_view code_text = code ? std::string_view{note_.tokens[*code].key} : std::string_view{};
    std::string key;
    std::optional<Place> found;
    std::size_t at = i;
    for (int words = 0; words < names_.longest() && at < note_.size(); ++at) {
      if (note_.tokens[at].kind == TokenKind::mark) {
        if (note_.tokens[at].breaks != Break::none && !note_.is(at, "/")) break;
        continue;
      }
      if (!key.empty()) key += ' ';
      key += note_.tokens[at].key;
      ++words;
      const std::string_view region = names_.region_of(key, code_text);
      // Short letters are a licence plate only in capitals.
      if (region.empty() || (key.size() <= 3 && !note_.tokens[i].abbreviation)) continue;
      found = Place{i, at, std::string{region}, rank};
    }
    if (!found) found = district_at(i, rank, code_text);
    if (!found) return {};
    if (code && found->rank != Rank::postal_code && is_before(found->last, *code) &&
        names_.lies_in(code_text, found->region))
      found->rank = Rank::postal_code;
    if (found->rank == Rank::none && is_lived_in(found->last)) found->rank = Rank::lives;
    if (found->rank == Rank::none && (is_alone(*found) || is_stayed_at(note_, i) || is_last_word(*found)))
      found->rank = Rank::named;
    found->elsewhere = found->rank != Rank::postal_code && is_elsewhere(i);
    return found->rank == Rank::none ? std::nullopt : found;
  }

  /// "Darmstadt-Eberstadt"
  std::optional<Place> district_at(std::size_t i, Rank rank, std::string_view code) const {
    const std::string_view text = text_of(note_.tokens[i], note_.text);
    const std::size_t hyphen = text.find('-');
    if (hyphen == std::string_view::npos) return {};
    const std::string_view region = names_.region_of(fold(text.substr(0, hyphen)), code);
    return region.empty() ? std::nullopt : std::optional{Place{i, i, std::string{region}, rank}};
  }

  /// "15848 Tauche", "15848, Tauche"
  bool is_behind(std::size_t i, std::size_t code) const {
    return i == code + 1 || (i == code + 2 && is_joint(code + 1));
  }
  /// "Tauche 15848", "Tauche (15848)", "Tauche, PLZ 15848"
  bool is_before(std::size_t last, std::size_t code) const {
    std::size_t at = last + 1;
    while (at < code && (is_joint(at) || note_.is(at, "plz") || note_.is(at, "postcode")))
      ++at;
    return at == code;
  }
  bool is_joint(std::size_t i) const {
    return note_.is(i, ",") || note_.is(i, "(") || note_.is(i, "/") || note_.is(i, "-") || note_.is(i, "–") ||
           note_.is(i, ":");
  }

  Rank rank_of(std::size_t i, std::optional<std::size_t> code) const {
    if (code && is_behind(i, *code)) return Rank::postal_code;
    if (i == 0 || !note_.same_segment(i - 1, i)) return Rank::none;
    std::size_t before = i - 1;
    if (note_.is(before, ":") && before > 0) --before;
    // "aus dem Kreis Oder-Spree"
    const bool article = note_.is(before, "dem") || note_.is(before, "der") || note_.is(before, "the");
    if (article && before > 0 && note_.same_segment(before - 1, i)) --before;
    if (note_.has(before, Cue::lives)) return Rank::lives;
    if (is_part_of_town(before)) return note_.segment_has(i, bit(Cue::lives)) ? Rank::lives : Rank::named;
    const bool moved = note_.is(before, "to") && before > 0 &&
                       (note_.has(before - 1, Cue::lives) || note_.segment_has(i, bit(Cue::lives)));
    if (moved) return Rank::lives;
    if (!note_.has(before, Cue::place_word) && !note_.is(before, "im")) return Rank::none;
    // "will nicht nach Darmstadt ziehen"
    if (before > 0 && note_.has(before - 1, Cue::negation) && note_.same_segment(before - 1, i))
      return Rank::none;
    const auto [first, end] = note_.segment_of(i);
    for (std::size_t j = first; j < end; ++j)
      if (note_.has(j, Cue::lives)) return Rank::lives;
    return note_.is(before, "aus") || note_.is(before, "from") ? Rank::from : Rank::named;
  }

  /// "am Rand von Storkow", "im Zentrum von Beeskow", "on the outskirts of Erkner"; `i`: the preposition
  bool is_part_of_town(std::size_t i) const {
    if (i == 0 || !(note_.is(i, "von") || note_.is(i, "of") || note_.is(i, "v"))) return false;
    for (const char* part : {"rand", "stadtrand", "ortsrand", "zentrum", "mitte", "innenstadt", "altstadt",
                             "ortsteil", "stadtteil", "norden", "suden", "osten", "westen", "outskirts",
                             "edge", "centre", "center", "middle", "part"})
      if (note_.is(i - 1, part)) return true;
    return false;
  }

  /// "früher in Beeskow", "arbeitet in Darmstadt"
  bool is_elsewhere(std::size_t i) const {
    // "Oma in Darmstadt hilft", not "wohnt bei Oma in Darmstadt"
    for (std::size_t j = i; j-- > 0 && note_.same_segment(i, j);)
      if (is_asked_for(note_, j))
        break;
      else if (note_.has_any(j, bit(Cue::third) | bit(Cue::grandparent)))
        return j == 0 || !note_.same_segment(j - 1, i) ||
               !(note_.has(j - 1, Cue::preposition) ||
                 (j >= 2 && note_.has(j - 1, Cue::filler) && note_.has(j - 2, Cue::preposition)));
    // "Kita in Darmstadt meldet", but "sucht Hebamme in Griesheim"
    if (i > 1 && note_.has(i - 2, Cue::professional) && note_.same_segment(i - 2, i) &&
        !note_.segment_has(i, bit(Cue::lives) | bit(Cue::seeking)))
      return true;
    if (is_of_house(note_, i)) return true;
    if (is_of_father(i) || (note_.segment_has(i, bit(Cue::birth) | bit(Cue::born)) &&
                            !note_.segment_has(i, bit(Cue::lives) | bit(Cue::seeking))))
      return true;
    return note_.segment_has(i, bit(Cue::past)) || is_of_work(note_, i);
  }

  /// "near Mönchengladbach, lives there", "Nähe Dieburg, wohnt dort"
  bool is_lived_in(std::size_t last) const {
    for (std::size_t i = last + 1; i + 1 < note_.size() && i <= last + 4; ++i)
      if (note_.has(i, Cue::lives) &&
          (note_.is(i + 1, "there") || note_.is(i + 1, "dort") || note_.is(i + 1, "da")))
        return true;
    return false;
  }

  /// "KV lebt in Darmstadt", and the profile is not his.
  bool is_of_father(std::size_t i) const {
    const std::vector<Role>& roles = note_.out.profile.caregiver.roles;
    if (std::find(roles.begin(), roles.end(), Role::father) != roles.end()) return false;
    for (std::size_t j = i; j-- > 0 && note_.same_segment(i, j);)
      if (is_person(note_, j))
        return note_.has_any(j, bit(Cue::father) | bit(Cue::partner)) &&
               !note_.segment_has(i, bit(Cue::mother)) && note_.segment_has(i, bit(Cue::lives)) &&
               !(j > 0 && note_.has_any(j - 1, bit(Cue::preposition) | bit(Cue::also)));
    return false;
  }

  /// The name is all that its segment says, but for "und Umgebung" and the state.
  bool is_alone(const Place& place) const {
    const auto [first, end] = note_.segment_of(place.first);
    std::size_t around = 0;
    for (std::size_t i = place.last + 1; i < end; ++i)
      around +=
          note_.tokens[i].segment != note_.tokens[place.first].segment ? 0u
          : note_.has(i, Cue::also) || note_.is(i, "od") || note_.is(i, "umgebung") || is_state(note_, i)
              ? 1u
              : 0u;
    return content(first, end) == content(place.first, place.last + 1) + around;
  }

  /// "… nimmt neue Pat. LaDaDi", "Keine Gewalt in der Fam. Weiterstadt": a place behind an abbreviation ends the text.
  bool is_last_word(const Place& place) const {
    const std::size_t end = note_.is(place.last + 1, ".") ? place.last + 2 : place.last + 1;
    if (end < note_.size() || place.first == 0 || !note_.is(place.first - 1, ".")) return false;
    // "Fam. Griesheim" may be a name; "… in der Fam. Weiterstadt" ends a statement.
    constexpr std::size_t statement = 3;
    return note_.tokens[place.first].abbreviation ||
           (place.first > 1 && note_.is_number(place.first - 2)) ||  // "… ich bin 25. Dieburg"
           content(note_.segment_of(place.first).first, place.first) >= statement;
  }

  static bool is_all_small(const Note& note) {
    return std::none_of(note.tokens.begin(), note.tokens.end(),
                        [](const Token& token) { return token.kind == TokenKind::word && token.capital; });
  }

  Note& note_;
  const PlaceNames& names_;
  bool all_small_;  ///< a text without capitals
};

}  // namespace

void read_home(Note& note, const PlaceNames& places) { HomeReader{note, places}.read(); }

}  // namespace passgenau::reading
