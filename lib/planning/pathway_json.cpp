// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/pathway.hpp"
#include "planning/told_json.hpp"

namespace passgenau {

namespace {

class PathwayWriter : TellingWriter {
 public:
  using TellingWriter::TellingWriter;

  std::string write(const Pathway& pathway) {
    out_.object([&] {
      catalog(pathway.catalog);
      period(pathway.period);
      notes(pathway.notes);
      out_.name("milestones").list(pathway.milestones, [&](const Milestone& each) { write(each); });
      out_.name("needs").list(pathway.needs, [&](const NeedPathway& need) { write(need); });
    });
    return out_.take();
  }

 private:
  void day(std::string_view name, Date day) { out_.name(name).word(to_string(day)); }
  void period(const Period& period) {
    day("from", period.from);
    day("until", period.until);
  }

  void write(const Milestone& milestone) {
    out_.object([&] {
      day("day", milestone.day);
      out_.name("child").integer(milestone.child);
      out_.name("years").integer(milestone.years);
      yes("about", milestone.about);
      say([&] { return sentence(milestone, telling_->language); });
    });
  }

  void write(const NeedPathway& need) {
    out_.object([&] {
      out_.name("need").integer(need.need);
      period(need.period);
      out_.name("spans").list(need.spans, [&](const PathwaySpan& span) { write(span); });
      out_.name("hand_overs").list(need.hand_overs, [&](const HandOver& over) { write(over); });
      out_.name("holes").list(need.holes, [&](const Hole& hole) { write(hole); });
    });
  }

  void write(const PathwaySpan& span) {
    out_.object([&] {
      period(span.period);
      yes("goes_on", span.goes_on);
      yes("path", span.path);
      if (!span.children.empty())
        out_.name("children").list(span.children, [&](const ChildPeriod& child) {
          out_.object([&] {
            out_.name("child").integer(child.child);
            period(child.period);
          });
        });
      if (span.register_by) day("register_by", *span.register_by);
      if (span.place_from) day("place_from", *span.place_from);
      yes("referral", span.referral);
      if (!span.also.empty())
        out_.name("also").list(span.also, [&](const std::string& id) { out_.text(id); });
      out_.name("match");
      part(span.match);
      say([&] { return sentence(span, telling_->language); });
    });
  }

  void write(const HandOver& over) {
    out_.object([&] {
      day("day", over.day);
      out_.name("from").text(over.from);
      out_.name("to").text(over.to);
      out_.name("overlap_days").integer(over.overlap_days);
      if (over.waiting_days > 0) out_.name("waiting_days").integer(over.waiting_days);
      say([&] { return sentence(over, telling_->language); });
    });
  }

  void write(const Hole& hole) {
    out_.object([&] {
      period(hole.period);
      if (!hole.general.empty()) out_.name("general").text(hole.general);
      say([&] { return sentence(hole, telling_->language); });
    });
  }
};

std::string written(const Pathway& pathway, const Telling* telling) {
  std::size_t parts = 1;
  for (const NeedPathway& need : pathway.needs)
    parts += need.spans.size();
  return PathwayWriter{parts * bytes_a_part, telling}.write(pathway);
}

}  // namespace

std::string to_json(const Pathway& pathway) { return written(pathway, nullptr); }

std::string to_json(const Pathway& pathway, const Telling& telling) { return written(pathway, &telling); }

}  // namespace passgenau
