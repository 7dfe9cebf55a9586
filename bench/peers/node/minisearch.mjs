// SPDX-License-Identifier: GPL-2.0-or-later
// MiniSearch as a peer: node minisearch.mjs WORLD. The index finds the offers that name a need, or none; its filter callback judges
// each of them, and what it kept is sorted by points.
import { readFileSync } from 'node:fs';

import MiniSearch from 'minisearch';

import { both, isEmpty, metresBetween, none, ones, places, readOffers, readQuestions, serve, sets, shares } from './table.mjs';

const world = process.argv[2];
const offers = readOffers(world);
const questions = Object.fromEntries(sets.map((set) => [set, readQuestions(world, set)]));

const index = new MiniSearch({ fields: ['needs'], idField: 'row', tokenize: (text) => text.split(' '), processTerm: (term) => term });
index.addAll(
  offers.map((offer, row) => ({ row, needs: isEmpty(offer.needs) ? 'none' : places(offer.needs).map((place) => `n${place}`).join(' ') })),
);

function languageShare(offer, question) {
  if (isEmpty(offer.staff) && isEmpty(offer.interpreters)) return 250;
  // Those worth most stand first.
  for (const language of question.languages)
    if (shares(language.interpreter ? offer.interpreters : offer.staff, language.bits)) return language.share;
  return 0;
}

function way(offer, question) {
  let share = 0;
  let distance = -1;
  if (offer.point !== null) {
    const metres = metresBetween(offer.point, question.home);
    const half = Math.max(Math.trunc(question.reach / 2), 1000);
    if (metres <= question.reach) {
      share = 400 + Math.trunc((600 * half) / (half + metres));
      distance = metres;
    }
  }
  if (share < 850 && (offer.visits === question.county || offer.visits === question.municipality)) [share, distance] = [850, -1];
  if (share < 500 && offer.remote) [share, distance] = [500, -1];
  return { share, distance };
}

function needsPoints(offer, question) {
  let sum = 0;
  let weights = 0;
  for (const need of question.needs) {
    const share = shares(offer.needs, need.same) ? 1000 : shares(offer.needs, need.one) ? 600 : shares(offer.needs, need.more) ? 450 : 300;
    sum += share * need.weight;
    weights += need.weight;
  }
  const named = ones(offer.needs);
  const specificity = 360 + (named === 0 ? 0 : Math.trunc((450 * ones(both(offer.needs, question.related))) / named));
  return Math.trunc((50000 * sum) / (1000 * weights)) + specificity;
}

/** Points and distance, or null (bench/peers/bill_of_table.hpp). */
function judge(offer, question) {
  if (offer.ageFrom !== none && (offer.ageFrom > question.age || question.age >= offer.ageUntil)) return null;
  if (offer.validFrom !== none && offer.validFrom > question.asOf) return null;
  if (offer.validUntil !== none && offer.validUntil < question.asOf) return null;
  const open = offer.residence === none;
  if (question.home !== null && !open && offer.residence !== question.county && offer.residence !== question.municipality) return null;
  const language = languageShare(offer, question);
  if (language === 0) return null;
  let points = 3750 + (offer.ageFrom === none ? 750 : 3000) + 10 * language;
  let distance = -1;
  if (question.home !== null) {
    const best = way(offer, question);
    if (best.share === 0) return null;
    points += 20 * best.share + (open ? 750 : 3000);
    distance = best.distance;
  }
  return { points: points + needsPoints(offer, question), distance: distance < 0 ? Infinity : distance };
}

function ask(set, number) {
  const question = questions[set][number];
  const kept = [];
  index.search(['none', ...places(question.related).map((place) => `n${place}`)].join(' '), {
    combineWith: 'OR',
    filter: ({ id }) => {
      const found = judge(offers[id], question);
      if (found !== null) kept.push({ id: offers[id].id, ...found });
      return false;  // what is kept here need not be sorted by text first
    },
  });
  kept.sort((a, b) => b.points - a.points || a.distance - b.distance || (a.id < b.id ? -1 : 1));
  return kept.slice(0, question.limit).map((hit) => `${hit.id} ${hit.points}`);
}

const { version } = JSON.parse(readFileSync(new URL('node_modules/minisearch/package.json', import.meta.url)));
await serve(`MiniSearch ${version} (Node ${process.versions.node})`, ask, (set) => questions[set].length);
