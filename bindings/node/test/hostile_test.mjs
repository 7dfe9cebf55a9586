// SPDX-License-Identifier: GPL-2.0-or-later
// Hostile profiles, the same bytes for every binding: each leads to an error or an answer, and nothing tells of them. A byte that is no
// UTF-8 fits into no string; half of a surrogate pair stands for it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { inspect } from 'node:util';
import { Catalog, CatalogWriter, PassgenauError } from '../index.mjs';
import { startServer } from './browser.mjs';
import { temporaryFolder } from './setting.mjs';

// Half of the marker is too much, too. ctest looks for it in whatever this process writes.
const marker = 'Kanari';
const tells = (text) => text.includes(marker);
let no_text = 0;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const profiles = readFileSync(process.env.PASSGENAU_HOSTILE_PROFILES, 'latin1').trimEnd().split('\n').map((line) => {
  const bytes = Buffer.from(line, 'hex');
  try {
    return decoder.decode(bytes);
  } catch {
    ++no_text;
    return bytes.toString('latin1').replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
  }
});

const path = join(temporaryFolder(), 'catalog');
const offer = { id: 'a', title: { de: 'Schreiambulanz' }, addresses: ['child/excessive-crying'] };
const writer = new CatalogWriter(path);
writer.putSync(offer);
writer.putSync({ id: 'b', title: { de: 'Hebamme' }, kinds: ['midwifery/midwife'], languages: [{ tag: 'ar' }] });
writer.commitSync();
writer.close();
const catalog = new Catalog(path);
after(() => catalog.close());

const inWords = { language: 'de', as_of: '2026-11-21' };
const lines = (profile) => [`{"id":"f","profile":${profile}}`];
// What each call that takes a profile, or words of one, gets of it.
const given = {
  match: (profile) => [profile, { near_misses: 2, ask: 2, ...inWords }], matchAll: (profile) => [lines(profile), inWords],
  nearMisses: (profile) => [profile, inWords], nearMiss: (profile) => [profile, 'a', inWords], why: (profile) => [profile, 'a', inWords],
  ask: (profile) => [profile, inWords], plan: (profile) => [profile, inWords], pathway: (profile) => [profile, inWords],
  search: (profile) => [profile], complete: (profile) => [profile], read: (profile) => [profile], checkProfile: (profile) => [profile],
  evaluate: (profile) => [lines(profile), [{ profile: 'f', offer: 'a', grade: 1 }]], who: (profile) => [offer, lines(profile)],
  gaps: (profile) => [lines(profile)], difference: (profile) => [path, lines(profile)],
};
const none = ['refresh', 'info', 'ids', 'check', 'offer', 'checkOffer', 'vocabulary', 'places', 'duplicates', 'export', 'seal'];
// Every seventh for what opens a catalog each time, which takes longer than all others together.
const numbersFor = (name) => [...profiles.keys()].filter((number) => name !== 'difference' || number % 7 === 0);
// Their answers repeat what they were given: that is what they are for.
const repeating = ['search', 'complete', 'read'];

/** All that a log could get of an error. */
const saidBy = (error) => inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error) + error.stack + error.message + error;

/** The error of a call, which tells of the profile nowhere. */
function judged(error, name, number) {
  assert.ok(error instanceof PassgenauError && error.code > 0 && error.name !== 'internal', `${name} of profile ${number}`);
  if (tells(saidBy(error))) assert.fail(`${name} tells of profile ${number}`);
}

function asked(name, profile, number) {
  try {
    const answer = catalog[`${name}Sync`](...given[name](profile));
    if (!repeating.includes(name) && tells(JSON.stringify(answer))) assert.fail(`the answer of ${name} tells of profile ${number}`);
    return false;
  } catch (error) {
    judged(error, name, number);
    return true;
  }
}

test('every call that takes a profile is asked', () => {
  const calls = Object.getOwnPropertyNames(Catalog.prototype).filter((name) => `${name}Sync` in Catalog.prototype);
  assert.deepEqual(calls.sort(), [...Object.keys(given), ...none].sort());
  assert.ok(profiles.length >= 1000 && profiles.every(tells));
  assert.ok(no_text > 100 && no_text < 200, `${no_text} are no text`);
});

