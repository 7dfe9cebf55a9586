// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/export.hpp"

namespace passgenau {

// clang-format off
/// The one list of codes. X(enumerator, "kebab-name", severity, "what it means"): problems of documents first, then of the
/// catalog and of files. Names never change meaning; new ones are added at the end of their block. A warning never refuses a document.
#define PASSGENAU_CODES(X)                                                                                        \
  X(json_syntax, "json-syntax", error, "is not JSON (RFC 8259)")                                                  \
  X(json_encoding, "json-encoding", error, "is not valid UTF-8")                                                  \
  X(json_depth, "json-depth", error, "nests deeper than allowed")                                                 \
  X(json_number, "json-number", error, "is a number that no double can hold")                                     \
  X(json_duplicate_key, "json-duplicate-key", error, "names the same member twice")                               \
  X(document_too_large, "document-too-large", error, "is larger than allowed")                                    \
  X(wrong_type, "wrong-type", error, "has another JSON type than expected")                                       \
  X(missing, "missing", error, "is required")                                                                     \
  X(unknown_field, "unknown-field", error, "is no field of this document")                                        \
  X(unknown_value, "unknown-value", error, "is none of the values allowed here")                                  \
  X(empty, "empty", error, "must not be empty")                                                                   \
  X(duplicate, "duplicate", error, "stands there twice")                                                          \
  X(too_long, "too-long", error, "is longer than allowed")                                                        \
  X(too_many, "too-many", error, "has more entries than allowed")                                                 \
  X(out_of_range, "out-of-range", error, "is outside the allowed range")                                          \
  X(not_finite, "not-finite", error, "is not a finite number")                                                    \
  X(not_integer, "not-integer", error, "must be a whole number")                                                  \
  X(control_character, "control-character", error, "contains a control character or an unassigned noncharacter")  \
  X(bad_date, "bad-date", error, "is no calendar date YYYY-MM-DD (ISO 8601)")                                     \
  X(bad_duration, "bad-duration", error, "is no ISO 8601 duration of years, months, weeks and days")              \
  X(bad_time, "bad-time", error, "is no time of day HH:MM")                                                       \
  X(bad_days, "bad-days", error, "is no list of RFC 5545 weekdays")                                               \
  X(bad_language_tag, "bad-language-tag", error, "is no BCP 47 language tag of a known language")                 \
  X(bad_region, "bad-region", error, "is no municipality key, 'plz:' postal code or 'country:' code")             \
  X(bad_postal_code, "bad-postal-code", error, "is no five-digit postal code")                                    \
  X(range_reversed, "range-reversed", error, "ends before it begins, or is empty")                                \
  X(coordinates_incomplete, "coordinates-incomplete", error, "needs both lat and lon")                            \
  X(choose_one, "choose-one", error, "must say exactly one of the alternatives")                                  \
  X(contradiction, "contradiction", error, "contradicts another field")                                           \
  X(unknown_burden, "unknown-burden", error, "is no burden of the vocabulary")                                    \
  X(unknown_kind, "unknown-kind", error, "is no offer kind of the vocabulary")                                    \
  X(as_of_missing, "as-of-missing", error, "is required: the library has no clock")                               \
  X(born_after_as_of, "born-after-as-of", error, "is after as_of")                                                \
  X(due_too_far, "due-too-far", error, "is more than 40 weeks after as_of")                                       \
  X(due_too_old, "due-too-old", error, "is more than 21 days before as_of: has the child been born?")             \
  X(child_unknown, "child-unknown", error, "names a child that is not listed")                                    \
  X(unmatched_burden, "unmatched-burden", warning, "is no burden of the vocabulary: kept, but never matched")     \
  X(unmatched_kind, "unmatched-kind", warning, "is no offer kind of the vocabulary: kept, but never matched")     \
  X(unmatched_provider, "unmatched-provider", warning, "is no provider kind of the vocabulary: kept")             \
  X(kept_field, "kept-field", warning, "is no field of the format: kept and given back unchanged")                \
  X(null_island, "null-island", warning, "is the point (0, 0), most likely a missing value")                      \
  X(coordinates_swapped, "coordinates-swapped", warning, "lies outside the gazetteer's area, but inside with lat and lon swapped") \
  X(value_repaired, "value-repaired", warning, "was repaired as the mapping says")                                \
  X(stale_attribute, "stale-attribute", warning, "says something else than the record around it: passed over")    \
  X(catalog_missing, "catalog-missing", error, "there is no catalog")                                             \
  X(catalog_foreign, "catalog-foreign", error, "is no passgenau catalog")                                         \
  X(catalog_newer, "catalog-newer", error, "was written by a newer passgenau")                                    \
  X(catalog_older, "catalog-older", error, "was written by an older passgenau and must be indexed again")         \
  X(catalog_damaged, "catalog-damaged", error, "is damaged")                                                      \
  X(catalog_locked, "catalog-locked", error, "is being written by another process")                               \
  X(catalog_busy, "catalog-busy", error, "changes faster than it can be read")                                    \
  X(path_refused, "path-refused", error, "is neither a plain folder nor a regular file")                          \
  X(storage_failed, "storage-failed", error, "could not be written: the old state serves on")                     \
  X(writer_closed, "writer-closed", error, "the writer was discarded after an error")                             \
  X(catalog_sealed, "catalog-sealed", error, "is sealed: it can be read, not written")                            \
  X(networks_invalid, "networks-invalid", error, "the list of networks is not valid")                             \
  X(networks_missing, "networks-missing", error, "none of the networks can be read")                              \
  X(network_unreachable, "network-unreachable", error, "cannot be reached, or does not answer")                    \
  X(network_conflict, "network-conflict", error, "means something else in another network")                       \
  X(offer_unknown, "offer-unknown", error, "there is no offer with this id")                                      \
  X(words_too_long, "words-too-long", error, "is longer than a search may be")                                    \
  X(words_too_many, "words-too-many", error, "has more words than a search may have")                             \
  X(offer_invalid, "offer-invalid", error, "the offer is not valid")                                              \
  X(profile_invalid, "profile-invalid", error, "the needs profile is not valid")                                  \
  X(language_unsupported, "language-unsupported", error, "there are no sentences in this language")               \
  X(file_unreadable, "file-unreadable", error, "cannot be read")                                                  \
  X(file_unwritable, "file-unwritable", error, "cannot be written")                                               \
  X(mapping_invalid, "mapping-invalid", error, "is no valid mapping")                                             \
  X(crosswalk_invalid, "crosswalk-invalid", error, "is no valid crosswalk")                                       \
  X(package_refused, "package-refused", error, "is no package that may be read")                                  \
  X(vocabulary_invalid, "vocabulary-invalid", error, "is no valid vocabulary file")                               \
  X(gazetteer_invalid, "gazetteer-invalid", error, "is no valid gazetteer")                                       \
  X(column_missing, "column-missing", error, "lacks a column")                                                    \
  X(bad_cell, "bad-cell", error, "holds a value that cannot be read")                                             \
  X(ragged_row, "ragged-row", error, "has another number of cells than the header")                               \
  X(bad_quotes, "bad-quotes", error, "has a quote that is never closed, or text behind a closing quote")          \
  X(separator_unclear, "separator-unclear", error, "can be cut into columns in several ways")                     \
  X(column_renamed, "column-renamed", warning, "is the name of a column that has none of its own")                \
  X(value_assumed, "value-assumed", warning, "was read as is usual, since nothing says how it is meant")          \
  X(value_ambiguous, "value-ambiguous", warning, "can be read in two ways")                                       \
  X(value_kept, "value-kept", warning, "could not be read: kept as it is")                                        \
  X(kept_as_note, "kept-as-note", warning, "could not be read as times of the week: kept as a note")              \
  X(unmatched_language, "unmatched-language", warning, "is no language that is known: kept, but never matched")   \
  X(not_used, "not-used", warning, "was read, but no offer uses it")                                              \
  X(pages_missing, "pages-missing", warning, "is a part only: other pages are not here")                          \
  X(too_many_bad, "too-many-bad", error, "has more bad records than are tolerated: nothing was written")          \
  X(mass_deletion, "mass-deletion", error, "would remove more than a fifth of the catalog: nothing was written")  \
  X(profile_unknown, "profile-unknown", error, "there is no needs profile with this id")                          \
  X(judgements_invalid, "judgements-invalid", error, "the judgements cannot be evaluated")                        \
  X(options_invalid, "options-invalid", error, "the options are not valid")                                       \
  X(argument_missing, "argument-missing", error, "is NULL, and must not be")                                      \
  X(handle_closed, "handle-closed", error, "was closed, or never opened")                                         \
  X(out_of_memory, "out-of-memory", error, "there is not enough memory")                                          \
  X(internal, "internal", error, "an error inside passgenau: please report it")
// clang-format on

/// What went wrong, one enumerator for each name of the table.
enum class Code : std::uint8_t {
#define PASSGENAU_CODE_ENUMERATOR(enumerator, name, severity, meaning) enumerator,
  PASSGENAU_CODES(PASSGENAU_CODE_ENUMERATOR)
#undef PASSGENAU_CODE_ENUMERATOR
};

enum class Severity : std::uint8_t { error, warning };

/// One row of the table, for bindings that build their error classes from it.
struct CodeInfo {
  Code code = Code::internal;
  std::string_view name = {};  ///< kebab-case, stable
  Severity severity = Severity::error;
  std::string_view meaning = {};  ///< an English sentence part
};

/// Every code, in the order of the table. Static storage; never fails.
PASSGENAU_API std::span<const CodeInfo> all_codes() noexcept;

/// The row of one code.
PASSGENAU_API const CodeInfo& info(Code code) noexcept;

/// One thing that is wrong, and where. Absent parts are empty.
struct Problem {
  Code code = Code::internal;
  std::string message =
      {};  ///< an English sentence; quotes at most 40 characters of an offer, nothing of a profile
  std::string pointer = {};  ///< JSON Pointer (RFC 6901) into the document; "" is the whole document
  std::string file = {};     ///< file name as the caller gave it
  std::optional<std::uint64_t> line = {};  ///< 1-based line (or record) in `file`
  std::string limit = {};  ///< the limit that applied, with its unit ("200 bytes", "2026-11-21")

