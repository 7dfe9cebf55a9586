// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <vector>

#include "model/calendar.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"
#include "passgenau/reading.hpp"
#include "text/read_note.hpp"
#include "text/read_scope.hpp"

namespace passgenau {

namespace data {
extern const std::string_view reading_places;
}  // namespace data

namespace {

void check(std::string_view text, Date as_of) {
  // Four bytes a character at most: what is longer is refused before it is looked at.
  if (text.size() > 4 * reading_code_points)
    throw Error{make_problem(Code::too_long, {}, std::to_string(reading_code_points) + " code points")};
  if (!is_valid_utf8(text)) throw Error{make_problem(Code::json_encoding, {})};
  if (count_code_points(text) > reading_code_points)
    throw Error{make_problem(Code::too_long, {}, std::to_string(reading_code_points) + " code points")};
  if (has_control_character(text)) throw Error{make_problem(Code::control_character, {})};
  if (!is_document_day(as_of)) throw Error{make_problem(Code::bad_date, "/as_of")};
}

std::string_view name_of(Doubt doubt) {
  switch (doubt) {
    case Doubt::uncertain: return "uncertain";
    case Doubt::misspelt: return "misspelt";
    case Doubt::estimated: return "estimated";
    case Doubt::none: break;
  }
  return {};
}

std::string_view name_of(LeftOut why) {
  switch (why) {
    case LeftOut::denied: return "denied";
    case LeftOut::past: return "past";
    case LeftOut::someone_else: return "someone-else";
    case LeftOut::no_room: return "no-room";
    case LeftOut::contradicted: return "contradicted";
    case LeftOut::over_limit: return "over-limit";
    case LeftOut::mentioned: return "mentioned";
    case LeftOut::unknown: break;
  }
  return {};
}

template <class Stretch>
void append_span(std::string& out, const Stretch& stretch) {
  out += "{\"from\":" + std::to_string(stretch.from) + ",\"to\":" + std::to_string(stretch.to) +
         ",\"from16\":" + std::to_string(stretch.from16) + ",\"to16\":" + std::to_string(stretch.to16);
}

/// Says the bytes in UTF-16 units, too.
void count_units(std::string_view text, ProfileReading& reading) {
  std::vector<std::size_t> units(text.size() + 1, 0);  // before each byte
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // What UTF-8 writes in four bytes is two units.
    units[i + 1] = units[i] + ((byte & 0xC0) == 0x80 ? 0u : byte >= 0xF0 ? 2u : 1u);
  }
  const auto count = [&](auto& stretch) {
    stretch.from16 = units[stretch.from];
    stretch.to16 = units[stretch.to];
  };
  for (FactEvidence& evidence : reading.evidence)
    count(evidence);
  for (UnreadWords& words : reading.not_understood)
    count(words);
}

void append_text(std::string& out, std::string_view name, std::string_view text) {
  out += ",\"";
  out += name;
  out += "\":";
  append_json_string(out, text);
}

}  // namespace

struct ProfileReader::Tables {
  reading::Lexicon lexicon;
  reading::PlaceNames places;

  Tables(const Vocabulary& vocabulary, const Gazetteer& gazetteer)
      : lexicon{vocabulary}, places{gazetteer, data::reading_places} {}
};

ProfileReader::ProfileReader(const Vocabulary& vocabulary, const Gazetteer& gazetteer)
    : tables_{std::make_shared<const Tables>(vocabulary, gazetteer)} {}

ProfileReading ProfileReader::read(std::string_view text, Date as_of) const {
  using namespace reading;
  check(text, as_of);
  Note note{.text = text, .as_of = as_of, .tokens = tokenise(text)};
  note.out.profile.as_of = as_of;
  note.used.assign(note.size(), false);
  note.cues.reserve(note.size());
  for (const Token& token : note.tokens)
    note.cues.push_back(tables_->lexicon.cues_of(token));
  end_sentences(note);
  bound_segments(note);
  for (Match& match : tables_->lexicon.find(note.tokens, note.cues)) {
    if (match.meaning->sense == Sense::cue)
      for (const std::size_t i : match.tokens)
        note.cues[i] |= bit(match.meaning->cue);
    else
      note.matches.push_back(std::move(match));
  }
  read_short_words(note);
  mark_asked_for(note);
  // Dates and ages before all that goes by whose they are.
  read_pregnancy(note);
  read_births(note);
  read_ages(note);
  settle_children(note);
  read_roles(note);
  forget_age_of_father(note);
  read_languages(note);
  read_home(note, tables_->places);
  const Scope scope{note};
  read_needs(note, scope);
  read_ways(note, scope);
  read_times(note);
  read_rest(note);
  count_units(text, note.out);
  return std::move(note.out);
}

ProfileReading read_profile(std::string_view text, const ReadOptions& options) {
  if (!options.as_of) throw Error{make_problem(Code::as_of_missing, "/as_of")};
  return ProfileReader{options.vocabulary, options.gazetteer}.read(text, *options.as_of);
}

std::string to_json(const ProfileReading& reading) {
  std::string out = "{\"profile\":" + to_json(reading.profile) + ",\"evidence\":";
  append_list(out, reading.evidence, [&](const FactEvidence& evidence) {
    append_span(out, evidence);
    append_text(out, "fact", evidence.fact);
    if (evidence.doubt != Doubt::none) append_text(out, "doubt", name_of(evidence.doubt));
    out += '}';
  });
  out += ",\"not_understood\":";
  append_list(out, reading.not_understood, [&](const UnreadWords& words) {
    append_span(out, words);
    append_text(out, "text", words.text);
    if (words.why != LeftOut::unknown) append_text(out, "why", name_of(words.why));
    out += '}';
  });
  return out + '}';
}

}  // namespace passgenau
