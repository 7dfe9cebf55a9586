/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef PASSGENAU_H
#define PASSGENAU_H
/* passgenau in C99: the seam of every binding. JSON in, JSON out (docs/formats.md; schemas/ has the JSON Schemas).
 *
 * Text      UTF-8 as (pointer, length in bytes), never needing a terminating zero. NULL with length 0 is "not given" where
 *           a function says "may be NULL", else the error argument-missing; a length above PTRDIFF_MAX (a negative number that was
 *           converted) is out-of-range; what is not UTF-8 is json-encoding. Text that contains a zero byte is fine in JSON.
 * Results   `*json` is a new buffer of `*length` bytes and a zero behind them that is not counted; give it to passgenau_free.
 *           `length` may be NULL. On failure `*json` is NULL and `*length` 0. One document is one line without its end.
 * Errors    Every function that can fail returns 0, or the number of a passgenau_code; then `*error`, unless `error` is NULL,
 *           is a new object for passgenau_error_free, otherwise it is NULL. Nothing is kept between calls or by thread. No C++
 *           exception crosses this border. No error ever quotes anything of a needs profile.
 * Handles   Opaque, counted inside, never reused: closing while another thread's call runs is safe (what the handle stands
 *           for goes away with the last of them), and a call with a handle that was closed is the error handle-closed, closing it
 *           twice, too. A handle is no address; do not look behind it.
 * Threads   "any": any number of threads at once, with the same handle. "in turn": any thread; calls with one handle wait for
 *           each other. Between fork() and exec() no function may be called. A thread must not be cancelled inside a call.
 * Clock     The library has none: a profile without `as_of` is the error as-of-missing, unless the options name a day.
 *
 * Options are one JSON object; NULL or {} takes every default; an unknown member is options-invalid, as is a value out of range, of
 * another type or against another option. A function that has a code of its own for one says so.
 * What stands in braces below is an object's members; "?" marks what may be left out.
 */
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define PASSGENAU_C_API __attribute__((visibility("default")))
#else
#define PASSGENAU_C_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTBEGIN(modernize-use-using): C has no other way. */
/* A catalog open for reading; the one writer of a catalog; what went wrong. */
typedef struct passgenau_catalog passgenau_catalog;
typedef struct passgenau_writer passgenau_writer;
typedef struct passgenau_error passgenau_error;

/* The numbers of the codes: they never change meaning, new ones are added with new numbers. A binding need not copy this list:
 * passgenau_codes tells numbers, names and meanings of the library that is loaded. */
