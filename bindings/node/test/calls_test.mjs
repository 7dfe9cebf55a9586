// SPDX-License-Identifier: GPL-2.0-or-later
// Calls at once and as promises, errors, closing, aborting, threads.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { Worker } from 'node:worker_threads';
import passgenau, { Catalog, CatalogWriter, PassgenauError, codes, components, errors, languages, version } from '../index.mjs';
import { families, family, sampleCatalog, temporaryFolder } from './setting.mjs';

const path = sampleCatalog(passgenau);
const catalog = new Catalog(path);
const crying = family('fam-02');

test('ESM and CommonJS are one module', () => {
  const common = createRequire(import.meta.url)('../index.cjs');
  assert.equal(common.Catalog, Catalog);
  assert.deepEqual(Object.keys(common).sort(), Object.keys(passgenau).sort());
});

test('the packages carry the version of the library', () => {
  const { version: own, optionalDependencies } = createRequire(import.meta.url)('../package.json');
  assert.equal(own, version());
  for (const each of Object.values(optionalDependencies)) assert.equal(each, version());
});

test('every call gives at once and as a promise the same, as values and as text', async () => {
  const offer = 'mg/schreisprechstunde';
  const given = {
    refresh: [], info: [], ids: [], check: [], offer: [offer], match: [crying, { near_misses: 3, ask: 2, language: 'tr' }],
    matchAll: [families.slice(0, 3), { threads: 2, language: 'en' }], nearMisses: [crying, { most: 2 }], nearMiss: [crying, 'mg/kjp-kleinkind'],
    why: [crying, offer, { language: 'ar' }], ask: [crying], plan: [crying, { max_contacts: 2 }], pathway: [crying, { until: '2028-01-01', language: 'pl' }], search: ['Schreibaby', { limit: 3 }], complete: ['Schrei'], read: ['Mein Baby schreit'],
    checkOffer: [{ id: '' }], checkProfile: [{ children: 1 }],
    vocabulary: [{ type: 'burden', language: 'en' }], places: [{ postal_code: '64289' }], duplicates: [], export: [{ format: 'csv' }],
    evaluate: [[families[1]], [{ profile: 'fam-02', offer, grade: 3 }]],
    who: [{ id: 'new', title: { de: 'Neu' } }, families], gaps: [families, { what_if: 1 }], difference: [path, families],
    seal: [`${path}.sealed`, '{}'],
  };
  const calls = Object.getOwnPropertyNames(Catalog.prototype).filter((name) => `${name}Sync` in Catalog.prototype);
  assert.deepEqual(calls.sort(), Object.keys(given).sort());
  for (const [name, args] of Object.entries(given)) {
    const value = catalog[`${name}Sync`](...args);
    if (name === 'seal') {
      // Each seal is a file of its own.
      const { sha256, ...again } = await catalog.seal(...args);
      assert.deepEqual({ sha256, ...again }, { ...value, sha256 });
      assert.equal(new Catalog(args[0]).infoSync().offers, value.offers);
      continue;
    }
    const text = catalog.text[`${name}Sync`](...args);
    assert.deepEqual(await catalog[name](...args), value, name);
    assert.equal(await catalog.text[name](...args), text, name);
    if (name === 'matchAll') assert.deepEqual(text.trimEnd().split('\n').map((line) => JSON.parse(line)), value);
    else if (name === 'export') assert.equal(text, value);
    else assert.deepEqual(typeof text === 'string' ? JSON.parse(text) : text, value, name);
  }
  assert.equal(catalog.whySync(crying, offer).offer, offer);
  assert.equal(typeof catalog.whySync(crying, offer).eligible, 'boolean');
});

test('a profile may be JSON text, and lines any iterable', () => {
  assert.deepEqual(catalog.matchSync(JSON.stringify(crying)), catalog.matchSync(crying));
  const lines = families.map((each) => JSON.stringify(each));
  assert.deepEqual(catalog.matchAllSync(new Set(lines)), catalog.matchAllSync(lines.join('\n')));
});

test('a line of a batch may be laid out in lines, with any ends; a blank one is a wrong call', () => {
  const laidOut = families.slice(0, 3).map((each, i) => JSON.stringify(each, null, 2).replaceAll('\n', ['\n', '\r\n', '\r'][i]));
  assert.deepEqual(catalog.matchAllSync(laidOut), catalog.matchAllSync(families.slice(0, 3)));
  for (const blank of ['', '  ', '\n']) assert.throws(() => catalog.matchAllSync([families[0], blank, families[1]]), TypeError);
});

