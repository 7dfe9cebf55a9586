// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
// passgenau for Node: values for the JSON of the C ABI, a promise beside each call, classes for its errors. index.d.ts documents
// what is here; what the documents mean stands in docs/formats.md.

const native = load();

function load() {
  // A build of one's own, as the tests have it.
  if (process.env.PASSGENAU_ADDON) return require(process.env.PASSGENAU_ADDON);
  const name = `passgenau-${process.platform}-${process.arch}-gnu`;
  try {
    return require(name);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' || !error.message.includes(`'${name}'`)) throw error;
  }
  throw new Error(`passgenau has no package for ${process.platform} on ${process.arch}; PASSGENAU_ADDON may name a build of your own`);
}

// ---------------------------------------------------------------------------------------------------------------- errors

class PassgenauError extends Error {
  constructor({ message, pointer, file, line, limit, details = [] }, number, name) {
    super(message);
    Object.assign(this, { code: number, name, pointer, file, line, limit, details });
  }
}

const numbers = new Map();
const errors = {};

native.on_error((json) => {
  const problem = JSON.parse(json);
  const number = numbers.get(problem.code) ?? 0;
  return new (errors[className(problem.code)] ?? PassgenauError)(problem, number, problem.code);
});

function className(code) {
  return code.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}

for (const { number, name, severity } of JSON.parse(native.call(native.functions.codes))) {
  numbers.set(name, number);
  if (severity !== 'error') continue;
  const named = className(name);
  errors[named] = { [named]: class extends PassgenauError {} }[named];
}

// ------------------------------------------------------------------------------------- what goes in: values or JSON text

function text(value) {
  if (typeof value !== 'string') throw new TypeError('a string is expected');
  return value;
}

function document(value) {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') throw new TypeError('an object, or JSON text, is expected');
  return JSON.stringify(value);
}

function lines(value) {
  if (typeof value === 'string') return value;
  return Array.from(value, line).join('\n');
}

// A line end inside a JSON text stands between its tokens, never in a string: a blank says the same. A blank line would be passed over,
// and all that follows would stand beside the wrong answer.
function line(value) {
  const one = document(value).replace(/[\r\n]/g, ' ');
  if (one.trim() === '') throw new TypeError('a JSON text is expected, not a blank one');
  return one;
}

function options(value) {
  if (value === undefined || typeof value === 'string') return value;
  const { signal, ...rest } = value;
  return document(rest);
}

// Options that are for the promise alone (`signal`).
const none = () => undefined;

// The library has no clock: where the caller names no day it is today, in the local time of this process.
function dated(value = {}) {
  if (typeof value === 'string') return value;
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return options({ ...value, as_of: value.as_of ?? today });
}

// ------------------------------------------------------------------------------------- what comes out: values, or the text

const parsed = (value) => (typeof value === 'string' ? JSON.parse(value) : value);
const parsedLines = (value) => value.split('\n').filter(Boolean).map((line) => JSON.parse(line));
const asIs = (value) => value;

// ------------------------------------------------------------------------------------------------- calls, in two manners

function callSync(name, handle, texts, out) {
  return out(native.call(native.functions[name], handle, ...texts));
}

// `dropped` gets the value of a call that was aborted while it ran.
function callAsync(name, handle, texts, out, signal, dropped = asIs) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      native.cancel(job);
      reject(signal.reason);
    };
    const settle = (error, value) => {
      signal?.removeEventListener('abort', abort);
      if (error !== undefined) reject(error);
      else if (signal?.aborted) dropped(value);
      else resolve(out(value));
    };
    const job = native.start(native.functions[name], handle, texts[0], texts[1], texts[2], settle);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

// name in JavaScript: [name in C, what each argument is…]; `out` where it is not one JSON document.
const catalogCalls = {
  refresh: ['catalog_refresh', none],
  info: ['catalog_info', none],
  ids: ['catalog_ids', none],
  check: ['catalog_check', none],
  offer: ['offer', text, none],
  match: ['match', document, dated],
  matchAll: ['match_all', lines, dated],
  nearMisses: ['near_misses', document, dated],
  nearMiss: ['near_miss', document, text, dated],
  why: ['why', document, text, dated],
  ask: ['ask', document, dated],
  search: ['search', text, options],
  complete: ['complete', text, options],
  read: ['read', text, dated],
  checkOffer: ['check_offer', document, none],
  checkProfile: ['check_profile', document, dated],
  vocabulary: ['vocabulary', options],
  places: ['places', options],
  duplicates: ['duplicates', options],
  export: ['export', options],
  evaluate: ['evaluate', lines, lines, dated],
};
const writerCalls = {
  put: ['writer_put', document, none],
  remove: ['writer_remove', text, none],
  setVocabulary: ['writer_set_vocabulary', lines, none],
  setGazetteer: ['writer_set_gazetteer', text, none],
  importFiles: ['writer_import', options],
  importText: ['writer_import_text', text, options],
  commit: ['writer_commit', none],
};
const outs = { matchAll: parsedLines, export: asIs };
// What stands behind an object: a handle of the C ABI, which the garbage collector closes where nobody did.
const handles = new WeakMap();
const closed = new WeakSet();

function addMethods(target, calls, asText) {
  for (const [name, [native, ...kinds]] of Object.entries(calls)) {
    const out = asText ? asIs : (outs[name] ?? parsed);
    const texts = (given) => kinds.map((kind, i) => kind(given[i]));
    target[`${name}Sync`] = function (...given) {
      return callSync(native, handles.get(this), texts(given), out);
    };
    target[name] = async function (...given) {
      return callAsync(native, handles.get(this), texts(given), out, given[kinds.length - 1]?.signal);
    };
  }
}

function openable(name, opening, closing, calls) {
  class Text {}
  const adopt = (self, handle) => {
    self.text = new Text();
    for (const each of [self, self.text]) handles.set(each, handle);
    return self;
  };
  const Class = class {
    constructor(path) {
      adopt(this, callSync(opening, undefined, [text(path)], asIs));
    }
    static async open(path, { signal } = {}) {
      const close = (handle) => callSync(closing, handle, [], asIs);
      return adopt(Object.create(Class.prototype), await callAsync(opening, undefined, [text(path)], asIs, signal, close));
    }
    close() {
      if (closed.has(this)) return;
      callSync(closing, handles.get(this), [], asIs);
      closed.add(this);
    }
  };
  Object.defineProperty(Class, 'name', { value: name });
  if (Symbol.dispose) Class.prototype[Symbol.dispose] = Class.prototype.close;
  addMethods(Class.prototype, calls, false);
  addMethods(Text.prototype, calls, true);
  return Class;
}

module.exports = {
  Catalog: openable('Catalog', 'catalog_open', 'catalog_close', catalogCalls),
  CatalogWriter: openable('CatalogWriter', 'writer_open', 'writer_close', writerCalls),
  PassgenauError,
  errors,
  version: () => module.exports.components().find(({ name }) => name === 'passgenau').version,
  components: () => callSync('components', undefined, [], parsed),
  codes: () => callSync('codes', undefined, [], parsed),
  languages: () => callSync('languages', undefined, [], parsed),
};
