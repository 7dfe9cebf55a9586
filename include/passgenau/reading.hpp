// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/age.hpp"
#include "passgenau/export.hpp"
#include "passgenau/place.hpp"
#include "passgenau/profile.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau {

/// A text for `read_profile` has at most this many code points; one more is the error *too-long*.
inline constexpr std::size_t reading_code_points = 1000;

/// How sure a fact is that was read out of words.
enum class Doubt : std::uint8_t {
  none,
  uncertain,  ///< these words doubt it ("vielleicht", "V. a.", "?"): the need has the weight 0.5, unless others are sure of it
  misspelt,   ///< one letter of a long word was taken for another
  estimated   ///< the profile must say more exactly what the text says roughly ("28. SSW" as a due date)
};

/// Where in the text a fact of the profile comes from. `from` and `to` are UTF-8 bytes, half-open, and never
/// lie inside a character; `from16` and `to16` are the same places in UTF-16 units.
struct FactEvidence {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t from16 = 0;
  std::size_t to16 = 0;
  std::string fact = {};  ///< JSON Pointer into the profile: `/needs/0`, `/children/1/age`
  Doubt doubt = Doubt::none;

  bool operator==(const FactEvidence&) const = default;
};

/// Why words are not in the profile although they were recognised.
enum class LeftOut : std::uint8_t {
  unknown,       ///< they were not recognised, or not for what they looked like
  denied,        ///< "keine Schulden"
  past,          ///< "früher Drogen"
  someone_else,  ///< "die Nachbarin hat Schulden"; "Mutter stottert", which is no speech problem of a child
  no_room,       ///< a profile has one place for it, and another stretch filled that
  contradicted,  ///< the text says otherwise, and more exactly: "64283 Beeskow", which that postal code does not reach
  over_limit,  ///< the profile's list is full (`ProfileLimits`)
  mentioned  ///< named, and no more is said with it: "Kita rief an" seeks none, "arbeitet in Darmstadt" is no home
};

/// Words that left no trace in the profile. Places as in `FactEvidence`.
struct UnreadWords {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t from16 = 0;
  std::size_t to16 = 0;
  std::string text = {};
  LeftOut why = LeftOut::unknown;

  bool operator==(const UnreadWords&) const = default;
};

/// A needs profile out of a text, with everything the text says for it, and all that it says besides. `evidence` is in the order of the
/// text, then of the facts; `not_understood` in the order of the text, without words that carry no fact (articles, "hat", "und"). Every other
/// word and number stands in one of the two, and none in both: nothing is passed over.
struct ProfileReading {
  NeedsProfile profile = {};
  std::vector<FactEvidence> evidence = {};
  std::vector<UnreadWords> not_understood = {};

  bool operator==(const ProfileReading&) const = default;
};

/// Reads needs profiles out of short texts in German or English: a counsellor's note, a parent's sentence. What it understands, and what it
/// takes for a fact: docs/reading.md. Built once (about 20 ms: the words of the vocabulary, the names of the gazetteer), immutable and
/// cheap to copy; any number of threads may share one.
class PASSGENAU_API ProfileReader {
 public:
  explicit ProfileReader(const Vocabulary& vocabulary = Vocabulary::built_in(),
                         const Gazetteer& gazetteer = {});

  /// The profile is valid and holds nothing that the text does not say; its `as_of` is the one given, everything else may be absent. A pure
  /// function of its arguments. Throws `Error` *json-encoding* (no valid UTF-8), *control-character*, *too-long* (over
  /// `reading_code_points`), *bad-date*; none of them quotes the text. About 2 µs a word.
  ProfileReading read(std::string_view text, Date as_of) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

/// What `read_profile` reads with. `as_of` is required: the library has no clock.
struct ReadOptions {
  std::optional<Date> as_of = {};
  Vocabulary vocabulary = {};  ///< the built-in one, or a network's
  Gazetteer gazetteer = {};    ///< without one, places are postal codes only
};

/// `ProfileReader{options.vocabulary, options.gazetteer}.read(text, *options.as_of)`, for one text; without `as_of` the error
/// *as-of-missing*. Whoever reads many texts keeps a `ProfileReader`.
PASSGENAU_API ProfileReading read_profile(std::string_view text, const ReadOptions& options);

/// `{"profile": …, "evidence": [{"from", "to", "from16", "to16", "fact"}], "not_understood": [{"from", "to", "from16", "to16", "text"}]}`; an entry of `evidence` with a doubt
/// has `"doubt"` besides, one of `not_understood` that was recognised has `"why"`.
PASSGENAU_API std::string to_json(const ProfileReading& reading);

}  // namespace passgenau
