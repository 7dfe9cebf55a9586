// SPDX-License-Identifier: GPL-2.0-or-later
// Documents of our own: offers, profiles, vocabularies, gazetteers.
#include "fuzz/target.hpp"
#include "model/json.hpp"

namespace passgenau::fuzz {

namespace {

const std::string canary = "Kanarienvogel";

/// Counts texts and member names in their order, and puts the canary into one of them.
class Planter {
 public:
  Planter(std::size_t text, std::size_t name) : text_{text}, name_{name} {}

  json::value planted(const json::value& value) {
    if (value.is_string() && texts_++ == text_) return json::value(canary);
    if (value.is_array()) {
      json::array list;
      for (const json::value& item : value.get_array())
        list.push_back(planted(item));
      return list;
    }
    if (!value.is_object()) return value;
    json::object members;
    for (const auto& member : value.get_object())
      members[names_++ == name_ ? json::string_view{canary} : json::string_view{member.key()}] =
          planted(member.value());
    return members;
  }
  std::size_t texts() const { return texts_; }
  std::size_t names() const { return names_; }

 private:
  std::size_t text_;
  std::size_t name_;
  std::size_t texts_ = 0;
  std::size_t names_ = 0;
};

constexpr std::size_t nowhere = std::size_t(-1);

/// Does any part of any problem hold the canary?
void check_silence(const std::string& json) {
  const Checked<NeedsProfile> checked = profile_from_json(json, Vocabulary::built_in(), date(2026, 11, 21));
  for (const Problem& problem : checked.problems)
    hold(to_json(problem).find(canary.substr(0, 8)) == std::string::npos,
         "a problem tells of the profile: " + problem.message);
}

/// The same document with the canary as one of its texts, and as one of its names.
void check_silence_of_each(std::string_view bytes) {
  std::vector<Problem> problems;
  const json::value document = parse_json(bytes, {.bytes = ProfileLimits::json_bytes}, problems);
  if (!problems.empty()) return;
  Planter counter{nowhere, nowhere};
  counter.planted(document);
  // One of them, by the length of the input: the next input takes another.
  if (counter.texts() > 0)
    check_silence(write_json(Planter{bytes.size() % counter.texts(), nowhere}.planted(document)));
  if (counter.names() > 0)
    check_silence(write_json(Planter{nowhere, bytes.size() % counter.names()}.planted(document)));
}

}  // namespace

void offer(std::string_view bytes) {
  const Checked<Offer> checked = offer_from_json(bytes, Vocabulary::built_in());
  check_problems(checked.problems);
  if (checked.valid()) check_offer(checked.value);
  const Checked<Offer> again = offer_from_json(bytes, Vocabulary::built_in());
  hold(again.problems == checked.problems && again.value == checked.value, "another offer the second time");
}

void profile(std::string_view bytes) {
  const Vocabulary& vocabulary = Vocabulary::built_in();
  const Checked<NeedsProfile> checked = profile_from_json(bytes, vocabulary);
  check_problems(checked.problems);
  if (checked.valid()) check_profile(checked.value);
  const Checked<NeedsProfile> again = profile_from_json(bytes, vocabulary);
  hold(again.problems == checked.problems && again.value == checked.value, "another profile the second time");
  const ProfileLine line = read_profile_line(bytes, vocabulary, date(2026, 11, 21));
  check_problems(line.profile.problems);
  if (!line.id_json.empty()) check_json(line.id_json, "the id of a line");
  if (line.profile.valid()) check_profile(line.profile.value);
  check_silence_of_each(bytes);
}

void gazetteer(std::string_view bytes) {
  const Checked<std::vector<GazetteerRow>> checked = read_gazetteer(bytes, "gazetteer.csv");
  check_problems(checked.problems);
  const Gazetteer made{checked.value};
  const Checked<std::vector<GazetteerRow>> again = read_gazetteer(made.to_csv(), "again.csv");
  if (!made.empty()) {
    hold(again.problems.empty(), "a gazetteer is refused from its own CSV");
    hold(Gazetteer{again.value}.rows() == made.rows(), "a gazetteer is another one from its own CSV");
  }
  for (const GazetteerRow& row : made.rows()) {
    if (!row.postal_code.empty())
      hold(!made.by_postal_code(row.postal_code).empty(), "a postal code is not found");
    if (!row.region.empty()) hold(!made.by_region(row.region).empty(), "a region is not found");
    hold(made.plausible(row.point), "a row lies outside its gazetteer");
  }
}

void vocabulary(std::string_view bytes) {
  try {
    const Vocabulary extended = Vocabulary::built_in().extended_by(bytes, "own.jsonl");
    const Vocabulary again = Vocabulary::built_in().extended_by(extended.extension(), "again.jsonl");
    hold(again.concepts().size() == extended.concepts().size() && again.extension() == extended.extension(),
         "a vocabulary is another one from what it says of itself");
    for (const Concept& item : extended.concepts())
      hold(extended.find(item.type, item.id) != nullptr && extended.covers(item.type, item.id, item.id),
           "a concept is not found");
  } catch (const Error& error) {
    hold(error.code() == Code::vocabulary_invalid, "a vocabulary is refused as something else");
    check_problems(error.details());
  }
}

}  // namespace passgenau::fuzz