typedef enum passgenau_code {
  passgenau_code_none = 0, /* no error */
  passgenau_code_json_syntax = 1,
  passgenau_code_json_encoding = 2,
  passgenau_code_json_depth = 3,
  passgenau_code_json_number = 4,
  passgenau_code_json_duplicate_key = 5,
  passgenau_code_document_too_large = 6,
  passgenau_code_wrong_type = 7,
  passgenau_code_missing = 8,
  passgenau_code_unknown_field = 9,
  passgenau_code_unknown_value = 10,
  passgenau_code_empty = 11,
  passgenau_code_duplicate = 12,
  passgenau_code_too_long = 13,
  passgenau_code_too_many = 14,
  passgenau_code_out_of_range = 15,
  passgenau_code_not_finite = 16,
  passgenau_code_not_integer = 17,
  passgenau_code_control_character = 18,
  passgenau_code_bad_date = 19,
  passgenau_code_bad_duration = 20,
  passgenau_code_bad_time = 21,
  passgenau_code_bad_days = 22,
  passgenau_code_bad_language_tag = 23,
  passgenau_code_bad_region = 24,
  passgenau_code_bad_postal_code = 25,
  passgenau_code_range_reversed = 26,
  passgenau_code_coordinates_incomplete = 27,
  passgenau_code_choose_one = 28,
  passgenau_code_contradiction = 29,
  passgenau_code_unknown_burden = 30,
  passgenau_code_unknown_kind = 31,
  passgenau_code_as_of_missing = 32,
  passgenau_code_born_after_as_of = 33,
  passgenau_code_due_too_far = 34,
  passgenau_code_due_too_old = 35,
  passgenau_code_child_unknown = 36,
  passgenau_code_words_unsupported = 37, /* no longer used */
  passgenau_code_unmatched_burden = 38,
  passgenau_code_unmatched_kind = 39,
  passgenau_code_unmatched_provider = 40,
  passgenau_code_kept_field = 41,
  passgenau_code_null_island = 42,
  passgenau_code_coordinates_swapped = 43,
  passgenau_code_value_repaired = 44,
  passgenau_code_stale_attribute = 45,
  passgenau_code_catalog_missing = 46,
  passgenau_code_catalog_foreign = 47,
  passgenau_code_catalog_newer = 48,
  passgenau_code_catalog_older = 49,
  passgenau_code_catalog_damaged = 50,
  passgenau_code_catalog_locked = 51,
  passgenau_code_catalog_busy = 52,
  passgenau_code_path_refused = 53,
  passgenau_code_storage_failed = 54,
  passgenau_code_writer_closed = 55,
  passgenau_code_offer_unknown = 56,
  passgenau_code_offer_invalid = 57,
  passgenau_code_profile_invalid = 58,
  passgenau_code_language_unsupported = 59,
  passgenau_code_file_unreadable = 60,
  passgenau_code_file_unwritable = 61,
  passgenau_code_mapping_invalid = 62,
  passgenau_code_crosswalk_invalid = 63,
  passgenau_code_package_refused = 64,
  passgenau_code_vocabulary_invalid = 65,
  passgenau_code_gazetteer_invalid = 66,
  passgenau_code_column_missing = 67,
  passgenau_code_bad_cell = 68,
  passgenau_code_ragged_row = 69,
  passgenau_code_bad_quotes = 70,
  passgenau_code_separator_unclear = 71,
  passgenau_code_column_renamed = 72,
  passgenau_code_value_assumed = 73,
  passgenau_code_value_ambiguous = 74,
  passgenau_code_value_kept = 75,
  passgenau_code_kept_as_note = 76,
  passgenau_code_unmatched_language = 77,
  passgenau_code_not_used = 78,
  passgenau_code_pages_missing = 79,
  passgenau_code_too_many_bad = 80,
  passgenau_code_mass_deletion = 81,
  passgenau_code_profile_unknown = 82,
  passgenau_code_judgements_invalid = 83,
  passgenau_code_options_invalid = 84,
  passgenau_code_argument_missing = 85,
  passgenau_code_handle_closed = 86,
  passgenau_code_out_of_memory = 87,
  passgenau_code_internal = 88,
  passgenau_code_words_too_long = 89,
  passgenau_code_words_too_many = 90,
  passgenau_code_catalog_sealed = 91,
  passgenau_code_networks_invalid = 92,
  passgenau_code_networks_missing = 93,
  passgenau_code_network_conflict = 94,
  passgenau_code_network_unreachable = 95
} passgenau_code;

/* ------------------------------------------------------------------------------------------------ the library itself */

/* "0.1.0", static. Threads: any. Never fails. */
PASSGENAU_C_API const char* passgenau_version(void);

/* [{"name", "version"}]: passgenau and every library it runs on, as loaded. Threads: any. */
PASSGENAU_C_API int passgenau_components(char** json, size_t* length, passgenau_error** error);

/* [{"number", "name", "severity", "meaning"}], every code there is, by table; severity is "error" or "warning". Threads: any. */
PASSGENAU_C_API int passgenau_codes(char** json, size_t* length, passgenau_error** error);

/* [{"tag", "right_to_left"}]: the languages that sentences exist in, sorted by tag. Threads: any. */
PASSGENAU_C_API int passgenau_languages(char** json, size_t* length, passgenau_error** error);

/* Frees a result. NULL is fine. Threads: any. */
PASSGENAU_C_API void passgenau_free(void* result);

