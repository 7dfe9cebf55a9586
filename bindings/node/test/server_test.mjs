// SPDX-License-Identifier: GPL-2.0-or-later
// The server of the web example without a browser: what it refuses, visitors who hang up, its limits, a catalog that changes under it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Catalog, CatalogWriter, errors } from '../index.mjs';
import { answers, openPortal } from '../web/answers.mjs';
import { startPortal } from '../web/server.mjs';
import { startServer } from './browser.mjs';
import { here, sampleCatalog, temporaryFolder } from './setting.mjs';

const as_of = '2026-11-21';
const profile = { needs: [{ burden: 'child/excessive-crying' }], home: { postal_code: '64293' } };
const server = await startServer();
after(() => server.stop());

const asked = (url, what, body, type = 'application/json') => fetch(`${url}api/${what}`, { method: 'POST', body, headers: { 'content-type': type } });
const matched = (url) => asked(url, 'match', JSON.stringify({ profile }));

/** Sends bytes as they are and gives all that comes back until the other side ends, or, with `hang_up`, hangs up after them. */
function raw(text, { url = server.url, hang_up = false } = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let got = '';
    const socket = connect(Number(port), hostname, () => socket.write(text, () => hang_up && setTimeout(() => socket.resetAndDestroy(), 50)));
    socket.on('data', (part) => (got += part)).on('error', reject).on('close', () => resolve(got));
  });
}

test('no address and nobody who hangs up ends the server', async () => {
  for (const path of ['//', '///x', '/%', '/%00', '/\\'])
    assert.match(await raw(`GET ${path} HTTP/1.1\r\nHost: page\r\nConnection: close\r\n\r\n`), /^HTTP\/1.1 404 /, path);
  const head = 'POST /api/match HTTP/1.1\r\nHost: page\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n';
  for (const half of [head, `${head}{"profile":`]) await raw(half, { hang_up: true });
  // In the middle of its answer, too.
  const whole = JSON.stringify({ profile });
  await raw(`${head.replace('900', whole.length)}${whole}`, { hang_up: true });
  assert.equal((await matched(server.url)).status, 200);
  assert.equal(server.said().trim().split('\n').length, 1, 'the server says where it is, and nothing else');
});

test('the policy is strict, and wrong questions are answered without telling anything', async () => {
  const { headers } = await fetch(server.url);
  assert.match(headers.get('content-security-policy'), /^default-src 'none'; script-src 'self'; style-src 'self';/);
  assert.doesNotMatch(headers.get('content-security-policy'), /unsafe|\*|https?:/);
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
  assert.equal(headers.get('cache-control'), 'no-store');
  const page = readFileSync(join(here, '..', 'web', 'page', 'index.html'), 'utf8');
  assert.doesNotMatch(page, /style=|onclick=|<script>|https?:/);
  const post = (what, body, type) => asked(server.url, what, body, type);
  const status = async (response) => [response.status, await response.text()];
  const refused = await status(await post('match', JSON.stringify({ profile: { children: [{ born: 'tonight' }] } })));
  assert.equal(refused[0], 422);
  assert.doesNotMatch(refused[1], /tonight/);
  assert.match(refused[1], /children\/0\/born/);
  assert.deepEqual(await status(await post('match', '{')), [400, '{"error":"json-syntax"}']);
  assert.deepEqual(await status(await post('match', '{}')), [400, '{"error":"bad-question"}']);
  assert.deepEqual(await status(await post('match', '{}', 'text/plain')), [415, '{"error":"json-expected"}']);
  assert.deepEqual(await status(await post('match', ' '.repeat(70_000))), [413, '{"error":"document-too-large"}']);
  assert.equal((await post('nothing', '{}')).status, 404);
  // As they stand: fetch would have taken the dots out.
  for (const path of ['/?born=2026-08-17', '/../server.mjs', '/%2e%2e/server.mjs', '/words/../app.mjs', '/words/../../server.mjs', '/./app.mjs', '/api/match', '//', '//x/', '*', 'http://page/'])
    assert.match(await raw(`GET ${path} HTTP/1.1\r\nHost: page\r\nConnection: close\r\n\r\n`), /^HTTP\/1.1 404 /, path);
  assert.match(await raw('GET /words/de.mjs HTTP/1.1\r\nHost: page\r\nConnection: close\r\n\r\n'), /^HTTP\/1.1 200 /);
  assert.equal((await fetch(server.url, { method: 'DELETE' })).status, 405);
});

test('a question about an offer that there is none of is not a wrong entry', async () => {
  const response = await asked(server.url, 'why', JSON.stringify({ profile, offer: 'nobody' }));
  assert.deepEqual([response.status, await response.json()], [404, { error: 'offer-unknown' }]);
});

