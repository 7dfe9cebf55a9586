// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>

#include "text/read_age_groups.hpp"

namespace passgenau::reading {

/// A word with a capital that says nothing else.
bool is_name(const Note& note, std::size_t i);

/// Whether nothing else stands in the segment.
bool is_alone(const Note& note, const Group& group);

/// "(Lena 15 Mon.)", "Jonas 4 J.": a name and an age are a statement, in a note that speaks of a child.
bool is_named(const Note& note, const Group& group);

/// The person whose age the group is; a noun right behind an adjective, else the one before.
std::optional<std::size_t> owner_of(const Note& note, const Group& group);

/// A bare number is an age only right behind a person: "Sohn 4", "Mutter (31)", "die Kinder sind 2 und 5", "Vater, 34, …".
bool may_be_bare(const Note& note, const Group& group, std::size_t person);

/// The word for children that a name and a bare number go on from: "Kinder: Mia 6, Ben 4", "Sohn Tim (3) und Lena (5)".
std::optional<std::size_t> list_before(const Note& note, const Group& group);

/// Tells the sentence around token `i`, from there on, of a pregnancy?
bool says_pregnant(const Note& note, std::size_t i);

/// "Emil (4) und Oskar (8 Monate)": names side by side, each with an age, where a person is told of.
bool is_named_pair(const Note& note, const Group& group);

/// "Two more at home, 3 and 6", "Mutter von zwei (3 und 5)": as many bare ages as the number before them says.
bool is_counted(const Note& note, const Group& group);

/// "Bruder (9) holt Schwester (4)": a sister of a child's age is a child of the family; "ihre Schwester (15)" and "Schwester der KM" are not.
bool is_sister_of_child(const Note& note, const Group& group, std::size_t person);

/// A bare number of years of the one who speaks or is spoken of: "ich bin 22", "I, 19,", "(f, 22)", "19 and pregnant", "17, 20 weeks pregnant".
bool is_of_speaker(const Note& note, const Group& group);

/// Takes an adult's age for the caregiver's, where it can be one.
bool take_caregiver(Note& note, const Group& group);

}  // namespace passgenau::reading
