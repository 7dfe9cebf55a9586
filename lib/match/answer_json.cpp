// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cmath>

#include "match/state_json.hpp"
#include "model/json_writer.hpp"
#include "model/names.hpp"
#include "passgenau/match.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, criteria_count> criterion_names{
    "validity", "child_age", "caregiver", "residence", "place",       "language", "access",
    "needs",    "time",      "capacity",  "freshness", "specificity", "words"};
constexpr std::array<std::string_view, 10> change_names{"date",      "reach",    "delivery", "interpreter",
                                                        "languages", "access",   "roles",    "caregiver-age",
                                                        "burdens",   "residence"};
constexpr std::array<std::string_view, 5> verdict_names{"met", "partly", "unmet", "unknown", "not-asked"};

void write_evidence(JsonWriter& out, const Evidence& evidence) {
  out.name("evidence").object([&] {
    for (const auto& [name, value] : evidence) {
      out.name(name);
      if (const auto* text = std::get_if<std::string_view>(&value))
        out.text(*text);
      else if (const auto* number = std::get_if<std::int64_t>(&value))
        out.integer(*number);
      else
        out.decimal<3>(std::get<Distance>(value).in_metres());
    }
  });
}

void write_change(JsonWriter& out, const Change& change) {
  const auto text = [&](std::string_view item) { out.text(item); };
  const auto enumerator = [&](auto item) { out.word(name_of(item)); };
  const auto list = [&](const auto& name, const auto& items, auto&& write) {
    if (!items.empty()) out.name(name).list(items, write);
  };
  out.name("change").object([&] {
    out.name("kind").word(name(change.kind));
    if (change.as_of) out.name("as_of").word(to_string(*change.as_of));
    if (change.child) out.name("child").integer(*change.child);
    if (change.age) out.name("age").word(to_string(*change.age));
    if (change.about) out.name("about").boolean(true);
    if (change.reach) out.name("reach_km").decimal<3>(change.reach->in_metres());
    if (change.beyond) out.name("beyond_km").decimal<3>(change.beyond->in_metres());
    if (change.delivery) out.name("delivery").word(name_of(*change.delivery));
    list("languages", change.languages, text);
    list("traits", change.traits, enumerator);
    list("roles", change.roles, enumerator);
    if (change.caregiver_age) out.name("caregiver_age").integer(*change.caregiver_age);
    list("burdens", change.burdens, text);
    list("regions", change.regions, [&](const NamedRegion& region) {
      out.object([&] {
        out.name("key").text(region.key);
        if (!region.name.empty()) out.name("name").text(region.name);
      });
    });
  });
}

/// A judgement, and what would make it fit; null where that is not told.
struct Explained {
  const Judgement& judgement;
  const Change* change = nullptr;
};

/// Some 1.2 kB a match where measured.
constexpr std::size_t bytes_a_match = 1500;

/// Writes the parts of answers; with a telling, in words as well.
class AnswerWriter {
 public:
  AnswerWriter(std::size_t matches, const Telling* telling)
      : out_{(matches + 1) * bytes_a_match}, telling_{telling} {}

  std::string take() { return out_.take(); }

  void write(const Answer& answer) {
    out_.object([&] {
      out_.name("evaluated").list(answer.evaluated, [&](Criterion criterion) { out_.word(name(criterion)); });
      write_state(out_, answer.catalog);
      out_.name("notes").list(answer.notes, [&](const Note& item) { write(item); });
      out_.name("matches").list(answer.matches, [&](const Match& item) { write(item); });
      if (answer.near_misses) {
        out_.name("near_misses");
        write(*answer.near_misses);
      }
      if (answer.ask) {
        out_.name("ask");
        write(*answer.ask);
      }
    });
  }

  void write(const Note& note) {
    out_.object([&] {
      out_.name("code").text(note.code);
      if (note.code != "discreet") offers("offers", note.offers);
      say([&] { return sentence(note, telling_->language); });
    });
  }

  void write(const Match& item) {
    out_.object([&] {
      match(item);
      say([&] { return sentence(item, telling_->profile, telling_->language, telling_->vocabulary); });
    });
  }

  void write(const Explained& explained) {
    const Judgement& judgement = explained.judgement;
    out_.object([&] {
      out_.name("eligible").boolean(judgement.eligible);
      out_.name("universal").boolean(judgement.universal);
      match(judgement.match);
      if (explained.change != nullptr) write_change(out_, *explained.change);
      say([&] { return sentence(judgement, telling_->language, telling_->vocabulary); });
    });
  }

  void write(const NearMiss& near_miss) {
    out_.object([&] {
      out_.name("condition").word(name(near_miss.condition));
      write_change(out_, near_miss.change);
      match(near_miss.match);
      say([&] { return sentence(near_miss, telling_->profile, telling_->language, telling_->vocabulary); });
    });
  }

