// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>
#include <utility>

#include "c_api/boundary.hpp"
#include "c_api/lines.hpp"
#include "c_api/options.hpp"
#include "passgenau/catalog.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace {

constexpr int most_beside = 200;

/// What the calls of this file are asked for.
struct MatchOptions {
  std::optional<Date> as_of = {};
  std::string language = {};
  AnswerOptions beside = {};
  std::size_t most = 0;
};

void read_common(ObjectReader& reader, MatchOptions& wanted) {
  reader.day("as_of", wanted.as_of);
  read_sentence_language(reader, wanted.language);
}

MatchOptions answer_options(const char* options, std::size_t length) {
  MatchOptions wanted;
  read_options(options, length, [&](ObjectReader& reader) {
    read_common(reader, wanted);
    read_count(reader, "near_misses", wanted.beside.near_misses, most_beside);
    read_count(reader, "ask", wanted.beside.ask, most_beside);
  });
  return wanted;
}

MatchOptions list_options(const char* options, std::size_t length, std::size_t most) {
  MatchOptions wanted{.most = most};
  read_options(options, length, [&](ObjectReader& reader) {
    read_common(reader, wanted);
    read_count(reader, "most", wanted.most, most_beside);
  });
  return wanted;
}

MatchOptions plain_options(const char* options, std::size_t length) {
  MatchOptions wanted;
  read_options(options, length, [&](ObjectReader& reader) { read_common(reader, wanted); });
  return wanted;
}

/// One family before one catalog.
struct Visit {
  Visit(const passgenau_catalog* handle, const char* json, std::size_t length, MatchOptions options)
      : catalog{catalog_of(handle)},
        vocabulary{catalog->vocabulary()},
        profile{valid(profile_from_json(bytes_of(json, length, "the profile"), vocabulary, options.as_of),
                      Code::profile_invalid)},
        wanted{std::move(options)} {}

  /// `what` as JSON, in words where a language was named.
  template <class What>
  std::string told(const What& what) const {
    if (wanted.language.empty()) return passgenau::to_json(what);
    return passgenau::to_json(what, Telling{profile, wanted.language, vocabulary});
  }

  std::shared_ptr<Catalog> catalog;
  Vocabulary vocabulary;
  NeedsProfile profile;
  MatchOptions wanted;
};

/// The line of one profile of many, without its end.
std::string answer_line(const Catalog& catalog, const Vocabulary& vocabulary, const ProfileLine& line,
                        std::uint64_t number, const MatchOptions& wanted) {
  std::string out;
  if (line.profile.valid()) {
    const Answer answer = catalog.match(line.profile.value, wanted.beside);
    out = wanted.language.empty() ? to_json(answer)
                                  : to_json(answer, Telling{line.profile.value, wanted.language, vocabulary});
  } else {
    out = "{\"error\":" +
          error_json({.code = Code::profile_invalid,
                      .message = std::string{info(Code::profile_invalid).meaning},
                      .line = number},
                     line.profile.problems) +
          '}';
  }
  if (!line.id_json.empty()) out.insert(1, "\"id\":" + line.id_json + ',');
  return out;
}

}  // namespace

int passgenau_match(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                    const char* options, size_t options_length, char** json, size_t* length,
                    passgenau_error** error) {
  return answered(json, length, error, [&] {
    const Visit visit{catalog, profile, profile_length, answer_options(options, options_length)};
    return visit.told(visit.catalog->match(visit.profile, visit.wanted.beside));
  });
}

int passgenau_match_all(passgenau_catalog* catalog, const char* profiles, size_t profiles_length,
                        const char* options, size_t options_length, char** json, size_t* length,
                        passgenau_error** error) {
  return answered(json, length, error, [&] {
    const MatchOptions wanted = answer_options(options, options_length);
    const auto shared = catalog_of(catalog);
    const Vocabulary vocabulary = shared->vocabulary();
    std::string out;
    for_each_line(bytes_of(profiles, profiles_length, "the profiles"),
                  [&](std::string_view text, std::uint64_t number) {
                    const ProfileLine line = read_profile_line(text, vocabulary, wanted.as_of);
                    out += answer_line(*shared, vocabulary, line, number, wanted);
                    out += '\n';
                  });
    return out;
  });
}

int passgenau_near_misses(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                          const char* options, size_t options_length, char** json, size_t* length,
                          passgenau_error** error) {
  return answered(json, length, error, [&] {
    constexpr std::size_t usual = 20;
    const Visit visit{catalog, profile, profile_length, list_options(options, options_length, usual)};
    return visit.told(visit.catalog->near_misses(visit.profile, visit.wanted.most));
  });
}

int passgenau_near_miss(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                        const char* id, size_t id_length, const char* options, size_t options_length,
                        char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string_view offer = text_of(id, id_length, "the id");
    const Visit visit{catalog, profile, profile_length, plain_options(options, options_length)};
    const auto near_miss = visit.catalog->near_miss(visit.profile, offer);
    return near_miss ? visit.told(*near_miss) : std::string{"null"};
  });
}

int passgenau_why(passgenau_catalog* catalog, const char* profile, size_t profile_length, const char* id,
                  size_t id_length, const char* options, size_t options_length, char** json, size_t* length,
                  passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string_view offer = text_of(id, id_length, "the id");
    const Visit visit{catalog, profile, profile_length, plain_options(options, options_length)};
    return visit.told(visit.catalog->why(visit.profile, offer));
  });
}

int passgenau_ask(passgenau_catalog* catalog, const char* profile, size_t profile_length, const char* options,
                  size_t options_length, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    constexpr std::size_t usual = 3;
    const Visit visit{catalog, profile, profile_length, list_options(options, options_length, usual)};
    return visit.told(visit.catalog->ask_next(visit.profile, visit.wanted.most));
  });
}
