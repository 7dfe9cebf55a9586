// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "exchange/accepted_ids.hpp"
#include "exchange/findings.hpp"
#include "exchange/hsds_package.hpp"
#include "exchange/line_records.hpp"
#include "exchange/mapping_rules.hpp"
#include "exchange/open_records.hpp"
#include "exchange/package.hpp"
#include "exchange/problem_log.hpp"
#include "exchange/swapped_places.hpp"
#include "model/problem.hpp"
#include "passgenau/exchange.hpp"

namespace passgenau {

namespace {

// A batch is refused when more than this is bad, since then the source is broken rather than some records of
// it.
constexpr std::uint64_t bad_records = 10;
constexpr std::uint64_t bad_per_cent = 2;
// A replacement that removes more than one in five is more likely a cut-off file than that many offers closed
// in a day.
constexpr std::uint64_t removed_one_in = 5;

class Import {
 public:
  Import(CatalogWriter& writer, const ImportOptions& options)
      : writer_{writer}, options_{options}, size_before_{writer.size()} {}

  /// Takes the records of one file.
  void read(RecordSource& records, const std::string& file) {
    files_.push_back(file);
    log_.set_file(file);
    std::size_t said = 0;
    const auto say = [&] {
      for (; said < records.notices().size(); ++said)
        log_.add_warning(records.notices()[said], records.notices()[said].line.value_or(1), report_.read + 1);
    };
    say();
    while (records.next()) {
      ++report_.read;
      take(records);
    }
    say();  // what only the end tells
  }

  ImportReport finish() {
    refuse_if_too_many_bad();
    if (options_.replace) remove_the_others();
    report_.problems = log_.finish();
    return std::move(report_);
  }

 private:
  void take(const RecordSource& records) {
    Checked<Offer> record = checked(records);
    if (record.valid()) refuse_second(record, records);
    Fate fate = Fate::accepted;
    if (record.valid()) fate = put(record);
    if (!record.valid()) fate = leave_out(record, records);
    add_findings(report_.findings, record.problems);
    if (options_.outcome) tell(fate, record, records);
    if (!record.valid()) return;
    accepted_.add(record.value.id,
                  {.line = records.line(),
                   .file = static_cast<std::uint32_t>(files_.size() - 1),
                   .number = static_cast<std::uint32_t>(records.needs_number() ? records.number() : 0)});
    ++report_.accepted;
    for (Problem& problem : record.problems)
      log_.add_warning(std::move(problem), records.line(), report_.read);
  }

  Checked<Offer> checked(const RecordSource& records) const {
    Checked<Offer> record;
    if (!records.problems().empty()) {
      record.problems = records.problems();
    } else if (options_.mapping) {
      record = options_.mapping->offer(records.text(), writer_.vocabulary(), gazetteer_);
    } else if (records.is_hsds()) {
      record = options_.crosswalk.offer(records.text(), writer_.vocabulary(), gazetteer_);
    } else {
      record = offer_from_json(records.text(), writer_.vocabulary());
      warn_of_swapped(record.value, gazetteer_, record.problems);
    }
    for (Problem& problem : record.problems)
      records.place(problem);
    return record;
  }

  void tell(Fate fate, const Checked<Offer>& record, const RecordSource& records) const {
    RecordOutcome outcome{.file = files_.back(),
                          .line = records.line(),
                          .id = record.value.id,
                          .fate = fate,
                          .problems = record.problems};
    for (Problem& problem : outcome.problems) {
      if (problem.file.empty()) problem.file = outcome.file;
      if (!problem.line) problem.line = outcome.line;
    }
    options_.outcome(outcome);
  }

  /// Of two records with one id nobody can say which is meant; the first one stands, so that the order of the
  /// rest does not matter.
  void refuse_second(Checked<Offer>& record, const RecordSource& records) {
    const std::optional<AcceptedIds::Origin> first = accepted_.find(record.value.id);
    // An accepted id is in the catalog: another one of the same hash mostly is not.
    if (!first || !writer_.contains(record.value.id)) return;
    const AcceptedIds::Origin& origin = *first;
    std::string where = origin.file + 1 == files_.size() ? "" : files_[origin.file] + ", ";
    where += "line " + std::to_string(origin.line);
    if (origin.number > 0 && records.needs_number()) where += ", record " + std::to_string(origin.number);
    record.problems.push_back(
        make_problem(Code::duplicate, "/id", {}, quoted(record.value.id) + " was in " + where));
    // The offer's field: in a foreign record the id may be made of others.
    if (options_.mapping) record.problems.back().pointer.clear();
  }

