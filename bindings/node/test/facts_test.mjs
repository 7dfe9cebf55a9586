// SPDX-License-Identifier: GPL-2.0-or-later
// The form says what the profile says, both ways.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { factsOf, noFacts, profileOf } from '../web/page/facts.mjs';
import de from '../web/page/words/de.mjs';
import { namesOf } from '../web/page/why.mjs';
import en from '../web/page/words/en.mjs';
import ar from '../web/page/words/ar.mjs';
import { families, here } from './setting.mjs';

// Weight 1, ten kilometres and "not discreet" are what is meant where nothing is said.
function plain(profile) {
  const { reach_km, discreet, ...rest } = structuredClone(profile);
  for (const need of rest.needs ?? []) if (need.weight === 1) delete need.weight;
  return { ...rest, ...(reach_km !== undefined && reach_km !== 10 && { reach_km }), ...(discreet && { discreet }) };
}

const sorted = ({ require = [], prefer = [], ...rest }) => ({ ...rest, require: [...require].sort(), prefer: [...prefer].sort() });

test('a form without facts is a profile without facts', () => assert.deepEqual(profileOf(noFacts()), {}));

for (const { id, profile } of families)
  test(`${id} survives the form`, () => assert.deepEqual(sorted(profileOf(factsOf(profile))), sorted(plain(profile))));

test('a child without a date is not stated, and takes no need with it', () => {
  const facts = noFacts();
  facts.children = [{ kind: 'born', value: '', unit: 'M' }, { kind: 'age', value: '5', unit: 'M' }];
  facts.needs = [{ type: 'burden', id: 'child/sleep-problems', weight: 1, child: 1 }, { type: 'kind', id: 'midwifery/midwife', weight: 0.5, child: 0 }];
  assert.deepEqual(profileOf(facts), {
    children: [{ age: 'P5M' }], needs: [{ burden: 'child/sleep-problems', child: 0 }, { kind: 'midwifery/midwife', weight: 0.5 }],
  });
});

test('an age of years and months is one of months', () =>
  assert.deepEqual(profileOf(factsOf({ children: [{ age: 'P2Y6M' }, { age: 'P0M' }] })).children, [{ age: 'P30M' }, { age: 'P0M' }]));

test('offers of one title and one provider keep a name each', () => {
  const title = { de: 'Babytreff' };
  const titles = [...'abc'].map((id) => ({ id, title, provider: 'Stadt' })).concat([...'de'].map((id) => ({ id, title })));
  assert.deepEqual([...namesOf(titles, 'de')], [['Babytreff', 'a'], ['Babytreff – Stadt', 'b'], ['Babytreff – c', 'c'], ['Babytreff – d', 'd'], ['Babytreff – e', 'e']]);
});

const page = join(here, '..', 'web', 'page');
const sources = readdirSync(page).filter((name) => /\.(mjs|html)$/.test(name)).map((name) => readFileSync(join(page, name), 'utf8')).join('\n');

test('every word is used', () => {
  const whole = new Set([...sources.matchAll(/(['"`])([\w-]+)\1/g)].map(([, , text]) => text));
  const begun = [...sources.matchAll(/`(\w+_)\$\{/g)].map(([, text]) => text);
  const unused = Object.keys(de).filter((name) => !whole.has(name) && !begun.some((start) => name.startsWith(start)));
  assert.deepEqual(unused, []);
});

test('German and English say the same things; Arabic nothing besides', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(de).sort());
  assert.deepEqual(Object.keys(ar).filter((name) => !(name in de)), []);
  const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [name, text] of Object.entries({ ...en })) assert.deepEqual(places(text), places(de[name]), name);
  for (const [name, text] of Object.entries(ar)) assert.deepEqual(places(text), places(de[name]), name);
});
