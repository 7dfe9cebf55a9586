// SPDX-License-Identifier: GPL-2.0-or-later
// A real Chromium without a window, and the portal over the sample in a process of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as passgenau from '../index.mjs';
import { here, sampleCatalog, skip, temporaryFolder, tool } from './setting.mjs';

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--lang=de-DE'];

/** `{ newPage(options), close() }`; skips where there is no Chromium or no playwright-core. */
export async function openBrowser() {
  const executablePath = programs.find((each) => existsSync(each));
  if (!executablePath) skip('there is no Chromium');
  const { chromium } = await tool('playwright-core');
  const context = await chromium.launchPersistentContext(temporaryFolder(), { executablePath, args: flags, locale: 'de-DE', reducedMotion: 'reduce' });
  // A machine that compiles beside this may take its time.
  context.setDefaultTimeout(180_000);
  return {
    async newPage(viewport = { width: 1280, height: 900 }) {
      const page = await context.newPage();
      await page.setViewportSize(viewport);
      return page;
    },
    context,
    close: () => context.close(),
  };
}

/** The server as a portal would run it: `{ url, said(), stop() }`; `said()` is all that it wrote. */
export async function startServer() {
  const server = join(here, '..', 'web', 'server.mjs');
  const child = spawn(process.execPath, [server, sampleCatalog(passgenau), '--port', '0', '--as-of', '2026-11-21'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const url = await new Promise((resolve, reject) => {
    const listen = (part) => {
      text += part;
      const found = /http:\/\/\S+/.exec(text);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  return { url, said: () => text, stop: () => new Promise((resolve) => child.once('exit', resolve).kill()) };
}
