// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cmath>
#include <exception>
#include <utility>

#include "model/json.hpp"
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

/// Writes members one after another; the caller opens and closes.
class Members {
 public:
  explicit Members(std::string& out) : out_{out} { out_ += '{'; }
  /// Throws where there is no memory for it, but never while something is thrown already.
  ~Members() noexcept(false) {
    if (std::uncaught_exceptions() == thrown_before_) out_ += '}';
  }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  /// Names are the format's own, and need no escaping.
  std::string& name(std::string_view name) {
    out_ += first_ ? "\"" : ",\"";
    first_ = false;
    out_ += name;
    out_ += "\":";
    return out_;
  }
  void text(std::string_view member, std::string_view value) { append_json_string(name(member), value); }
  /// A value of the format's own.
  void word(std::string_view member, std::string_view value) { ((name(member) += '"') += value) += '"'; }
  void decimal(std::string_view member, std::int64_t units, int decimals) {
    append_decimal(name(member), units, decimals);
  }

 private:
  std::string& out_;
  bool first_ = true;
  int thrown_before_ = std::uncaught_exceptions();  ///< somebody may write while something else is thrown
};

void append_evidence(std::string& out, const Evidence& evidence) {
  Members members{out};
  for (const auto& [name, value] : evidence) {
    if (const auto* text = std::get_if<std::string>(&value))
      members.text(name, *text);
    else if (const auto* number = std::get_if<std::int64_t>(&value))
      members.decimal(name, *number, 0);
    else
      members.decimal(name, std::get<Distance>(value).in_metres(), 3);
  }
}

void append_change(std::string& out, const Change& change) {
  Members members{out};
  const auto list = [&](std::string_view member, const auto& items, auto&& write) {
    if (!items.empty()) append_list(members.name(member), items, write);
  };
  const auto text = [&](std::string_view item) { append_json_string(out, item); };
  const auto enumerator = [&](auto item) { append_json_string(out, name_of(item)); };
  members.text("kind", name(change.kind));
  if (change.as_of) members.text("as_of", to_string(*change.as_of));
  if (change.child) members.decimal("child", *change.child, 0);
  if (change.age) members.text("age", to_string(*change.age));
  if (change.about) members.name("about") += "true";
  if (change.reach) members.decimal("reach_km", change.reach->in_metres(), 3);
  if (change.beyond) members.decimal("beyond_km", change.beyond->in_metres(), 3);
  if (change.delivery) members.text("delivery", name_of(*change.delivery));
  list("languages", change.languages, text);
  list("traits", change.traits, enumerator);
  list("roles", change.roles, enumerator);
  if (change.caregiver_age) members.decimal("caregiver_age", *change.caregiver_age, 0);
  list("burdens", change.burdens, text);
  list("regions", change.regions, [&](const NamedRegion& region) {
    Members one{out};
    one.text("key", region.key);
    if (!region.name.empty()) one.text("name", region.name);
  });
}

/// Writes the parts of answers; with a telling, in words as well.
class AnswerWriter {
 public:
  explicit AnswerWriter(const Telling* telling = nullptr) : telling_{telling} {}

  std::string take() { return std::move(out_); }

  void answer(const Answer& answer) {
    // Some 1.2 kB a match where measured.
    constexpr std::size_t bytes_a_match = 1500;
    out_.reserve((answer.matches.size() + 1) * bytes_a_match);
    Members members{out_};
    members.name("evaluated");
    append_list(out_, answer.evaluated,
                [&](Criterion criterion) { append_json_string(out_, name(criterion)); });
    members.name("catalog");
    {
      Members catalog{out_};
      catalog.decimal("offers", static_cast<std::int64_t>(answer.catalog.offers), 0);
      catalog.decimal("revision", static_cast<std::int64_t>(answer.catalog.revision), 0);
    }
    members.name("notes");
    append_list(out_, answer.notes, [&](const Note& item) { note(item); });
    members.name("matches");
    append_list(out_, answer.matches, [&](const Match& item) {
      Members one{out_};
      match(one, item);
      if (telling_)
        one.text("sentence", sentence(item, telling_->profile, telling_->language, telling_->vocabulary));
    });
    if (answer.near_misses) {
      members.name("near_misses");
      near_misses(*answer.near_misses);
    }
    if (answer.ask) {
      members.name("ask");
      questions(*answer.ask);
    }
  }

  void judgement(const Judgement& judgement) {
    Members members{out_};
    members.name("eligible") += judgement.eligible ? "true" : "false";
    members.name("universal") += judgement.universal ? "true" : "false";
    match(members, judgement.match);
    if (telling_) members.text("sentence", sentence(judgement, telling_->language, telling_->vocabulary));
  }

