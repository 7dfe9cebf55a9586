// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/members.hpp"
#include "passgenau/pathway.hpp"
#include "planning/pathway_words.hpp"
#include "planning/told_json.hpp"

namespace passgenau {

namespace {

/// Writes a pathway; with a telling, in words as well.
class PathwayWriter {
 public:
  explicit PathwayWriter(const Telling* telling) : telling_{telling} {
    if (telling != nullptr) tongue_ = words::tongue(telling->language);
  }

  std::string write(const Pathway& pathway) {
    {
      Members members{out_};
      append_catalog(members.name("catalog"), pathway.catalog);
      period(members, pathway.period);
      append_list(members.name("notes"), pathway.notes,
                  [&](const Note& note) { out_ += told(note, telling_); });
      append_list(members.name("milestones"), pathway.milestones,
                  [&](const Milestone& milestone) { write(milestone); });
      append_list(members.name("needs"), pathway.needs, [&](const NeedPathway& need) { write(need); });
    }
    return std::move(out_);
  }

 private:
  static void day(Members& members, std::string_view name, Date day) { members.word(name, to_string(day)); }
  static void period(Members& members, const Period& period) {
    day(members, "from", period.from);
    day(members, "until", period.until);
  }
  static void yes(Members& members, std::string_view name, bool value) {
    if (value) members.name(name) += "true";
  }

  void write(const Milestone& milestone) {
    Members members{out_};
    day(members, "day", milestone.day);
    members.decimal("child", milestone.child, 0);
    members.decimal("years", milestone.years, 0);
    yes(members, "about", milestone.about);
    if (telling_ != nullptr) members.text("sentence", words::say_milestone(milestone, tongue_));
  }

  void write(const NeedPathway& need) {
    Members members{out_};
    members.decimal("need", need.need, 0);
    period(members, need.period);
    append_list(members.name("spans"), need.spans, [&](const PathwaySpan& span) { write(span); });
    append_list(members.name("hand_overs"), need.hand_overs, [&](const HandOver& over) { write(over); });
    append_list(members.name("holes"), need.holes, [&](const Hole& hole) { write(hole); });
  }

  void write(const PathwaySpan& span) {
    Members members{out_};
    period(members, span.period);
    yes(members, "goes_on", span.goes_on);
    yes(members, "path", span.path);
    if (!span.children.empty())
      append_list(members.name("children"), span.children, [&](const ChildPeriod& child) {
        Members one{out_};
        one.decimal("child", child.child, 0);
        period(one, child.period);
      });
    if (span.register_by) day(members, "register_by", *span.register_by);
    if (span.place_from) day(members, "place_from", *span.place_from);
    yes(members, "referral", span.referral);
    if (!span.also.empty())
      append_list(members.name("also"), span.also,
                  [&](const std::string& id) { append_json_string(out_, id); });
    members.name("match") += told(span.match, telling_);
    if (telling_ != nullptr) members.text("sentence", words::say_span(span, tongue_));
  }

  void write(const HandOver& over) {
    Members members{out_};
    day(members, "day", over.day);
    members.text("from", over.from);
    members.text("to", over.to);
    members.decimal("overlap_days", over.overlap_days, 0);
    if (over.waiting_days > 0) members.decimal("waiting_days", over.waiting_days, 0);
    if (telling_ != nullptr) members.text("sentence", words::say_hand_over(over, tongue_));
  }

  void write(const Hole& hole) {
    Members members{out_};
    period(members, hole.period);
    if (!hole.general.empty()) members.text("general", hole.general);
    if (telling_ != nullptr) members.text("sentence", words::say_hole(hole, tongue_));
  }

  std::string out_ = {};
  const Telling* telling_;
  words::Tongue tongue_ = {};
};

}  // namespace

std::string to_json(const Pathway& pathway) { return PathwayWriter{nullptr}.write(pathway); }

std::string to_json(const Pathway& pathway, const Telling& telling) {
  return PathwayWriter{&telling}.write(pathway);
}

}  // namespace passgenau
