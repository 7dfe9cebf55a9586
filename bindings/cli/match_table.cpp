// SPDX-License-Identifier: GPL-2.0-or-later
#include "match_table.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <vector>

#include "terminal.hpp"
#include "text_width.hpp"
#include "texts.hpp"

namespace passgenau::cli {
namespace {

constexpr std::size_t indent = 5;  // "  1  "
constexpr std::size_t bar_cells = 10;
constexpr std::size_t percent_width = 6;
constexpr std::size_t way_width = 12;
constexpr std::size_t right_width = bar_cells + percent_width + way_width;
constexpr std::size_t gap = 2;

std::string_view mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::met: return "✓";
    case Verdict::partly: return "~";
    case Verdict::unmet: return "✗";
    case Verdict::unknown: return "?";
    case Verdict::not_asked: break;
  }
  return "·";
}

std::string painted_mark(Verdict verdict, const Paint& paint) {
  if (verdict == Verdict::met) return paint.green(mark(verdict));
  if (verdict == Verdict::partly) return paint.yellow(mark(verdict));
  if (verdict == Verdict::unmet) return paint.red(mark(verdict));
  return paint.dim(mark(verdict));
}

std::string bar(double share) {
  const auto full = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * bar_cells));
  std::string out;
  for (std::size_t i = 0; i < bar_cells; ++i)
    out += i < full ? "█" : "░";
  return out;
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

/// `text` in lines behind `spaces`, the first of which begins with `first`.
void print_block(std::ostream& out, std::string_view text, std::size_t width, std::size_t spaces,
                 const std::string& first = {}) {
  bool begun = false;
  for (const std::string& line : wrapped(printable(text), width - std::min(width, spaces))) {
    out << (begun || first.empty() ? std::string(spaces, ' ') : first) << isolated(line) << '\n';
    begun = true;
  }
}

void print_heading(std::ostream& out, std::string_view heading, const Reader& reader, const Paint& paint) {
  const auto lines = wrapped(printable(heading), reader.width);
  std::size_t longest = 0;
  for (const std::string& line : lines) {
    out << paint.bold(isolated(line)) << '\n';
    longest = std::max(longest, width_of(line));
  }
  for (std::size_t i = 0; i < longest; ++i)
    out << "─";
  out << '\n';
}

void print_notes(std::ostream& out, const std::vector<Note>& notes, const Reader& reader,
                 const Paint& paint) {
  for (const Note& note : notes) {
    print_block(out, sentence(note, reader.language), reader.width, 2, paint.red("!") + ' ');
    for (const std::string& offer : note.offers)
      print_block(out, reader.catalog.title(offer, reader.language), reader.width, indent + 2,
                  std::string(indent, ' ') + "• ");
  }
  if (!notes.empty()) out << '\n';
}

/// "für Kind 2", where the profile lists several and the offer is not for all of them.
std::string children_text(const Match& match, std::size_t children, std::string_view language) {
  const std::size_t fitting = match.children.size();
  if (children < 2 || fitting == 0 || fitting == children) return {};
  std::string out{text(fitting == 1 ? Text::for_child : Text::for_children, language)};
  for (std::size_t i = 0; i < fitting; ++i) {
    if (i > 0) out += i + 1 == fitting ? ' ' + std::string{text(Text::all_of, language)} : ",";
    out += ' ' + std::to_string(match.children[i] + 1);
  }
  return out;
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
                 const Paint& paint, std::size_t children) {
  const std::size_t title_width = reader.width - indent - gap - right_width;
  bool begun = false;
  for (const std::string& line :
       wrapped(printable(reader.catalog.title(match.offer, reader.language)), title_width)) {
    if (begun) {
      out << std::string(indent, ' ') << paint.bold(isolated(line)) << '\n';
      continue;
    }
    begun = true;
    const std::string padding(title_width - std::min(title_width, width_of(line)) + gap, ' ');
    const std::string way = way_text(match, reader.language);
    out << right(std::to_string(rank), 3) << "  " << paint.bold(isolated(line)) << padding << bar(match.score)
        << right(percent(match.score), percent_width) << (way.empty() ? way : right(isolated(way), way_width))
        << '\n';
  }
  const auto offer = reader.catalog.offer(match.offer);
  const std::string for_whom = children_text(match, children, reader.language);
  std::string under = offer ? offer->provider.name : std::string{};
  if (!for_whom.empty()) under += (under.empty() ? "" : " · ") + for_whom;
  if (!under.empty())
    for (const std::string& line : wrapped(printable(under), reader.width - indent))
      out << std::string(indent, ' ') << paint.dim(isolated(line)) << '\n';
  print_reasons(out, match, reader, paint);
  print_also(out, match, reader);
  out << '\n';
}

