// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/plan.hpp"

#include <iostream>

#include "catalog_argument.hpp"
#include "options.hpp"
#include "profile_loop.hpp"
#include "table_parts.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "texts.hpp"

namespace passgenau::cli {
namespace {

void print_step(std::ostream& out, const PlanStep& step, const Reader& reader, const Telling& telling,
                const Paint& paint) {
  print_title(out, static_cast<std::size_t>(step.contact), step.match, way_text(step.match, reader.language),
              reader, paint);
  print_provider(out, step.match, {}, reader, paint);
  print_block(out, sentence(step, telling), reader.width, indent + 2,
              std::string(indent, ' ') + painted_mark(Verdict::met, paint) + ' ');
  print_block(out, sentence(step.match, telling.profile, telling.language, telling.vocabulary), reader.width,
              indent + 2, std::string(indent + 2, ' '));
  out << '\n';
}

void print_uncovered(std::ostream& out, const UncoveredNeed& uncovered, const Reader& reader,
                     const Telling& telling, const Paint& paint) {
  print_block(out, sentence(uncovered, telling), reader.width, indent + 2,
              std::string(indent, ' ') + painted_mark(Verdict::unmet, paint) + ' ');
  const std::string& offer = uncovered.near_miss ? uncovered.near_miss->match.offer : uncovered.offer;
  if (!offer.empty())
    print_block(out, reader.catalog.title(offer, reader.language), reader.width, indent + 4,
                std::string(indent + 2, ' ') + paint.yellow("→") + ' ');
}

void print_plan(std::ostream& out, const Reader& reader, const ProfileInput& input, const Plan& plan) {
  const Paint paint;
  const Telling telling{input.profile, reader.language, reader.vocabulary};
  print_heading(out, input.heading, reader, paint);
  print_notes(out, plan.notes, reader, paint);
  if (const std::string all = sentence(plan, telling); !all.empty())
    print_block(out, all, reader.width, 2, "  ");
  out << '\n';
  for (const PlanStep& step : plan.steps)
    print_step(out, step, reader, telling, paint);
  for (const UncoveredNeed& uncovered : plan.uncovered)
    print_uncovered(out, uncovered, reader, telling, paint);
  if (!plan.uncovered.empty()) out << '\n';
}

}  // namespace

Exit run_plan(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "one plan a line for each profile")
      .text("max-offers", "N", "at most so many offers, 1–20, default 8")
      .text("max-contacts", "N", "at most so many contacts, 1–20, default 20")
      .with_as_of()
      .with_language();
  if (!options.read(words, 1, unlimited)) return done;
  const Date as_of = options.as_of();
  const std::string language = options.language();
  PlanOptions wanted;
  constexpr std::size_t most = PlanLimits::offers;
  if (options.has("max-offers")) wanted.max_offers = static_cast<int>(options.number("max-offers", most, 1));
  if (options.has("max-contacts"))
    wanted.max_contacts = static_cast<int>(options.number("max-contacts", most, 1));

  const Catalog catalog = open_catalog(options.arguments()[0]);
  const Reader reader{.catalog = catalog, .language = language, .width = table_width()};
  return answer_each(options, as_of, reader.vocabulary, [&](const ProfileInput& input) {
    const Plan found = plan(catalog, input.profile, wanted);
    tell_absent(found.catalog);
    if (options.has("json"))
      std::cout << with_id(to_json(found), input) << '\n';
    else
      print_plan(std::cout, reader, input, found);
  });
}

}  // namespace passgenau::cli