  void write(const std::vector<NearMiss>& list) {
    out_.list(list, [&](const NearMiss& item) { write(item); });
  }

  void write(const std::vector<OpenQuestion>& list) {
    out_.list(list, [&](const OpenQuestion& question) {
      out_.object([&] {
        out_.name("question").text(question.question);
        out_.name("undecided").integer(static_cast<std::int64_t>(question.undecided));
        out_.name("first").integer(static_cast<std::int64_t>(question.first));
        say([&] { return sentence(question, telling_->language); });
      });
    });
  }

 private:
  template <class Sentence>
  void say(Sentence&& sentence) {
    if (telling_) out_.name("sentence").text(sentence());
  }

  void match(const Match& match) {
    out_.name("offer").text(match.offer);
    out_.name("score").decimal<6>(std::llround(match.score * 1'000'000));
    if (!match.children.empty())
      out_.name("children").list(match.children, [&](int child) { out_.integer(child); });
    if (match.via) out_.name("via").word(name_of(*match.via));
    if (match.site) out_.name("site").integer(*match.site);
    if (match.distance) out_.name("distance_km").decimal<3>(match.distance->in_metres());
    if (!match.language.empty()) out_.name("language").text(match.language);
    if (!match.also.empty()) offers("also", match.also);
    out_.name("reasons").list(match.reasons, [&](const Reason& item) { reason(item); });
  }

  void offers(std::string_view name, const std::vector<std::string>& ids) {
    out_.name(name).list(ids, [&](const std::string& id) { out_.text(id); });
  }

  void reason(const Reason& reason) {
    out_.object([&] {
      out_.name("criterion").word(name(reason.criterion));
      out_.name("verdict").word(name(reason.verdict));
      out_.name("points").decimal<3>(reason.points.thousandths);
      out_.name("possible").decimal<3>(reason.possible.thousandths);
      if (!reason.evidence.empty()) write_evidence(out_, reason.evidence);
      say([&] { return sentence(reason, telling_->language, telling_->vocabulary); });
    });
  }

  JsonWriter out_;
  const Telling* telling_;
};

template <class What>
std::string written(const What& what, std::size_t matches, const Telling* telling) {
  AnswerWriter writer{matches, telling};
  writer.write(what);
  return writer.take();
}

}  // namespace

std::string_view name(ChangeKind kind) noexcept { return change_names[static_cast<std::size_t>(kind)]; }

std::string_view name(Criterion criterion) noexcept {
  return criterion_names[static_cast<std::size_t>(criterion)];
}

std::string_view name(Verdict verdict) noexcept { return verdict_names[static_cast<std::size_t>(verdict)]; }

std::string to_json(const Answer& answer) { return written(answer, answer.matches.size(), nullptr); }

std::string to_json(const Answer& answer, const Telling& telling) {
  return written(answer, answer.matches.size(), &telling);
}

std::string to_json(const Match& match) { return written(match, 1, nullptr); }

std::string to_json(const Match& match, const Telling& telling) { return written(match, 1, &telling); }

std::string to_json(const Note& note) { return written(note, 0, nullptr); }

std::string to_json(const Note& note, const Telling& telling) { return written(note, 0, &telling); }

std::string to_json(const Judgement& judgement) { return written(Explained{judgement}, 1, nullptr); }

std::string to_json(const Judgement& judgement, const std::optional<NearMiss>& near_miss) {
  return written(Explained{judgement, near_miss ? &near_miss->change : nullptr}, 1, nullptr);
}

std::string to_json(const Judgement& judgement, const Telling& telling) {
  return written(Explained{judgement}, 1, &telling);
}

std::string to_json(const Judgement& judgement, const std::optional<NearMiss>& near_miss,
                    const Telling& telling) {
  return written(Explained{judgement, near_miss ? &near_miss->change : nullptr}, 1, &telling);
}

std::string to_json(const NearMiss& near_miss) { return written(near_miss, 1, nullptr); }

std::string to_json(const NearMiss& near_miss, const Telling& telling) {
  return written(near_miss, 1, &telling);
}

std::string to_json(const std::vector<NearMiss>& near_misses) {
  return written(near_misses, near_misses.size(), nullptr);
}

std::string to_json(const std::vector<NearMiss>& near_misses, const Telling& telling) {
  return written(near_misses, near_misses.size(), &telling);
}

std::string to_json(const std::vector<OpenQuestion>& questions) { return written(questions, 0, nullptr); }

std::string to_json(const std::vector<OpenQuestion>& questions, const Telling& telling) {
  return written(questions, 0, &telling);
}

}  // namespace passgenau
