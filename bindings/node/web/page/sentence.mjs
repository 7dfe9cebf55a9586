// SPDX-License-Identifier: GPL-2.0-or-later
// A family's facts out of a sentence: what was understood is shown beside the words it came from, and fills the form.
import { ask, takeBack } from './ask.mjs';
import { byId, h } from './dom.mjs';
import { factsOf } from './facts.mjs';
import { languageName, speaker } from './words.mjs';

/** `changed` draws the form anew. */
export function setUpSentence(state, changed) {
  byId('read').addEventListener('click', async () => {
    const text = byId('told').value.trim();
    if (text === '') return byId('told').focus();
    const word = speaker(state.page, 'de');
    takeBack();
    byId('status').textContent = '';
    try {
      const reading = await ask('read', { text });
      state.facts = factsOf(reading.profile);
      const place = reading.evidence.find(({ fact }) => fact.startsWith('/home/'));
      state.facts.place = place ? text.slice(place.from16, place.to16) : '';
      changed();
      showUnderstood(state, word, text, reading);
    } catch (error) {
      if (error.name === 'AbortError') return undefined;
      byId('understood').replaceChildren(h('p', {}, word('failed_server')));
    }
    return undefined;
  });
}

function showUnderstood(state, word, text, { profile, evidence, not_understood: left }) {
  if (evidence.length === 0) return byId('understood').replaceChildren(h('p', {}, word('nothing_understood')));
  const part = ({ from16, to16 }) => text.slice(from16, to16);
  // One fact may stand on several stretches, one stretch for several facts: a line for each that the form shows.
  const lines = new Map();
  for (const each of evidence) {
    const said = factIn(state, word, profile, each.fact);
    const { quotes = new Set(), doubt } = lines.get(said) ?? {};
    lines.set(said, { quotes: quotes.add(part(each)), doubt: doubt || each.doubt });
  }
  const items = [...lines].map(([said, { quotes, doubt }]) => h('li', {},
    h('span', { class: 'quotes' }, [...quotes].filter((one) => ![...quotes].some((other) => other !== one && other.includes(one))).map((one) => h('q', {}, one))),
    h('span', {}, said, doubt && h('small', {}, word('doubt')))));
  return byId('understood').replaceChildren(...[
    h('p', {}, word('understood')), h('ul', { class: 'evidence' }, items),
    left.length > 0 && h('p', { class: 'hint' }, word('not_understood'), ' ', left.map(part).join(' · ')),
  ].filter(Boolean));
}

/** What a JSON Pointer into the profile says, in the words of the form. */
function factIn({ start, page }, word, profile, pointer) {
  const [, field, index, member] = pointer.split('/');
  const label = (id) => start.vocabulary.find((each) => each.id === id)?.label ?? id;
  const value = pointer.split('/').slice(1).reduce((inside, token) => inside?.[token], profile);
  switch (field) {
    case 'needs': return label(profile.needs[index].burden ?? profile.needs[index].kind);
    case 'children': {
      const [kind, said] = Object.entries(profile.children[index])[0];
      const units = { W: 'weeks', M: 'months', Y: 'years' };
      const [, count, unit] = /^P(\d+)([WMY])$/.exec(said) ?? [];
      return `${word('child', { number: Number(index) + 1 })}: ${kind === 'age' && unit ? `${count} ${word(units[unit])}` : `${word(kind === 'age' ? 'age_about' : kind)} ${said}`}`;
    }
    case 'languages': return languageName(profile.languages[index], page);
    case 'home': return index === 'postal_code' ? `${word('postal_code')}: ${value}` : word('home');
    case 'caregiver': return index === 'age' ? `${word('caregiver_age')}: ${value}` : (profile.caregiver.roles ?? []).map(label)[member] ?? word('caregiver');
    case 'require': case 'prefer': case 'delivery': return label(value);
    case 'interpreter': return `${word('interpreter')}: ${word(value ? 'yes' : 'no')}`;
    case 'reach_km': return `${word('reach')} ${word('kilometres', { km: value })}`;
    case 'discreet': return word('discreet');
    default: return typeof value === 'object' ? '' : String(value ?? '');
  }
}
