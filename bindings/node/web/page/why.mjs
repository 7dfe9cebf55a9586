// SPDX-License-Identifier: GPL-2.0-or-later
// "Why is an offer not in the list?" – every verdict for the one that is chosen.
import { ask } from './ask.mjs';
import { bars } from './bars.mjs';
import { h, labelled } from './dom.mjs';
import { localeOf, title } from './offer.mjs';
import { bestText } from './words.mjs';

/** Offers by name. One name may stand for several: the provider tells them apart, or else the id. */
export function namesOf(titles, ...languages) {
  const named = new Map();
  for (const { id, title: texts, provider } of titles) {
    const { text } = bestText(texts, ...languages);
    const name = [text, provider && `${text} – ${provider}`, `${text} – ${id}`].find((each) => each && !named.has(each));
    named.set(name ?? id, id);
  }
  return named;
}

export function whyNot(state, word) {
  const named = namesOf(state.start.titles, state.told_in, state.page);
  const result = h('div', { class: 'why-result', 'aria-live': 'polite' });
  const input = h('input', { id: 'why-offer', list: 'why-offers', placeholder: word('why_example'), autocomplete: 'off', dir: 'auto' });
  const form = h('form', {
    method: 'post',
    onsubmit: async (event) => {
      event.preventDefault();
      const offer = named.get(input.value.trim());
      if (!offer) return result.replaceChildren(h('p', {}, word('why_unknown')));
      try {
        const told = await ask('why', { profile: state.asked, offer, language: state.told_in });
        return result.replaceChildren(...verdicts(told, state, word));
      } catch (error) {
        if (error.name === 'AbortError') return undefined;
        return result.replaceChildren(h('p', {}, word(error.message === 'offer-unknown' ? 'why_unknown' : 'failed_server')));
      }
    },
  },
  labelled(word('why_label'), input), h('datalist', { id: 'why-offers' }, [...named.keys()].map((value) => h('option', { value }))),
  h('button', { class: 'plain' }, word('why_ask')));
  return h('section', { class: 'panel why' }, h('h3', {}, word('why_title')), form, result);
}

function verdicts({ judgement, near_miss, offer }, state, word) {
  return [
    h('h4', {}, title(offer, state)),
    h('p', { class: judgement.eligible ? 'verdict-line met' : 'verdict-line unmet' }, h('strong', {}, judgement.sentence)),
    near_miss?.sentence && h('p', {}, near_miss.sentence),
    bars(judgement.reasons, word, localeOf(state.told_in)),
  ].filter(Boolean);
}
