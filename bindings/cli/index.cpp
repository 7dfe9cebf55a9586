// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>
#include <filesystem>
#include <iomanip>
#include <iostream>

#include "files.hpp"
#include "gazetteer_file.hpp"
#include "offer_files.hpp"
#include "options.hpp"
#include "passgenau/catalog.hpp"
#include "passgenau/exchange.hpp"
#include "problems.hpp"
#include "report_file.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

using Clock = std::chrono::steady_clock;

SourceFormat format_of(const Options& options) {
  const std::string format = options.value("format", "auto");
  if (format == "jsonl") return SourceFormat::json_lines;
  if (format == "csv") return SourceFormat::csv;
  return format == "hsds" ? SourceFormat::hsds : SourceFormat::automatic;
}

void check_format(const Options& options, const std::vector<std::string>& files) {
  const std::string format = options.value("format", "auto");
  if (format != "auto" && format != "jsonl" && format != "csv" && format != "hsds")
    throw WrongCall{"--format is one of auto, jsonl, hsds, csv"};
  if (options.has("mapping") && (format == "hsds" || options.has("crosswalk")))
    throw WrongCall{"a mapping reads a format of its own, a crosswalk goes with HSDS: only one of them"};
  if (options.has("crosswalk") && (format == "jsonl" || format == "csv"))
    throw WrongCall{"--crosswalk goes with --format hsds"};
  if (format == "jsonl" || format == "hsds") return;
  for (const std::string& file : files) {
    const auto extension = std::filesystem::path{file}.extension();
    const bool columns = format == "csv" || extension == ".csv" || extension == ".tsv";
    if (columns && !options.has("mapping"))
      throw WrongCall{file + ": columns need --mapping; `passgenau map` proposes one"};
  }
}

void print_findings(const ImportFindings& findings) {
  std::string line;
  const auto add = [&](std::uint64_t records, const char* what) {
    if (records > 0) line += (line.empty() ? "" : ", ") + std::to_string(records) + ' ' + what;
  };
  add(findings.unknown, "with something unknown");
  add(findings.guessed, "with something guessed");
  add(findings.contradictory, "with a contradiction");
  add(findings.repaired, "repaired");
  if (!line.empty()) std::cerr << "of these " << line << '\n';
}

void print_summary(const ImportReport& report, Clock::duration time) {
  const double seconds = std::chrono::duration<double>(time).count();
  std::cerr << report.read << " read: " << report.accepted << " accepted (" << report.replaced
            << " replaced), " << report.kept << " kept, " << report.left_out << " left out, "
            << report.removed << " removed\n";
  print_findings(report.findings);
  std::cerr << std::fixed << std::setprecision(2) << seconds << " s, " << std::setprecision(0)
            << (seconds > 0 ? static_cast<double>(report.read) / seconds : 0.0) << " offers a second\n";
}

struct Job {
  const Options& options;
  std::vector<std::string> files = {};
  std::string report_file = {};

  ImportOptions import_options(ProgressBar& bar, ReportFile& records) const {
    ImportOptions batch;
    if (options.has("mapping"))
      batch.mapping = Mapping::from_json(read_file(options.value("mapping")), options.value("mapping"));
    if (options.has("crosswalk"))
      batch.crosswalk =
          Crosswalk::from_json(read_file(options.value("crosswalk")), options.value("crosswalk"));
    batch.format = format_of(options);
    batch.replace = options.has("replace");
    batch.strict = options.has("strict");
    batch.force = options.has("force");
    batch.progress = [&bar](std::uint64_t bytes) { bar.show(bytes); };
    if (!report_file.empty())
      batch.outcome = [&records](const RecordOutcome& outcome) { records.add(outcome); };
    return batch;
  }

  /// Nothing was written: the report says why.
  Exit refuse(const Error& error, ImportReport report, ReportFile& records) const {
    const Problem& reason = error.problem();
    report.problems = error.details();
    std::cerr << "passgenau: " << line_of(reason) << '\n';
    print_problems(report.problems, report_file);
    report.problems.insert(report.problems.begin(), reason);
    records.write(report);
    return refused;
  }

  Exit run() const {
    const auto start = Clock::now();
    const OfferFiles offers = offer_files(files, format_of(options));
    ProgressBar bar{offers.total_bytes};
    ReportFile records{report_file};
    ImportOptions batch = import_options(bar, records);
    ImportReport report;
    batch.refused = &report;
    const std::string vocabulary_file = options.value("vocabulary");
    std::optional<Vocabulary> vocabulary;
    if (!vocabulary_file.empty())
      vocabulary = Vocabulary::built_in().extended_by(read_file(vocabulary_file), vocabulary_file);
    std::optional<Gazetteer> gazetteer;
    if (options.has("gazetteer")) gazetteer = gazetteer_of(options.value("gazetteer"));

    CatalogWriter writer{options.arguments()[0]};
    if (vocabulary) writer.set_vocabulary(*vocabulary);
    if (gazetteer) writer.set_gazetteer(*gazetteer);
    try {
      report = import_files(writer, offers.files, batch);
    } catch (const Error& error) {
      bar.clear();
      if (error.code() != Code::too_many_bad && error.code() != Code::mass_deletion) throw;
      return refuse(error, std::move(report), records);
    }
    writer.commit();
    bar.clear();
    print_summary(report, Clock::now() - start);
    print_problems(report.problems, report_file);
    records.write(report);
    return report.kept + report.left_out > 0 ? refused : done;
  }
};

}  // namespace

Exit run_index(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options
      .text("format", "F",
            "auto (default), jsonl, csv or hsds. Beside a mapping that says it, too, the mapping counts")
      .text("mapping", "M.json", "how the records of another source become offers")
      .text("crosswalk", "C.json", "what the terms of an HSDS or Open Referral UK source mean")
      .text("gazetteer", "FILE", "postal codes and municipalities, kept in the catalog (see gazetteer build)")
      .text("vocabulary", "FILE", "own burdens and kinds, JSON Lines")
      .flag("replace", "the catalog becomes equal to the files: an offer that is not in them is removed")
      .flag("strict", "any error, and nothing is written")
      .flag("force", "no stop where more than 2 % are bad or more than a fifth would be removed")
      .text("report", "R.json", "what became of every record, as JSON");
  if (!options.read(words, 2, unlimited)) return done;
  const std::vector<std::string> files{options.arguments().begin() + 1, options.arguments().end()};
  check_format(options, files);
  return Job{.options = options, .files = files, .report_file = options.value("report")}.run();
}

}  // namespace passgenau::cli