  void near_misses(const std::vector<NearMiss>& list) {
    append_list(out_, list, [&](const NearMiss& item) { near_miss(item); });
  }

  void near_miss(const NearMiss& near_miss) {
    Members members{out_};
    members.text("condition", name(near_miss.condition));
    append_change(members.name("change"), near_miss.change);
    match(members, near_miss.match);
    if (telling_)
      members.text("sentence",
                   sentence(near_miss, telling_->profile, telling_->language, telling_->vocabulary));
  }

  void questions(const std::vector<OpenQuestion>& list) {
    append_list(out_, list, [&](const OpenQuestion& question) {
      Members members{out_};
      members.text("question", question.question);
      members.decimal("undecided", static_cast<std::int64_t>(question.undecided), 0);
      members.decimal("first", static_cast<std::int64_t>(question.first), 0);
      if (telling_) members.text("sentence", sentence(question, telling_->language));
    });
  }

 private:
  void note(const Note& note) {
    Members members{out_};
    members.text("code", note.code);
    if (note.code != "discreet")
      append_list(members.name("offers"), note.offers,
                  [&](const std::string& offer) { append_json_string(out_, offer); });
    if (telling_) members.text("sentence", sentence(note, telling_->language));
  }

  void match(Members& members, const Match& match) {
    members.text("offer", match.offer);
    members.decimal("score", std::llround(match.score * 1'000'000), 6);
    if (!match.children.empty()) {
      members.name("children");
      append_list(out_, match.children, [&](int child) { out_ += std::to_string(child); });
    }
    if (match.via) members.text("via", name_of(*match.via));
    if (match.site) members.decimal("site", *match.site, 0);
    if (match.distance) members.decimal("distance_km", match.distance->in_metres(), 3);
    if (!match.language.empty()) members.text("language", match.language);
    if (!match.also.empty()) {
      members.name("also");
      append_list(out_, match.also, [&](const std::string& offer) { append_json_string(out_, offer); });
    }
    members.name("reasons");
    append_list(out_, match.reasons, [&](const Reason& item) { reason(item); });
  }

  void reason(const Reason& reason) {
    Members members{out_};
    members.word("criterion", name(reason.criterion));
    members.word("verdict", name(reason.verdict));
    members.decimal("points", reason.points.thousandths, 3);
    members.decimal("possible", reason.possible.thousandths, 3);
    if (!reason.evidence.empty()) append_evidence(members.name("evidence"), reason.evidence);
    if (telling_) members.text("sentence", sentence(reason, telling_->language, telling_->vocabulary));
  }

  std::string out_ = {};
  const Telling* telling_;
};

}  // namespace

std::string_view name(ChangeKind kind) noexcept { return change_names[static_cast<std::size_t>(kind)]; }

std::string_view name(Criterion criterion) noexcept {
  return criterion_names[static_cast<std::size_t>(criterion)];
}

std::string_view name(Verdict verdict) noexcept { return verdict_names[static_cast<std::size_t>(verdict)]; }

std::string to_json(const Answer& answer) {
  AnswerWriter writer;
  writer.answer(answer);
  return writer.take();
}

std::string to_json(const Answer& answer, const Telling& telling) {
  AnswerWriter writer{&telling};
  writer.answer(answer);
  return writer.take();
}

std::string to_json(const Judgement& judgement) {
  AnswerWriter writer;
  writer.judgement(judgement);
  return writer.take();
}

std::string to_json(const Judgement& judgement, const Telling& telling) {
  AnswerWriter writer{&telling};
  writer.judgement(judgement);
  return writer.take();
}

std::string to_json(const NearMiss& near_miss) {
  AnswerWriter writer;
  writer.near_miss(near_miss);
  return writer.take();
}

std::string to_json(const NearMiss& near_miss, const Telling& telling) {
  AnswerWriter writer{&telling};
  writer.near_miss(near_miss);
  return writer.take();
}

std::string to_json(const std::vector<NearMiss>& near_misses) {
  AnswerWriter writer;
  writer.near_misses(near_misses);
  return writer.take();
}

std::string to_json(const std::vector<NearMiss>& near_misses, const Telling& telling) {
  AnswerWriter writer{&telling};
  writer.near_misses(near_misses);
  return writer.take();
}

std::string to_json(const std::vector<OpenQuestion>& questions) {
  AnswerWriter writer;
  writer.questions(questions);
  return writer.take();
}

std::string to_json(const std::vector<OpenQuestion>& questions, const Telling& telling) {
  AnswerWriter writer{&telling};
  writer.questions(questions);
  return writer.take();
}

}  // namespace passgenau