test('at once', () => {
  const count = (name) => numbersFor(name).filter((number) => asked(name, profiles[number], number)).length;
  const refused = Object.fromEntries(Object.keys(given).map((name) => [name, count(name)]));
  console.log(profiles.length, 'profiles; refused:', refused);
  // A line that is refused, and what checkProfile finds, are answers.
  assert.deepEqual([refused.matchAll, refused.checkProfile], [0, 0]);
  for (const name of Object.keys(given).filter((each) => ![...repeating, 'matchAll', 'checkProfile'].includes(each)))
    assert.ok(refused[name] > 0.8 * numbersFor(name).length && refused[name] < numbersFor(name).length, name);
});

test('as promises', async () => {
  let refused = 0;
  for (const name of ['match', 'nearMiss', 'pathway', 'gaps']) {
    const outcomes = await Promise.allSettled(profiles.map((profile) => {
      const promise = catalog[name](...given[name](profile));
      assert.ok(!tells(inspect(promise, { depth: null, showHidden: true })), 'a promise on its way shows a profile');
      return promise;
    }));
    for (const [number, { reason }] of outcomes.entries()) {
      if (!reason) continue;
      ++refused;
      judged(reason, name, number);
    }
  }
  assert.ok(refused > 4000);
});

test('as objects, and as ones that cannot be JSON', () => {
  let values = 0;
  for (const [number, profile] of profiles.entries()) {
    let value;
    try {
      value = JSON.parse(profile);
    } catch {
      continue;
    }
    if (value === null || typeof value !== 'object') continue;
    ++values;
    for (const name of ['match', 'checkProfile']) asked(name, value, number);
  }
  assert.ok(values > 1000);
  const circle = {};
  circle[marker] = { children: [circle] };
  for (const wrong of [circle, { [marker]: 1n }, { toJSON() { throw new Error(marker); } }])
    for (const call of [() => catalog.matchSync(wrong), () => catalog.matchAllSync([wrong])])
      assert.throws(call, (error) => error instanceof TypeError && !tells(saidBy(error)));
});

test('nothing that holds a catalog shows a profile', () => {
  for (const profile of profiles) asked('match', profile);
  assert.ok(!tells(inspect(catalog, { depth: null, showHidden: true }) + JSON.stringify(catalog) + catalog));
});

test('what nobody catches is told without the profile', () => {
  const module = JSON.stringify(createRequire(import.meta.url).resolve('../index.cjs'));
  const begin = `
    const { Catalog } = require(${module});
    const catalog = new Catalog(${JSON.stringify(path)});
    const profile = require('node:fs').readFileSync(0, 'utf8');`;
  for (const call of ['catalog.matchSync(profile)', 'catalog.match(profile)', 'console.log(catalog, catalog.match(profile))']) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', `${begin} ${call}`], { encoding: 'utf8', input: profiles[0] });
    assert.equal(status, 1);
    assert.match(stderr, /profile-invalid/);
    assert.ok(!tells(stdout + stderr), 'the end of a program tells of a profile');
  }
});

test('the server of the web example tells nobody', async () => {
  const server = await startServer();
  const post = (what, body) => fetch(`${server.url}api/${what}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const statuses = {};
  try {
    // Every third, and one question for each in turn: a page asks the same calls as above.
    for (let number = 0; number < profiles.length; number += 3) {
      const profile = profiles[number];
      const [what, body] = [
        ['match', `{"profile":${profile},"language":"de"}`],
        ['why', `{"profile":${profile},"offer":"mg/schreisprechstunde"}`],
        ['read', JSON.stringify({ text: profile })],
      ][(number / 3) % 3];
      const response = await post(what, body);
      const text = await response.text();
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      // What was read is told to whom asked, with the words it came from.
      const repeats = what === 'read' && response.status === 200;
      if (!repeats && tells(text + inspect(response.headers))) assert.fail(`the answer to ${what} tells of profile ${number}`);
    }
  } finally {
    await server.stop();
  }
  console.log('answers of the server:', statuses);
  assert.deepEqual(Object.keys(statuses).filter((status) => status >= 500), []);
  assert.ok(statuses[422] > 200 && statuses[200] > 100);
  assert.equal(server.said().trim().split('\n').length, 1, 'the server says where it is, and nothing else');
});
