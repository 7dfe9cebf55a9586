// SPDX-License-Identifier: GPL-2.0-or-later
// Choosing what it is about: the library's concepts in their groups, found by their labels and synonyms, and what was chosen.
import { choice, h, tick } from './dom.mjs';

/** "Häusliche Gewalt" is found by "gewalt" and "hausliche". */
function plain(text) {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{Mn}/gu, '');
}

export function showNeeds(state, word, place) {
  const chosen = h('div', { class: 'chosen' });
  const list = h('div', { class: 'groups' });
  const find = h('input', { type: 'search', id: 'find-need', placeholder: word('needs_example'), autocomplete: 'off', oninput: () => filter() });
  const none = h('p', { class: 'hint', hidden: true, role: 'status' }, word('no_hit'));
  const groups = ['burden', 'kind'].flatMap((type) => {
    const own = groupsOf(state, type, word, () => showChosen(state, word, chosen, boxes));
    return [h('h3', {}, word(type === 'burden' ? 'burdens' : 'kinds')), ...own];
  });
  list.append(...groups);
  const boxes = () => place.querySelectorAll('input[data-concept]');

  function filter() {
    const wanted = plain(find.value.trim());
    let hits = 0;
    for (const group of list.querySelectorAll('details')) {
      let own = 0;
      for (const label of group.querySelectorAll('label')) {
        const hit = label.dataset.found.includes(wanted);
        label.hidden = !hit;
        own += hit ? 1 : 0;
      }
      group.hidden = own === 0;
      group.open = wanted !== '' && own > 0;
      hits += own;
    }
    none.hidden = hits > 0;
  }

  place.replaceChildren(
    chosen,
    h('label', { for: 'find-need', class: 'block-label' }, word('needs_find')),
    find, none, list,
  );
  showChosen(state, word, chosen, boxes);
}

/** A group of the vocabulary and all that is narrower, each once. */
function groupsOf({ start, facts }, type, word, changed) {
  const all = start.vocabulary.filter((each) => each.type === type);
  const tops = all.filter(({ broader = [] }) => broader.length === 0);
  const taken = new Set();
  const inside = (id) => all.filter(({ broader = [] }) => broader.includes(id)).flatMap((each) => [each, ...inside(each.id)]);
  return tops.map((top) => {
    const members = [top, ...inside(top.id)].filter(({ id }) => !taken.has(id) && taken.add(id));
    const ticks = members.map((each) => {
      const text = each === top && members.length > 1 ? word('general', { group: each.label }) : each.label;
      const node = tick(text, {
        'data-concept': each.id,
        checked: facts.needs.some(({ id }) => id === each.id),
        onchange: (event) => {
          facts.needs = facts.needs.filter(({ id }) => id !== each.id);
          if (event.target.checked) facts.needs.push({ type, id: each.id, weight: 1, child: undefined });
          changed();
        },
      });
      node.dataset.found = plain([each.label, ...(each.synonyms ?? [])].join(' '));
      return node;
    });
    return h('details', {}, h('summary', {}, top.label), h('div', { class: 'ticks' }, ticks));
  });
}

function showChosen(state, word, place, boxes) {
  const { facts, start } = state;
  const labels = new Map(start.vocabulary.map(({ id, label }) => [id, label]));
  const children = facts.children.map((_, index) => [String(index), word('child', { number: index + 1 })]);
  const rows = facts.needs.map((need) => {
    const label = labels.get(need.id) ?? need.id;
    const remove = () => {
      facts.needs = facts.needs.filter((each) => each !== need);
      for (const box of boxes()) if (box.dataset.concept === need.id) box.checked = false;
      showChosen(state, word, place, boxes);
      document.getElementById('find-need').focus();
    };
    // A weight that came with a sentence stays as it is until it is changed.
    const weights = [['1', word('weight_high')], [String(need.weight < 1 ? need.weight : 0.5), word('weight_low')]];
    return h('li', { class: 'need' },
      h('span', { class: 'name' }, label),
      children.length > 0 &&
        choice([['', word('family')], ...children], need.child === undefined ? '' : String(need.child),
          (value) => (need.child = value === '' ? undefined : Number(value)), { 'aria-label': word('for_whom', { need: label }) }),
      choice(weights, String(need.weight), (value) => (need.weight = Number(value)), { 'aria-label': word('how_much', { need: label }) }),
      h('button', { type: 'button', class: 'remove', 'aria-label': word('remove_what', { what: label }), onclick: remove }, '×'));
  });
  place.replaceChildren(rows.length > 0 ? h('ul', { 'aria-label': word('needs_chosen') }, rows) : h('p', { class: 'hint' }, word('needs_none')));
}