  bool operator==(const Problem&) const = default;
};

/// Does this problem refuse the document, or only inform?
inline bool is_error(const Problem& problem) noexcept {
  return info(problem.code).severity == Severity::error;
}

/// `{"code","message","pointer","file","line","limit"}`, absent parts left out.
PASSGENAU_API std::string to_json(const Problem& problem);

/// The one exception of the library. what() is the sentence for people, with the place. Dirty data of others
/// is a value
/// (`Checked`, `Import`), not an exception; this is thrown for wrong calls, invalid arguments and storage.
class PASSGENAU_API Error : public std::exception {
 public:
  explicit Error(Problem problem, std::vector<Problem> details = {});
  ~Error() override;
  Error(const Error&);
  Error& operator=(const Error&);

  const char* what() const noexcept override { return text_.c_str(); }  ///< with the first twenty details
  Code code() const noexcept { return problem_.code; }
  std::string_view name() const noexcept { return info(problem_.code).name; }
  const Problem& problem() const noexcept { return problem_; }
  /// For `offer-invalid`, `profile-invalid` and `judgements-invalid`: every problem that was found.
  const std::vector<Problem>& details() const noexcept { return details_; }

 private:
  Problem problem_;
  std::vector<Problem> details_;
  std::string text_;
};

/// A document as read: the value, and everything that is wrong with it. `value` is complete only where
/// `valid()`.
template <class T>
struct Checked {
  T value = {};
  std::vector<Problem> problems = {};

  bool valid() const {
    for (const Problem& problem : problems)
      if (is_error(problem)) return false;
    return true;
  }
};

}  // namespace passgenau
