// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include "files.hpp"
#include "gazetteer_file.hpp"
#include "options.hpp"
#include "passgenau/reading.hpp"
#include "problems.hpp"
#include "reading_table.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace passgenau::cli {

Exit run_read(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "profile, evidence and the rest as one JSON object")
      .text("gazetteer", "G",
            "places by their names, too, and not by postal codes alone (`passgenau gazetteer build`)")
      .with_as_of()
      .with_language();
  if (!options.read(words, 1, 1)) return done;
  const Date as_of = options.as_of();
  const std::string language = options.language();
  std::string text = options.arguments()[0];
  if (text == "-") {
    if (input_is_terminal()) std::cerr << "Reading a text from the terminal; Ctrl-D ends it.\n";
    text = read_file(text);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
      text.pop_back();
  }
  const Vocabulary& vocabulary = Vocabulary::built_in();
  const ProfileReader reader{
      vocabulary, options.has("gazetteer") ? gazetteer_of(options.value("gazetteer")) : Gazetteer{}};
  const ProfileReading reading = reader.read(text, as_of);
  if (options.has("json"))
    std::cout << to_json(reading) << '\n';
  else
    print_reading(std::cout, reading, text, vocabulary, language);
  return done;
}

}  // namespace passgenau::cli