/* ------------------------------------------------------------------------------------------------------------ errors */

/* Parts of an error. Texts end with a zero, belong to the error and live until passgenau_error_free; "" and 0 are absent parts. All
 * of them take NULL (no error), and never fail. Threads: any, but not beside passgenau_error_free. */
PASSGENAU_C_API int passgenau_error_code(const passgenau_error* error);            /* a passgenau_code */
PASSGENAU_C_API const char* passgenau_error_name(const passgenau_error* error);    /* "profile-invalid" */
PASSGENAU_C_API const char* passgenau_error_message(const passgenau_error* error); /* an English sentence */
PASSGENAU_C_API const char* passgenau_error_pointer(
    const passgenau_error* error); /* JSON Pointer into the document */
PASSGENAU_C_API const char* passgenau_error_file(const passgenau_error* error); /* as the caller named it */
PASSGENAU_C_API uint64_t passgenau_error_line(const passgenau_error* error);    /* from 1 */
/* {"code", "message", "pointer"?, "file"?, "line"?, "limit"?, "details"?: [the same]}: details are every problem of a document. */
PASSGENAU_C_API const char* passgenau_error_json(const passgenau_error* error);
/* NULL is fine. Threads: any. */
PASSGENAU_C_API void passgenau_error_free(passgenau_error* error);

/* ----------------------------------------------------------------------------------------------------------- catalog */

/* Opens the folder `path`, or a sealed catalog, for reading; it shows this state until refreshed. Cost: reads the facts of every offer and, once,
 * the whole of a sealed catalog. Errors: catalog-missing, path-refused, catalog-foreign, catalog-newer, catalog-older, catalog-damaged. Threads: any. */
PASSGENAU_C_API int passgenau_catalog_open(const char* path, size_t path_length, passgenau_catalog** catalog,
                                           passgenau_error** error);

/* Opens several networks as one catalog: {"networks": [{"name", "path"}]}, each offer is called name:id then (docs/federation.md). A network that
 * cannot be read is told in the member "networks" of every answer and of passgenau_catalog_info; the others answer. Errors: networks-invalid, of
 * the JSON itself, too; networks-missing where none can be read. Threads: any. */
PASSGENAU_C_API int passgenau_catalog_open_networks(const char* networks, size_t networks_length,
                                                    passgenau_catalog** catalog, passgenau_error** error);

/* Calls that are running end as if nothing had happened; later ones are handle-closed. NULL is fine. Threads: any. */
PASSGENAU_C_API int passgenau_catalog_close(passgenau_catalog* catalog, passgenau_error** error);

/* Shows the newest committed state from now on; calls that are running keep theirs. `*changed`, unless NULL, is 1 where something
 * had changed, else 0. Cost: as opening where something had. Errors: as for opening. Threads: any. */
PASSGENAU_C_API int passgenau_catalog_refresh(passgenau_catalog* catalog, int* changed,
                                              passgenau_error** error);

/* {"offers", "revision"}: what is shown, as answers say it. Threads: any. */
PASSGENAU_C_API int passgenau_catalog_info(passgenau_catalog* catalog, char** json, size_t* length,
                                           passgenau_error** error);

/* Ids of all offers, an array sorted by bytes. Threads: any. */
PASSGENAU_C_API int passgenau_catalog_ids(passgenau_catalog* catalog, char** json, size_t* length,
                                          passgenau_error** error);

/* Reads all that is stored and verifies every checksum; an array with one problem for each offer that is damaged. Threads: any. */
PASSGENAU_C_API int passgenau_catalog_check(passgenau_catalog* catalog, char** json, size_t* length,
                                            passgenau_error** error);

/* One offer as it is stored now, canonical JSON; confidential sites without address and coordinates. Errors: offer-unknown,
 * catalog-damaged. Threads: any. */
PASSGENAU_C_API int passgenau_offer(passgenau_catalog* catalog, const char* id, size_t id_length, char** json,
                                    size_t* length, passgenau_error** error);

