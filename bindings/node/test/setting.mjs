// SPDX-License-Identifier: GPL-2.0-or-later
// What the tests stand on: the built addon, the sample, temporary folders, and a way to skip.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const sample = join(root, 'tests', 'data', 'sample');

/** Ends the program with what ctest knows as skipped. */
export function skip(reason) {
  console.log(`skipped: ${reason}`);
  process.exit(77);
}

/** A module of npm that tests need and users do not. */
export async function tool(name) {
  try {
    return await import(name);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return skip(`${name} is not installed (npm install --no-save in bindings/node/test)`);
  }
}

/** A folder that is gone when the program ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'passgenau-node-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function jsonLines(path) {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

export const families = jsonLines(join(sample, 'families.jsonl'));
export const family = (id) => families.find((each) => each.id === id).profile;

/** A catalog of the sample in a new folder: its path. */
export function sampleCatalog({ CatalogWriter }) {
  const path = join(temporaryFolder(), 'catalog');
  const writer = new CatalogWriter(path);
  writer.setGazetteerSync(readFileSync(join(sample, 'gazetteer.csv'), 'utf8'));
  writer.importFilesSync({ files: [join(sample, 'offers.jsonl')] });
  writer.commitSync();
  writer.close();
  return path;
}