test('a profile without a day is of today', () => {
  assert.deepEqual(catalog.matchSync({ languages: ['de'] }).evaluated.includes('language'), true);
  assert.deepEqual(catalog.matchSync({ languages: ['de'] }, { as_of: undefined }), catalog.matchSync({ languages: ['de'] }));
  // Options as text go through untouched.
  assert.throws(() => catalog.matchSync({ languages: ['de'] }, '{}'), ({ details }) => details[0].code === 'as-of-missing');
  assert.ok(catalog.matchSync({ languages: ['de'] }, '{"as_of":"2026-11-21"}').matches.length > 0);
});

test('writing: what was committed is seen after a refresh, what was not is gone', async () => {
  const folder = join(temporaryFolder(), 'catalog');
  const writer = await CatalogWriter.open(folder);
  assert.throws(() => new CatalogWriter(folder), errors.CatalogLocked);
  assert.equal((await writer.put({ id: 'a', title: { de: 'A' } })).replaced, false);
  await writer.commit();
  const reader = await Catalog.open(folder);
  assert.equal(writer.putSync({ id: 'a', title: { de: 'B' } }).replaced, true);
  assert.throws(() => writer.putSync({ title: {} }), errors.OfferInvalid);
  assert.equal(await writer.remove('nobody'), false);
  assert.equal(writer.importTextSync('{"id":"b","title":{"de":"B"}}', { format: 'jsonl' }).accepted, 1);
  assert.equal(reader.refreshSync(), false);
  writer.commitSync();
  assert.equal(await reader.refresh(), true);
  assert.deepEqual(reader.idsSync(), ['a', 'b']);
  writer.putSync({ id: 'c', title: { de: 'C' } });
  writer.close();
  assert.throws(() => writer.commitSync(), errors.HandleClosed);
  assert.equal(reader.refreshSync(), false);
});

test('several networks are one catalog', async () => {
  const folder = join(temporaryFolder(), 'catalog');
  const writer = new CatalogWriter(folder);
  writer.putSync({ id: 'a', title: { de: 'A' } });
  writer.commitSync();
  writer.close();
  const networks = [{ name: 'here', path: folder }, { name: 'there', path: `${folder}.none` }];
  for (const both of [await Catalog.openNetworks({ networks }), Catalog.openNetworksSync(JSON.stringify({ networks }))]) {
    assert.deepEqual(both.idsSync(), ['here:a']);
    assert.deepEqual(both.infoSync().networks[1], { name: 'there', state: 'absent', problem: 'catalog-missing' });
    both.close();
  }
  await assert.rejects(Catalog.openNetworks({ networks: [] }), errors.NetworksInvalid);
});

test('every code of the library has its class, and the class its name', () => {
  const all = codes().filter(({ severity }) => severity === 'error');
  assert.equal(Object.keys(errors).length, all.length);
  for (const [name, made] of Object.entries(errors)) {
    assert.equal(made.name, name);
    assert.ok(made.prototype instanceof PassgenauError);
  }
});

test('an error says what, where, and every problem at once; and nothing of the profile', async () => {
  const secret = { children: [{ born: 'at-midnight-in-Darmstadt' }], languages: ['secret tongue'] };
  for (const call of [async () => catalog.matchSync(secret), () => catalog.match(secret)]) {
    const error = await call().then(() => assert.fail('it was taken'), (reason) => reason);
    assert.ok(error instanceof errors.ProfileInvalid && error instanceof PassgenauError && error instanceof Error);
    assert.equal(error.name, 'profile-invalid');
    assert.equal(error.code, codes().find(({ name }) => name === 'profile-invalid').number);
    assert.deepEqual(error.details.map(({ pointer }) => pointer).sort(), ['/children/0/born', '/languages/0']);
    assert.doesNotMatch(JSON.stringify(error) + error.stack + error.message, /midnight|secret/);
  }
  assert.throws(() => new Catalog('/nowhere/at/all'), errors.CatalogMissing);
  assert.throws(() => catalog.offerSync('nobody'), errors.OfferUnknown);
  assert.throws(() => catalog.placesSync({ street: 'x' }), errors.OptionsInvalid);
});

test('wrong calls are errors of JavaScript', async () => {
  assert.throws(() => new Catalog(), TypeError);
  assert.throws(() => catalog.offerSync(5), TypeError);
  assert.throws(() => catalog.matchSync(), TypeError);
  await assert.rejects(() => catalog.match(null), TypeError);
  assert.throws(() => Catalog.prototype.infoSync.call({}), errors.ArgumentMissing);
});

