// SPDX-License-Identifier: GPL-2.0-or-later
// What Node adds to the C call: an object in, objects of 20 matches out, over the sample networks. Medians.
//
//   PASSGENAU_ADDON=$PWD/build/release/node/passgenau-linux-x64-gnu/passgenau.node node bench/bindings/node.mjs
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Catalog, CatalogWriter } from '../../bindings/node/index.mjs';

const rounds = 2000;
const sample = fileURLToPath(new URL('../../tests/data/sample/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'passgenau-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const writer = new CatalogWriter(join(folder, 'catalog'));
writer.setGazetteerSync(readFileSync(join(sample, 'gazetteer.csv'), 'utf8'));
writer.importFilesSync({ files: [join(sample, 'offers.jsonl')] });
writer.commitSync();
writer.close();

const catalog = new Catalog(join(folder, 'catalog'));
const families = readFileSync(join(sample, 'families.jsonl'), 'utf8').split('\n').filter(Boolean)
  .map((line) => ({ as_of: '2026-11-21', ...JSON.parse(line).profile }))
  .filter((profile) => catalog.matchSync(profile).matches.length === 20);
if (families.length === 0) throw new Error('no family of the sample has 20 matches');

async function median(call) {
  const times = [];
  for (let round = 0; round < rounds; ++round)
    for (const profile of families) {
      const begin = process.hrtime.bigint();
      await call(profile);
      times.push(Number(process.hrtime.bigint() - begin) / 1000);
    }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

const texts = new Map(families.map((profile) => [profile, JSON.stringify(profile)]));
const ways = {
  'text, at once': (profile) => catalog.text.matchSync(texts.get(profile), '{}'),
  'values, at once': (profile) => catalog.matchSync(profile),
  'values, promise': (profile) => catalog.match(profile),
};
for (const call of Object.values(ways)) await median(call);
console.log(`families with 20 matches  ${families.length}`);
for (const [name, call] of Object.entries(ways)) console.log(`${name.padEnd(24)}  ${(await median(call)).toFixed(1)} us`);