/// Such an offer is open to the family, only made for others; `sentence` says just that.
bool only_needs_are_unmet(const Match& match) {
  bool needs = false;
  for (const Reason& reason : match.reasons) {
    const bool condition = reason.criterion <= Criterion::needs;
    if (reason.verdict == Verdict::unmet && condition && reason.criterion != Criterion::needs) return false;
    needs |= reason.verdict == Verdict::unmet && reason.criterion == Criterion::needs;
  }
  return needs;
}

}  // namespace

void print_answer(std::ostream& out, const Reader& reader, std::string_view heading, const Answer& answer,
                  std::size_t children) {
  const Paint paint;
  print_heading(out, heading, reader, paint);
  print_notes(out, answer.notes, reader, paint);
  if (answer.matches.empty()) out << isolated(text(Text::no_match, reader.language)) << "\n\n";
  std::size_t rank = 0;
  for (const Match& match : answer.matches)
    print_match(out, ++rank, match, reader, paint, children);
}

void print_judgement(std::ostream& out, const Reader& reader, std::string_view heading,
                     const Judgement& judgement) {
  const Paint paint;
  const Match& match = judgement.match;
  const std::string title = reader.catalog.title(match.offer, reader.language);
  print_heading(out, title + " (" + match.offer + ")", reader, paint);
  if (!heading.empty()) print_block(out, heading, reader.width, 0);
  out << '\n';

  const auto points = [&](const Reason& reason) {
    if (reason.possible == Points{}) return std::string{};
    return points_text(reason.points, reader.language) + ' ' +
           std::string{text(Text::points_of, reader.language)} + ' ' +
           points_text(reason.possible, reader.language);
  };
  std::size_t points_width = 0;
  for (const Reason& reason : match.reasons)
    points_width = std::max(points_width, width_of(points(reason)));
  const std::size_t sentence_width = reader.width - indent - gap - points_width;
  for (const Reason& reason : match.reasons) {
    bool begun = false;
    for (const std::string& line :
         wrapped(printable(sentence(reason, reader.language, reader.vocabulary)), sentence_width)) {
      out << (begun ? std::string(indent, ' ') : "  " + painted_mark(reason.verdict, paint) + "  ");
      out << isolated(line);
      if (!begun)
        out << std::string(sentence_width - width_of(line) + gap, ' ')
            << right(isolated(points(reason)), points_width);
      out << '\n';
      begun = true;
    }
  }

  out << '\n';
  if (judgement.eligible) {
    const std::string bill = points_text(match.points(), reader.language) + ' ' +
                             std::string{text(Text::points_of, reader.language)} + ' ' +
                             points_text(match.possible(), reader.language);
    out << paint.green(isolated(text(Text::fits, reader.language))) << ": " << percent(match.score) << " ("
        << isolated(bill) << ")\n";
    if (judgement.universal) print_block(out, text(Text::for_everyone, reader.language), reader.width, 0);
  } else {
    const std::string why = match.sentence(reader.language, reader.vocabulary);
    const std::string no{text(Text::does_not_fit, reader.language)};
    print_block(out, only_needs_are_unmet(match) ? why : no + ": " + why, reader.width, 0);
  }
}

}  // namespace passgenau::cli
