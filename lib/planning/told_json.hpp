// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "match/state_json.hpp"
#include "model/json.hpp"
#include "model/json_writer.hpp"
#include "passgenau/match.hpp"

namespace passgenau {

/// What answers about many days or offers are written with; with a telling, in words as well.
class TellingWriter {
 public:
  TellingWriter(std::size_t bytes, const Telling* telling) : out_{bytes}, telling_{telling} {}

 protected:
  /// A part of an answer, as it stands there.
  template <class Part>
  void part(const Part& part) {
    out_.json(telling_ == nullptr ? to_json(part) : to_json(part, *telling_));
  }
  template <class Sentence>
  void say(Sentence&& sentence) {
    if (telling_ != nullptr) out_.name("sentence").text(sentence());
  }
  void catalog(const CatalogState& state) { write_state(out_, state); }
  void notes(const std::vector<Note>& notes) {
    out_.name("notes").list(notes, [&](const Note& note) { part(note); });
  }
  void numbers(const std::vector<int>& numbers) {
    out_.list(numbers, [&](int number) { out_.integer(number); });
  }
  void yes(std::string_view name, bool value) {
    if (value) out_.name(name).boolean(true);
  }

  JsonWriter out_;
  const Telling* telling_;
};

/// Some 1.5 kB for each match in it.
inline constexpr std::size_t bytes_a_part = 1500;

}  // namespace passgenau
