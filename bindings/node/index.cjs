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

const errors = {};
const codes = new Map();

function errorOf(json) {
  if (json === '') return new RangeError('the result is too long for a string');
  const problem = JSON.parse(json);
  const { number = 0, Class = PassgenauError } = codes.get(problem.code) ?? {};
  return new Class(problem, number, problem.code);
}

for (const { number, name, severity } of callSync('codes', undefined, [], JSON.parse)) {
  const className = name.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
  if (severity === 'error') errors[className] = { [className]: class extends PassgenauError {} }[className];
  codes.set(name, { number, Class: errors[className] });
}

// ------------------------------------------------------------------------------------- what goes in: values or JSON text

function text(value) {
  if (typeof value !== 'string') throw new TypeError('a string is expected');
  return value;
}

function document(value) {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') throw new TypeError('an object, or JSON text, is expected');
  try {
    return JSON.stringify(value);
  } catch {
    // Its own error names the members of an object that holds itself.
    throw new TypeError('an object that cannot be JSON');
  }
}

function lines(value) {
  return typeof value === 'string' ? value : Array.from(value, line).join('\n');
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
  const local = new Date(now - now.getTimezoneOffset() * 60_000);
  return options({ ...value, as_of: value.as_of ?? local.toISOString().slice(0, 10) });
}

// ------------------------------------------------------------------------------------- what comes out: values, or the text

const parsed = (value) => (typeof value === 'string' ? JSON.parse(value) : value);
const parsedLines = (value) => value.split('\n').filter(Boolean).map((line) => JSON.parse(line));
const asIs = (value) => value;

// ------------------------------------------------------------------------------------------------- calls, in two manners

function callSync(name, handle, texts, out) {
  let error, value;
  native[name](handle, texts[0], texts[1], texts[2], (...told) => { [error, value] = told; }, false);
  if (error !== undefined) throw errorOf(error);
  return out(value);
}

// `dropped` gets the value of a call that was aborted while it ran.
function callAsync(name, handle, texts, out, signal, dropped = asIs) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      native.cancel(running);
      reject(signal.reason);
    };
    const settle = (error, value) => {
      signal?.removeEventListener('abort', abort);
      if (error !== undefined) reject(errorOf(error));
      else if (signal?.aborted) dropped(value);
      else resolve(out(value));
    };
    const running = native[name](handle, texts[0], texts[1], texts[2], settle, true);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

// What each argument is, and the functions that take these, by their names in C without what they belong to.
const catalogCalls = [
  [[none], 'refresh', 'info', 'ids', 'check'],
  [[text, none], 'offer'],
  [[document, none], 'check_offer'],
  [[document, dated], 'match', 'near_misses', 'ask', 'plan', 'pathway', 'check_profile'],
  [[document, text, dated], 'near_miss', 'why'],
  [[lines, dated], 'match_all', 'gaps'],
  [[document, lines, dated], 'who'],
  [[text, lines, dated], 'difference'],
  [[text, text, none], 'seal'],
  [[lines, lines, dated], 'evaluate'],
  [[text, options], 'search', 'complete'],
  [[text, dated], 'read'],
  [[options], 'vocabulary', 'places', 'duplicates', 'export'],
];
const writerCalls = [
  [[none], 'commit'],
  [[document, none], 'put'],
  [[text, none], 'remove', 'set_gazetteer'],
  [[lines, none], 'set_vocabulary'],
  [[options], 'import'],
  [[text, options], 'import_text'],
];
// Where it is not the name in C, and not one JSON document.
const names = { import: 'importFiles' };
const outs = { match_all: parsedLines, export: asIs };
// What stands behind an object: a handle of the C ABI, which the garbage collector closes where nobody did.
const handles = new WeakMap();
const closed = new WeakSet();

function addMethods(target, kind, calls, asText) {
  for (const [kinds, ...functions] of calls) {
    const texts = (given) => kinds.map((each, i) => each(given[i]));
    for (const name of functions) {
      const own = `${kind}_${name}` in native ? `${kind}_${name}` : name;
      const out = asText ? asIs : (outs[name] ?? parsed);
      const method = names[name] ?? name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
      target[`${method}Sync`] = function (...given) {
        return callSync(own, handles.get(this), texts(given), out);
      };
      target[method] = async function (...given) {
        return callAsync(own, handles.get(this), texts(given), out, given[kinds.length - 1]?.signal);
      };
    }
  }
}

function openable(name, kind, calls) {
  class Text {}
  const adopt = (self, handle) => {
    self.text = new Text();
    for (const each of [self, self.text]) handles.set(each, handle);
    return self;
  };
  const close = (handle) => callSync(`${kind}_close`, handle, [], asIs);
  const Class = { [name]: class {
    constructor(path) {
      adopt(this, callSync(`${kind}_open`, undefined, [text(path)], asIs));
    }
    static async open(path, { signal } = {}) {
      return adopt(Object.create(Class.prototype), await callAsync(`${kind}_open`, undefined, [text(path)], asIs, signal, close));
    }
    close() {
      if (closed.has(this)) return;
      close(handles.get(this));
      closed.add(this);
    }
  } }[name];
  if (`${kind}_open_networks` in native) {
    const open = `${kind}_open_networks`;
    Class.openNetworksSync = (networks) => adopt(Object.create(Class.prototype), callSync(open, undefined, [document(networks)], asIs));
    Class.openNetworks = async (networks, { signal } = {}) =>
      adopt(Object.create(Class.prototype), await callAsync(open, undefined, [document(networks)], asIs, signal, close));
  }
  if (Symbol.dispose) Class.prototype[Symbol.dispose] = Class.prototype.close;
  addMethods(Class.prototype, kind, calls, false);
  addMethods(Text.prototype, kind, calls, true);
  return Class;
}

module.exports = {
  Catalog: openable('Catalog', 'catalog', catalogCalls),
  CatalogWriter: openable('CatalogWriter', 'writer', writerCalls),
  PassgenauError,
  errors,
  version: () => module.exports.components().find(({ name }) => name === 'passgenau').version,
  ...Object.fromEntries(['components', 'codes', 'languages'].map((name) => [name, () => callSync(name, undefined, [], parsed)])),
};
