// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/error.hpp"
#include "passgenau/export.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

struct ImportReport;
struct MappingInside;

/// How the records of a foreign source become offers (docs/mappings.md). Immutable and cheap to copy.
class PASSGENAU_API Mapping {
 public:
  /// Reads a mapping file. Throws `Error` *mapping-invalid* with every problem in `details()`.
  static Mapping from_json(std::string_view json, std::string_view file_name = {});
  /// One record as an offer. Never throws for bad input. Problems point into the record; `gazetteer` tells
  /// swapped coordinates.
  Checked<Offer> offer(std::string_view record_json, const Vocabulary& vocabulary,
                       const Gazetteer& gazetteer = {}) const;

 private:
  friend struct MappingInside;
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

/// How terms and fields of HSDS or Open Referral UK become those of an offer (docs/hsds.md). Immutable and
/// cheap to copy. Without a file: what the specification itself says, and no terms.
class PASSGENAU_API Crosswalk {
 public:
  Crosswalk();
  /// Reads a crosswalk file. Throws `Error` *crosswalk-invalid* with every problem in `details()`.
  static Crosswalk from_json(std::string_view json, std::string_view file_name = {});
  /// One service as an offer. Never throws for bad input. Problems point into the service; `gazetteer` tells
  /// swapped coordinates.
  Checked<Offer> offer(std::string_view service_json, const Vocabulary& vocabulary,
                       const Gazetteer& gazetteer = {}) const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

/// What a file is made of.
enum class SourceFormat : std::uint8_t {
  /// Services of HSDS by their shape; separated values where the file is called .csv or .tsv; an array where it
  /// begins with one; else lines.
  automatic,
  json_lines,
  json_array,
  csv,  ///< separated values with a header; they need a mapping
  hsds  ///< services of HSDS 1 to 3 or Open Referral UK, as JSON in any shape; folders and zips of tables are always
};

/// What became of one record.
enum class Fate : std::uint8_t { accepted, replaced, kept, left_out };

/// One record of a batch, as its report may list it.
struct RecordOutcome {
  std::string file = {};
  std::uint64_t line = 0;  ///< 1-based
  std::string id = {};     ///< empty where it could not be read
  Fate fate = Fate::accepted;
  std::vector<Problem> problems = {};  ///< of this record, all of them

  bool operator==(const RecordOutcome&) const = default;
};

/// `{"file","line","id","fate","problems"}`, absent parts left out.
PASSGENAU_API std::string to_json(const RecordOutcome& outcome);

struct ImportOptions {
  std::string file_name = {};           ///< for problems of `import_json_lines`
  std::optional<Mapping> mapping = {};  ///< absent: records in our own format
  SourceFormat format =
      SourceFormat::automatic;  ///< of files; a mapping that says it itself has the last word
  Crosswalk crosswalk = {};     ///< for services of HSDS
  bool replace = false;         ///< the catalog becomes equal to the input: what is not in it is removed
  bool strict = false;          ///< any error: nothing is written
  bool force = false;           ///< no safety stop
  /// Where a batch is refused: what was read until then, everything left out or kept.
  ImportReport* refused = nullptr;
  /// Called now and then with the bytes read so far.
  std::function<void(std::uint64_t)> progress = {};
  /// Called for every record, in order, before the batch is accepted or refused as a whole.
  std::function<void(const RecordOutcome&)> outcome = {};
};

/// How many records of a batch had something to say, accepted or not; one record may count in several.
struct ImportFindings {
  std::uint64_t unknown = 0;        ///< fields or values that nobody knows
  std::uint64_t guessed = 0;        ///< values that had to be guessed at
  std::uint64_t contradictory = 0;  ///< values that cannot both be true
  std::uint64_t repaired = 0;       ///< values that were repaired

  bool operator==(const ImportFindings&) const = default;
};

/// What became of a batch: read = accepted + kept + left_out, always.
struct ImportReport {
  std::uint64_t read = 0;
  std::uint64_t accepted = 0;
  std::uint64_t replaced = 0;  ///< of the accepted
  std::uint64_t kept = 0;      ///< bad records whose previous version stays
  std::uint64_t left_out = 0;  ///< bad records without one
  std::uint64_t removed = 0;   ///< by `replace`
  ImportFindings findings = {};
  std::vector<Problem> problems = {};

