// SPDX-License-Identifier: GPL-2.0-or-later
/// <reference lib="esnext.disposable" />
/**
 * passgenau for Node. Each call there is twice: `match` runs on a thread of Node's pool and gives a promise – for servers –, `matchSync`
 * runs at once. `catalog.text` has the same calls with the library's own bytes as the value, for those who hand them on. A document is
 * given as an object or as JSON text. What the documents mean: docs/formats.md.
 */

// The documents: made from the JSON Schemas in schemas/ when the package is built.
import type {
  Answer, AnswerLine, Audience, CatalogDifference, CatalogInfo, Code, Completion, Component, Concept, DuplicateReport, Evaluation, Gaps, Grade, ImportReport, Judgement, Language, NearMiss,
  NeedsProfile, Offer, OpenQuestion, Pathway, Place, Plan, Problem, ProfileLine, ProfileReading, PutReport, Seal, SearchResult,
} from './documents.js';
export * from './documents.js';

/** What the library does not know of an offer is kept and given back. */
export type OfferRecord = Offer & { [kept: string]: unknown };
/** A concept whose texts are in one language. */
export type LabelledConcept = Concept & { label: string; synonyms?: string[] };
/** A concept whose texts stand by language. */
export type ConceptByLanguage = Concept & { label: Record<string, string>; synonyms?: Record<string, string[]> };

// ----------------------------------------------------------------------------------------------------------------- options

export interface Abortable {
  /** For promises only: a call that has not begun is taken back, of one that runs the result is dropped. */
  signal?: AbortSignal;
}
export interface Dated extends Abortable {
  /** For profiles that name no day; today where absent, in the local time of the process. */
  as_of?: string;
  /** Adds a `sentence` in this language to everything that has something to say. */
  language?: string;
}
export interface MatchOptions extends Dated {
  /** At most so many near misses, 0 to 200. */
  near_misses?: number;
  /** At most so many open questions, 0 to 200. */
  ask?: number;
}
export interface VocabularyOptions extends Abortable {
  type?: Concept['type'];
}
interface ReadOptions extends Abortable {
  format?: 'auto' | 'jsonl' | 'csv' | 'hsds';
  mapping?: object;
  crosswalk?: object;
  replace?: boolean;
  strict?: boolean;
  force?: boolean;
  records?: boolean;
}
export interface ImportOptions extends ReadOptions {
  files: string[];
}
export interface ImportTextOptions extends ReadOptions {
  file_name?: string;
}
export interface GapsOptions extends Abortable {
  as_of?: string;
  prevalence?: boolean;
  what_if?: number;
  threads?: number;
  format?: 'json' | 'csv' | 'geojson' | 'html';
  language?: 'de' | 'en';
  title?: string;
}
export interface ExportOptions extends Abortable {
  format?: 'jsonl' | 'hsds' | 'schema-org' | 'csv';
  confidential?: boolean;
  language?: string;
  separator?: ',' | ';' | '\t';
  byte_order_mark?: boolean;
}

// ------------------------------------------------------------------------------------------------------------------- calls

type Given<T> = T | string;
type Profile = Given<NeedsProfile>;
/** JSON Lines, or a list of what would be their lines. */
type Lines<T> = string | Iterable<Given<T>>;

interface CatalogCalls extends CallsOfMany {
  /** Shows the newest committed state from now on; true where something had changed. */
  refresh(options?: Abortable): boolean;
  info(options?: Abortable): CatalogInfo;
  /** Ids of all offers, sorted by bytes. */
  ids(options?: Abortable): string[];
  /** Verifies everything that is stored; one problem for each damaged offer. */
  check(options?: Abortable): Problem[];
  offer(id: string, options?: Abortable): OfferRecord;
  match(profile: Profile, options?: MatchOptions): Answer;
  /** One answer for each profile, in order; `{error}` where one is not valid. `threads` share the work, 0 is as many as there are. */
  matchAll(profiles: Lines<NeedsProfile | ProfileLine>, options?: Dated & { threads?: number }): AnswerLine[];
  nearMisses(profile: Profile, options?: Dated & { most?: number }): NearMiss[];
  nearMiss(profile: Profile, offer: string, options?: Dated): NearMiss | null;
  why(profile: Profile, offer: string, options?: Dated): Judgement;
  ask(profile: Profile, options?: Dated & { most?: number }): OpenQuestion[];
  /** The smallest set of offers that covers the needs, in order. */
  plan(profile: Profile, options?: Dated & { max_offers?: number; max_contacts?: number }): Plan;
  /** Which help there is for each need over time. The picture and the calendar are texts: `catalog.text.pathway(profile, { format: 'svg' })`, or 'ical'. */
  pathway(profile: Profile, options?: Dated & { until?: string; offers?: number; format?: 'json' | 'svg' | 'ical' }): Pathway;
  /** The offers that words lead to; `unfinished` while somebody is typing. */
  search(words: string, options?: { language?: string; limit?: number; unfinished?: boolean } & Abortable): SearchResult;
  /** Words of the offers that begin like the last word. */
  complete(beginning: string, options?: { limit?: number } & Abortable): Completion[];
  /** A needs profile out of a sentence, with the words that each fact came from. */
  read(text: string, options?: { as_of?: string } & Abortable): ProfileReading;
  checkOffer(offer: Given<OfferRecord>, options?: Abortable): Problem[];
  checkProfile(profile: Profile, options?: { as_of?: string } & Abortable): Problem[];
  /** With a language, labels are texts in it; else objects by language. */
  vocabulary(options: VocabularyOptions & { language: string }): LabelledConcept[];
  vocabulary(options?: VocabularyOptions): ConceptByLanguage[];
  places(options: ({ postal_code: string } | { region: string } | { name: string }) & Abortable): Place[];
  duplicates(options?: { least?: number; across_sources?: boolean } & Abortable): DuplicateReport;
  /** The text that `passgenau export` writes. */
  export(options?: ExportOptions): string;
  evaluate(
    profiles: Lines<ProfileLine>,
    judgements: Lines<Grade>,
    options?: Dated,
  ): Evaluation;
}

