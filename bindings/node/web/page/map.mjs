// SPDX-License-Identifier: GPL-2.0-or-later
// A map of coordinates alone: the home with rings of distance, towns by name, offers by their numbers. No tiles, no other server.
import { h, s } from './dom.mjs';

// User units: a wide sheet beside the form, a square one on a telephone.
const wide = [640, 380];
const narrow = [400, 400];
let [width, height] = wide;
const margin = 64; // of pixels: something of what lies around
const km_of_degree = 111.195; // 6,371.0088 km · π / 180
const turns = [0, 2, 4, 6, 1, 3, 5, 7].map((eighth) => [Math.sin((eighth * Math.PI) / 4), -Math.cos((eighth * Math.PI) / 4)]);
const ring_steps = [1, 2, 5, 10, 20, 50, 100, 200];

export function showMap(state, word, language) {
  const { home, towns, codes, answer, offers } = state.answer;
  const pins = answer.matches.map((match, index) => ({ number: index + 1, point: offers[match.offer].sites?.[match.site ?? 0], via: match.via }))
    .filter(({ point, via }) => via === 'site' && point?.lat !== undefined && !point.confidential);
  if (pins.length === 0) return null;
  [width, height] = globalThis.matchMedia('(max-width: 34rem)').matches ? narrow : wide;
  const origin = pins[0].point;
  const flat = ({ lat, lon }) => ({ x: (lon - origin.lon) * km_of_degree * Math.cos((origin.lat * Math.PI) / 180), y: (origin.lat - lat) * km_of_degree });
  const placed = pins.map((pin) => ({ ...pin, ...flat(pin.point) }));
  // A clinic at the other end of the country must not make the town a dot.
  const lived = home && flat(home);
  const near = home ? placed.filter(({ x, y }) => Math.hypot(x - lived.x, y - lived.y) <= 1.3 * Math.max(3, state.facts.reach_km)) : placed;
  const shown = near.length > 0 ? near : placed;
  const outside = placed.length - shown.length;
  const number = new Intl.NumberFormat(language);

  /** With the home, or as the sheet has it that is taken home: nothing of it tells where that is. */
  function sheet(centre, kind) {
    const { at, scale } = frame(centre ? [...shown, centre] : shown);
    const [home_x, home_y] = at(centre ?? { x: 0, y: 0 });
    const taken = shown.map((pin) => at(pin)).map(([x, y]) => [x - 13, x + 13, y - 28, y + 4]);
    if (centre) taken.push([home_x - 12, home_x + 12, home_y - 12, home_y + 12]);
    const rings = centre ? ring_steps.filter((km) => km * scale > 30 && km * scale < width * 0.7).map((km) => [
      s('circle', { class: 'ring', cx: home_x, cy: home_y, r: km * scale }),
      named(word('kilometres', { km: number.format(km) }), 'ring-label', turns.map(([x, y]) => [home_x + x * km * scale, home_y + y * km * scale + 4]), taken),
    ]) : [];
    const names = [...towns.map((each) => [each, 'town-label']), ...codes.map((each) => [each, 'code'])].map(([each, kind_of_name]) => {
      const [x, y] = at(flat(each));
      return named(each.name.replace(/,.*| \(.*/, ''), kind_of_name, [[x, y + 4], [x, y - 20], [x, y + 28]], taken);
    });
    return s('svg', { class: `map ${kind}`, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': word('map_text') },
      s('rect', { class: 'land', width, height, rx: 14 }), rings, names,
      centre && s('g', { class: 'home', transform: `translate(${home_x} ${home_y})` }, s('circle', { r: 10 }), s('path', { d: 'M-5 0.500 0-4.500 5 0.500M-3.500-0.500V4.500H3.500V-0.500' })),
      spread(shown.map((pin) => ({ ...pin, at: at(pin) })), centre ? [[home_x, home_y + 12]] : []).map(({ number: each, at: [x, y] }) =>
        s('g', { class: 'pin', transform: `translate(${x} ${y})` }, s('path', { d: 'M0 0-7-10A10.500 10.500 0 1 1 7-10Z' }), s('text', { y: -14 }, number.format(each)))).reverse());
  }
  return h('figure', { class: 'map-figure' }, sheet(lived, 'on-screen'), sheet(undefined, 'on-paper'), h('figcaption', {},
    home && h('span', { class: 'home-at' }, h('span', { class: 'home-key', 'aria-hidden': 'true' }), word('map_home')),
    outside > 0 && h('span', {}, word(outside === 1 ? 'map_outside_one' : 'map_outside', { count: number.format(outside) }))));
}

/** What shows all these points, in kilometres, as large as the paper allows: where a point goes, and pixels for a kilometre. */
function frame(points) {
  const range = (name) => [Math.min(...points.map((each) => each[name])), Math.max(...points.map((each) => each[name]))];
  const [west, east] = range('x');
  const [north, south] = range('y');
  const least = 1.5; // kilometres: nobody needs a map of one house
  const scale = Math.min((width - 2 * margin) / Math.max(least, east - west), (height - 2 * margin) / Math.max(least, south - north));
  const at = ({ x, y }) => [width / 2 + (x - (west + east) / 2) * scale, height / 2 + 8 + (y - (north + south) / 2) * scale];
  return { at, scale };
}

/** A name at the first of these places where there is room for it, else nothing. */
function named(text, kind, places, taken) {
  const half = text.length * 3.7 + 4;
  for (const [x, y] of places) {
    const box = [x - half, x + half, y - 13, y + 5];
    const off = box[0] < 4 || box[1] > width - 4 || box[2] < 4 || box[3] > height - 4;
    if (off || taken.some((other) => box[0] < other[1] && other[0] < box[1] && box[2] < other[3] && other[2] < box[3])) continue;
    taken.push(box);
    return s('text', { class: kind, x, y }, text);
  }
  return null;
}

/** Pins that would hide each other, or what is `taken`, step aside. */
function spread(pins, taken) {
  const apart = 19;
  const done = taken.map((at) => ({ at }));
  for (const pin of pins) {
    let [x, y] = pin.at;
    for (let turn = 0; turn < 24 && done.some(({ at }) => Math.hypot(at[0] - x, at[1] - y) < apart); ++turn) {
      const way = apart * (1 + Math.floor(turn / 8));
      x = pin.at[0] + way * Math.cos((turn * Math.PI) / 4);
      y = pin.at[1] + way * Math.sin((turn * Math.PI) / 4);
    }
    done.push({ ...pin, at: [Math.min(width - 14, Math.max(14, x)), Math.min(height - 6, Math.max(30, y))] });
  }
  return done.slice(taken.length);
}
