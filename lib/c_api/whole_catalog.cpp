// SPDX-License-Identifier: GPL-2.0-or-later
// What goes through every offer of a catalog.
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "c_api/boundary.hpp"
#include "c_api/lines.hpp"
#include "c_api/options.hpp"
#include "match/catalog_inside.hpp"
#include "match/open_catalog.hpp"
#include "passgenau/duplicates.hpp"
#include "passgenau/evaluation.hpp"
#include "passgenau/feed.hpp"
#include "passgenau/seal.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace {

void read_format(ObjectReader& reader, FeedFormat& format) {
  std::string text;
  if (!reader.text("format", text)) return;
  if (const auto known = parse_feed_format(text)) {
    format = *known;
    return;
  }
  std::string names;
  for (const std::string_view name : feed_format_names())
    names += (names.empty() ? "" : ", ") + std::string{name};
  reader.report(Code::unknown_value, "format", names);
}

void read_separator(ObjectReader& reader, char& separator) {
  std::string text;
  if (!reader.text("separator", text)) return;
  if (text.size() == 1 && std::string_view{",;\t"}.find(text[0]) != std::string_view::npos)
    separator = text[0];
  else
    reader.report(Code::unknown_value, "separator", "comma, semicolon or tab");
}

FeedOptions feed_options(const char* options, std::size_t length) {
  FeedOptions feed;
  read_options(options, length, [&](ObjectReader& reader) {
    read_format(reader, feed.format);
    bool confidential = false;
    reader.boolean("confidential", confidential);
    if (confidential && feed.format != FeedFormat::jsonl)
      reader.report(Code::contradiction, "confidential", {}, "with jsonl only");
    if (confidential) feed.confidential = Confidential::show;
    read_language_tag(reader, feed.language);
    read_separator(reader, feed.separator);
    reader.boolean("byte_order_mark", feed.byte_order_mark);
  });
  return feed;
}

}  // namespace

namespace {

/// Several networks are sealed one by one.
std::string path_of_one(const Catalog& catalog) {
  const Network& network = CatalogInside::open(catalog).list().front();
  if (!network.name.empty()) fail(Code::path_refused, "catalog", "several networks: seal each of them");
  return network.path;
}

template <class List>
void wipe_all(List& families) noexcept {
  for (JudgedFamily& family : families) {
    wipe(family.id);
    wipe(family.words);
    wipe(family.profile);
  }
}

}  // namespace

int passgenau_duplicates(passgenau_catalog* catalog, const char* options, size_t options_length, char** json,
                         size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    DuplicateOptions wanted;
    read_options(options, options_length, [&](ObjectReader& reader) {
      // Nothing that is not a number passes this either.
      if (reader.number("least", wanted.least) && !(wanted.least >= 0 && wanted.least <= 1))
        reader.report(Code::out_of_range, "least", "0 to 1");
      reader.boolean("across_sources", wanted.across_sources);
    });
    return to_json(find_duplicates(*catalog_of(catalog), wanted));
  });
}

int passgenau_export(passgenau_catalog* catalog, const char* options, size_t options_length, char** text,
                     size_t* length, passgenau_error** error) {
  return answered(text, length, error, [&] {
    const FeedOptions feed = feed_options(options, options_length);
    std::ostringstream out;
    const FeedReport report = export_offers(*catalog_of(catalog), out, feed);
    std::string whole = std::move(out).str();
    whole.resize(report.bytes);
    return whole;
  });
}

int passgenau_seal(passgenau_catalog* catalog, const char* into, size_t into_length, const char* report,
                   size_t report_length, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string target{text_of(into, into_length, "the path")};
    const bool without = report == nullptr && report_length == 0;
    const Seal made =
        seal_catalog(path_of_one(*catalog_of(catalog)), target,
                     without ? std::string_view{} : bytes_of(report, report_length, "the report"));
    json::object out{{"offers", made.offers}, {"revision", made.revision}, {"bytes", made.bytes}};
    out["sha256"] = made.sha256;
    return write_json(out);
  });
}

int passgenau_evaluate(passgenau_catalog* catalog, const char* profiles, size_t profiles_length,
                       const char* judgements, size_t judgements_length, const char* options,
                       size_t options_length, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    std::optional<Date> as_of;
    EvaluationOptions wanted;
    read_options(options, options_length, [&](ObjectReader& reader) {
      reader.day("as_of", as_of);
      read_language_tag(reader, wanted.language);
    });
    const auto shared = catalog_of(catalog);
    const Vocabulary vocabulary = shared->vocabulary();
    Checked<JudgedSet> checked{.value = {.families_file = "profiles", .grades_file = "judgements"}};
    JudgedSet& judged = checked.value;
    std::vector<Problem>& problems = checked.problems;
    // Where it grows it leaves nothing behind.
    std::vector<JudgedFamily, WipingAllocator<JudgedFamily>> families;
    const AtEnd wiped{[&] {
      wipe_all(families);
      wipe_all(judged.families);
    }};
    for_each_line(bytes_of(profiles, profiles_length, "the profiles"),
                  [&](std::string_view text, std::uint64_t number) {
                    ProfileLine line = read_profile_line(text, vocabulary, as_of);
                    for (Problem& problem : line.profile.problems) {
                      problem.file = judged.families_file;
                      problem.line = number;
                      problems.push_back(std::move(problem));
                    }
                    families.push_back({.id = std::move(line.id),
                                        .words = std::move(line.words),
                                        .profile = std::move(line.profile.value),
                                        .line = number});
                  });
    judged.families.assign(std::make_move_iterator(families.begin()),
                           std::make_move_iterator(families.end()));
    std::istringstream lines{std::string{bytes_of(judgements, judgements_length, "the judgements")}};
    Checked<std::vector<OfferGrade>> grades = read_judgements(lines, judged.grades_file);
    problems.insert(problems.end(), grades.problems.begin(), grades.problems.end());
    judged.grades = std::move(grades.value);
    return to_json(evaluate(*shared, valid(checked, Code::judgements_invalid), wanted));
  });
}