test('closing while calls run is safe; afterwards every call is an error, and a second closing nothing', async () => {
  const short = new Catalog(path);
  const running = Array.from({ length: 32 }, () => short.matchAll(families));
  short.close();
  for (const { status, value, reason } of await Promise.allSettled(running)) {
    if (status === 'fulfilled') assert.equal(value.length, families.length);
    else assert.ok(reason instanceof errors.HandleClosed);
  }
  assert.throws(() => short.infoSync(), errors.HandleClosed);
  await assert.rejects(() => short.info(), errors.HandleClosed);
  short.close();
  if (Symbol.dispose) short[Symbol.dispose]();
});

test('a signal takes a call back, before it begins and while it runs', async () => {
  const before = AbortSignal.abort();
  await assert.rejects(() => catalog.match(crying, { signal: before }), { name: 'AbortError' });
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const calls = Array.from({ length: 64 }, () => catalog.match(crying, { signal: controller.signal }));
  setImmediate(() => controller.abort(new Error('enough')));
  const outcomes = await Promise.allSettled(calls);
  assert.ok(outcomes.every(({ status, reason }) => status === 'fulfilled' || reason.message === 'enough'));
  const untouched = new AbortController();
  await catalog.match(crying, { signal: untouched.signal });
  untouched.abort();
  assert.ok((await catalog.match(crying)).matches.length > 0);
});

test('a writer whose opening was aborted holds no lock', async () => {
  const folder = sampleCatalog(passgenau);
  for (let round = 0; round < 10; ++round) {
    const controller = new AbortController();
    const opening = CatalogWriter.open(folder, { signal: controller.signal });
    setTimeout(() => controller.abort(), round);
    await opening.then((writer) => writer.close(), ({ name }) => assert.equal(name, 'AbortError'));
    // The call that ran on has ended when another one, behind it, has.
    for (;;) {
      const next = await CatalogWriter.open(folder).catch(({ name }) => assert.equal(name, 'catalog-locked'));
      if (next) {
        next.close();
        break;
      }
    }
  }
});

test('sixteen threads share one catalog', () => {
  // libuv reads how many threads it may have before the first call: a process of its own, that counts those that run.
  const program = `
    const { readdirSync } = require('node:fs');
    const { Catalog } = require(${JSON.stringify(createRequire(import.meta.url).resolve('../index.cjs'))});
    const threads = () => process.platform === 'linux' ? readdirSync('/proc/self/task').length : NaN;
    const catalog = new Catalog(${JSON.stringify(path)});
    const profiles = ${JSON.stringify(families.map(({ profile }) => profile))};
    const expected = profiles.map((profile) => catalog.text.matchSync(profile));
    const before = threads();
    (async () => {
      for (let round = 0; round < 10; ++round) {
        const calls = [...profiles, ...profiles].map((profile) => catalog.text.match(profile));
        const got = await Promise.all(calls);
        if (got.length < 32 || got.some((text, i) => text !== expected[i % profiles.length])) throw new Error('another answer');
      }
      console.log(threads() - before);
    })();`;
  const more = execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', env: { ...process.env, UV_THREADPOOL_SIZE: '16' } });
  assert.ok(Number(more) === 16 || process.platform !== 'linux', `${more.trim()} threads came`);
});

test('threads of Node load the addon each for itself', async () => {
  const program = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { Catalog } = require(workerData.module);
    const answer = new Catalog(workerData.path).text.matchSync(workerData.profile);
    parentPort.postMessage(answer);`;
  const workerData = { module: createRequire(import.meta.url).resolve('../index.cjs'), path, profile: crying };
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => new Promise((resolve, reject) => {
      const worker = new Worker(program, { eval: true, workerData });
      worker.once('message', resolve);
      worker.once('error', reject);
    })),
  );
  for (const answer of answers) assert.equal(answer, catalog.text.matchSync(crying));
});

test('catalogs that nobody closed are closed by the garbage collector, and a program may end in the middle of a call', () => {
  const program = `
    const { Catalog } = require(${JSON.stringify(createRequire(import.meta.url).resolve('../index.cjs'))});
    for (let i = 0; i < 200; ++i) new Catalog(${JSON.stringify(path)});
    gc();
    setImmediate(() => {
      const files = require('node:fs').readdirSync('/proc/self/fd').length;
      const last = new Catalog(${JSON.stringify(path)});
      last.matchAll(${JSON.stringify(families)});
      console.log(files);
      process.exit(0);
    });`;
  const files = Number(execFileSync(process.execPath, ['--expose-gc', '-e', program], { encoding: 'utf8' }));
  assert.ok(files < 200, `${files} files are open`);
});

test('the library says what it is and what it runs on', () => {
  assert.match(version(), /^\d+\.\d+\.\d+$/);
  assert.ok(components().length > 3);
  assert.ok(languages().some(({ tag, right_to_left }) => tag === 'ar' && right_to_left));
});