interface CallsOfMany {
  /** Whom an offer helps, whether it stands in the catalog or not yet: ids and scores. */
  who(offer: Given<OfferRecord>, profiles: Lines<NeedsProfile | ProfileLine>, options?: { as_of?: string } & Abortable): Audience;
  /**
   * Where the network is thin for these families – or, as JSON text with `prevalence`, for those drawn from published shares. `catalog.text.gaps` with the
   * format csv, geojson or html gives that.
   */
  gaps(population: Lines<NeedsProfile | ProfileLine>, options?: GapsOptions): Gaps;
  /** Whose lists the catalog in the folder `path` would change if it stood in the place of this one, and why. */
  difference(path: string, profiles: Lines<NeedsProfile | ProfileLine>, options?: { as_of?: string; threads?: number } & Abortable): CatalogDifference;
  /** One file of this catalog's folder at its newest committed state, which every machine verifies when it opens it; `report` goes with it. */
  seal(into: string, report: string, options?: Abortable): Seal;
}

interface WriterCalls {
  /** Adds an offer, or replaces the one with its id. */
  put(offer: Given<OfferRecord>, options?: Abortable): PutReport;
  /** False where there was none. */
  remove(id: string, options?: Abortable): boolean;
  setVocabulary(concepts: Lines<object>, options?: Abortable): void;
  /** CSV with a header, or a GeoNames postal-code file; a problem for each row left out. */
  setGazetteer(text: string, options?: Abortable): Problem[];
  importFiles(options: ImportOptions): ImportReport;
  importText(text: string, options?: ImportTextOptions): ImportReport;
  /** Makes everything visible, durably. */
  commit(options?: Abortable): void;
}

type Promised<F> = F extends {
  (...given: infer A1): infer R1;
  (...given: infer A2): infer R2;
}
  ? { (...given: A1): Promise<R1>; (...given: A2): Promise<R2> }
  : never;
type InText<R> = R extends object | null ? string : R;
type Both<Calls> = { [Name in keyof Calls]: Promised<Calls[Name]> } & {
  [Name in keyof Calls & string as `${Name}Sync`]: Calls[Name];
};
type BothInText<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...given: infer A) => infer R ? (...given: A) => Promise<InText<R>> : never;
} & {
  [Name in keyof Calls & string as `${Name}Sync`]: Calls[Name] extends (...given: infer A) => infer R
    ? (...given: A) => InText<R>
    : never;
};

/** A catalog open for reading; any number of calls may run at once, and it may be closed while they do. */
export class Catalog {
  constructor(path: string);
  static open(path: string, options?: Abortable): Promise<Catalog>;
  /** Several networks as one catalog; who is missing stands in `info` and in every answer. */
  static openNetworks(networks: { networks: { name: string; path: string }[] } | string, options?: Abortable): Promise<Catalog>;
  static openNetworksSync(networks: { networks: { name: string; path: string }[] } | string): Catalog;
  /** Calls that run end as if nothing had happened; later ones throw `HandleClosed`, but a second closing does nothing. */
  close(): void;
  /** For `using`, where this Node knows it. */
  [Symbol.dispose](): void;
  /** The same calls with the library's bytes as the value. */
  readonly text: BothInText<CatalogCalls>;
}
export interface Catalog extends Both<CatalogCalls> {}

/** The one writer of a catalog, which is made where there is none; nothing is visible before `commit`. */
export class CatalogWriter {
  constructor(path: string);
  static open(path: string, options?: Abortable): Promise<CatalogWriter>;
  /** What was not committed is gone. */
  close(): void;
  /** For `using`, where this Node knows it. */
  [Symbol.dispose](): void;
  readonly text: BothInText<WriterCalls>;
}
export interface CatalogWriter extends Both<WriterCalls> {}

// ------------------------------------------------------------------------------------------------------------------ errors

/** What every failed call throws, or rejects with. Branch on `name`. */
export class PassgenauError extends Error {
  /** The number of the code, as in passgenau.h. */
  readonly code: number;
  /** `profile-invalid`. */
  readonly name: string;
  readonly pointer?: string;
  readonly file?: string;
  readonly line?: number;
  readonly limit?: string;
  /** Every problem of a document at once. */
  readonly details: Problem[];
}

/** One class for each code whose severity is `error`, made from the library's table: `errors.ProfileInvalid`. */
export const errors: Readonly<Record<string, new (problem: Problem, code: number, name: string) => PassgenauError>>;

// ------------------------------------------------------------------------------------------------------------- the library

export function version(): string;
/** passgenau and every library it runs on, as loaded. */
export function components(): Component[];
export function codes(): Code[];
/** The languages that sentences exist in. */
export function languages(): Language[];
