// SPDX-License-Identifier: GPL-2.0-or-later
// Offers and questions of a world, as bench/peers/table.hpp describes them, and the protocol of bench/peers/serve.hpp.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export const none = -2147483648;
export const sets = ['home', 'anywhere'];

const lines = (file) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split('\t'));
const number = (cell) => (cell === '' ? none : Number(cell));

/** Bits as two halves of 31: JavaScript's operators know 32. */
export const halves = (text) => {
  const bits = BigInt(text);
  return { low: Number(bits & 0x7fffffffn), high: Number(bits >> 31n) };
};
export const shares = (a, b) => (a.low & b.low) !== 0 || (a.high & b.high) !== 0;
export const join = (a, b) => ({ low: a.low | b.low, high: a.high | b.high });
export const isEmpty = (bits) => bits.low === 0 && bits.high === 0;
const onesIn = (half) => {
  let count = 0;
  for (let left = half; left !== 0; left &= left - 1) ++count;
  return count;
};
export const ones = (bits) => onesIn(bits.low) + onesIn(bits.high);
export const both = (a, b) => ({ low: a.low & b.low, high: a.high & b.high });
/** The places of the bits that are set. */
export const places = (bits) => {
  const list = [];
  for (let i = 0; i < 62; ++i) if (((i < 31 ? bits.low >> i : bits.high >> (i - 31)) & 1) !== 0) list.push(i);
  return list;
};

export function unit(lat, lon) {
  const radians = Math.PI / 180;
  const around = Math.cos(lat * radians);
  return [around * Math.cos(lon * radians), around * Math.sin(lon * radians), Math.sin(lat * radians)];
}

export function metresBetween(a, b) {
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return Math.round(2 * 6371008.7714 * Math.asin(Math.min(1, chord / 2)));
}

export const readOffers = (world) =>
  lines(`${world}/table.tsv`).map((c) => ({
    id: c[0],
    point: c[1] === '' ? null : unit(Number(c[1]), Number(c[2])),
    visits: number(c[4]),
    residence: number(c[5]),
    remote: c[6] === '1',
    ageFrom: number(c[7]),
    ageUntil: number(c[8]),
    needs: halves(c[9]),
    staff: halves(c[10]),
    interpreters: halves(c[11]),
    validFrom: number(c[12]),
    validUntil: number(c[13]),
  }));

export const readQuestions = (world, set) =>
  lines(`${world}/${set}.tsv`).map((c) => {
    const needs = c[8].split(';').map((need) => {
      const [same, one, more, weight] = need.split(':');
      return { same: halves(same), one: halves(one), more: halves(more), weight: Number(weight) };
    });
    return {
      asOf: Number(c[0]),
      age: Number(c[1]),
      lat: Number(c[2]),
      lon: Number(c[3]),
      home: c[2] === '' ? null : unit(Number(c[2]), Number(c[3])),
      county: Number(c[4]),
      municipality: Number(c[5]),
      reach: Number(c[6]),
      limit: Number(c[7]),
      needs,
      related: needs.reduce((all, need) => join(join(all, need.same), join(need.one, need.more)), { low: 0, high: 0 }),
      languages: c[9].split(';').map((language) => {
        const [bits, share, interpreter] = language.split(':');
        return { bits: halves(bits), share: Number(share), interpreter: interpreter === '1' };
      }),
    };
  });

/** `ask(set, number)` gives, or promises, the hits of a question as a list of `id points`. */
export async function serve(about, ask, count) {
  console.log(`ready ${about}`);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'quit') break;
    const [command, set, wanted] = line.split(' ');
    const out = [];
    for (let i = 0; i < Math.min(Number(wanted), count(set)); ++i) {
      const begin = process.hrtime.bigint();
      const hits = await ask(set, i);
      const microseconds = Number(process.hrtime.bigint() - begin) / 1000;
      out.push(command === 'round' ? microseconds : hits.join(' '));
    }
    console.log(out.join(command === 'round' ? ' ' : '\n'));
  }
}
