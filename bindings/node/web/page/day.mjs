// SPDX-License-Identifier: GPL-2.0-or-later
// A calendar day, entered in the order and with the months of the page's language: a browser's own field for dates has those of the browser.
import { choice, h } from './dom.mjs';

const digits = (text) => text.replace(/\D/g, '');

/** Three fields for a day as YYYY-MM-DD, which `changed` gets: empty where nothing is entered, and no day where only a part is. */
export function dayEntry(value, language, name, word, changed) {
  const parts = Object.fromEntries(value.split('-').map((part, i) => [['year', 'month', 'day'][i], part]));
  const told = () => {
    const day = digits(fields.day.value);
    const all = [digits(fields.year.value), fields.month.value, day && day.padStart(2, '0')];
    changed(all.some(Boolean) ? all.join('-') : '');
  };
  const month_name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, '0'), month_name.format(Date.UTC(2000, i))]);
  const number = (part, size, shown = '') => h('input', {
    class: part, inputmode: 'numeric', maxlength: size, size, value: shown, 'aria-label': `${name}: ${word(part)}`, oninput: told,
  });
  const fields = {
    day: number('day', 2, parts.day?.replace(/^0/, '')),
    month: choice([['', word('month')], ...months], parts.month ?? '', told, { class: 'month', 'aria-label': `${name}: ${word('month')}` }),
    year: number('year', 4, parts.year),
  };
  const order = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).formatToParts().map(({ type }) => fields[type]).filter(Boolean);
  for (const part of ['day', 'year']) fields[part].placeholder = word(part);
  return h('span', { class: 'date', role: 'group', 'aria-label': name }, order);
}
