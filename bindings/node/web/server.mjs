// SPDX-License-Identifier: GPL-2.0-or-later
// Serves the page and answers its questions out of one catalog. What a family tells goes in by POST, is judged in this process and
// forgotten: it is in no address, no log, no cache and no file.
//
//   node server.mjs CATALOG [--port 8080] [--host 127.0.0.1] [--as-of YYYY-MM-DD]
import { setMaxListeners } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { answers, openPortal } from './answers.mjs';

const most_bytes = 64 * 1024;
const types = { '.html': 'text/html', '.css': 'text/css', '.mjs': 'text/javascript', '.svg': 'image/svg+xml' };

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(), camera=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function send(response, status, type, body, more = {}) {
  response.writeHead(status, { ...headers, 'Content-Type': `${type}; charset=utf-8`, ...more });
  response.end(body);
}

const sendJson = (response, status, value) => send(response, status, 'application/json', JSON.stringify(value));

async function sendPage(request, response) {
  const { pathname, search } = new URL(request.url, 'http://page');
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  // Names of the page's own files and nothing else; an address carries no question.
  if (search !== '' || !/^(words\/)?[a-z-]+\.[a-z]+$/.test(name)) return send(response, 404, 'text/plain', 'Not found');
  try {
    const body = await readFile(new URL(`page/${name}`, import.meta.url));
    return send(response, 200, types[extname(name)] ?? 'application/octet-stream', request.method === 'HEAD' ? '' : body);
  } catch {
    return send(response, 404, 'text/plain', 'Not found');
  }
}

async function bodyOf(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > most_bytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function sendAnswer(portal, request, response) {
  const answer = answers[request.url];
  if (!answer) return sendJson(response, 404, { error: 'not-found' });
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return sendJson(response, 415, { error: 'json-expected' });
  const body = await bodyOf(request);
  if (body === null) return sendJson(response, 413, { error: 'document-too-large' });
  let question;
  try {
    question = JSON.parse(body);
  } catch {
    return sendJson(response, 400, { error: 'json-syntax' });
  }
  // A family that leaves the page leaves its question.
  const left = new AbortController();
  setMaxListeners(0, left.signal);
  response.on('close', () => left.abort());
  try {
    return sendJson(response, 200, await answer(portal, question ?? {}, left.signal));
  } catch (error) {
    // Errors of the library name places, never values; of anything else the page learns nothing.
    if (error?.details) return sendJson(response, 422, { error: error.name, details: error.details });
    if (error instanceof TypeError) return sendJson(response, 400, { error: 'bad-question' });
    return sendJson(response, 500, { error: 'internal' });
  }
}

/** Starts a portal over the catalog in the folder `path`; port 0 takes a free one. Resolves to `{ url, close() }`. */
export async function startPortal(path, { host = '127.0.0.1', port = 0, as_of } = {}) {
  const portal = await openPortal(path, as_of);
  const server = createServer((request, response) => {
    if (request.method === 'POST') return void sendAnswer(portal, request, response);
    if (request.method === 'GET' || request.method === 'HEAD') return void sendPage(request, response);
    return send(response, 405, 'text/plain', 'Method not allowed', { Allow: 'GET, HEAD, POST' });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    url: `http://${host}:${server.address().port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      portal.close();
    },
  };
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '8080' }, host: { type: 'string', default: '127.0.0.1' }, 'as-of': { type: 'string' } },
  });
  if (positionals.length !== 1) {
    console.error('node server.mjs CATALOG [--port 8080] [--host 127.0.0.1] [--as-of YYYY-MM-DD]');
    process.exit(2);
  }
  const { url } = await startPortal(positionals[0], { host: values.host, port: Number(values.port), as_of: values['as-of'] });
  console.error(`The page is at ${url}`);
}
