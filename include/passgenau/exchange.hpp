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
  struct Rules;
  std::shared_ptr<const Rules> rules_;
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
  std::string file_name = {};           ///< for problems
  std::optional<Mapping> mapping = {};  ///< absent: lines in our own format
  bool replace = false;  ///< the catalog becomes equal to the input: what is not in it is removed
  bool strict = false;   ///< any error: nothing is written
  bool force = false;    ///< no safety stop
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

/// Puts JSON Lines into a writer; the caller commits. Blank lines are passed over. A bad record leaves the
/// previous version of its offer in place. Throws *too-many-bad* (more than max(10, 2 %) bad) or
/// *mass-deletion* (more than a fifth removed) unless `force`, with the report's problems in `details()`: the
/// caller then drops the writer and nothing was written. Memory: one line at a time, and the problems.
PASSGENAU_API ImportReport import_json_lines(CatalogWriter& writer, std::istream& input,
                                             const ImportOptions& options = {});

}  // namespace passgenau
