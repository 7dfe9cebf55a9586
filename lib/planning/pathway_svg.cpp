// SPDX-License-Identifier: GPL-2.0-or-later
// The pathway as a picture. All lengths in tenths of a unit.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "match/words_values.hpp"
#include "model/calendar.hpp"
#include "model/json.hpp"
#include "passgenau/pathway.hpp"
#include "planning/need_words.hpp"
#include "planning/pathway_lanes.hpp"
#include "planning/pathway_style.hpp"
#include "planning/pathway_text.hpp"
#include "planning/pathway_words.hpp"
#include "planning/svg.hpp"

namespace passgenau {

namespace {

using svg::Sheet;

constexpr int sheet_width = 8000;
constexpr int margin = 160;
constexpr int titles_width = 2500;
constexpr int time_left = margin + titles_width + 140;
constexpr int time_right = sheet_width - margin - 60;
constexpr int bar_height = 140;
constexpr int line_height = 150;

class Picture {
 public:
  Picture(const Pathway& pathway, const Catalog& catalog, const Telling& telling)
      : pathway_{pathway},
        titles_{catalog, telling.language},
        telling_{telling},
        tongue_{words::tongue(telling.language)},
        mirrored_{written_right_to_left(telling.language)},
        first_{to_day(pathway.period.from)},
        days_{std::max(1, to_day(pathway.period.until) - first_)} {}

  std::string draw() {
    draw_head();
    for (std::size_t i = 0; i < pathway_.needs.size(); ++i)
      if (!looks_as_another(i)) draw(pathway_.needs[i]);
    draw_legend();
    return document();
  }

 private:
  int x_of(Date day) const {
    const std::int64_t days = std::clamp(to_day(day) - first_, 0, days_);
    return time_left + static_cast<int>(days * (time_right - time_left) / days_);
  }
  std::string say(std::string_view key) const { return tongue_.say(key); }
  std::string label_of(const NeedPathway& need) const {
    return words::say_need(telling_.profile, need.need, tongue_, telling_.vocabulary);
  }
  /// What twins need is drawn once.
  bool looks_as_another(std::size_t place) const {
    const NeedPathway& need = pathway_.needs[place];
    const auto same_bar = [](const PathwaySpan& a, const PathwaySpan& b) {
      return a.period == b.period && a.match.offer == b.match.offer && a.path == b.path;
    };
    return std::any_of(pathway_.needs.begin(), pathway_.needs.begin() + static_cast<std::ptrdiff_t>(place),
                       [&](const NeedPathway& other) {
                         return other.hand_overs == need.hand_overs && other.holes == need.holes &&
                                std::equal(other.spans.begin(), other.spans.end(), need.spans.begin(),
                                           need.spans.end(), same_bar) &&
                                label_of(other) == label_of(need);
                       });
  }
  /// After the third birthday early help is over; the birthdays of schoolchildren would only fill the picture.
  static bool is_shown(const Milestone& milestone) { return milestone.years <= 3; }
  void draw_head() {
    sheet_.text(margin, 300, say("path/title"), "t head");
    sheet_.text(margin, 490, words::say_period(pathway_.period, tongue_), "t soft");
    y_ = 700;
    draw_milestone_labels();
    draw_months();
  }

  /// One row a birth or birthday that would not fit beside the one before it. Twins have one.
  void draw_milestone_labels() {
    std::vector<int> row_ends;
    Date last_day{};
    for (const Milestone& milestone : pathway_.milestones) {
      if (milestone.day == last_day || !is_shown(milestone)) continue;
      last_day = milestone.day;
      const std::string label = words::say_milestone(milestone, tongue_);
      const int half = svg::width_of(label, 110) / 2;
      const int x = std::clamp(x_of(milestone.day), time_left + half, time_right + 60 - half);
      std::size_t row = 0;
      while (row < row_ends.size() && row_ends[row] > x - half)
        ++row;
      if (row == row_ends.size()) row_ends.push_back(0);
      row_ends[row] = x + half + 80;
      sheet_.text(x, y_ + static_cast<int>(row) * line_height, label, "t small milestone-text",
                  Sheet::Anchor::middle);
    }
    y_ += static_cast<int>(std::max<std::size_t>(row_ends.size(), 1)) * line_height + 40;
  }