/* ---------------------------------------------------------------------------------------------------------- matching
 * `profile` is one needs profile. Options of all of them: {"as_of"?: the day for a profile that names none, YYYY-MM-DD,
 * "language"?: BCP 47; then every note, match, reason, near miss, question and judgement has a "sentence" in it}. Errors:
 * profile-invalid with every problem in the details, options-invalid, language-unsupported. Threads: any, and nothing of a profile is
 * kept. Costs are those of the C++ functions and about 1 microsecond for each match and kilobyte of profile. */

/* The answer, byte by byte as `passgenau match --json` prints it. Options: {"near_misses"?: 0-200, "ask"?: 0-200} add at most so
 * many near misses and open questions. */
PASSGENAU_C_API int passgenau_match(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                                    const char* options, size_t options_length, char** json, size_t* length,
                                    passgenau_error** error);

/* Many profiles: JSON Lines in, blank ones passed over, each a profile or {"id"?, "case"?, "profile"}. JSON Lines out (each ends with
 * a line end), one for each, in order and all of one state of the catalog but those to profiles with words, which are looked up in the
 * newest: the answer with the "id" in front, or {"id"?, "error"} where a profile is not valid, which is no error of the call; "line" in
 * it is that of the input. Options: {"threads"?: 0-256 share the work, 0 (default): as many as the machine has}. All profiles and all
 * answers are in memory at once. */
PASSGENAU_C_API int passgenau_match_all(passgenau_catalog* catalog, const char* profiles,
                                        size_t profiles_length, const char* options, size_t options_length,
                                        char** json, size_t* length, passgenau_error** error);

/* Offers that fail exactly one condition, each with the smallest change after which it fits: an array, as "near_misses" of an
 * answer. Options: {"most"?: 0-200, default 20}. */
PASSGENAU_C_API int passgenau_near_misses(passgenau_catalog* catalog, const char* profile,
                                          size_t profile_length, const char* options, size_t options_length,
                                          char** json, size_t* length, passgenau_error** error);

/* The same for one offer: an object, or null where it is no near miss. Errors: offer-unknown, too. */
PASSGENAU_C_API int passgenau_near_miss(passgenau_catalog* catalog, const char* profile,
                                        size_t profile_length, const char* id, size_t id_length,
                                        const char* options, size_t options_length, char** json,
                                        size_t* length, passgenau_error** error);

/* Every verdict for one offer, whether it matches or not, and the "change" after which it would where it is a near miss, as
 * `passgenau why --json` prints it. Errors: offer-unknown, too. */
PASSGENAU_C_API int passgenau_why(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                                  const char* id, size_t id_length, const char* options,
                                  size_t options_length, char** json, size_t* length,
                                  passgenau_error** error);

/* What to ask the family next: an array, as "ask" of an answer. Options: {"most"?: 0-200, default 3}. */
PASSGENAU_C_API int passgenau_ask(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                                  const char* options, size_t options_length, char** json, size_t* length,
                                  passgenau_error** error);

/* --------------------------------------------------------------------------------------------------------- planning
 * Options and errors are those of matching; a profile without needs is profile-invalid. Threads: any. */

/* The smallest set of offers that covers the needs, as `passgenau plan --json` prints it (docs/planning.md). Options: {"max_offers"?: 1-20,
 * default 8, "max_contacts"?: 1-20, default 20}. Cost: each offer that could help is judged, once or twice, and the records of those that may be chosen are
 * read (50 microseconds each). */
PASSGENAU_C_API int passgenau_plan(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                                   const char* options, size_t options_length, char** json, size_t* length,
                                   passgenau_error** error);

/* Which help there is for each need over time, as `passgenau pathway` writes it. Options: {"until"?: the first day that is not looked
 * at, after as_of and at most ten years ahead; default the third birthday of the youngest child, at least a year, "offers"?: 0-20 for
 * each need beside those of its path, default 4, "format"?: json (default), svg or ical, which are in German without a "language"}. */
