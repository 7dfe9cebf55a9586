// SPDX-License-Identifier: GPL-2.0-or-later
// The fields of the form, drawn from the facts and written back into them.
import { dayEntry } from './day.mjs';
import { byId, choice, h, labelled, tick } from './dom.mjs';
import { showNeeds } from './needs.mjs';
import { languageName, speaker } from './words.mjs';

// Languages that early help meets most; a browser names them.
const spoken = ['de', 'ar', 'bg', 'bs', 'en', 'es', 'fa', 'fr', 'gsg', 'hr', 'hu', 'it', 'ku', 'pl', 'ps', 'pt', 'ro', 'ru', 'so', 'sq',
  'sr', 'ti', 'tr', 'uk', 'ur', 'vi', 'zh'];

export function showForm(state) {
  const word = speaker(state.page, 'de');
  const again = () => showForm(state);
  showChildren(state, word, again);
  showNeeds(state, word, byId('needs'));
  showHome(state, word);
  showSpoken(state, word, again);
  showCaregiver(state, word);
  showWays(state, word);
  showWishes(state, word);
}

/** Concepts of one type as [id, label], in the library's order and words. */
export function concepts({ start }, type) {
  return start.vocabulary.filter((each) => each.type === type).map(({ id, label }) => [id, label]);
}

function showChildren(state, word, again) {
  const { facts } = state;
  const focusLast = () => byId('children').querySelector('.child:last-of-type select')?.focus();
  const rows = facts.children.map((child, index) => {
    const name = word('child', { number: index + 1 });
    const kind = choice([['born', word('born')], ['due', word('due')], ['age', word('age_about')]], child.kind, (value) => {
      Object.assign(child, { kind: value, value: '' });
      again();
      byId('children').querySelectorAll('.child')[index].querySelector('select').focus();
    }, { 'aria-label': `${name}: ${word('born')} / ${word('due')}` });
    const entry = child.kind === 'age'
      ? [
          h('input', { type: 'number', min: 0, max: 240, value: child.value, 'aria-label': `${name}: ${word('age_about')}`, oninput: (event) => (child.value = event.target.value) }),
          choice([['W', word('weeks')], ['M', word('months')], ['Y', word('years')]], child.unit, (value) => (child.unit = value), { 'aria-label': word('unit') }),
        ]
      : dayEntry(child.value, state.page, `${name}: ${word(child.kind)}`, word, (value) => {
          child.value = value;
          showNeeds(state, word, byId('needs'));
        });
    const remove = h('button', {
      type: 'button', class: 'remove', 'aria-label': word('remove_what', { what: name }),
      onclick: () => {
        facts.children.splice(index, 1);
        for (const need of facts.needs) need.child = need.child === index ? undefined : need.child > index ? need.child - 1 : need.child;
        again();
        byId('add-child').focus();
      },
    }, '×');
    return h('div', { class: 'child', role: 'group', 'aria-label': name }, h('span', { class: 'name' }, name), kind, entry, remove);
  });
  const add = h('button', {
    type: 'button', class: 'plain', id: 'add-child',
    onclick: () => {
      facts.children.push({ kind: 'born', value: '', unit: 'M' });
      again();
      focusLast();
    },
  }, `+ ${word('add_child')}`);
  byId('children').replaceChildren(...(rows.length > 0 ? rows : [h('p', { class: 'hint' }, word('no_children'))]), add);
}

function showHome({ facts }, word) {
  // A town that a sentence named stands in for a postal code until there is one.
  const name = facts.place || facts.rest.home?.region || '';
  const forget = () => {
    delete facts.rest.home;
    town.remove();
  };
  const town = h('ul', { class: 'chips' }, h('li', { class: 'chip' }, name, h('button', {
    type: 'button', 'aria-label': word('remove_what', { what: name }),
    onclick: () => {
      forget();
      code.focus();
    },
  }, '×')));
  const code = h('input', {
    id: 'postal-code', inputmode: 'numeric', maxlength: 5, size: 6, value: facts.postal_code,
    oninput: () => {
      facts.postal_code = code.value.trim();
      forget();
    },
  });
  const shown = h('output', { for: 'reach' }, word('kilometres', { km: facts.reach_km }));
  const reach = h('input', {
    type: 'range', id: 'reach', min: 1, max: 60, value: facts.reach_km,
    oninput: () => {
      facts.reach_km = Number(reach.value);
      shown.textContent = word('kilometres', { km: facts.reach_km });
    },
  });
  byId('home').replaceChildren(
    ...(facts.rest.home && name ? [town] : []),
    h('div', { class: 'field' }, labelled(word('postal_code'), code)),
    h('div', { class: 'field wide' }, labelled(word('reach'), reach), shown),
  );
}

function showSpoken(state, word, again) {
  const { facts } = state;
  const chips = facts.languages.map((tag) => {
    const name = languageName(tag, state.page);
    const remove = () => {
      facts.languages = facts.languages.filter((each) => each !== tag);
      again();
      byId('add-language').focus();
    };
    return h('li', { class: 'chip' }, name, h('button', { type: 'button', 'aria-label': word('remove_what', { what: name }), onclick: remove }, '×'));
  });
  const others = spoken.filter((tag) => !facts.languages.includes(tag)).map((tag) => [tag, languageName(tag, state.page)])
    .sort(([, a], [, b]) => a.localeCompare(b, state.page));
  const add = choice([['', word('spoken_choose')], ...others], '', (tag) => {
    if (tag) facts.languages.push(tag);
    again();
    byId('add-language').focus();
  }, { id: 'add-language' });
  const interpreter = choice([['', word('not_said')], ['yes', word('yes')], ['no', word('no')]], facts.interpreter, (value) => (facts.interpreter = value), { id: 'interpreter' });
  byId('spoken').replaceChildren(
    chips.length > 0 ? h('ul', { class: 'chips' }, chips) : h('p', { class: 'hint' }, word('spoken_none')),
    h('div', { class: 'field' }, labelled(word('spoken_add'), add)),
    h('div', { class: 'field' }, labelled(word('interpreter'), interpreter)),
  );
}

/** Ticks for a list of ids that is kept in the facts. */
function ticks(list, options) {
  return options.map(([id, text]) => tick(text, {
    checked: list.includes(id),
    onchange: (event) => {
      if (event.target.checked) list.push(id);
      else list.splice(list.indexOf(id), 1);
    },
  }));
}

function showCaregiver(state, word) {
  const { facts } = state;
  const age = h('input', { type: 'number', id: 'caregiver-age', min: 10, max: 99, value: facts.age, oninput: () => (facts.age = age.value) });
  byId('caregiver').replaceChildren(
    h('div', { class: 'ticks' }, ticks(facts.roles, concepts(state, 'role'))),
    h('div', { class: 'field' }, labelled(word('caregiver_age'), age)),
  );
}

function showWays(state, word) {
  const { facts } = state;
  const discreet = tick(word('discreet'), { checked: facts.discreet, onchange: (event) => (facts.discreet = event.target.checked) });
  byId('ways').replaceChildren(h('div', { class: 'ticks' }, ticks(facts.delivery, concepts(state, 'delivery'))), discreet);
}

function showWishes(state, word) {
  const options = ['any', 'prefer', 'require'].map((each) => [each, word(`wish_${each}`)]);
  const rows = concepts(state, 'trait').map(([id, label]) =>
    h('div', { class: 'wish' }, labelled(label, choice(options, state.facts.wishes[id] ?? 'any', (value) => (state.facts.wishes[id] = value)))));
  byId('wishes').replaceChildren(...rows);
}
