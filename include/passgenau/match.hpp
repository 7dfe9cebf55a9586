// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/change.hpp"
#include "passgenau/evidence.hpp"
#include "passgenau/export.hpp"
#include "passgenau/network.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/open_question.hpp"
#include "passgenau/place.hpp"

namespace passgenau {

struct NeedsProfile;

/// What is judged, in the order of every answer.
enum class Criterion : std::uint8_t {
  validity,
  child_age,
  caregiver,
  residence,
  place,
  language,
  access,
  needs,
  time,
  capacity,
  freshness,
  specificity,
  words
};
inline constexpr int criteria_count = 13;

enum class Verdict : std::uint8_t { met, partly, unmet, unknown, not_asked };

/// `child_age`, `not-asked`: the names that JSON uses.
PASSGENAU_API std::string_view name(Criterion criterion) noexcept;
PASSGENAU_API std::string_view name(Verdict verdict) noexcept;

/// Points in whole thousandths, so that sums and order are exact.
struct Points {
  std::int32_t thousandths = 0;

  double value() const { return thousandths / 1000.0; }
  auto operator<=>(const Points&) const = default;
};

/// One line of the bill: what a criterion found, and what it earned. The numbers that ranked the offer.
struct Reason {
  Criterion criterion = Criterion::validity;
  Verdict verdict = Verdict::not_asked;
  Points points = {};
  Points possible = {};  ///< depends on the profile alone
  Evidence evidence = {};

  bool operator==(const Reason&) const = default;
};

/// An offer judged for a family.
struct Match {
  std::string offer = {};                 ///< id
  double score = 0;                       ///< Σ points / Σ possible, in [0, 1], rounded to 6 decimals
  std::vector<int> children = {};         ///< those whose child_age is met, or else unknown
  std::optional<Delivery> via = {};       ///< the way that reaches the family best
  std::optional<int> site = {};           ///< index of the site, where `via` is site
  std::optional<Distance> distance = {};  ///< to that site; none for a confidential one
  std::string language = {};              ///< the family's language that fits best, BCP 47
  /// Ids of the offers like it – the same course listed twice, or near-identical groups of one provider – that are
  /// eligible, too, in the order of a list: the match stands for all of them (docs/matching.md).
  std::vector<std::string> also = {};
  std::vector<Reason> reasons = {};  ///< exactly the criteria of `Answer::evaluated`, in order

  Points points() const;
  Points possible() const;
  /// Why it fits, in one or two plain sentences: the strongest reasons first, then what is unknown.
  /// Languages: `sentence_languages()`; another one is `Error` *language-unsupported*.
  PASSGENAU_API std::string sentence(std::string_view language) const;
  /// The same with the labels of a catalog's own concepts (`Catalog::vocabulary`).
  PASSGENAU_API std::string sentence(std::string_view language, const Vocabulary& vocabulary) const;

  bool operator==(const Match&) const = default;
};

inline Points Match::points() const {
  Points sum;
  for (const Reason& reason : reasons)
    sum.thousandths += reason.points.thousandths;
  return sum;
}
inline Points Match::possible() const {
  Points sum;
  for (const Reason& reason : reasons)
    sum.thousandths += reason.possible.thousandths;
  return sum;
}

/// What an answer carries first: `acute-help`, `hand-over`, `discreet`.
struct Note {
  std::string code = {};
  std::vector<std::string> offers = {};

  bool operator==(const Note&) const = default;
};

/// Offers and revision of the catalog that answered. Of several networks: their sums.
struct CatalogState {
  std::uint64_t offers = 0;
  std::uint64_t revision = 0;
  std::vector<NetworkState> networks = {};  ///< in the order of the list; empty for a single catalog

  bool operator==(const CatalogState&) const = default;
};

/// An offer that fails exactly one condition, and the smallest change that would make it fit (docs/matching.md,
/// "Near misses").
struct NearMiss {
  Criterion condition = Criterion::validity;  ///< the one that is unmet
  Change change = {};
  Match match = {};  ///< the whole bill as it stands now

  bool operator==(const NearMiss&) const = default;
};

/// What an answer holds beside its matches; 0: nothing of it.
struct AnswerOptions {
  std::size_t near_misses = 0;  ///< at most so many
  std::size_t ask = 0;          ///< at most so many open questions
};

struct Answer {
  std::vector<Criterion> evaluated = {};
  CatalogState catalog = {};
  std::vector<Note> notes = {};
  std::vector<Match> matches = {};
  std::optional<std::vector<NearMiss>> near_misses = {};  ///< absent where they were not asked for
  std::optional<std::vector<OpenQuestion>> ask = {};      ///< likewise

