// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "c_api/boundary.hpp"
#include "c_api/lines.hpp"
#include "c_api/options.hpp"
#include "c_api/visit.hpp"
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
  std::size_t threads = 0;  ///< as many as the machine has
};

void read_common(ObjectReader& reader, MatchOptions& wanted) {
  read_family_options(reader, wanted.as_of, wanted.language);
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

MatchOptions batch_options(const char* options, std::size_t length) {
  MatchOptions wanted;
  read_options(options, length, [&](ObjectReader& reader) {
    read_common(reader, wanted);
    read_threads(reader, wanted.threads);
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

/// Many families before one catalog, a line each.
class Queue {
 public:
  Queue(const passgenau_catalog* handle, std::string_view text, const MatchOptions& wanted)
      : catalog_{catalog_of(handle)}, vocabulary_{catalog_->vocabulary()}, wanted_{wanted} {
    for_each_line(text, [&](std::string_view json, std::uint64_t number) {
      ProfileLine line = read_profile_line(json, vocabulary_, wanted_.as_of);
      lines_.push_back({.id = std::move(line.id_json), .number = number});
      if (line.profile.valid())
        profiles_.push_back(std::move(line.profile.value));
      else
        lines_.back().problems = std::move(line.profile.problems);
      wipe(line.profile.value);
      wipe(line.id);
      wipe(line.words);
    });
  }
  ~Queue() {
    for (NeedsProfile& profile : profiles_)
      wipe(profile);
    for (Line& line : lines_)
      wipe(line.id);
  }
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;

  WipedText answers() {
    catalog_->match_all(
        profiles_,
        [&](std::size_t place, const Answer& answer) {
          refuse_up_to_valid();
          append(wanted_.language.empty()
                     ? to_json(answer)
                     : to_json(answer, Telling{profiles_[place], wanted_.language, vocabulary_}));
        },
        wanted_.threads);
    refuse_up_to_valid();
    return std::move(out_);
  }

 private:
  struct Line {
    std::string id = {};  ///< JSON
    std::uint64_t number = 0;
    std::vector<Problem> problems = {};  ///< of a profile that is not valid
  };

  void refuse_up_to_valid() {
    while (next_ < lines_.size() && !lines_[next_].problems.empty()) {
      Problem refused = problem_of(Code::profile_invalid);
      refused.line = lines_[next_].number;
      append("{\"error\":" + error_json(refused, lines_[next_].problems) + '}');
    }
  }

  /// Goes on to the next line.
  void append(std::string json) {
    const Line& line = lines_[next_++];
    if (line.id.empty())
      out_.append(json);
    else
      // Piece by piece, for what is put together in passing is not overwritten.
      out_.append("{\"id\":").append(line.id).append(",").append(json, 1);
    out_ += '\n';
    wipe(json);
  }

  std::shared_ptr<Catalog> catalog_;
  Vocabulary vocabulary_;
  const MatchOptions& wanted_;
  std::vector<Line, WipingAllocator<Line>> lines_ = {};
  std::vector<NeedsProfile, WipingAllocator<NeedsProfile>> profiles_ = {};  ///< the valid ones
  std::size_t next_ = 0;                                                    ///< line to be written
  WipedText out_ = {};
};

}  // namespace

int passgenau_match(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                    const char* options, size_t options_length, char** json, size_t* length,
                    passgenau_error** error) {
  return answered(json, length, error, [&] {
    const MatchOptions wanted = answer_options(options, options_length);
    const Visit visit{catalog, profile, profile_length, wanted.as_of, wanted.language};
    return visit.told(visit.catalog->match(visit.profile, wanted.beside));
  });
}

int passgenau_match_all(passgenau_catalog* catalog, const char* profiles, size_t profiles_length,
                        const char* options, size_t options_length, char** json, size_t* length,
                        passgenau_error** error) {
  return answered(json, length, error, [&] {
    const MatchOptions wanted = batch_options(options, options_length);
    return Queue{catalog, bytes_of(profiles, profiles_length, "the profiles"), wanted}.answers();
  });
}

int passgenau_near_misses(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                          const char* options, size_t options_length, char** json, size_t* length,
                          passgenau_error** error) {
  return answered(json, length, error, [&] {
    constexpr std::size_t usual = 20;
    const MatchOptions wanted = list_options(options, options_length, usual);
    const Visit visit{catalog, profile, profile_length, wanted.as_of, wanted.language};
    return visit.told(visit.catalog->near_misses(visit.profile, wanted.most));
  });
}

int passgenau_near_miss(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                        const char* id, size_t id_length, const char* options, size_t options_length,
                        char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string_view offer = text_of(id, id_length, "the id");
    const MatchOptions wanted = plain_options(options, options_length);
    const Visit visit{catalog, profile, profile_length, wanted.as_of, wanted.language};
    const auto near_miss = visit.catalog->near_miss(visit.profile, offer);
    return near_miss ? visit.told(*near_miss) : std::string{"null"};
  });
}

int passgenau_why(passgenau_catalog* catalog, const char* profile, size_t profile_length, const char* id,
                  size_t id_length, const char* options, size_t options_length, char** json, size_t* length,
                  passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string_view offer = text_of(id, id_length, "the id");
    const MatchOptions wanted = plain_options(options, options_length);
    const Visit visit{catalog, profile, profile_length, wanted.as_of, wanted.language};
    const Judgement judgement = visit.catalog->why(visit.profile, offer);
    const auto near_miss = judgement.eligible ? std::nullopt : visit.catalog->near_miss(visit.profile, offer);
    return visit.language.empty() ? to_json(judgement, near_miss)
                                  : to_json(judgement, near_miss, visit.telling());
  });
}

int passgenau_ask(passgenau_catalog* catalog, const char* profile, size_t profile_length, const char* options,
                  size_t options_length, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    constexpr std::size_t usual = 3;
    const MatchOptions wanted = list_options(options, options_length, usual);
    const Visit visit{catalog, profile, profile_length, wanted.as_of, wanted.language};
    return visit.told(visit.catalog->ask_next(visit.profile, wanted.most));
  });
}
