// SPDX-License-Identifier: GPL-2.0-or-later
// The pathway as iCalendar (RFC 5545).
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "match/message_table.hpp"
#include "model/calendar.hpp"
#include "model/hexadecimal.hpp"
#include "passgenau/pathway.hpp"
#include "passgenau/version.hpp"
#include "planning/pathway_discretion.hpp"
#include "planning/pathway_text.hpp"
#include "store/checksum.hpp"

namespace passgenau {

namespace {

/// `20261121`.
std::string basic_date(Date day) {
  std::string text = to_string(day);
  std::erase(text, '-');
  return text;
}

/// TEXT of RFC 5545, 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c != '\r')
      out += c;
  }
  return out;
}

/// A content line, folded at 75 octets (3.1) between characters, never inside one.
void append_line(std::string& out, std::string_view line) {
  constexpr std::size_t most_octets = 75;
  for (std::size_t room = most_octets; line.size() > room; room = most_octets - 1) {
    std::size_t cut = room;
    while ((static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80)
      --cut;
    (out += line.substr(0, cut)) += "\r\n ";
    line.remove_prefix(cut);
  }
  (out += line) += "\r\n";
}

enum class EventKind : std::uint8_t { registering, beginning, ending, hole, looking_again };

/// What is to be known of one day; in the order of the calendar.
struct Event {
  Date day = {};
  EventKind kind = EventKind::registering;
  std::string offer = {};

  auto operator<=>(const Event&) const = default;
};

/// Those of the paths; other offers are a choice, and nothing to be reminded of.
std::set<Event> events_of(const Pathway& pathway) {
  std::set<Event> events;
  for (const NeedPathway& need : pathway.needs) {
    Date turn = pathway.period.from;
    for (const PathwaySpan& span : need.spans) {
      if (!span.path) continue;
      const Date begin = std::max({span.period.from, turn, span.place_from.value_or(turn)});
      turn = span.period.until;
      if (span.register_by) events.insert({*span.register_by, EventKind::registering, span.match.offer});
      if (begin > pathway.period.from && begin < span.period.until)
        events.insert({begin, EventKind::beginning, span.match.offer});
      if (!span.goes_on && begin < span.period.until)
        events.insert({to_date(to_day(span.period.until) - 1), EventKind::ending, span.match.offer});
    }
    for (const Hole& hole : need.holes)
      if (hole.general.empty()) events.insert({hole.period.from, EventKind::hole, {}});
  }
  // A calendar without a component is none (3.6).
  if (events.empty())
    events.insert({to_date(to_day(pathway.period.until) - 1), EventKind::looking_again, {}});
  return events;
}

class CalendarWriter {
 public:
  CalendarWriter(const Pathway& pathway, const Catalog& catalog, const Telling& telling)
      : pathway_{pathway},
        titles_{catalog, telling.language},
        tongue_{words::tongue(telling.language)},
        neutral_{must_be_neutral(pathway, catalog, telling)} {}

  std::string write() {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:" + (neutral_ ? "-//calendar//calendar//EN"
                               : "-//passgenau//passgenau " + std::string{version()} + "//EN"));
    line("CALSCALE:GREGORIAN");
    if (!neutral_) line("X-WR-CALNAME:" + escaped(tongue_.say("path/title")));
    std::set<Date> days;
    for (const Event& event : events_of(pathway_))
      // A bare reminder says nothing more when it is there twice.
      if (!neutral_ || days.insert(event.day).second) write(event);
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { append_line(out_, text); }

  void write(const Event& event) {
    line("BEGIN:VEVENT");
    line("UID:" + uid(event));
    line("DTSTAMP:" + basic_date(pathway_.period.from) + "T000000Z");
    line("DTSTART;VALUE=DATE:" + basic_date(event.day));
    line("DTEND;VALUE=DATE:" + basic_date(to_date(to_day(event.day) + 1)));
    line("SUMMARY;LANGUAGE=" + tongue_.messages->language().substr(0, 2) + ":" + escaped(summary(event)));
    line("TRANSP:TRANSPARENT");
    line("CLASS:PRIVATE");
    line("END:VEVENT");
  }

  std::string summary(const Event& event) {
    if (neutral_ || event.kind == EventKind::looking_again) return tongue_.say("path/reminder");
    if (event.kind == EventKind::hole) return tongue_.say("path/hole-begins");
    const std::string_view key = event.kind == EventKind::registering ? "path/register"
                                 : event.kind == EventKind::beginning ? "path/begins"
                                                                      : "path/ends";
    return tongue_.say(key, {{"offer", titles_.of(event.offer)}});
  }

  /// Of the day, what happens, and the offer, which the summary names, too. Without the day where that is only the one on which somebody
  /// looked. Of a neutral one the day alone: a hash of an offer's id is found again by whoever has the list of offers.
  std::string uid(const Event& event) {
    const std::string day = basic_date(event.day);
    if (neutral_) return day + "@calendar";
    std::string text = std::to_string(static_cast<int>(event.kind)) + '\n' + event.offer;
    const bool moves = event.kind == EventKind::registering || event.day == pathway_.period.from;
    if (moves)
      // Asked for again after a time without it.
      text += '\n' + std::to_string(++times_[text]);
    return (moves ? std::string{} : day + '-') + hexadecimal(checksum(text)) + "@passgenau";
  }

  const Pathway& pathway_;
  Titles titles_;
  words::Tongue tongue_;
  bool neutral_;
  std::map<std::string, int> times_ = {};
  std::string out_ = {};
};

}  // namespace

std::string to_icalendar(const Pathway& pathway, const Catalog& catalog, const Telling& telling) {
  return CalendarWriter{pathway, catalog, telling}.write();
}

}  // namespace passgenau
