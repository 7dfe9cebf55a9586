// SPDX-License-Identifier: GPL-2.0-or-later
#include "match_table.hpp"

#include <algorithm>
#include <ostream>
#include <vector>

#include "table_parts.hpp"
#include "text_width.hpp"
#include "texts.hpp"

namespace passgenau::cli {
namespace {

/// "für das Kind von 3 Monaten", where the profile lists several and the offer is not for all of them.
std::string children_text(const Match& match, const NeedsProfile& profile, std::string_view language) {
  const std::size_t children = profile.children.size();
  if (children < 2 || match.children.size() == children) return {};
  return children_in_words(profile, match.children, language);
}

/// The three met or partly met reasons with most points, then what is not met; place stands in its column
/// already.
std::vector<const Reason*> told_reasons(const Match& match, bool place_is_told) {
  constexpr std::size_t strongest = 3;
  std::vector<const Reason*> best;
  std::vector<const Reason*> out;
  for (const Reason& reason : match.reasons) {
    if (reason.criterion == Criterion::validity || (place_is_told && reason.criterion == Criterion::place))
      continue;
    if (reason.verdict == Verdict::met || reason.verdict == Verdict::partly) best.push_back(&reason);
    if (reason.verdict == Verdict::unmet) out.push_back(&reason);
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const Reason* a, const Reason* b) { return a->points > b->points; });
  if (best.size() > strongest) best.resize(strongest);
  out.insert(out.begin(), best.begin(), best.end());
  return out;
}

void print_reasons(std::ostream& out, const Match& match, const Reader& reader, const Paint& paint) {
  const auto first = [&](Verdict verdict) {
    return std::string(indent, ' ') + painted_mark(verdict, paint) + ' ';
  };
  for (const Reason* reason : told_reasons(match, match.via.has_value()))
    print_block(out, sentence(*reason, reader.language, reader.vocabulary), reader.width, indent + 2,
                first(reason->verdict));
  // A match of which only the unknown is known is said by the library as just that.
  Match unknown;
  for (const Reason& reason : match.reasons)
    if (reason.verdict == Verdict::unknown) unknown.reasons.push_back(reason);
  if (!unknown.reasons.empty())
    print_block(out, unknown.sentence(reader.language, reader.vocabulary), reader.width, indent + 2,
                first(Verdict::unknown));
}

/// The titles of the offers that the match stands for, too.
void print_also(std::ostream& out, const Match& match, const Reader& reader) {
  if (match.also.empty()) return;
  std::string titles;
  for (const std::string& offer : match.also)
    titles += (titles.empty() ? "" : "; ") + reader.catalog.title(offer, reader.language);
  print_block(out, std::string{text(Text::also, reader.language)} + ' ' + titles, reader.width, indent + 2,
              std::string(indent, ' ') + "+ ");
}

void print_match(std::ostream& out, std::size_t rank, const Match& match, const Reader& reader,
                 const Paint& paint, const NeedsProfile& profile) {
  print_title(out, rank, match, way_text(match, reader.language), reader, paint);
  print_provider(out, match, children_text(match, profile, reader.language), reader, paint);
  print_reasons(out, match, reader, paint);
  print_also(out, match, reader);
  out << '\n';
}

void print_near_misses(std::ostream& out, const std::vector<NearMiss>& near_misses, const Reader& reader,
                       const Paint& paint, const NeedsProfile& profile) {
  if (near_misses.empty()) return;
  out << paint.bold(isolated(text(Text::near_misses, reader.language))) << "\n\n";
  std::size_t rank = 0;
  for (const NearMiss& near_miss : near_misses) {
    print_title(out, ++rank, near_miss.match, way_text(near_miss.match, reader.language), reader, paint);
    print_provider(out, near_miss.match, {}, reader, paint);
    print_block(out, sentence(near_miss, profile, reader.language, reader.vocabulary), reader.width,
                indent + 2, std::string(indent, ' ') + paint.yellow("→") + ' ');
    print_also(out, near_miss.match, reader);
    out << '\n';
  }
}

void print_open_questions(std::ostream& out, const std::vector<OpenQuestion>& ask, const Reader& reader,
                          const Paint& paint) {
  if (ask.empty()) return;
  out << paint.bold(isolated(text(Text::ask, reader.language))) << '\n';
  for (const OpenQuestion& question : ask)
    print_block(out, sentence(question, reader.language), reader.width, indent + 2,
                std::string(indent, ' ') + "• ");
  out << '\n';
}

}  // namespace

void print_answer(std::ostream& out, const Reader& reader, std::string_view heading, const Answer& answer,
                  const NeedsProfile& profile) {
  const Paint paint;
  print_heading(out, heading, reader, paint);
  print_notes(out, answer.notes, reader, paint);
  if (answer.matches.empty()) out << isolated(text(Text::no_match, reader.language)) << "\n\n";
  std::size_t rank = 0;
  for (const Match& match : answer.matches)
    print_match(out, ++rank, match, reader, paint, profile);
  if (answer.near_misses) print_near_misses(out, *answer.near_misses, reader, paint, profile);
  if (answer.ask) print_open_questions(out, *answer.ask, reader, paint);
}

}  // namespace passgenau::cli
