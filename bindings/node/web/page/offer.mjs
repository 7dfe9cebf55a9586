// SPDX-License-Identifier: GPL-2.0-or-later
// One offer: its name, how well it fits, how to get there, and why.
import { bars } from './bars.mjs';
import { h } from './dom.mjs';
import { bestText, languageName } from './words.mjs';

// As the library writes: easy German as German, Arabic with its own digits.
const locales = { 'de-simple': 'de', ar: 'ar-u-nu-arab' };

export const localeOf = (language) => locales[language] ?? language;

/** A title in the answer's language where it has one. */
export function title(offer, state) {
  const { text, lang } = bestText(offer?.title, state.told_in, state.page);
  return h('bdi', { lang }, text);
}

/** As the library's sentences say it: tenths below ten. */
function kilometres(distance, language) {
  const digits = distance < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(distance);
}

function fit(score, word, language, drawing) {
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(score);
  return h('div', { class: 'fit' }, drawing(score), h('span', { class: 'percent' }, percent), h('span', { class: 'caption' }, word('fit')));
}

/** A match as an article of the list; `number` is its number on the map, `drawing` makes the ring. */
export function offerCard(match, number, state, word, drawing) {
  const offer = state.answer.offers[match.offer];
  const language = localeOf(state.told_in);
  const via = match.via && state.answer.ways[match.via];
  const distance = match.distance_km !== undefined &&
    word('kilometres', { km: kilometres(match.distance_km, language) });
  const unknown = match.reasons.filter(({ verdict }) => verdict === 'unknown').length;
  const id = `offer-${number}`;
  return h('li', { class: 'offer' }, h('article', { 'aria-labelledby': id },
    h('div', { class: 'offer-head' },
      h('span', { class: 'number', 'aria-hidden': 'true' }, new Intl.NumberFormat(language).format(number)),
      h('div', { class: 'names' },
        h('h3', { id }, title(offer, state)),
        h('p', { class: 'meta' }, [[offer.provider?.name], [via], [distance, 'distance']].filter(([part]) => part)
          .map(([part, name], i) => h('span', { class: name }, i > 0 && ' · ', h('bdi', {}, part))))),
      fit(match.score, word, language, drawing)),
    h('p', { class: 'says' }, match.sentence),
    howToGetThere(match, offer, state, word),
    h('details', { class: 'reasons' }, h('summary', {}, word('reasons'),
      unknown > 0 && h('span', { class: 'open' }, h('span', { 'aria-hidden': 'true' }, '?'), word('unknown_count', { count: new Intl.NumberFormat(language).format(unknown) }))),
      h('p', { class: 'hint' }, word('reasons_hint')), bars(match.reasons, word, language))));
}

function howToGetThere(match, offer, state, word) {
  const site = offer.sites?.[match.site ?? 0];
  const rows = [];
  const put = (name, value) => value && rows.push(h('div', {}, h('dt', {}, word(name)), h('dd', {}, value)));
  const { street, postal_code, city } = site?.address ?? {};
  if (site?.confidential) put('at_site', word('confidential'));
  else put('at_site', street || city ? h('bdi', {}, [street, [postal_code, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')) : null);
  put('times', timesOf(offer.schedule, word, localeOf(state.told_in)));
  put('languages_offered', languagesOf(offer.languages, state, word));
  const { phone, email, url } = offer.contact ?? {};
  const contact = [phone && h('a', { href: `tel:${phone.replace(/[^+\d]/g, '')}`, dir: 'ltr' }, phone), email && h('a', { href: `mailto:${email}` }, email),
    /^https?:\/\//.test(url ?? '') && h('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, word('website'), h('span', { class: 'address' }, ` ${url}`))].filter(Boolean);
  if (contact.length > 0) put('contact', contact.flatMap((each, i) => (i > 0 ? [' · ', each] : [each])));
  return rows.length > 0 && h('dl', { class: 'practical' }, rows);
}

function timesOf(schedule, word, language) {
  if (!schedule?.length) return null;
  return schedule.map(({ days = '', from, until, every, note }) => {
    const parts = days.split(',').filter(Boolean).map((part) => part.replace(/[A-Z]{2}/g, (day) => word(`days_${day}`)).replace('-', '–'));
    const hours = from && h('bdi', { dir: 'ltr' }, `${from}${until ? `–${until}` : ''}`);
    const rest = [every === 2 && `(${word('every_second')})`, note].filter(Boolean).join(' ');
    return h('span', { class: 'time' }, new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(parts), ' ', hours, ' ', rest);
  });
}

function languagesOf(list, state, word) {
  if (!list?.length) return null;
  const language = localeOf(state.told_in);
  const names = list.map(({ tag, by }) => {
    const name = tag === 'mul' ? word('language_mul') : languageName(tag, language.slice(0, 2));
    return by === 'interpreter' ? word('by_interpreter', { language: name }) : name;
  });
  return new Intl.ListFormat(language, { type: 'unit' }).format(names);
}
