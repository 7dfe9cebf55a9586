// SPDX-License-Identifier: GPL-2.0-or-later
// The bill of an offer as bars. A bar's length is what its criterion counts at most, its filling what the offer earned: the numbers that
// ranked it, not a second computation.
import { h, s } from './dom.mjs';

const signs = { met: '✓', partly: '◐', unmet: '✕', unknown: '?', 'not-asked': '–' };
const longest = 100; // user units of the longest bar

export function bars(reasons, word, language) {
  const most = Math.max(1, ...reasons.map(({ possible }) => possible));
  // A square root keeps the small criteria visible beside the one that counts most.
  const length = (points) => longest * Math.sqrt(points / most);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return h('ul', { class: 'bars' }, reasons.map(({ criterion, verdict, points, possible, sentence }) => {
    const track = possible > 0 ? length(possible) : 0;
    return h('li', { class: `bar ${verdict}` },
      h('span', { class: 'criterion' }, word(`criterion_${criterion}`)),
      possible > 0
        ? s('svg', { viewBox: `0 0 ${longest} 8`, preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
            s('rect', { class: 'track', width: track, height: 8, rx: 1 }),
            s('rect', { class: 'filling', width: (track * points) / possible, height: 8, rx: 1 }))
        : h('span', { class: 'no-bar' }),
      h('span', { class: 'verdict' }, h('span', { class: 'sign', 'aria-hidden': 'true' }, signs[verdict]), word(`verdict_${verdict}`),
        possible > 0 && h('span', { class: 'points' }, word('points', { points: number.format(points), possible: number.format(possible) }))),
      sentence && h('span', { class: 'sentence-of' }, sentence));
  }));
}
