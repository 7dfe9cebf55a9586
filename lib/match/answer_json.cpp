// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cmath>

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
  ~Members() { out_ += '}'; }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  std::string& name(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_json_string(out_, name);
    out_ += ':';
    return out_;
  }
  void text(std::string_view member, std::string_view value) { append_json_string(name(member), value); }
  void decimal(std::string_view member, std::int64_t units, int decimals) {
    append_decimal(name(member), units, decimals);
  }

 private:
  std::string& out_;
  bool first_ = true;
};

/// `write(item)` for each, in brackets.
template <class List, class Write>
void append_list(std::string& out, const List& list, Write&& write) {
  out += '[';
  bool first = true;
  for (const auto& item : list) {
    if (!first) out += ',';
    first = false;
    write(item);
  }
  out += ']';
}

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

void append_reason(std::string& out, const Reason& reason) {
  Members members{out};
  members.text("criterion", name(reason.criterion));
  members.text("verdict", name(reason.verdict));
  members.decimal("points", reason.points.thousandths, 3);
  members.decimal("possible", reason.possible.thousandths, 3);
  if (!reason.evidence.empty()) append_evidence(members.name("evidence"), reason.evidence);
}

void write_match(Members& members, std::string& out, const Match& match) {
  members.text("offer", match.offer);
  members.decimal("score", std::llround(match.score * 1'000'000), 6);
  if (!match.children.empty()) {
    members.name("children");
    append_list(out, match.children, [&](int child) { out += std::to_string(child); });
  }
  if (match.via) members.text("via", name_of(*match.via));
  if (match.site) members.decimal("site", *match.site, 0);
  if (match.distance) members.decimal("distance_km", match.distance->in_metres(), 3);
  if (!match.language.empty()) members.text("language", match.language);
  if (!match.also.empty()) {
    members.name("also");
    append_list(out, match.also, [&](const std::string& offer) { append_json_string(out, offer); });
  }
  members.name("reasons");
  append_list(out, match.reasons, [&](const Reason& reason) { append_reason(out, reason); });
}

void append_note(std::string& out, const Note& note) {
  Members members{out};
  members.text("code", note.code);
  if (note.code == "discreet") return;
  members.name("offers");
  append_list(out, note.offers, [&](const std::string& offer) { append_json_string(out, offer); });
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

void append_near_miss(std::string& out, const NearMiss& near_miss) {
  Members members{out};
  members.text("condition", name(near_miss.condition));
  append_change(members.name("change"), near_miss.change);
  write_match(members, out, near_miss.match);
}

void append_open_question(std::string& out, const OpenQuestion& question) {
  Members members{out};
  members.text("question", question.question);
  members.decimal("undecided", static_cast<std::int64_t>(question.undecided), 0);
  members.decimal("first", static_cast<std::int64_t>(question.first), 0);
}

}  // namespace

std::string_view name(ChangeKind kind) noexcept { return change_names[static_cast<std::size_t>(kind)]; }

std::string_view name(Criterion criterion) noexcept {
  return criterion_names[static_cast<std::size_t>(criterion)];
}

std::string_view name(Verdict verdict) noexcept { return verdict_names[static_cast<std::size_t>(verdict)]; }

std::string to_json(const Answer& answer) {
  std::string out;
  {
    Members members{out};
    members.name("evaluated");
    append_list(out, answer.evaluated,
                [&](Criterion criterion) { append_json_string(out, name(criterion)); });
    members.name("catalog");
    {
      Members catalog{out};
      catalog.decimal("offers", static_cast<std::int64_t>(answer.catalog.offers), 0);
      catalog.decimal("revision", static_cast<std::int64_t>(answer.catalog.revision), 0);
    }
    members.name("notes");
    append_list(out, answer.notes, [&](const Note& note) { append_note(out, note); });
    members.name("matches");
    append_list(out, answer.matches, [&](const Match& match) {
      Members one{out};
      write_match(one, out, match);
    });
    if (answer.near_misses)
      append_list(members.name("near_misses"), *answer.near_misses,
                  [&](const NearMiss& near_miss) { append_near_miss(out, near_miss); });
    if (answer.ask)
      append_list(members.name("ask"), *answer.ask,
                  [&](const OpenQuestion& question) { append_open_question(out, question); });
  }
  return out;
}

std::string to_json(const Judgement& judgement) {
  std::string out;
  {
    Members members{out};
    members.name("eligible") += judgement.eligible ? "true" : "false";
    members.name("universal") += judgement.universal ? "true" : "false";
    write_match(members, out, judgement.match);
  }
  return out;
}

}  // namespace passgenau
