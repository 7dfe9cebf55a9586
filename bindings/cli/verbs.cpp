// SPDX-License-Identifier: GPL-2.0-or-later
#include "verbs.hpp"

#include <array>

namespace passgenau::cli {
namespace {

constexpr std::array all{
    Verb{
        .name = "index",
        .usage = "CATALOG FILE… [options]",
        .summary = "Create a catalog from offers, or bring it up to date.",
        .more =
            "Each FILE holds offers in our own format, as JSON Lines or a JSON array, or through --mapping "
            "the "
            "records of others, then\n"
            "also separated values (.csv, .tsv). Good offers go in, a bad one leaves its previous version in "
            "place, and everything becomes\n"
            "visible at once. Exit status 1: some records were refused.",
        .example = "passgenau index offers.pgn offers.jsonl --gazetteer gazetteer.csv --report report.json",
        .run = run_index},
    Verb{.name = "match",
         .usage = "CATALOG [PROFILE…|-] [options]",
         .summary = "Rank the offers that fit a family, with reasons.",
         .more = "PROFILE is a .json file with one needs profile, or a .jsonl file with one a line; - or "
                 "nothing is standard input. A profile\n"
                 "stands bare or as {\"id\": …, \"case\": \"…\", \"profile\": {…}}: the id is given back, "
                 "the case is shown. A bad profile is\n"
                 "refused on standard error, the others are still answered (exit status 1). --near-misses "
                 "looks at every "
                 "offer, however far.",
         .example = "passgenau match offers.pgn family.json --language en",
         .run = run_match},
    Verb{.name = "why",
         .usage = "CATALOG PROFILE OFFER-ID [options]",
         .summary = "Every verdict for one offer, whether it fits or not.",
         .more = "The first line says whether it fits; then come the verdicts that decide, and those that "
                 "fit last. "
                 "PROFILE holds one needs\n"
                 "profile, or is - for standard input. --json keeps the order of the format.",
         .example = "passgenau why offers.pgn family.json da/elterncafe-martinsviertel",
         .run = run_why},
    Verb{.name = "evaluate",
         .usage = "CATALOG --profiles P --judgements Q [options]",
         .summary = "Measure the order of the answers on families that somebody judged.",
         .more =
             "P holds one {\"id\": …, \"case\": \"…\", \"profile\": {…}} a line, Q one {\"profile\": id, "
             "\"offer\": id, \"grade\": 0–3} a line, with\n"
             "\"ineligible\": true where the offer must not match at all. Tells nDCG, precision, recall and "
             "reciprocal rank with 95 % bootstrap\n"
             "intervals, beside plain baselines, what each criterion is worth, and every family whose first "
             "line is wrong.",
         .example = "passgenau evaluate offers.pgn --profiles families.jsonl --judgements judgements.jsonl",
         .run = run_evaluate},
    Verb{.name = "plan",
         .usage = "CATALOG [PROFILE…|-] [options]",
         .summary = "The smallest set of offers that covers what a family needs, in order.",
         .more = "Several offers of one provider at one place are one contact. What stays uncovered is told, "
                 "with what would "
                 "nearly fit.\n"
                 "PROFILE is as for `match`; a profile without needs is refused.",
         .example = "passgenau plan offers.pgn family.json --max-contacts 3",
         .run = run_plan},
    Verb{.name = "pathway",
         .usage = "CATALOG [PROFILE…|-] [options]",
         .summary = "Which help there is for each need over time: hand-overs, holes, waiting lists.",
         .more = "From as_of to the third birthday of the youngest child, at least a year, or to --until. "
                 "PROFILE is as for "
                 "`match`; --svg and\n"
                 "--ical take one profile. The calendar names no need; for a discreet family, or one in "
                 "danger, no offer "
                 "either.",
         .example = "passgenau pathway offers.pgn family.json --svg pathway.svg --ical pathway.ics",
         .run = run_pathway},
    Verb{.name = "search",
         .usage = "CATALOG [WORDS…] [options]",
         .summary = "Find offers by words, in any language the vocabulary has.",
         .more = "Stems, compounds, synonyms and spelling are taken care of; a corrected spelling is said. "
                 "With --queries one "
                 "answer\n"
                 "a line, {\"id\", \"hits\": [{\"offer\", \"score\"}]}; a line that is refused is named on "
                 "standard "
                 "error (exit status 1).",
         .example = "passgenau search offers.pgn mein Baby schreit nur",
         .run = run_search},
    Verb{.name = "read",
         .usage = "TEXT|- [options]",
         .summary = "A needs profile out of a sentence.",
         .more =
             "TEXT is a note or a sentence in German or English, at most 1,000 characters; - is standard "
             "input. "
             "What was read stands beside\n"
             "the words it came from, and what was not taken is listed. Look it through before you match: it "
             "is a draft.",
         .example = "passgenau read '17-Jährige, 28. SSW, spricht kaum Deutsch (Arabisch)' --json",
         .run = run_read},
    Verb{.name = "show",
         .usage = "CATALOG ID",
         .summary = "One offer as JSON: indented on a terminal, one line in a pipe.",
         .more = "A confidential site is shown without its address and its coordinates.",
         .example = "passgenau show offers.pgn da/elterncafe-martinsviertel",
         .run = run_show},
    Verb{.name = "remove",
         .usage = "CATALOG ID…",
         .summary = "Take offers out.",
         .more = "Exit status 1: one of them was not there (the others are taken out all the same).",
         .example = "passgenau remove offers.pgn da/elterncafe-martinsviertel",
         .run = run_remove},
    Verb{.name = "check",
         .usage = "CATALOG",
         .summary = "Read everything and verify every checksum.",
         .more = "CATALOG is a folder or a sealed catalog, whose SHA-256 is shown, or a list of networks, of "
                 "which each on this\n"
                 "machine is checked. Exit status 1: something is damaged or missing; what and where is said "
                 "on standard error, and how\n"
                 "many offers `export --undamaged` can save.",
         .example = "passgenau check offers.pgn",
         .run = run_check},
    Verb{.name = "seal",
         .usage = "CATALOG --into FILE [options]",
         .summary = "Make one file of a catalog, to be opened on other machines.",
         .more = "Compacted, with a manifest of SHA-256, counts and a report of its sources. Every verb that "
                 "reads opens it as it opens a folder,\n"
                 "after all of it was verified; nothing can be written to it. Its SHA-256 goes to standard "
                 "output: "
                 "hand it over by another way,\n"
                 "and compare it with what `check` shows there.",
         .example = "passgenau seal offers.pgn --into offers.sealed --report report.json",
         .run = run_seal},
    Verb{.name = "map",
         .usage = "FILE|- [options]",
         .summary = "Propose a mapping for the records of others.",
         .more = "FILE holds JSON Lines, a JSON array or separated values with a header. The mapping goes to "
                 "standard "
                 "output, ready for\n"
                 "`index --mapping`; what becomes of each field, how sure that is and why, to standard "
                 "error. Read it "
                 "before you use it.",
         .example = "passgenau map angebote.csv > mapping.json",
         .run = run_map},
    Verb{.name = "export",
         .usage = "CATALOG [options]",
         .summary = "Give all offers to others: JSON Lines, HSDS 3, schema.org or CSV.",
         .more = "Sorted by id, all of one state of the catalog. jsonl gives back what went in; with "
                 "--confidential it is the backup. Without\n"
                 "that, no format shows the address or the coordinates of a confidential site.",
         .example = "passgenau export offers.pgn --format hsds --into services.jsonl",
         .run = run_export},
    Verb{.name = "duplicates",
         .usage = "CATALOG [options]",
         .summary = "Offers that are probably the same, with what speaks for it.",
         .more = "Compares title, provider, place, kind and contact. Nothing is merged or removed: which of "
                 "them stays is for a person to say.",
         .example = "passgenau duplicates offers.pgn --json",
         .run = run_duplicates},
    Verb{.name = "gaps",
         .usage = "CATALOG POPULATION… [options]",
         .summary = "Where the network is thin, and which new offer would help most.",
         .more = "POPULATION is a .jsonl file with one profile a line, perhaps with a \"weight\", or a .json "
                 "file of "
                 "published shares that families\n"
                 "are drawn from (docs/gaps.md). Numbers are rounded, to multiples of 5 where no family has "
                 "a weight; "
                 "those of few are not told.",
         .example = "passgenau gaps offers.pgn prevalence.json --report gaps.html --csv gaps.csv",
         .run = run_gaps},
    Verb{.name = "who",
         .usage = "CATALOG OFFER.json|ID PROFILES… [options]",
         .summary = "Whom does an offer help: one of the catalog, a new one, a free place?",
         .more =
             "PROFILES is a file with one profile a line. Ids and scores only, best first. A new or changed "
             "offer comes as a .json file.",
         .example = "passgenau who offers.pgn new-offer.json waiting.jsonl",
         .run = run_who},
    Verb{.name = "diff",
         .usage = "OLD NEW PROFILES… [options]",
         .summary = "Whose list does a new catalog change, and why?",
         .more = "OLD and NEW are catalogs, PROFILES a file with one profile a line. To be read before NEW "
                 "goes live.",
         .example = "passgenau diff live.pgn new.pgn families.jsonl",
         .run = run_diff},
    Verb{.name = "gazetteer build",
         .usage = "FILE… --into G",
         .summary = "Make a gazetteer: postal codes and municipalities, and where they are.",
         .more = "Each FILE is a GeoNames postal-code file, or CSV with a header that names latitude, "
                 "longitude and a postal code or a\n"
                 "municipality key. The result is CSV for `passgenau index --gazetteer`.",
         .example = "passgenau gazetteer build DE.txt --into gazetteer.csv",
         .run = run_gazetteer_build},
};

}  // namespace

std::span<const Verb> verbs() { return all; }

}  // namespace passgenau::cli
