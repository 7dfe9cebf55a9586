// SPDX-License-Identifier: GPL-2.0-or-later
// The golden cases of tests/cases: the same bytes as in every other language, whatever the order in which offers came in.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Catalog, CatalogWriter, errors } from '../index.mjs';
import { root, temporaryFolder } from './setting.mjs';

const folder = join(root, 'tests', 'cases');
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
const scratch = temporaryFolder();
let made = 0;

function stage({ vocabulary, gazetteer, offers }, reversed) {
  const path = join(scratch, String(++made));
  const writer = new CatalogWriter(path);
  try {
    if (vocabulary) writer.setVocabularySync(vocabulary);
    if (gazetteer) assert.deepEqual(writer.setGazetteerSync(gazetteer), []);
    for (const offer of reversed ? [...offers].reverse() : offers) writer.putSync(offer);
    writer.commitSync();
  } finally {
    writer.close();
  }
  return new Catalog(path);
}

const byPointer = (a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : a.code < b.code ? -1 : 1);

function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof errors.ProfileInvalid);
    const details = error.details.map(({ code, pointer = '' }) => ({ code, pointer })).sort(byPointer);
    return { code: error.name, details };
  }
  return assert.fail('the profile was taken');
}

// As text: the day of today would come in otherwise where a case has none.
const options = (from) => JSON.stringify(from.options ?? {});

test('there are cases', () => assert.ok(files.length >= 150));

for (const file of files) {
  test(file, () => {
    const from = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const reversed of [false, true]) {
      const catalog = stage(from, reversed);
      if (from.answer) {
        assert.equal(catalog.text.matchSync(from.profile, options(from)), JSON.stringify(from.answer));
      } else if (from.why) {
        for (const [id, judgement] of Object.entries(from.why))
          assert.equal(catalog.text.whySync(from.profile, id, options(from)), JSON.stringify(judgement));
      } else {
        assert.deepEqual(refusal(() => catalog.matchSync(from.profile, options(from))), from.error);
      }
      catalog.close();
    }
  });
}
