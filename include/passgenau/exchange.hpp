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
  /// One record as an offer. Never throws for bad input.
  Checked<Offer> offer(std::string_view record_json, const Vocabulary& vocabulary) const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

struct ImportOptions {
  std::string file_name = {};           ///< for problems of `import_json_lines`
  std::optional<Mapping> mapping = {};  ///< absent: lines in our own format
  bool replace = false;  ///< the catalog becomes equal to the input: what is not in it is removed
  bool strict = false;   ///< any error: nothing is written
  bool force = false;    ///< no safety stop
  /// Where a batch is refused: what was read until then, everything left out or kept.
  ImportReport* refused = nullptr;
  /// Called now and then with the bytes read so far.
  std::function<void(std::uint64_t)> progress = {};
};

/// What became of a batch: read = accepted + kept + left_out, always.
/// `{"read","accepted","replaced","kept","left_out","problems"}`.
struct ImportReport {
  std::uint64_t read = 0;
  std::uint64_t accepted = 0;
  std::uint64_t replaced = 0;  ///< of the accepted
  std::uint64_t kept = 0;      ///< bad records whose previous version stays
  std::uint64_t left_out = 0;  ///< bad records without one
  std::uint64_t removed = 0;   ///< by `replace`
  std::vector<Problem> problems = {};

  bool operator==(const ImportReport&) const = default;
};

PASSGENAU_API std::string to_json(const ImportReport& report);

/// One file of a batch. `open` is called when its turn comes, and never for a file behind one that throws.
struct ImportFile {
  std::string name = {};  ///< for problems
  std::function<std::unique_ptr<std::istream>()> open = {};
};

/// Puts the records of several files into a writer as one batch: its limits, its replacement, its problems,
/// each with file and line. A file is JSON Lines, or a JSON array of records where its first character says
/// so. Otherwise as `import_json_lines`, which reads a single stream.
PASSGENAU_API ImportReport import_files(CatalogWriter& writer, const std::vector<ImportFile>& files,
                                        const ImportOptions& options = {});

/// Puts JSON Lines into a writer; the caller commits. Blank lines are passed over. A bad record leaves the
/// previous version of its offer in place. Throws *too-many-bad* (more than max(10, 2 %) bad) or
/// *mass-deletion* (more than a fifth removed) unless `force`, with the report's problems in `details()`: the
/// caller then drops the writer and nothing was written. Memory: one line at a time, and the problems.
PASSGENAU_API ImportReport import_json_lines(CatalogWriter& writer, std::istream& input,
                                             const ImportOptions& options = {});

}  // namespace passgenau