PASSGENAU_C_API int passgenau_pathway(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                                      const char* options, size_t options_length, char** text, size_t* length,
                                      passgenau_error** error);

/* ---------------------------------------------------------------------------------------------------------- free text */

/* The offers that words lead to, as `passgenau search --json` prints them (docs/search.md). Options: {"language"?: BCP 47 of the words,
 * default German, "limit"?: 1-200, default 10, "unfinished"?: true while somebody is typing}. Shows the newest committed state from then
 * on, as a refresh does. Errors: words-too-long, words-too-many. Threads: any. */
PASSGENAU_C_API int passgenau_search(passgenau_catalog* catalog, const char* words, size_t words_length,
                                     const char* options, size_t options_length, char** json, size_t* length,
                                     passgenau_error** error);

/* Words of the offers that begin like the last word of `beginning`: [{"word", "offers"}], those of the most offers first. Options:
 * {"limit"?: 1-200, default 10}. Threads: any. */
PASSGENAU_C_API int passgenau_complete(passgenau_catalog* catalog, const char* beginning,
                                       size_t beginning_length, const char* options, size_t options_length,
                                       char** json, size_t* length, passgenau_error** error);

/* A needs profile out of a sentence, as `passgenau read --json` prints it (docs/reading.md), with the concepts and places of the
 * catalog; with the built-in vocabulary and postal codes alone where it is NULL. Options: {"as_of": YYYY-MM-DD, required}. The first
 * call of a catalog, and the first after a refresh, take some 20 milliseconds more. Errors: as-of-missing, json-encoding,
 * control-character, too-long. Threads: any. */
PASSGENAU_C_API int passgenau_read(passgenau_catalog* catalog, const char* text, size_t text_length,
                                   const char* options, size_t options_length, char** json, size_t* length,
                                   passgenau_error** error);

/* --------------------------------------------------------------------------------------- documents, words and places
 * `catalog` may be NULL in the first three: the built-in vocabulary then, without a network's own concepts. */

/* What is wrong with an offer, an array of problems; one whose code is a warning refuses nothing. Threads: any. */
PASSGENAU_C_API int passgenau_check_offer(passgenau_catalog* catalog, const char* offer, size_t offer_length,
                                          char** json, size_t* length, passgenau_error** error);

/* What is wrong with a needs profile, likewise. Options: {"as_of"?}. Threads: any. */
PASSGENAU_C_API int passgenau_check_profile(passgenau_catalog* catalog, const char* profile,
                                            size_t profile_length, const char* options, size_t options_length,
                                            char** json, size_t* length, passgenau_error** error);

/* The concepts for forms: [{"id", "type", "broader"?, "scope"?, "safety"?, "residential"?, "referral_only"?, "burdens"?, "label",
 * "synonyms"?}], in the order of the data. Options: {"type"?: burden, kind, provider, trait, role or delivery, "language"?: BCP 47}.
 * With a language `label` is a text in it (the closest there is, else English, else the id) and `synonyms` a list; without one both are
 * objects by language. Threads: any. */
PASSGENAU_C_API int passgenau_vocabulary(passgenau_catalog* catalog, const char* options,
                                         size_t options_length, char** json, size_t* length,
                                         passgenau_error** error);

/* Rows of the catalog's gazetteer: [{"postal_code"?, "name"?, "region"?, "lat", "lon", "population"?}], empty where it holds none.
 * Options, exactly one of: {"postal_code"?: five digits, "region"?: a municipality key or the beginning of one, "name"?: of a place}.
 * Threads: any. */
PASSGENAU_C_API int passgenau_places(passgenau_catalog* catalog, const char* options, size_t options_length,
                                     char** json, size_t* length, passgenau_error** error);

/* ------------------------------------------------------------------------------------------------- whole catalogs */

/* Pairs of offers that are probably one, as `passgenau duplicates --json` prints them. Options: {"least"?: 0-1, default 0.8,
 * "across_sources"?: false}. Cost: 0.2 milliseconds an offer. Threads: any. */