  void draw_months() {
    const Date first = pathway_.period.from;
    const int months = days_ / 30 + 1;
    constexpr int label_width = 620;
    int step = 12;
    for (const int candidate : {6, 3, 2, 1})
      if (months / candidate * label_width <= time_right - time_left) step = candidate;
    Date month{first.year(), first.month(), std::chrono::day{1}};
    for (;; month += std::chrono::months{1}) {
      if (month >= pathway_.period.until) break;
      if (month < first || (static_cast<unsigned>(month.month()) - 1) % static_cast<unsigned>(step) != 0)
        continue;
      ticks_.push_back(x_of(month));
      // Half a label must fit to the left of the end.
      if (ticks_.back() + label_width / 2 <= time_right + 200)
        sheet_.text(ticks_.back(), y_, words::say_month(month, tongue_), "t small", Sheet::Anchor::middle);
    }
    y_ += 80;
  }

  void draw(const NeedPathway& need) {
    const std::string label = label_of(need);
    y_ += 80;
    sheet_.open(label);
    sheet_.line(margin, y_, sheet_width - margin, y_, "rule");
    for (const std::string& line : svg::lines_of(label, sheet_width - 2 * margin, 130, 2)) {
      y_ += 190;
      sheet_.text(margin, y_, line, "t need");
    }
    y_ += 70;
    std::vector<Lane> lanes = lanes_of(need, titles_, telling_);
    // Behind the bars; how far down is known once the heights of the titles are.
    int height = 0;
    for (const Lane& lane : lanes)
      height += height_of(lane);
    draw_grid(y_, y_ + height);
    for (Lane& lane : lanes)
      draw(lane, need.hand_overs);
    for (const HandOver& over : need.hand_overs)
      draw(over, lanes);
    sheet_.close();
  }

  static int height_of(const Lane& lane) {
    const auto lines = static_cast<int>(svg::lines_of(lane.title, titles_width, 115, 2).size());
    return std::max(lines * line_height, bar_height) + 90;
  }

  void draw_grid(int top, int bottom) {
    for (const int x : ticks_)
      sheet_.line(x, top, x, bottom, "grid");
    for (const Milestone& milestone : pathway_.milestones)
      if (is_shown(milestone))
        sheet_.line(x_of(milestone.day), top, x_of(milestone.day), bottom, "milestone");
  }

  void draw(Lane& lane, const std::vector<HandOver>& hand_overs) {
    const std::vector<std::string> lines = svg::lines_of(lane.title, titles_width, 115, 2);
    const int height = height_of(lane);
    lane.middle = y_ + height / 2;
    int baseline = lane.middle + 40 - (static_cast<int>(lines.size()) - 1) * line_height / 2;
    for (const std::string& line : lines) {
      sheet_.text(margin, baseline, line, lane.offer.empty() ? "t hole-text" : "t");
      baseline += line_height;
    }
    for (const PathwaySpan* span : lane.spans)
      draw(*span, lane, hand_overs);
    for (const Hole* hole : lane.holes)
      bar(hole->period, lane, hole->general.empty() ? "hole" : "general", words::say_hole(*hole, tongue_));
    y_ += height;
  }

