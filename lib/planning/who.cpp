// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/who.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "match/bill.hpp"
#include "match/matcher.hpp"
#include "match/question.hpp"
#include "model/family_weight.hpp"
#include "model/json_writer.hpp"
#include "model/problem.hpp"
#include "planning/who_frame.hpp"

namespace passgenau {

namespace {

/// Places in `NeedWords`.
using NeedWordSet = NeedWords::Properties;

NeedWordSet words_wanted(const Question& question) {
  NeedWordSet words;
  words.set(universal_word);
  for (const NeedMask& mask : question.need_masks) {
    words.set(mask.same);
    for (const std::uint8_t word : mask.related)
      words.set(word);
  }
  return question.need_masks.empty() ? words.set() : words;
}

/// Of the one row there is.
NeedWordSet words_named(const Snapshot& rows) {
  NeedWordSet words;
  for (std::size_t word = 0; word < words.size(); ++word)
    words.set(word, rows.need_words.of(word) != nullptr);
  return words;
}

/// The least that tells an offer no: needs and reach, as matching passes rows over by them, side by side, so that most families are
/// passed over without a look at their question.
struct Gate {
  NeedWordSet needs = {};  ///< that a relevant offer has one of
  UnitVector home = {};
  float reach_chord_squared = 0;
  bool asks_place = false;
  bool travels = false;
  bool has_point = false;
};

Gate gate_of(const Question& question) {
  return {.needs = words_wanted(question),
          .home = question.home_point,
          .reach_chord_squared = question.reach_chord_squared,
          .asks_place = question.asks(Criterion::place),
          .travels = question.accepts(Delivery::site),
          .has_point = question.home.point.has_value()};
}

/// What may pass a gate.
struct Key {
  explicit Key(const Snapshot& rows)
      : needs{words_named(rows)},
        by_site_only{rows.near_begin == 0},
        box{by_site_only ? rows.near_box(0) : Box{}} {}

  bool fits(const Gate& gate) const {
    if ((needs & gate.needs).none()) return false;
    if (!by_site_only || !gate.asks_place) return true;
    return gate.travels && (!gate.has_point || box.chord_squared(gate.home) <= gate.reach_chord_squared);
  }

  NeedWordSet needs;
  bool by_site_only;
  Box box;
};

void require_valid(const Offer& offer, const Vocabulary& vocabulary) {
  std::vector<Problem> problems = validate(offer, vocabulary);
  if (std::any_of(problems.begin(), problems.end(), is_error))
    throw Error{make_problem(Code::offer_invalid, ""), std::move(problems)};
}

}  // namespace

std::vector<Problem> validate(const std::vector<Family>& families, const Vocabulary& vocabulary) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < families.size(); ++i) {
    const std::string place = '/' + std::to_string(i);
    for (Problem& problem : validate(families[i].profile, vocabulary))
      problems.push_back(moved_below(std::move(problem), place + "/profile"));
    if (!is_family_weight(families[i].weight))
      problems.push_back(
          make_problem(Code::out_of_range, place + "/weight", std::string{family_weight_range}));
  }
  return problems;
}

void require_valid(const std::vector<Family>& families, const Vocabulary& vocabulary) {
  std::vector<Problem> problems = validate(families, vocabulary);
  if (std::any_of(problems.begin(), problems.end(), is_error))
    throw Error{make_problem(Code::profile_invalid, ""), std::move(problems)};
}

struct Families::State {
  State(const Catalog& catalog, std::vector<Family> given)
      : vocabulary{catalog.vocabulary()},
        families{std::move(given)},
        frame{vocabulary, catalog.gazetteer(), families} {
    if (families.empty()) fail(Code::empty, "the families", "no family is listed");
    require_valid(families, vocabulary);
    questions.reserve(families.size());
    gates.reserve(families.size());
    for (const Family& family : families) {
      questions.emplace_back(family.profile, frame.snapshot());
      gates.push_back(gate_of(questions.back()));
    }
  }

  Vocabulary vocabulary;
  std::vector<Family> families;
  Frame frame;
  std::vector<Question> questions = {};
  std::vector<Gate> gates = {};
};

Families::Families(const Catalog& catalog, std::vector<Family> families)
    : state_{std::make_unique<const State>(catalog, std::move(families))} {}
Families::~Families() = default;
Families::Families(Families&&) noexcept = default;
Families& Families::operator=(Families&&) noexcept = default;

std::size_t Families::size() const noexcept { return state_->families.size(); }

Audience Families::who(const Offer& offer) const {
  require_valid(offer, state_->vocabulary);
  const Snapshot rows = state_->frame.rows_of({&offer, 1});
  const Row& row = rows.rows.front();
  const Key key{rows};
  Audience audience{.offer = offer.id, .judged = size()};
  Bill bill;
  for (std::size_t i = 0; i < state_->gates.size(); ++i) {
    if (!key.fits(state_->gates[i])) continue;
    const Question& question = state_->questions[i];
    if (!Judge{rows, question}.eligible(row, bill)) continue;
    audience.families.push_back(
        {.family = state_->families[i].id, .score = score_of(bill.points, question.possible_sum)});
  }
  std::stable_sort(audience.families.begin(), audience.families.end(), [](const Served& a, const Served& b) {
    return a.score != b.score ? a.score > b.score : a.family < b.family;
  });
  return audience;
}

std::string to_json(const Audience& audience) {
  constexpr std::size_t bytes_a_family = 40;
  JsonWriter out{(audience.families.size() + 3) * bytes_a_family};
  out.object([&] {
    out.name("offer").text(audience.offer);
    out.name("judged").integer(static_cast<std::int64_t>(audience.judged));
    out.name("families").list(audience.families, [&](const Served& served) {
      out.object([&] {
        out.name("id").text(served.family);
        out.name("score").decimal<6>(std::llround(served.score * 1'000'000));
      });
    });
  });
  return out.take();
}

}  // namespace passgenau
