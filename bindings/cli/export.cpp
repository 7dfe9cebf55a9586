// SPDX-License-Identifier: GPL-2.0-or-later
// export: a catalog as others read it.
#include <iostream>
#include <streambuf>

#include "catalog_argument.hpp"
#include "files.hpp"
#include "numbers.hpp"
#include "options.hpp"
#include "passgenau/feed.hpp"
#include "passgenau/seal.hpp"
#include "problems.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

std::string format_list() {
  std::string list;
  for (const std::string_view name : feed_format_names())
    list += (list.empty() ? "" : ", ") + std::string{name};
  return list;
}

FeedOptions feed_options(const Options& options) {
  FeedOptions feed;
  const std::string name = options.value("format", "jsonl");
  const auto format = parse_feed_format(name);
  if (!format) throw WrongCall{"--format is one of " + format_list()};
  feed.format = *format;
  if (options.has("confidential")) feed.confidential = Confidential::show;
  if (options.has("confidential") && feed.format != FeedFormat::jsonl)
    throw WrongCall{"--confidential goes with --format jsonl only: it is the backup"};
  const bool csv = feed.format == FeedFormat::csv;
  for (const char* option : {"separator", "byte-order-mark"})
    if (options.has(option) && !csv)
      throw WrongCall{std::string{"--"} + option + " goes with --format csv only"};
  const std::string separator = options.value("separator", ",");
  if (separator == "tab")
    feed.separator = '\t';
  else if (separator == "," || separator == ";")
    feed.separator = separator[0];
  else
    throw WrongCall{"--separator is one of , ; tab"};
  feed.byte_order_mark = options.has("byte-order-mark");
  if (options.has("language") && feed.format == FeedFormat::jsonl)
    throw WrongCall{"--language does not go with --format jsonl: every language is in it"};
  feed.language = options.value("language", "de");
  return feed;
}

void say(const FeedReport& report) {
  std::cerr << count(report.offers, "offer", "offers") << " of revision " << report.revision;
  if (report.hidden_sites > 0)
    std::cerr << "; " << count(report.hidden_sites, "confidential site", "confidential sites")
              << " without address and coordinates";
  std::cerr << '\n';
}

/// Standard output, with no way back: what was overwritten in a file would leave its end behind.
class ForwardOnly : public std::streambuf {
 public:
  explicit ForwardOnly(std::streambuf& target) : target_{target} {}

 protected:
  int_type overflow(int_type c) override {
    return traits_type::eq_int_type(c, traits_type::eof()) ? c : target_.sputc(traits_type::to_char_type(c));
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    return target_.sputn(text, size);
  }
  int sync() override { return target_.pubsync(); }

 private:
  std::streambuf& target_;
};

FeedReport exported(const Catalog& catalog, std::ostream& out, const FeedOptions& feed) {
  try {
    return export_offers(catalog, out, feed);
  } catch (const Error& error) {
    if (error.code() != Code::bad_language_tag) throw;
    throw WrongCall{"--language " + std::string{info(error.code()).meaning}};
  }
}

/// Every offer that is whole, of a catalog that may be damaged.
Exit save_undamaged(const std::string& path, const std::string& into, Confidential confidential) {
  CatalogHealth health;
  write_file(into, [&](std::ostream& out) {
    std::uint64_t bytes = 0;
    health = rescue_offers(path, [&](const Offer& offer) {
      const std::string line = to_json(offer, confidential) + '\n';
      out << line;
      bytes += line.size();
    });
    return bytes;
  });
  print_problems(health.problems);
  std::cerr << count(health.whole, "offer", "offers") << " of " << health.offers << " saved\n";
  return health.problems.empty() ? done : refused;
}

}  // namespace

Exit run_export(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.text("format", "F", "jsonl (default), hsds, schema-org or csv")
      .text("into", "FILE", "where it goes; default: standard output")
      .flag("undamaged",
            "every offer that is whole, of a catalog that may be damaged (jsonl only); exit status 1: it is")
      .flag("confidential", "the backup: confidential sites with address and coordinates (jsonl only)")
      .text("language", "TAG", "for texts where the format has room for one language only; default de")
      .text("separator", "C", "between the cells of csv: , (default), ; or tab")
      .flag("byte-order-mark", "at the beginning of csv, for spreadsheets that need it to read UTF-8");
  if (!options.read(words, 1, 1)) return done;
  const FeedOptions feed = feed_options(options);
  const std::string into = options.value("into", "-");
  if (into.empty()) throw WrongCall{"--into is empty"};
  if (options.has("undamaged")) {
    if (feed.format != FeedFormat::jsonl) throw WrongCall{"--undamaged goes with --format jsonl only"};
    return save_undamaged(options.arguments()[0], into, feed.confidential);
  }
  const Catalog catalog = open_catalog(options.arguments()[0]);
  if (into == "-") {
    ForwardOnly buffer{*std::cout.rdbuf()};
    std::ostream out{&buffer};
    say(exported(catalog, out, feed));
    return done;
  }
  FeedReport report;
  write_file(into, [&](std::ostream& out) {
    report = exported(catalog, out, feed);
    return report.bytes;
  });
  say(report);
  return done;
}

}  // namespace passgenau::cli
