// SPDX-License-Identifier: GPL-2.0-or-later
// Serves the page and answers its questions out of one catalog. What a family tells goes in by POST, is judged in this process and
// forgotten: it is in no address, no log, no cache and no file.
//
//   node server.mjs CATALOG [--port 8080] [--host 127.0.0.1] [--as-of YYYY-MM-DD]
import { setMaxListeners } from 'node:events';
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { PassgenauError, errors } from 'passgenau';
import { answers, openPortal } from './answers.mjs';

const most_bytes = 64 * 1024;
// What one server takes on: connections, questions that are being answered, milliseconds for a request to arrive, and how often they are
// counted. A slow or greedy visitor must not shut the door to all others.
const usual_limits = { connections: 512, questions: 64, headers_ms: 10_000, request_ms: 15_000, check_ms: 5_000 };
// Errors that no question is to blame for.
const ours = /^(catalog-|storage-|handle-closed$|out-of-memory$|internal$)/;
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

const sendJson = (response, status, value, more) => send(response, status, 'application/json', JSON.stringify(value), more);

async function sendPage(request, response) {
  const name = request.url === '/' ? 'index.html' : request.url.slice(1);
  // Names of the page's own files and nothing else, as they came; an address carries no question.
  if (!/^(words\/)?[a-z-]+\.[a-z]+$/.test(name)) return send(response, 404, 'text/plain', 'Not found');
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
  if (portal.questions >= portal.limits.questions) return sendJson(response, 503, { error: 'busy' }, { 'Retry-After': '1' });
  // A family that leaves the page leaves its question.
  const left = new AbortController();
  setMaxListeners(0, left.signal);
  response.on('close', () => left.abort());
  ++portal.questions;
  try {
    return sendJson(response, 200, await answer(portal, question ?? {}, left.signal));
  } catch (error) {
    // Errors of the library name places, never values; of anything else the page learns nothing.
    if (error instanceof errors.OfferUnknown) return sendJson(response, 404, { error: error.name });
    if (error instanceof PassgenauError && !ours.test(error.name)) return sendJson(response, 422, { error: error.name, details: error.details });
    if (error instanceof TypeError) return sendJson(response, 400, { error: 'bad-question' });
    return sendJson(response, 500, { error: 'internal' });
  } finally {
    --portal.questions;
  }
}

async function handle(portal, request, response) {
  if (request.method === 'POST') return sendAnswer(portal, request, response);
  if (request.method === 'GET' || request.method === 'HEAD') return sendPage(request, response);
  return send(response, 405, 'text/plain', 'Method not allowed', { Allow: 'GET, HEAD, POST' });
}

/** Starts a portal over the catalog in the folder `path`; port 0 takes a free one. Resolves to `{ url, close() }`. */
export async function startPortal(path, { host = '127.0.0.1', port = 0, limits = {}, ...more } = {}) {
  const portal = Object.assign(await openPortal(path, more), { questions: 0, limits: { ...usual_limits, ...limits } });
  const { connections, headers_ms, request_ms, check_ms } = portal.limits;
  const times = { headersTimeout: headers_ms, requestTimeout: request_ms, connectionsCheckingInterval: check_ms };
  const server = createServer(times, (request, response) => {
    // One door for whatever goes wrong, above all visitors who hang up in the middle: theirs is the only connection that ends.
    handle(portal, request, response).catch(() => response.destroy());
  });
  server.maxConnections = connections;
  try {
    await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  } catch (error) {
    portal.close();
    throw error;
  }
  return {
    url: `http://${host}:${server.address().port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      portal.close();
    },
  };
}

function stop(reason) {
  console.error(`${reason}\nnode server.mjs CATALOG [--port 8080] [--host 127.0.0.1] [--as-of YYYY-MM-DD]`);
  process.exit(2);
}

/** What the command line says: `{ path, host, port, as_of }`; ends the program where it says something else. */
function commandLine() {
  const options = { port: { type: 'string', default: '8080' }, host: { type: 'string', default: '127.0.0.1' }, 'as-of': { type: 'string' } };
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    if (positionals.length !== 1) stop('One catalog is expected.');
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Infinity;
    if (port > 65_535) stop('--port takes a number from 0 to 65535.');
    return { path: positionals[0], host: values.host, port, as_of: values['as-of'] };
  } catch (error) {
    return stop(error.message);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const { path, ...options } = commandLine();
  try {
    console.error(`The page is at ${(await startPortal(path, options)).url}`);
  } catch (error) {
    stop(error.message);
  }
}