  /// Of the path what is its turn is full; before that it is another offer.
  void draw(const PathwaySpan& span, const Lane& lane, const std::vector<HandOver>& hand_overs) {
    const std::string said = lane.title + ": " + words::say_span(span, tongue_);
    bar(span.period, lane, "other", said);
    if (span.path) {
      Date turn = span.period.from;
      for (const HandOver& over : hand_overs)
        if (over.to == span.match.offer && over.day > turn && over.day < span.period.until) turn = over.day;
      bar({turn, span.period.until}, lane, "path", said);
    }
    if (span.place_from) {
      const Period waiting{span.period.from, std::min(*span.place_from, span.period.until)};
      bar(waiting, lane, "waiting",
          tongue_.say("path/place", {{"date", words::say_date(*span.place_from, tongue_)}}));
    }
    if (span.goes_on)
      sheet_.arrow(x_of(span.period.until) + 15, lane.middle, bar_height / 2,
                   span.path ? "path" : "other-tip");
  }

  void bar(const Period& period, const Lane& lane, std::string_view kind, const std::string& said) {
    constexpr int least_width = 30;  // one day of ten years is still to be seen
    const int left = x_of(period.from);
    const int width = std::max(least_width, x_of(period.until) - left);
    sheet_.open(said);
    sheet_.rectangle(left, lane.middle - bar_height / 2, width, bar_height, kind, 25);
    sheet_.close();
  }

  void draw(const HandOver& over, const std::vector<Lane>& lanes) {
    const auto middle_of = [&](const std::string& offer) {
      const auto lane =
          std::find_if(lanes.begin(), lanes.end(), [&](const Lane& each) { return each.offer == offer; });
      return lane->middle;
    };
    const int x = x_of(over.day);
    sheet_.open(words::say_hand_over(over, tongue_));
    sheet_.line(x, middle_of(over.from), x, middle_of(over.to), "over");
    sheet_.circle(x, middle_of(over.from), 40, "over-end");
    sheet_.circle(x, middle_of(over.to), 40, "over-end");
    sheet_.close();
  }

  void draw_legend() {
    y_ += 120;
    sheet_.line(margin, y_, sheet_width - margin, y_, "rule");
    y_ += 220;
    int x = margin;
    constexpr int box = 300;
    for (const auto& [kind, key] : {std::pair{"path", "path/legend-path"},
                                    {"other", "path/legend-other"},
                                    {"waiting", "path/legend-waiting"},
                                    {"general", "path/legend-general"},
                                    {"hole", "path/legend-hole"}}) {
      const std::string label = say(key);
      const int width = box + 80 + svg::width_of(label, 115) + 200;
      if (x + width - 200 > sheet_width - margin) {
        x = margin;
        y_ += 210;
      }
      sheet_.rectangle(x, y_ - 110, box, bar_height, kind, 25);
      sheet_.text(x + box + 80, y_, label, "t small");
      x += width;
    }
    y_ += 160;
  }

  std::string document() {
    std::string height;
    append_decimal(height, y_, 1);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 " + height +
                      "\" width=\"800\" height=\"" + height + "\" lang=\"" + tongue_.messages->language() +
                      "\" direction=\"" + (mirrored_ ? "rtl" : "ltr") +
                      "\" role=\"img\" aria-labelledby=\"passgenau-title passgenau-text\">\n<title "
                      "id=\"passgenau-title\">" +
                      svg::escaped(say("path/title")) + "</title>\n<desc id=\"passgenau-text\">";
    out += svg::escaped(describe(pathway_, titles_, telling_));
    ((((out += "</desc>\n") += pathway_style) +=
      "<rect width=\"100%\" height=\"100%\" class=\"pg-sheet\"/>\n") += sheet_.content()) += "</svg>\n";
    return out;
  }

  const Pathway& pathway_;
  Titles titles_;
  const Telling& telling_;
  words::Tongue tongue_;
  bool mirrored_;
  Day first_;
  int days_;
  Sheet sheet_{sheet_width, mirrored_};
  std::vector<int> ticks_ = {};
  int y_ = 0;
};

}  // namespace

std::string to_svg(const Pathway& pathway, const Catalog& catalog, const Telling& telling) {
  return Picture{pathway, catalog, telling}.draw();
}

}  // namespace passgenau