test('questions above the limit wait outside; a request that does not arrive is given up', async () => {
  const portal = await startPortal(sampleCatalog({ CatalogWriter }), { as_of, limits: { questions: 1, headers_ms: 200, request_ms: 200, check_ms: 50 } });
  try {
    const statuses = (await Promise.all(Array.from({ length: 24 }, () => matched(portal.url)))).map(({ status }) => status);
    assert.deepEqual([...new Set(statuses)].sort(), [200, 503]);
    assert.equal((await matched(portal.url)).status, 200);
    const begun = Date.now();
    for (const half of ['POST /api/ma', 'POST /api/match HTTP/1.1\r\nHost: page\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{'])
      assert.match(await raw(half, { url: portal.url }), /^HTTP\/1.1 408 /);
    assert.ok(Date.now() - begun < 5000);
    assert.equal((await matched(portal.url)).status, 200);
  } finally {
    await portal.close();
  }
});

test('a fault of the catalog is not a wrong entry', async () => {
  const portal = await startPortal(sampleCatalog({ CatalogWriter }), { as_of });
  const { match } = Catalog.prototype;
  try {
    Catalog.prototype.match = async () => {
      throw new errors.StorageFailed({ message: 'planted' }, 1, 'storage-failed');
    };
    const response = await matched(portal.url);
    assert.deepEqual([response.status, await response.json()], [500, { error: 'internal' }]);
  } finally {
    Catalog.prototype.match = match;
    await portal.close();
  }
});

test('an offer that is removed is left out of the next answer', async () => {
  const path = sampleCatalog({ CatalogWriter });
  const portal = await openPortal(path, { as_of });
  const before = await answers['/api/match'](portal, { profile });
  const gone = before.answer.matches[0].offer;
  const writer = new CatalogWriter(path);
  writer.removeSync(gone);
  writer.commitSync();
  writer.close();
  const now = await answers['/api/match'](portal, { profile });
  assert.ok(now.answer.matches.length > 0 && now.answer.matches.every(({ offer }) => offer !== gone && now.offers[offer]));
  portal.close();
});

test('titles and vocabularies follow the catalog, whoever refreshed it, and a fault of one moment ends nothing', async () => {
  const path = sampleCatalog({ CatalogWriter });
  // Nothing is refreshed here while it is looked at.
  const still = await openPortal(path, { as_of, refresh_ms: 600_000 });
  const first = await answers['/api/start'](still, {});
  assert.equal((await answers['/api/start'](still, {})).vocabulary, first.vocabulary, 'it is made once');
  assert.notEqual((await answers['/api/start'](still, { language: 'en' })).vocabulary, first.vocabulary);
  still.close();
  const portal = await openPortal(path, { as_of, refresh_ms: 10 });
  const { catalog } = portal;
  const begun = await answers['/api/start'](portal, {});
  // An exception that nobody catches would fail this test.
  let faults = 0;
  catalog.export = async () => {
    ++faults;
    throw new Error('planted');
  };
  const writer = new CatalogWriter(path);
  writer.putSync({ id: 'new', title: { de: 'Ganz neu' } });
  writer.commitSync();
  writer.close();
  // The portal's own refresh may come first.
  await catalog.refresh();
  assert.equal((await catalog.info()).revision, portal.revision + 1);
  const until = async (done) => {
    for (let i = 0; i < 500 && !done(); ++i) await pause(10);
    assert.ok(done());
  };
  await until(() => faults > 1);
  delete catalog.export;
  await until(() => portal.titles.some(({ id }) => id === 'new'));
  assert.notEqual((await answers['/api/start'](portal, {})).vocabulary, begun.vocabulary);
  portal.close();
});

test('a wrong command line is refused in words; the program may be called by another name', () => {
  const program = join(here, '..', 'web', 'server.mjs');
  const other = join(temporaryFolder(), 'another name.mjs');
  symlinkSync(program, other);
  for (const [args, words] of [[['x', '--port', 'x'], /--port takes a number/], [['x', '--port', '70000'], /--port takes a number/], [[], /One catalog/],
    [['x', '--prot', '1'], /--prot/], [['/nowhere', '--port', '0'], /catalog/]])
    for (const name of [program, other]) {
      const { status, stderr } = spawnSync(process.execPath, [name, ...args], { encoding: 'utf8', timeout: 60_000 });
      assert.equal(status, 2, stderr);
      assert.match(stderr, words);
      assert.doesNotMatch(stderr, /\n {4}at /);
    }
});
