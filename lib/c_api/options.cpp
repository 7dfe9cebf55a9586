// SPDX-License-Identifier: GPL-2.0-or-later
#include "c_api/options.hpp"

#include "model/language.hpp"
#include "passgenau/match.hpp"

namespace passgenau::c_api {

void read_count(ObjectReader& reader, std::string_view name, std::size_t& field, int most, int least) {
  int number = 0;
  if (!reader.integer(name, number)) return;
  if (number < least || number > most)
    reader.report(Code::out_of_range, name, std::to_string(least) + " to " + std::to_string(most));
  else
    field = static_cast<std::size_t>(number);
}

void read_threads(ObjectReader& reader, std::size_t& field) {
  read_count(reader, "threads", field, most_threads);
}

void read_language_tag(ObjectReader& reader, std::string& field) {
  if (reader.text("language", field) && !is_language_tag(field))
    reader.report(Code::bad_language_tag, "language");
}

void read_sentence_language(ObjectReader& reader, std::string& field) {
  if (!reader.text("language", field)) return;
  // An answer without anything to say in words must refuse it all the same.
  (void)sentence(Reason{}, field);
}

}  // namespace passgenau::c_api
