// SPDX-License-Identifier: GPL-2.0-or-later
// What the page may ask. Each answer is a function (portal, question, signal); nothing of a question outlives it.
import { Catalog, errors, languages } from 'passgenau';

const refresh_every_ms = 60_000;
const near_misses = 6;
const questions = 3;
const most_towns = 60;

/** A catalog that follows what is committed to it, with what every visitor of it gets. */
export async function openPortal(path, { as_of, refresh_ms = refresh_every_ms } = {}) {
  const catalog = await Catalog.open(path);
  const portal = { catalog, as_of, revision: undefined, titles: [], vocabularies: new Map(), close };
  const timer = setInterval(async () => {
    try {
      await catalog.refresh();
      await follow(portal);
    } catch {
      // A catalog that is being replaced, or cannot be read, shows its last state until there is a next one.
    }
  }, refresh_ms);
  timer.unref();
  function close() {
    clearInterval(timer);
    catalog.close();
  }
  try {
    await follow(portal);
  } catch (error) {
    close();
    throw error;
  }
  return portal;
}

/** What is kept of a catalog is of the revision that it shows, whoever made it show that: a question with words refreshes, too. */
async function follow(portal) {
  const { revision } = await portal.catalog.info();
  if (revision === portal.revision) return;
  const titles = await titlesOf(portal.catalog);
  Object.assign(portal, { revision, titles, vocabularies: new Map() });
}

/** The vocabulary in a language, made once for each revision. */
async function vocabularyIn({ catalog, vocabularies }, language) {
  const kept = vocabularies.get(language);
  if (kept) return kept;
  const vocabulary = await catalog.vocabulary({ language });
  // Not every tag that somebody may think of.
  if (languages().some(({ tag }) => tag === language)) vocabularies.set(language, vocabulary);
  return vocabulary;
}

async function titlesOf(catalog) {
  const lines = await catalog.export({ format: 'jsonl' });
  return lines.split('\n').filter(Boolean).map((line) => {
    const { id, title, provider } = JSON.parse(line);
    return { id, title, provider: provider?.name };
  });
}

/** Options of a call: the language of its sentences, the portal's day if it has one of its own. */
function manner(portal, language, signal, more = {}) {
  return { ...(portal.as_of && { as_of: portal.as_of }), ...(language && { language }), signal, ...more };
}

async function start(portal, { language = 'de' }) {
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return {
    vocabulary: await vocabularyIn(portal, language),
    languages: languages(),
    titles: portal.titles,
    as_of: portal.as_of ?? today,
  };
}

/** Offers as they may be shown, by id; of a confidential site neither address nor coordinates. */
async function offersOf(catalog, ids, signal) {
  const list = await Promise.all([...new Set(ids)].map((id) => catalog.offer(id, { signal })));
  return Object.fromEntries(list.map((offer) => [offer.id, offer]));
}

/** Where a family lives as far as it said, and what a map of its surroundings names: `{ home?, towns, codes }`. */
async function surroundings(catalog, { home = {} }, signal) {
  const rows = home.postal_code ? await catalog.places({ postal_code: home.postal_code, signal }) : [];
  const mean = (name) => rows.reduce((sum, row) => sum + row[name], 0) / rows.length;
  const point = home.lat !== undefined ? { lat: home.lat, lon: home.lon } : rows.length > 0 ? { lat: mean('lat'), lon: mean('lon') } : undefined;
  const region = home.region ?? rows[0]?.region;
  const state = region ? await catalog.places({ region: region.slice(0, 2), signal }) : [];
  const towns = new Map();
  for (const { name, region: key, lat, lon, population = 0 } of state)
    if (name && !towns.has(key)) towns.set(key, { name, lat, lon, population });
  return {
    home: point,
    towns: [...towns.values()].sort((a, b) => b.population - a.population).slice(0, most_towns),
    codes: state.filter((row) => row.postal_code).map(({ postal_code, lat, lon }) => ({ name: postal_code, lat, lon })),
  };
}

/** The profile that a sentence tells, and the words it came from. */
async function read({ catalog, as_of }, { text }, signal) {
  return catalog.read(text, { ...(as_of && { as_of }), signal });
}

/** An offer that was removed since the catalog was last read: all of it again, over what there is now. */
async function match(portal, question, signal) {
  try {
    return await matchOnce(portal, question, signal);
  } catch (error) {
    if (!(error instanceof errors.OfferUnknown)) throw error;
    await portal.catalog.refresh();
    return matchOnce(portal, question, signal);
  }
}

async function matchOnce(portal, { profile, language }, signal) {
  const { catalog } = portal;
  const answer = await catalog.match(profile, manner(portal, language, signal, { near_misses, ask: questions }));
  const ids = [answer.matches, answer.near_misses ?? []].flat().map(({ offer }) => offer);
  for (const { offers = [] } of answer.notes) ids.push(...offers);
  const ways = (await vocabularyIn(portal, language ?? 'de')).filter(({ type }) => type === 'delivery');
  return {
    answer,
    offers: await offersOf(catalog, ids, signal),
    ways: Object.fromEntries(ways.map(({ id, label }) => [id, label])),
    ...(await surroundings(catalog, profile, signal)),
  };
}

async function why(portal, { profile, offer, language }, signal) {
  const { catalog } = portal;
  const options = manner(portal, language, signal);
  return {
    judgement: await catalog.why(profile, offer, options),
    near_miss: await catalog.nearMiss(profile, offer, options),
    offer: (await offersOf(catalog, [offer], signal))[offer],
  };
}

export const answers = { '/api/start': start, '/api/read': read, '/api/match': match, '/api/why': why };