  bool operator==(const ImportReport&) const = default;
};

PASSGENAU_API std::string to_json(const ImportReport& report);

/// One file of a batch. `open` is called when its turn comes, and never for a file behind one that throws.
struct ImportFile {
  std::string name = {};  ///< for problems
  std::function<std::unique_ptr<std::istream>()> open = {};
  /// `name` is the path of a folder or zip of HSDS tables, which the library opens itself. Memory: an index of
  /// 8 to 24 bytes a row; of a zip the unpacked tables, too (at most 1 GiB).
  bool package = false;
};

/// The file of this path. Where the format lets it be one, a folder or a file that begins like a zip is a package.
/// Throws `Error` *file-unreadable* for what cannot be read, without opening a pipe.
PASSGENAU_API ImportFile file_on_disk(const std::string& path, SourceFormat format = SourceFormat::automatic);

/// Puts the records of several files into a writer as one batch: its limits, its replacement, its problems,
/// each with file and line. Throws `Error` for a file that cannot be read as what it is said to be (*column-missing*,
/// *separator-unclear*, *missing*, *wrong-type*, *mapping-invalid* for separated values without one): the caller drops
/// the writer then. Otherwise as `import_json_lines`, which reads a single stream.
PASSGENAU_API ImportReport import_files(CatalogWriter& writer, const std::vector<ImportFile>& files,
                                        const ImportOptions& options = {});

/// One field of a foreign source, and what a proposed mapping does with it.
struct ColumnProposal {
  std::string from = {};  ///< JSON Pointer into a record
  std::string to = {};    ///< of an offer; empty: left to the rest
  bool sure = false;      ///< its name and its values say the same; else a guess
  std::string reason = {};
  std::uint64_t filled = 0;    ///< records that have it
  std::uint64_t distinct = 0;  ///< different values
  std::string holds = {};      ///< what the values may be read as, in words; no value stands there
};

struct MappingProposal {
  std::string mapping = {};  ///< a mapping file, one rule a line, that `Mapping::from_json` reads
  std::vector<ColumnProposal> columns = {};  ///< in the order of the source, at most 500
  bool more_columns = false;                 ///< the source has fields beside them; they were not looked at
  std::uint64_t records = 0;                 ///< that were looked at
  std::vector<Problem> problems = {};        ///< records that could not be read, what was assumed
};

struct ProposalOptions {
  std::string file_name = {};  ///< for problems, for the format, and its stem for the prefix of ids
  SourceFormat format = SourceFormat::automatic;
  std::string encoding = "utf-8";  ///< utf-8, windows-1252, iso-8859-1, iso-8859-15, utf-16le, utf-16be
  std::string records_at = {};     ///< JSON Pointer to the array of records inside one document
  std::string language = "de";     ///< BCP 47, of titles and descriptions
  std::size_t records = 1000;      ///< so many are looked at
};

/// Proposes a mapping for a source from the names of its fields, in German or English, and from its first values.
/// Wherever a value could be refused the rule keeps it with the rest instead: the mapping serves as it is, and is a
/// beginning. Throws `Error` as `import_files` does, *unknown-value* for an encoding nobody knows, *missing* where there
/// is no record.
PASSGENAU_API MappingProposal propose_mapping(std::istream& input, const ProposalOptions& options = {});

/// `{"mapping", "records", "more_columns"?, "columns": [{"from", "to", "sure", "reason", "filled", "distinct", "holds"}],
/// "problems"}`.
PASSGENAU_API std::string to_json(const MappingProposal& proposal);

/// Puts JSON Lines into a writer; the caller commits. Blank lines are passed over. A bad record leaves the
/// previous version of its offer in place. Throws *too-many-bad* (more than max(10, 2 %) bad) or
/// *mass-deletion* (more than a fifth removed) unless `force`, with the report's problems in `details()`: the
/// caller then drops the writer and nothing was written. Memory: one line at a time, 32 to 64 bytes for each id
/// that was accepted, and the problems.
PASSGENAU_API ImportReport import_json_lines(CatalogWriter& writer, std::istream& input,
                                             const ImportOptions& options = {});

}  // namespace passgenau
