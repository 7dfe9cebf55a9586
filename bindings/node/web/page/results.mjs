// SPDX-License-Identifier: GPL-2.0-or-later
// The answer: what is urgent, the map, the ranked offers, what is not known yet, what narrowly misses, and the question why.
import { byId, h, s } from './dom.mjs';
import { showMap } from './map.mjs';
import { localeOf, offerCard, title } from './offer.mjs';
import { whyNot } from './why.mjs';

const at_first = 7;

export function showNothing(word) {
  byId('results-title').textContent = word('results_empty_title');
  byId('answer').replaceChildren(h('div', { class: 'nothing' }, picture(), h('p', {}, word('results_empty'))));
}

function picture() {
  return s('svg', { viewBox: '0 0 120 72', 'aria-hidden': 'true', focusable: 'false' },
    s('path', { d: 'M8 60c14-26 30-26 44-8s34 14 60-26', class: 'way' }),
    s('circle', { cx: 8, cy: 60, r: 5, class: 'from' }), s('circle', { cx: 112, cy: 26, r: 7, class: 'to' }), s('circle', { cx: 52, cy: 52, r: 4, class: 'by' }));
}

/** How well an offer fits, as a ring. */
function drawing(score) {
  const around = 2 * Math.PI * 20;
  return s('svg', { viewBox: '0 0 48 48', 'aria-hidden': 'true', focusable: 'false' },
    s('circle', { class: 'track', cx: 24, cy: 24, r: 20 }),
    s('circle', { class: 'filling', cx: 24, cy: 24, r: 20, 'stroke-dasharray': `${around * score} ${around}`, transform: 'rotate(-90 24 24)' }));
}

export function showAnswer(state, word) {
  const { answer } = state.answer;
  const { matches, notes, ask = [], near_misses = [] } = answer;
  const count = matches.length;
  const language = localeOf(state.told_in);
  const number = new Intl.NumberFormat(language);
  byId('results-title').replaceChildren(
    word(count === 0 ? 'results_title' : count === 1 ? 'counted_one' : 'counted', { count: number.format(count) }),
    h('small', {}, word('catalog_size', { offers: number.format(answer.catalog.offers) })));
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(state.start.as_of));
  const numbers = new Map(matches.map(({ offer }, index) => [offer, index + 1]));
  // What a note leads to is in the list from the start.
  const linked = Math.max(0, ...notes.flatMap(({ offers = [] }) => offers.map((id) => numbers.get(id) ?? 0)));
  byId('answer').replaceChildren(...[
    h('p', { class: 'handout' }, word('handout', { day })),
    notes.map((note) => noteOf(note, numbers, state, word)),
    count === 0 && h('p', { class: 'nothing-fits' }, word('counted_none')),
    showMap(state, word, language),
    offerList(matches, linked, state, word),
    ask.length > 0 && h('section', { class: 'panel ask' }, h('h3', {}, word('ask_title')), h('p', { class: 'hint' }, word('ask_hint')),
      h('ul', {}, ask.map(({ sentence }) => h('li', {}, sentence)))),
    near_misses.length > 0 && h('section', { class: 'panel near' }, h('h3', {}, word('near_title')), h('p', { class: 'hint' }, word('near_hint')),
      h('ul', {}, near_misses.map((each) => h('li', {}, h('strong', {}, title(state.answer.offers[each.offer], state)), h('span', {}, each.sentence))))),
    whyNot(state, word),
  ].flat(2).filter(Boolean));
}

/** The first offers, and a button for the rest: a long list is no help at first sight. */
function offerList(matches, linked, state, word) {
  const shown = Math.max(at_first, linked);
  const cards = matches.map((match, index) => offerCard(match, index + 1, state, word, drawing));
  const list = h('ol', { class: 'offers' }, cards.slice(0, shown));
  const rest = cards.slice(shown);
  if (rest.length === 0) return list;
  const more = h('button', {
    type: 'button', class: 'plain show-more',
    onclick: () => {
      list.append(...rest);
      more.remove();
      const first = rest[0].querySelector('h3');
      first.tabIndex = -1;
      first.focus();
    },
  }, word('show_more', { count: new Intl.NumberFormat(localeOf(state.told_in)).format(rest.length) }));
  return [list, more];
}

/** Offers that help at once: in the list by their number, else by name alone. */
function noteOf({ sentence, offers = [], code }, numbers, state, word) {
  return h('div', { class: `panel note ${code}` },
    h('p', {}, h('strong', {}, `${word('note_title')}: `), sentence),
    offers.length > 0 && h('ul', {}, offers.map((id) => {
      const offer = state.answer.offers[id];
      const phone = offer.contact?.phone;
      return h('li', {}, numbers.has(id) ? h('a', { href: `#offer-${numbers.get(id)}` }, title(offer, state)) : title(offer, state), phone && ` · ${phone}`);
    })));
}
