// SPDX-License-Identifier: GPL-2.0-or-later
// What was entered wrongly: said in words above the button, and marked on the fields for eyes and for screen readers alike.
import { byId } from './dom.mjs';
import { speaker } from './words.mjs';

const fields = { home: 'postal-code', caregiver: 'caregiver-age', needs: 'find-need', languages: 'add-language', reach_km: 'reach' };

/** The field that a JSON Pointer into the profile is about; children without a date are not in it. */
function fieldAt(pointer, facts) {
  const [, member, index] = pointer.split('/');
  if (member !== 'children') return fields[member] && byId(fields[member]);
  const stated = facts.children.flatMap(({ value }, position) => (value === '' ? [] : [position]));
  return byId('children').querySelectorAll('.child')[stated[index]]?.querySelector('input');
}

/** Nothing to say, without an error; else gives the first field that is marked, if one is. */
export function showFaults(error, { page, facts }) {
  const word = speaker(page, 'de');
  for (const node of byId('facts').querySelectorAll('[aria-invalid]')) {
    node.removeAttribute('aria-invalid');
    node.removeAttribute('aria-describedby');
  }
  const pointers = error?.details?.map(({ pointer = '' }) => pointer) ?? [];
  const names = new Set(pointers.map((pointer) => `fault_${pointer.split('/')[1]}`));
  const known = [...names].filter((name) => word(name) !== name).map((name) => word(name));
  byId('faults').textContent = !error ? '' : !error.details ? word('failed_server') : known.length > 0 ? known.join(' ') : word('failed');
  const marked = pointers.map((pointer) => fieldAt(pointer, facts)).filter(Boolean);
  for (const node of marked) {
    node.setAttribute('aria-invalid', 'true');
    node.setAttribute('aria-describedby', 'faults');
    node.closest('details')?.setAttribute('open', '');
  }
  return marked[0];
}
