// SPDX-License-Identifier: GPL-2.0-or-later
// Elements without markup in strings: a text from a catalog is never HTML.

const svg_space = 'http://www.w3.org/2000/svg';

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (['checked', 'value', 'selected', 'open', 'hidden', 'disabled'].includes(name)) node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

/** h('p', { class: 'hint' }, 'text', otherNode) */
export const h = (tag, properties = {}, ...children) => fill(document.createElement(tag), properties, children);

/** The same for SVG. */
export const s = (tag, properties = {}, ...children) => fill(document.createElementNS(svg_space, tag), properties, children);

export const byId = (id) => document.getElementById(id);

let last = 0;

/** An input with its label: [label, input], tied together. */
export function labelled(text, input, properties = {}) {
  if (!input.id) input.id = `field-${++last}`;
  return [h('label', { for: input.id, ...properties }, text), input];
}

/** A checkbox or radio button inside its label. */
export function tick(text, properties) {
  return h('label', { class: 'tick' }, h('input', { type: 'checkbox', ...properties }), h('span', {}, text));
}

/** A select: [[value, text]…]. */
export function choice(options, value, onchange, properties = {}) {
  const node = h('select', { onchange: () => onchange(node.value), ...properties },
    options.map(([each, text]) => h('option', { value: each, selected: each === value }, text)));
  return node;
}
