// SPDX-License-Identifier: GPL-2.0-or-later
// The page: one state in memory, three parts that show it – the form, the sentence, the answer.
import { ask, takeBack } from './ask.mjs';
import { byId, h } from './dom.mjs';
import { noFacts, profileOf } from './facts.mjs';
import { showFaults } from './faults.mjs';
import { showForm } from './form.mjs';
import { showAnswer, showNothing } from './results.mjs';
import { setUpSentence } from './sentence.mjs';
import { chrome, languageName, speaker } from './words.mjs';

const state = {
  page: 'de', // the language of the form
  told_in: 'de', // the language of the answer's sentences
  facts: noFacts(),
  start: null, // vocabulary, languages, titles
  answer: null,
  asked: null, // the profile of the answer, for "why not?"
};

function showTexts() {
  const word = speaker(state.page, 'de');
  document.documentElement.lang = state.page;
  document.title = word('document_title');
  const day = new Intl.DateTimeFormat(state.page, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(state.start.as_of));
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = word(node.dataset.word, { day });
}

function showLanguages() {
  const select = byId('told-in');
  // Easy German is a language of the library for itself.
  const names = { 'de-simple': state.page === 'de' ? 'Einfache Sprache' : 'Easy German' };
  select.replaceChildren(...state.start.languages.map(({ tag }) => {
    const own = names[tag] ?? languageName(tag, tag);
    return h('option', { value: tag, lang: tag.slice(0, 2), selected: tag === state.told_in }, own.charAt(0).toUpperCase() + own.slice(1));
  }));
}

/** The answer is set as its language is written; the form keeps the page's direction. */
function setDirection() {
  const own = chrome(state.told_in, state.page);
  const { right_to_left = false } = state.start.languages.find(({ tag }) => tag === own) ?? {};
  const results = byId('results');
  results.lang = own;
  results.dir = right_to_left ? 'rtl' : 'ltr';
}

function showResults() {
  setDirection();
  const word = speaker(state.told_in, state.page);
  for (const node of byId('results').querySelectorAll('[data-word]')) node.textContent = word(node.dataset.word);
  byId('print').hidden = state.answer === null;
  if (state.answer) showAnswer(state, word);
  else showNothing(word);
}

function showAll() {
  showTexts();
  showLanguages();
  showForm(state);
  showResults();
}

async function search({ focus }) {
  takeBack();
  const word = speaker(state.told_in, state.page);
  const profile = profileOf(state.facts);
  byId('status').textContent = word('working');
  try {
    state.answer = await ask('match', { profile, language: state.told_in });
    state.asked = profile;
    showFaults(null, state);
  } catch (error) {
    if (error.name === 'AbortError') return;
    byId('status').textContent = '';
    const field = showFaults(error, state);
    if (focus) field?.focus();
    return;
  }
  showResults();
  const { length: count } = state.answer.answer.matches;
  byId('status').textContent = word(count === 0 ? 'counted_none' : count === 1 ? 'counted_one' : 'counted', { count });
  if (focus) {
    byId('results-title').focus({ preventScroll: true });
    byId('results').scrollIntoView();
  }
}

byId('facts').addEventListener('submit', (event) => {
  event.preventDefault();
  search({ focus: true });
});

byId('clear').addEventListener('click', () => {
  // An answer that is still on its way would bring back what was cleared.
  takeBack();
  byId('status').textContent = '';
  Object.assign(state, { facts: noFacts(), answer: null, asked: null });
  byId('told').value = '';
  byId('understood').replaceChildren();
  showFaults(null, state);
  showForm(state);
  showResults();
  byId('facts').focus();
});

byId('languages').addEventListener('change', async (event) => {
  const { target } = event;
  const wanted = target.value;
  try {
    const start = await ask('start', { language: wanted }, null);
    // Somebody may have chosen the other one meanwhile.
    if (!target.checked) return;
    state.start = start;
  } catch (error) {
    byId('languages').querySelector(`[value=${state.page}]`).checked = true;
    showFaults(error, state);
    return;
  }
  if (state.told_in === state.page) state.told_in = wanted;
  state.page = wanted;
  showAll();
  if (state.answer) search({ focus: false });
});

byId('told-in').addEventListener('change', (event) => {
  state.told_in = event.target.value;
  if (state.answer) search({ focus: false });
  else showResults();
});

byId('print').addEventListener('click', () => window.print());

if (navigator.language?.startsWith('en')) {
  state.page = state.told_in = 'en';
  document.querySelector('[name=page][value=en]').checked = true;
}
try {
  state.start = await ask('start', { language: state.page }, null);
  setUpSentence(state, () => showForm(state));
  showAll();
} catch {
  document.documentElement.lang = state.page;
  byId('languages').remove();
  document.querySelector('main').replaceChildren(h('p', { class: 'lead', role: 'alert' }, speaker(state.page, 'de')('failed_server')));
}
document.body.dataset.ready = 'yes';