  Fate put(Checked<Offer>& record) {
    try {
      if (!writer_.put(record.value)) return Fate::accepted;
      ++report_.replaced;
    } catch (const Error& error) {
      if (error.code() != Code::offer_invalid) throw;
      record.problems = error.details().empty() ? std::vector<Problem>{error.problem()} : error.details();
    }
    return Fate::replaced;
  }

  Fate leave_out(Checked<Offer>& record, const RecordSource& records) {
    const std::string& id = record.value.id;
    const bool nameless = id.empty() || id.size() > OfferLimits::id_bytes;
    if (nameless) nameless_.push_back(log_.size());
    for (Problem& problem : record.problems) {
      if (!is_error(problem)) continue;
      if (records.needs_number()) problem.message += " (record " + std::to_string(records.number()) + ")";
      log_.add_error(problem, records.line());
    }
    if (nameless || !writer_.contains(id)) {
      ++report_.left_out;
      return Fate::left_out;
    }
    // The previous version stays, in a replacement too.
    kept_.insert(id);
    ++report_.kept;
    return Fate::kept;
  }

  std::uint64_t bad() const { return report_.kept + report_.left_out; }

  void refuse_if_too_many_bad() {
    const bool too_many = bad() > bad_records && bad() * 100 > report_.read * bad_per_cent;
    const bool strictly_too_many = options_.strict && bad() > 0;
    if (strictly_too_many) refuse(Code::too_many_bad, "no bad record (strict)", count_of(bad()) + " bad");
    if (too_many && !options_.force)
      refuse(Code::too_many_bad, "10 records or 2 %, whichever is more", count_of(bad()) + " bad");
  }

  void remove_the_others() {
    std::vector<std::string> others;
    for (std::string& id : writer_.ids())
      if (!accepted_.contains(id) && kept_.count(id) == 0) others.push_back(std::move(id));
    if (others.empty()) return;
    if (!nameless_.empty() && !options_.force) {
      // One of the others may be the previous version of a record that does not even tell its id: that must
      // stay.
      for (const std::size_t index : nameless_)
        log_.annotate(index,
                      "; whose record this is cannot be told, so nothing was removed from the catalog");
      return;
    }
    if (others.size() * removed_one_in > size_before_ && !options_.force)
      refuse(Code::mass_deletion, "a fifth of " + std::to_string(size_before_) + " offers",
             std::to_string(others.size()) + " would go");
    for (const std::string& id : others) {
      writer_.remove(id);
      ++report_.removed;
    }
  }

  std::string count_of(std::uint64_t n) const {
    return std::to_string(n) + " of " + std::to_string(report_.read) + " records are";
  }

  [[noreturn]] void refuse(Code code, std::string limit, const std::string& hint) {
    if (options_.refused != nullptr) {
      *options_.refused = {.read = report_.read,
                           .kept = report_.kept,
                           .left_out = report_.read - report_.kept,
                           .findings = report_.findings};
    }
    Problem problem = make_problem(code, "", std::move(limit), hint);
    problem.message.replace(0, std::string_view{"the document"}.size(), "the batch");
    if (files_.size() == 1) problem.file = files_[0];
    throw Error{std::move(problem), log_.finish()};
  }

  CatalogWriter& writer_;
  const ImportOptions& options_;
  ProblemLog log_;
  ImportReport report_;
  const Gazetteer gazetteer_ = writer_.gazetteer();
  std::uint64_t size_before_;
  std::vector<std::string> files_;
  AcceptedIds accepted_;
  std::unordered_set<std::string> kept_;
  std::vector<std::size_t> nameless_;  ///< first problem of each bad record without an id
};

}  // namespace

ImportReport import_json_lines(CatalogWriter& writer, std::istream& input, const ImportOptions& options) {
  const Encoding encoding =
      options.mapping ? MappingInside::rules(*options.mapping).source.encoding : Encoding::utf_8;
  LineRecords records{BlockReader{input, options.file_name, options.progress, encoding}};
  Import import{writer, options};
  import.read(records, options.file_name);
  return import.finish();
}

ImportReport import_files(CatalogWriter& writer, const std::vector<ImportFile>& files,
                          const ImportOptions& options) {
  Import import{writer, options};
  std::uint64_t before = 0;
  std::uint64_t read = 0;
  for (const ImportFile& file : files) {
    if (file.package) {
      HsdsPackage records{read_package(file.name), file.name};
      import.read(records, file.name);
      continue;
    }
    const std::unique_ptr<std::istream> input = file.open();
    const auto progress = [&](std::uint64_t bytes) {
      read = before + bytes;
      if (options.progress) options.progress(read);
    };
    const auto records = open_records(*input, file.name, progress, options);
    import.read(*records, file.name);
    before = read;
  }
  return import.finish();
}

}  // namespace passgenau