PASSGENAU_C_API int passgenau_duplicates(passgenau_catalog* catalog, const char* options,
                                         size_t options_length, char** json, size_t* length,
                                         passgenau_error** error);

/* All offers as others read them, sorted by id, in the bytes that `passgenau export` writes; the whole text is in memory. Options:
 * {"format"?: jsonl (default), hsds, schema-org or csv, "confidential"?: true is the backup (jsonl only), "language"?: for formats with
 * room for one, default de, "separator"?: "," (default), ";" or "\t", "byte_order_mark"?: false, both for csv}. Threads: any. */
PASSGENAU_C_API int passgenau_export(passgenau_catalog* catalog, const char* options, size_t options_length,
                                     char** text, size_t* length, passgenau_error** error);

/* Makes one file `into` of the catalog's folder, at its newest committed state, that every machine verifies when it opens it (docs/sealed.md):
 * {"offers", "revision", "bytes", "sha256"}. `report`: any text that goes with it about its sources; NULL, and an empty one, are none. A regular
 * file there is replaced, once the new one is whole. Errors: as for opening, too-long (the report), path-refused (something else stands there, or
 * the catalog is sealed already), file-unwritable. Cost: reads the catalog twice and the file thrice. Threads: any. */
PASSGENAU_C_API int passgenau_seal(passgenau_catalog* catalog, const char* into, size_t into_length,
                                   const char* report, size_t report_length, char** json, size_t* length,
                                   passgenau_error** error);

/* How good the order is, as `passgenau evaluate --json` prints it: profiles as JSON Lines with "id" and "case", judgements as JSON
 * Lines {"profile", "offer", "grade"}. Options: {"as_of"?, "language"?: of the cases, default de}. Errors: judgements-invalid with every
 * problem in the details. Threads: any. */
PASSGENAU_C_API int passgenau_evaluate(passgenau_catalog* catalog, const char* profiles,
                                       size_t profiles_length, const char* judgements,
                                       size_t judgements_length, const char* options, size_t options_length,
                                       char** json, size_t* length, passgenau_error** error);

/* --------------------------------------------------------------------------------------------------- many families */

/* Profiles are JSON Lines with "id", here and below, each perhaps with a "weight"; they stay in this process. What is wrong with any of
 * them: profile-invalid with every problem, its line and its pointer in the details, and nothing of the profile. */

/* Whom an offer helps, as `passgenau who --json` prints it: ids and scores. `offer` is a document, whether it stands in the catalog or not
 * yet. Options: {"as_of"?}. Errors: offer-invalid with every problem. Cost: reads the profiles, which takes longer than judging them. Threads: any. */
PASSGENAU_C_API int passgenau_who(passgenau_catalog* catalog, const char* offer, size_t offer_length,
                                  const char* profiles, size_t profiles_length, const char* options,
                                  size_t options_length, char** json, size_t* length,
                                  passgenau_error** error);

/* Where the network is thin for these families, and which one offer more would help most, as `passgenau gaps` tells it; numbers of families are
 * multiples of 5, and none below it is told. Options: {"as_of"?, "prevalence"?: true: the population is one document of published shares that families
 * are drawn from, "what_if"?: 0-100 for each county, default 5, "threads"?: 0-256, "format"?: json (default), csv, geojson or html, "language"?: de (default) or
 * en and "title"?: of the network, both for html}. Errors: empty without a family. Cost: 0.15 milliseconds a family before 10,000 offers.
 * Threads: any. */
PASSGENAU_C_API int passgenau_gaps(passgenau_catalog* catalog, const char* population,
                                   size_t population_length, const char* options, size_t options_length,
                                   char** text, size_t* length, passgenau_error** error);

/* Whose lists the catalog in the folder `path` would change if it stood in the place of this one, and why, as `passgenau diff --json` prints
 * it. Options: {"as_of"?, "threads"?: 0-256}. Errors: empty without a family; of the other catalog those of passgenau_catalog_open. Cost: opens it, reads
 * every offer of both, and two matches a family. Threads: any. */
