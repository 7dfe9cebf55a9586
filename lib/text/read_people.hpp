// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>

#include "text/read_note.hpp"

namespace passgenau::reading {

inline constexpr Cues child_cues = bit(Cue::child) | bit(Cue::children) | bit(Cue::baby) | bit(Cue::newborn) |
                                   bit(Cue::twins) | bit(Cue::triplets) | bit(Cue::youngest) |
                                   bit(Cue::oldest) | bit(Cue::middle);
inline constexpr Cues caregiver_cues = bit(Cue::mother) | bit(Cue::father) | bit(Cue::caregiver) |
                                       bit(Cue::pregnant) | bit(Cue::grandparent) | bit(Cue::foster) |
                                       bit(Cue::adoptive) | bit(Cue::parents);
inline constexpr Cues other_cues = bit(Cue::third) | bit(Cue::partner) | bit(Cue::professional);

/// "Frau ruft für ihre schwangere Freundin an: … Freundin wohnt in Neuzelle": the other is who needs help.
bool is_asked_for(const Note& note, std::size_t i);

/// A word for a child, used as a noun: "der Große (4)", not "große Angst".
bool is_child_noun(const Note& note, std::size_t i);
bool is_caregiver_noun(const Note& note, std::size_t i);
bool is_person(const Note& note, std::size_t i);

/// How many children a noun stands for; 0 where it does not say.
int children_of_noun(const Note& note, std::size_t i);

/// Words that say of a number that it is not exact: "ca. 3", "gut 2", "über 2".
bool is_roughly(const Note& note, std::size_t i);
/// The first of such words right before token `i`; `i` where there is none.
std::size_t roughly_from(const Note& note, std::size_t i);
/// These, "fast" and "jetzt": a number behind them is of whom it would be without them.
bool may_precede_age(const Note& note, std::size_t i);

/// The last person before token `i`: in its segment, in what stands around its bracket, or – where nothing but the stretch from `i` on stands
/// in its segment – in the one before.
std::optional<std::size_t> person_before(const Note& note, std::size_t i);

/// Children that a noun with one age means: "Zwillinge (2 Jungs, 2 Tage)" are two.
int children_of_one_age(const Note& note, std::size_t noun);

}  // namespace passgenau::reading
