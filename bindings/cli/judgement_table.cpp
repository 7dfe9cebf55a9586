// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <ostream>

#include "match_table.hpp"
#include "table_parts.hpp"
#include "text_width.hpp"
#include "texts.hpp"

namespace passgenau::cli {

void print_judgement(std::ostream& out, const Reader& reader, std::string_view heading,
                     const Judgement& judgement, const std::string& change) {
  const Paint paint;
  const Match& match = judgement.match;
  const std::string title = reader.catalog.title(match.offer, reader.language);
  print_heading(out, title + " (" + match.offer + ")", reader, paint);
  if (!heading.empty()) print_block(out, heading, reader.width, 0);

  const auto of = [&](Points points, Points possible) {
    return points_text(points, reader.language) + ' ' + std::string{text(Text::points_of, reader.language)} +
           ' ' + points_text(possible, reader.language);
  };
  if (judgement.eligible) {
    out << paint.green(text(Text::fits, reader.language)) << ": " << percent(match.score) << " ("
        << of(match.points(), match.possible()) << ")\n";
    if (judgement.universal) print_block(out, text(Text::for_everyone, reader.language), reader.width, 0);
  } else {
    print_block(out, sentence(judgement, reader.language, reader.vocabulary), reader.width, 0);
    if (!change.empty()) print_block(out, change, reader.width, 2, paint.yellow("→") + ' ');
  }
  out << '\n';

  const auto points = [&](const Reason& reason) {
    return reason.possible == Points{} ? std::string{} : of(reason.points, reason.possible);
  };
  const std::vector<Reason> reasons = decisive_first(match.reasons);
  std::size_t points_width = 0;
  for (const Reason& reason : reasons)
    points_width = std::max(points_width, width_of(points(reason)));
  const std::size_t sentence_width = reader.width - indent - gap - points_width;
  for (const Reason& reason : reasons) {
    bool begun = false;
    for (const std::string& line :
         wrapped(printable(sentence(reason, reader.language, reader.vocabulary)), sentence_width)) {
      out << (begun ? std::string(indent, ' ') : "  " + painted_mark(reason.verdict, paint) + "  ");
      out << isolated(line);
      if (!begun)
        out << std::string(sentence_width - width_of(line) + gap, ' ') << right(points(reason), points_width);
      out << '\n';
      begun = true;
    }
  }
}

}  // namespace passgenau::cli
