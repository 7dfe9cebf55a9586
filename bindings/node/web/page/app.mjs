// SPDX-License-Identifier: GPL-2.0-or-later
// The page: one state in memory, three parts that show it – the form, the sentence, the answer.
import { ask } from './ask.mjs';
import { byId, h } from './dom.mjs';
import { noFacts, profileOf } from './facts.mjs';
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

function showFaults(error) {
  const word = speaker(state.page, 'de');
  const marked = new Set(error?.details?.map(({ pointer = '' }) => `fault_${pointer.split('/')[1]}`) ?? []);
  const known = [...marked].filter((name) => word(name) !== name).map((name) => word(name));
  const text = !error ? '' : error.details ? (known.length > 0 ? known.join(' ') : word('failed')) : word('failed_server');
  byId('faults').textContent = text;
}

async function search({ focus }) {
  const word = speaker(state.told_in, state.page);
  const profile = profileOf(state.facts);
  byId('status').textContent = word('working');
  try {
    state.answer = await ask('match', { profile, language: state.told_in });
    state.asked = profile;
    showFaults(null);
  } catch (error) {
    byId('status').textContent = '';
    return showFaults(error);
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
  Object.assign(state, { facts: noFacts(), answer: null, asked: null });
  byId('told').value = '';
  byId('understood').replaceChildren();
  showFaults(null);
  showForm(state);
  showResults();
  byId('facts').focus();
});

byId('languages').addEventListener('change', async (event) => {
  const before = state.page;
  state.page = event.target.value;
  if (state.told_in === before) state.told_in = state.page;
  state.start = await ask('start', { language: state.page });
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
state.start = await ask('start', { language: state.page });
setUpSentence(state, () => showForm(state));
showAll();
document.body.dataset.ready = 'yes';
