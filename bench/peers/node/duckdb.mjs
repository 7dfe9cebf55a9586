// SPDX-License-Identifier: GPL-2.0-or-later
// DuckDB as a peer: node duckdb.mjs WORLD. One table in the order of a Hilbert curve, whose blocks then know their area; each
// question is a prepared statement, on one thread.
import { readFileSync } from 'node:fs';

import duckdb from '@duckdb/node-api';

import { readQuestions, serve, sets } from './table.mjs';

const world = process.argv[2];
const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
for (const statement of [
  'SET threads = 1',
  'SET integer_division = true',
  'CREATE MACRO ones(bits) AS bit_count(bits)',
  `CREATE MACRO metres_between(south, west, north, east) AS CAST(round(2 * 6371008.7714 * asin(least(1, sqrt(
     power(sin(radians(north - south) / 2), 2) +
     cos(radians(south)) * cos(radians(north)) * power(sin(radians(east - west) / 2), 2))))) AS BIGINT)`,
  `CREATE TABLE offer AS SELECT id, lat, lon, visits, residence, remote = 1 AS remote, age_from, age_until, needs, staff, interpreters,
     valid_from, valid_until FROM read_csv('${world}/table.tsv', delim = '\t', header = true, columns = {
       id: 'VARCHAR', lat: 'DOUBLE', lon: 'DOUBLE', hilbert: 'BIGINT', visits: 'INT', residence: 'INT', remote: 'INT', age_from: 'INT',
       age_until: 'INT', needs: 'BIGINT', staff: 'BIGINT', interpreters: 'BIGINT', valid_from: 'INT', valid_until: 'INT'})
     ORDER BY hilbert`,
])
  await connection.run(statement);

/** The rows that may reach the family: a box around the reach, a visit, from afar. */
function candidates(question) {
  if (question.home === null) return 'offer';
  const lat = (question.reach + 1) / 111000;  // fewer metres than a degree has
  const lon = lat / Math.cos(((Math.abs(question.lat) + lat) * Math.PI) / 180);
  return `(SELECT *, metres_between(lat, lon, ${question.lat}, ${question.lon}) AS metres FROM offer
    WHERE (lat BETWEEN ${question.lat - lat} AND ${question.lat + lat} AND lon BETWEEN ${question.lon - lon} AND ${question.lon + lon})
      OR visits IN (${question.county}, ${question.municipality}) OR remote)`;
}

const statements = {};
for (const set of sets) {
  const texts = readFileSync(`${world}/${set}.sql`, 'utf8').trimEnd().split('\n');
  const questions = readQuestions(world, set);
  statements[set] = [];
  for (let i = 0; i < texts.length; ++i)
    statements[set].push(await connection.prepare(texts[i].replace('{candidates}', () => candidates(questions[i]))));
}

async function ask(set, number) {
  const rows = await (await statements[set][number].run()).getRows();
  return rows.map(([id, points]) => `${id} ${points}`);
}

await serve(`DuckDB ${duckdb.version().replace(/^v/, '')} (Node ${process.versions.node})`, ask, (set) => statements[set].length);