  bool operator==(const Answer&) const = default;
};

/// Every verdict for one offer, matched or not.
struct Judgement {
  bool eligible = false;
  bool universal = false;  ///< it names no burden: open to every need
  Match match = {};

  bool operator==(const Judgement&) const = default;
};

/// The answer as FORMATS (docs/formats.md) writes it, one line.
PASSGENAU_API std::string to_json(const Answer& answer);
PASSGENAU_API std::string to_json(const Judgement& judgement);
/// With the `change` after which it would fit, where `near_miss` (`Catalog::near_miss` of the same offer) tells one.
PASSGENAU_API std::string to_json(const Judgement& judgement, const std::optional<NearMiss>& near_miss);
/// As they stand in an answer.
PASSGENAU_API std::string to_json(const Match& match);
PASSGENAU_API std::string to_json(const Note& note);
PASSGENAU_API std::string to_json(const NearMiss& near_miss);
PASSGENAU_API std::string to_json(const std::vector<NearMiss>& near_misses);
PASSGENAU_API std::string to_json(const std::vector<OpenQuestion>& questions);

/// What it takes to say an answer in words. Refers to its parts, which outlive it.
struct Telling {
  const NeedsProfile& profile;  ///< that was matched
  std::string_view language;    ///< of `sentence_languages()`
  const Vocabulary& vocabulary;
};

/// The same, with a "sentence" at the end of every note, match, reason, near miss, question and judgement. Throws
/// `Error` *language-unsupported*. Cost: some 5 µs a sentence.
PASSGENAU_API std::string to_json(const Answer& answer, const Telling& telling);
PASSGENAU_API std::string to_json(const Judgement& judgement, const Telling& telling);
PASSGENAU_API std::string to_json(const Judgement& judgement, const std::optional<NearMiss>& near_miss,
                                  const Telling& telling);
PASSGENAU_API std::string to_json(const Match& match, const Telling& telling);
PASSGENAU_API std::string to_json(const Note& note, const Telling& telling);
PASSGENAU_API std::string to_json(const NearMiss& near_miss, const Telling& telling);
PASSGENAU_API std::string to_json(const std::vector<NearMiss>& near_misses, const Telling& telling);
PASSGENAU_API std::string to_json(const std::vector<OpenQuestion>& questions, const Telling& telling);

/// One reason as a sentence ("1.2 km away."). Throws `Error` *language-unsupported*.
PASSGENAU_API std::string sentence(const Reason& reason, std::string_view language);
/// The same with the labels of a catalog's own concepts.
PASSGENAU_API std::string sentence(const Reason& reason, std::string_view language,
                                   const Vocabulary& vocabulary);
/// One note as a sentence.
PASSGENAU_API std::string sentence(const Note& note, std::string_view language);
/// What would make it fit ("Ab dem 12. Dezember 2026, im Alter von 6 Monaten."), and what to know of its places where
/// there is a waiting list or none is free. `profile` is the one that was matched: its children are told apart by age.
PASSGENAU_API std::string sentence(const NearMiss& near_miss, const NeedsProfile& profile,
                                   std::string_view language, const Vocabulary& vocabulary);
/// Why it fits, and, where the family has several children and it is not for all of them, for which.
PASSGENAU_API std::string sentence(const Match& match, const NeedsProfile& profile, std::string_view language,
                                   const Vocabulary& vocabulary);
/// Does it fit, and why, in one line: what excludes it, or the strongest reasons.
PASSGENAU_API std::string sentence(const Judgement& judgement, std::string_view language,
                                   const Vocabulary& vocabulary);
/// "für das Kind von 3 Monaten und die Zwillinge von 5 Jahren": some children of a profile by their ages, never by a name.
/// Empty where `children` is.
PASSGENAU_API std::string children_in_words(const NeedsProfile& profile, const std::vector<int>& children,
                                            std::string_view language);
/// The reasons in the order in which they decide: unmet conditions, then by points lost, most first, those that are
/// not met; then those that are. Equal ones keep the order of FORMATS.
PASSGENAU_API std::vector<Reason> decisive_first(const std::vector<Reason>& reasons);
/// BCP 47 tags of the languages that sentences exist in, sorted.
PASSGENAU_API std::vector<std::string> sentence_languages();
/// Is this language (BCP 47) written from right to left, as Arabic is? A page sets the direction of a sentence
/// by it (`dir="rtl"`), for the sentences hold no control characters. By the script that CLDR knows for the tag,
/// so `ku-Arab` is and `ku` is not; what is no language tag is not.
PASSGENAU_API bool written_right_to_left(std::string_view language);

}  // namespace passgenau