PASSGENAU_C_API int passgenau_difference(passgenau_catalog* catalog, const char* path, size_t path_length,
                                         const char* profiles, size_t profiles_length, const char* options,
                                         size_t options_length, char** json, size_t* length,
                                         passgenau_error** error);

/* ------------------------------------------------------------------------------------------------------------ writer
 * Nothing is visible to readers before passgenau_writer_commit, then everything at once. After a storage error, or an import that was
 * refused as a whole, the writer is done for: writer-closed; close it, and open another. */

/* Opens the folder `path`, or makes it. Errors: catalog-locked at once where another writer is open, catalog-sealed, as for
 * passgenau_catalog_open. Threads: any. */
PASSGENAU_C_API int passgenau_writer_open(const char* path, size_t path_length, passgenau_writer** writer,
                                          passgenau_error** error);

/* What was not committed is gone. The catalog can be written by others when the last running call has ended. NULL is fine.
 * Threads: any. */
PASSGENAU_C_API int passgenau_writer_close(passgenau_writer* writer, passgenau_error** error);

/* Adds an offer, or replaces the one with its id: {"replaced": true or false, "problems": [warnings]}; `json` may be NULL. Errors:
 * offer-invalid with every problem in the details; the writer is unharmed by that. Threads: in turn. */
PASSGENAU_C_API int passgenau_writer_put(passgenau_writer* writer, const char* offer, size_t offer_length,
                                         char** json, size_t* length, passgenau_error** error);

/* Takes an offer out. `*removed`, unless NULL, is 1, or 0 where there was none. Threads: in turn. */
PASSGENAU_C_API int passgenau_writer_remove(passgenau_writer* writer, const char* id, size_t id_length,
                                            int* removed, passgenau_error** error);

/* A network's own concepts, JSON Lines, in place of those it had. Errors: vocabulary-invalid with every problem in the details.
 * Threads: in turn. */
PASSGENAU_C_API int passgenau_writer_set_vocabulary(passgenau_writer* writer, const char* lines,
                                                    size_t lines_length, passgenau_error** error);

/* The gazetteer of matching: a GeoNames postal-code file, or CSV with a header. An array of problems, one for each row that was left
 * out; `json` may be NULL. Errors: gazetteer-invalid where no row is left. Threads: in turn. */
PASSGENAU_C_API int passgenau_writer_set_gazetteer(passgenau_writer* writer, const char* text,
                                                   size_t text_length, char** json, size_t* length,
                                                   passgenau_error** error);

/* Files as one batch, as `passgenau index` reads them; the report is that of `--report`. Options: {"files": [paths], "format"?: auto
 * (default), jsonl, csv or hsds, "mapping"?: an object, "crosswalk"?: an object, "replace"?: false, "strict"?: false, "force"?: false,
 * "records"?: false; true tells every record that has something to say in "records"}. Nothing is visible before the commit. Errors:
 * too-many-bad, mass-deletion and what a file lacks; then the writer is done for. Threads: in turn. */
PASSGENAU_C_API int passgenau_writer_import(passgenau_writer* writer, const char* options,
                                            size_t options_length, char** json, size_t* length,
                                            passgenau_error** error);

/* The same with one text in place of files: {"files"} is not allowed, {"file_name"?} names it in problems. Threads: in turn. */
PASSGENAU_C_API int passgenau_writer_import_text(passgenau_writer* writer, const char* text,
                                                 size_t text_length, const char* options,
                                                 size_t options_length, char** json, size_t* length,
                                                 passgenau_error** error);

/* Makes everything visible, durably. Errors: storage-failed. Where memory runs out inside a commit Xapian 1.4 may end the program; the
 * catalog is the one before it then. Threads: in turn. */
PASSGENAU_C_API int passgenau_writer_commit(passgenau_writer* writer, passgenau_error** error);

/* NOLINTEND(modernize-use-using) */

#ifdef __cplusplus
}
#endif

#endif
