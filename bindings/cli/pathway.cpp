// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/pathway.hpp"

#include <iostream>

#include "catalog_argument.hpp"
#include "files.hpp"
#include "options.hpp"
#include "passgenau/plan.hpp"
#include "profile_loop.hpp"
#include "table_parts.hpp"
#include "terminal.hpp"
#include "text_width.hpp"

namespace passgenau::cli {
namespace {

void print_span(std::ostream& out, const PathwaySpan& span, const Reader& reader, const Paint& paint) {
  const std::string mark = span.path ? paint.green("●") : "○";
  print_block(out, sentence(span, reader.language), reader.width, indent + 2,
              std::string(indent, ' ') + mark + ' ');
  print_block(out, reader.catalog.title(span.match.offer, reader.language), reader.width, indent + 2,
              std::string(indent + 2, ' '));
  if (const std::string said = entrance(span, reader.language); !said.empty())
    print_block(out, said, reader.width, indent + 2, std::string(indent + 2, ' '));
}

void print_need(std::ostream& out, const NeedPathway& need, const Reader& reader, const Telling& telling,
                const Paint& paint) {
  print_block(out, paint.bold(need_in_words(need.need, telling)), reader.width, 2, "  ");
  for (const PathwaySpan& span : need.spans)
    print_span(out, span, reader, paint);
  for (const HandOver& over : need.hand_overs)
    print_block(out, sentence(over, reader.language), reader.width, indent + 2,
                std::string(indent, ' ') + paint.yellow("→") + ' ');
  for (const Hole& hole : need.holes)
    print_block(out, sentence(hole, reader.language), reader.width, indent + 2,
                std::string(indent, ' ') +
                    painted_mark(hole.general.empty() ? Verdict::unmet : Verdict::partly, paint) + ' ');
  out << '\n';
}

void print_pathway(std::ostream& out, const Reader& reader, const ProfileInput& input,
                   const Pathway& pathway) {
  const Paint paint;
  const Telling telling{input.profile, reader.language, reader.vocabulary};
  print_heading(out, input.heading, reader, paint);
  print_notes(out, pathway.notes, reader, paint);
  std::string last;
  for (const Milestone& milestone : pathway.milestones) {
    // Twins have one.
    const std::string said =
        to_string(milestone.day) + (milestone.about ? " ≈ " : " ") + sentence(milestone, reader.language);
    if (said != last) print_block(out, said, reader.width, 2, "  ");
    last = said;
  }
  if (!pathway.milestones.empty()) out << '\n';
  for (const NeedPathway& need : pathway.needs)
    print_need(out, need, reader, telling, paint);
}

}  // namespace

Exit run_pathway(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "one pathway a line for each profile")
      .text("until", "DATE", "the first day that is not looked at, at most ten years ahead")
      .text("offers", "N", "at most so many offers for each need beside those of its path, 0–20, default 4")
      .text("svg", "FILE", "the picture of one profile; - is standard output")
      .text("ical", "FILE", "the calendar of one profile; - is standard output")
      .with_as_of()
      .with_language();
  if (!options.read(words, 1, unlimited)) return done;
  const Date as_of = options.as_of();
  const std::string language = options.language();
  PathwayOptions wanted;
  wanted.until = options.day("until");
  if (options.has("offers")) wanted.most = static_cast<int>(options.number("offers", PathwayLimits::most));
  const bool files = options.has("svg") || options.has("ical");
  require_own_targets(options, {"svg", "ical", "json"});
  std::size_t profiles = 0;
  std::string svg;
  std::string ical;
  std::string json;

  const Catalog catalog = open_catalog(options.arguments()[0]);
  const Reader reader{.catalog = catalog, .language = language, .width = table_width()};
  const Exit status = answer_each(options, as_of, reader.vocabulary, [&](const ProfileInput& input) {
    if (files && ++profiles > 1) throw WrongCall{"--svg and --ical take one profile"};
    const Pathway found = pathway(catalog, input.profile, wanted);
    tell_absent(found.catalog);
    const Telling telling{input.profile, language, reader.vocabulary};
    if (options.has("svg")) svg = to_svg(found, catalog, telling);
    if (options.has("ical")) ical = to_icalendar(found, catalog, telling);
    if (options.has("json")) json = with_id(to_json(found), input) + '\n';
    if (options.has("json") && !files)
      std::cout << json;
    else if (!files)
      print_pathway(std::cout, reader, input, found);
  });
  // Not before it is known that there is one profile.
  if (!svg.empty()) write_file(options.value("svg"), svg);
  if (!ical.empty()) write_file(options.value("ical"), ical);
  if (files) std::cout << json;
  return status;
}

}  // namespace passgenau::cli
