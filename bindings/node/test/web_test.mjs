// SPDX-License-Identifier: GPL-2.0-or-later
// The web example in a browser: entering, ranking, asking why; by keyboard alone; Arabic; narrow; printed; what it must not leak.
// PASSGENAU_SCREENSHOTS=1 keeps the pictures of the README.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { openBrowser, startServer } from './browser.mjs';
import { here, skip } from './setting.mjs';

const browser = await openBrowser();
const axe = (() => {
  try {
    return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  } catch {
    return skip('axe-core is not installed (npm install --no-save in bindings/node/test)');
  }
})();
const server = await startServer();
after(async () => {
  await browser.close();
  await server.stop();
});

// Values that stand for a family; they are looked for where they must not be.
const secret = { born: '2026-08-17', code: '64293' };

async function open(viewport) {
  const page = await browser.newPage(viewport);
  page.faults = [];
  page.asked = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (line) => ['error', 'warning'].includes(line.type()) && page.faults.push(line.text()));
  page.on('request', (request) => page.asked.push({ url: request.url(), method: request.method(), body: request.postData() }));
  await page.goto(server.url);
  await page.waitForSelector('body[data-ready]');
  return page;
}

/** Ends a test: whatever the page complained about fails it. */
async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.close();
}

/** For a test that makes the server refuse: the browser itself notes that, the page must add nothing. */
function forgetRefusals(page) {
  page.faults = page.faults.filter((each) => !/^Failed to load resource/.test(each));
}

/** Holds an answer of the server back: `{ asked, release() }`, the first a promise of the question. */
async function holdBack(page, what) {
  let release;
  let arrive;
  const released = new Promise((resolve) => (release = resolve));
  const asked = new Promise((resolve) => (arrive = resolve));
  await page.route(`**/api/${what}`, async (route) => {
    const response = await route.fetch();
    arrive();
    await released;
    // The page may have taken its question back.
    await route.fulfill({ response }).catch(() => {});
  });
  return { asked, release };
}

async function choose(page, words, label) {
  await page.fill('#find-need', words);
  await page.locator('#needs label.tick:visible', { hasText: label }).first().click();
  await page.fill('#find-need', '');
}

async function fillDay(page, born, which = 0) {
  const [year, month, day] = born.split('-');
  const child = page.locator('#children .child').nth(which);
  await child.locator('.day').fill(String(Number(day)));
  await child.locator('.month').selectOption(month);
  await child.locator('.year').fill(year);
}

async function dayIn(page) {
  const [day, month, year] = await Promise.all(['.day', '.month', '.year'].map((part) => page.inputValue(`#children .child ${part}`)));
  return `${year}-${month}-${day}`;
}

async function enter(page) {
  await page.click('#add-child');
  await fillDay(page, secret.born);
  await choose(page, 'schreit', 'Exzessives Schreien');
  await choose(page, 'erschopft', 'Erschöpfung');
  await page.fill('#postal-code', secret.code);
  await page.selectOption('#add-language', 'tr');
  await page.selectOption('#add-language', 'de');
}

async function show(page) {
  await page.click('button.main');
  await page.waitForSelector('.offer');
}

/** Findings of axe that matter, as text. */
async function findings(page) {
  // The page's own policy forbids scripts that are not its own; axe comes in through the debugger.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return violations.filter(({ impact }) => ['serious', 'critical', 'moderate'].includes(impact))
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const keep = (page, name, more = {}) =>
  process.env.PASSGENAU_SCREENSHOTS && page.screenshot({ path: join(here, '..', 'web', `screenshot-${name}.png`), ...more });

test('a family is entered, offers are ranked, each says why', async () => {
  const page = await open();
  assert.equal(await page.locator('#results-title').textContent(), 'Ihre Angebote');
  assert.deepEqual(await findings(page), []);
  await enter(page);
  await show(page);
  assert.match(await page.locator('#results-title').textContent(), /^\d+ Angebote passen/);
  assert.match(await page.locator('.offer').first().textContent(), /Schrei/);
  const percents = (await page.locator('.percent').allTextContents()).map((text) => parseInt(text, 10));
  assert.deepEqual(percents, [...percents].sort((a, b) => b - a));
  await keep(page, 'wide', { fullPage: true, clip: { x: 0, y: 0, width: 1280, height: 900 } });

  await page.locator('.offer summary').first().click();
  const bars = page.locator('.offer').first().locator('.bar');
  assert.ok((await bars.count()) >= 8);
  assert.match(await bars.filter({ has: page.getByText('Anliegen', { exact: true }) }).textContent(), /passt.*50 von 50/);
  assert.ok((await page.locator('.map.on-screen .pin').count()) > 0);
  assert.equal(await page.locator('.map.on-paper').isVisible(), false);
  assert.ok((await page.locator('.ask li').count()) > 0);
  assert.ok((await page.locator('.near li').count()) > 0);
  assert.match(await page.locator('.near li').allTextContents().then((all) => all.join(' ')), /weiter als|Ab dem|Nur/);
  assert.deepEqual(await findings(page), []);

  // "Why not?"
  await page.fill('#why-offer', 'Wellenreiten');
  await page.click('.why button');
  assert.match(await page.locator('.why-result').textContent(), /kennt das Verzeichnis nicht/);
  await page.fill('#why-offer', await page.locator('.near li strong').first().textContent());
  await page.click('.why button');
  await page.waitForSelector('.why-result .bar.unmet');
  assert.deepEqual(await findings(page), []);

  // What was entered can be changed and taken back.
  const before = await page.locator('#results-title').textContent();
  await page.locator('.need .remove').first().click();
  assert.equal(await page.locator('.need').count(), 1);
  await page.selectOption('#interpreter', 'no');
  await page.click('button.main');
  await page.waitForFunction((old) => document.getElementById('results-title').textContent !== old, before);
  await page.click('#clear');
  assert.equal(await page.locator('.offer').count(), 0);
  assert.equal(await page.inputValue('#postal-code'), '');
  await close(page);
});

test('by keyboard alone', async () => {
  const page = await open();
  const focused = () => page.evaluate(() => {
    const { id, type, className, textContent } = document.activeElement;
    return `${id || type || className}|${textContent.trim().slice(0, 30)}`;
  });
  const tabTo = async (wanted, most = 80) => {
    for (let i = 0; i < most; ++i) {
      await page.keyboard.press('Tab');
      if ((await focused()).includes(wanted)) return;
    }
    assert.fail(`${wanted} was not reached; the focus is on ${await focused()}`);
  };
  await page.keyboard.press('Tab');
  assert.match(await focused(), /Zu den Angaben/);
  await page.keyboard.press('Enter');
  await tabTo('add-child', 3);
  await page.keyboard.press('Enter');
  assert.match(await focused(), /select-one/);
  await tabTo('text', 2);
  await page.keyboard.type('17');
  await tabTo('select-one', 1);
  await page.keyboard.type('Aug');
  await tabTo('text', 1);
  await page.keyboard.type('2026');
  assert.equal(await dayIn(page), secret.born);
  await tabTo('find-need', 8);
  await page.keyboard.type('schreit');
  await tabTo('checkbox', 5);
  await page.keyboard.press('Space');
  assert.match(await page.locator('.need .name').first().textContent(), /Schreien|Regulation/);
  await page.focus('#find-need');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await tabTo('postal-code');
  await page.keyboard.type(secret.code);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.offer');
  await page.waitForFunction(() => document.activeElement.id === 'results-title');
  // What has the focus can be seen: an outline, on the very element or on its label.
  await tabTo('Warum dieses Angebot?', 12);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.offer details').first().evaluate(({ open }) => open), true);
  await close(page);
});

test('a day is entered in the order and with the months of the page, and a part of one is no day', async () => {
  const page = await open();
  await page.click('#add-child');
  const child = page.locator('#children .child');
  const order = () => child.locator('.date > *').evaluateAll((all) => all.map((each) => each.className));
  const months = () => child.locator('.month option').allTextContents();
  assert.deepEqual(await order(), ['day', 'month', 'year']);
  assert.deepEqual((await months()).slice(2, 4), ['Februar', 'März']);
  await fillDay(page, secret.born);
  await page.check('#languages [value=en]');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  assert.deepEqual(await order(), ['month', 'day', 'year']);
  assert.deepEqual((await months()).slice(2, 4), ['February', 'March']);
  assert.equal(await dayIn(page), secret.born);
  assert.deepEqual(await findings(page), []);
  await child.locator('.year').fill('');
  await page.click('button.main');
  await page.waitForSelector('#children [aria-invalid=true]');
  forgetRefusals(page);
  await close(page);
});

test('what was cleared stays cleared, though an answer was on its way', async () => {
  const page = await open();
  await enter(page);
  const match = await holdBack(page, 'match');
  await page.click('button.main');
  await match.asked;
  await page.click('#clear');
  match.release();
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.offer').count(), 0);
  assert.equal(await page.locator('#status').textContent(), '');
  await page.unroute('**/api/match');
  const read = await holdBack(page, 'read');
  await page.fill('#told', `Wir wohnen in ${secret.code}.`);
  await page.click('#read');
  await read.asked;
  await page.click('#clear');
  read.release();
  await page.waitForTimeout(300);
  assert.equal(await page.inputValue('#postal-code'), '');
  assert.equal(await page.locator('#understood').textContent(), '');
  await show(page);
  await close(page);
});

test('a wrong entry is marked where it stands, for eyes and for screen readers; a fault of the server is none', async () => {
  const page = await open();
  const marked = () => page.locator('[aria-invalid=true]').evaluateAll((all) => all.map((each) => [each.id || each.type, each.getAttribute('aria-describedby')]));
  const refused = async (words) => {
    await page.click('button.main');
    await page.waitForFunction((text) => document.getElementById('faults').textContent.includes(text), words);
  };
  // The first child has no date: what is refused is the second.
  await page.click('#add-child');
  await page.click('#add-child');
  await fillDay(page, '2038-01-01', 1);
  await page.fill('#postal-code', '123');
  await page.locator('.more summary').click();
  await page.fill('#caregiver-age', '999');
  await page.locator('.more summary').click();
  await refused('Postleitzahl');
  assert.deepEqual(await marked(), [['text', 'faults'], ['postal-code', 'faults'], ['caregiver-age', 'faults']]);
  assert.equal(await page.locator('#children .child').nth(1).locator('.day').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('#caregiver-age').isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-invalid')), 'true');
  assert.deepEqual(await findings(page), []);
  await page.route('**/api/match', (route) => route.fulfill({ status: 500, json: { error: 'internal' } }));
  await refused('nicht erreichbar');
  assert.deepEqual(await marked(), []);
  await page.unroute('**/api/match');
  await page.click('#clear');
  await show(page);
  assert.equal(await page.locator('#faults').textContent(), '');
  forgetRefusals(page);
  await close(page);
});

test('without its server or without scripts the page says so', async () => {
  const page = await open();
  await page.route('**/api/start', (route) => route.fulfill({ status: 503, json: { error: 'busy' } }));
  await page.reload();
  await page.waitForSelector('main [role=alert]');
  assert.match(await page.locator('main').innerText(), /nicht erreichbar/);
  await page.unroute('**/api/start');
  const session = await browser.context.newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.reload();
  assert.match(await page.locator('main').innerText(), /JavaScript/);
  forgetRefusals(page);
  await close(page);
});

test('Arabic sentences are set from right to left, with Arabic around them', async () => {
  const page = await open();
  await enter(page);
  await page.selectOption('#told-in', 'ar');
  await show(page);
  const results = page.locator('#results');
  assert.equal(await results.getAttribute('dir'), 'rtl');
  assert.equal(await results.getAttribute('lang'), 'ar');
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
  assert.match(await page.locator('.offer .says').first().textContent(), /\p{Script=Arabic}/u);
  await page.locator('.offer summary').first().click();
  const [number, fit] = await Promise.all(['.number', '.fit'].map((part) => page.locator(part).first().boundingBox()));
  assert.ok(number.x > fit.x, 'the number stands right of the score');
  // A bar grows from the right: its filling ends where its track does.
  const bar = page.locator('.offer').first().locator('.bar svg').last();
  const [track, filling] = await Promise.all(['.track', '.filling'].map((part) => bar.locator(part).boundingBox()));
  assert.ok(Math.abs(track.x + track.width - filling.x - filling.width) < 1);
  const german = (await results.evaluate((node) => [...node.querySelectorAll('h3, summary, .criterion, .verdict, dt, .hint')].filter((each) => !each.querySelector('bdi')).map((each) => each.textContent).join(' ')));
  assert.doesNotMatch(german, /[a-zäöü]{3}/i);
  assert.deepEqual(await findings(page), []);
  await keep(page, 'arabic', { fullPage: true, clip: { x: 500, y: 250, width: 780, height: 1000 } });
  await page.selectOption('#told-in', 'tr');
  await page.waitForFunction(() => document.getElementById('results').dir === 'ltr');
  await close(page);
});

test('in English, too', async () => {
  const page = await open();
  await page.getByRole('radio', { name: 'English' }).check();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  assert.equal(await page.locator('h1').textContent(), 'Help that fits your family');
  await page.fill('#postal-code', secret.code);
  await show(page);
  assert.match(await page.locator('#results-title').textContent(), /offers fit/);
  assert.match(await page.locator('.offer .says').first().textContent(), /[a-z]/);
  assert.deepEqual(await findings(page), []);
  await close(page);
});

test('at 360 pixels nothing is cut off, and what is touched is large enough', async () => {
  const page = await open({ width: 360, height: 740 });
  await enter(page);
  await show(page);
  await page.locator('.offer summary').first().click();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  const small = await page.evaluate(() => [...document.querySelectorAll('button, select, input:not([type=radio], [type=checkbox]), summary')]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 24).map((each) => each.outerHTML.slice(0, 80)));
  assert.deepEqual(small, []);
  assert.deepEqual(await findings(page), []);
  const { y } = await page.locator('#results').boundingBox().then((box) => page.evaluate((top) => ({ y: top + scrollY }), box.y));
  await keep(page, 'narrow', { fullPage: true, clip: { x: 0, y: y - 20, width: 360, height: 900 } });
  await close(page);
});

test('printed, a family takes home the offers, but neither the form nor where it lives', async () => {
  const page = await open();
  await enter(page);
  await show(page);
  await page.emulateMedia({ media: 'print' });
  // The map it takes home is another one, drawn without the home and not around it.
  assert.ok((await page.locator('.map.on-paper .pin').count()) > 0);
  assert.equal(await page.locator('.map.on-paper').locator('.home, .ring, .ring-label').count(), 0);
  for (const hidden of ['#facts', '.map.on-screen', '.home-key', '.results-tools', '.reasons', '.why', '#languages']) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  for (const seen of ['.offer h3', '.practical', '.handout', '.foot', '.map.on-paper']) assert.equal(await page.locator(seen).first().isVisible(), true, seen);
  // Neither what was chosen nor how far it is tells of the family: not even in a sentence, a note or a distance.
  const printed = await page.evaluate(() => document.body.innerText);
  assert.match(printed, /Schreiambulanz|Schreisprechstunde|Schreibaby/);
  assert.doesNotMatch(printed, /Exzessives Schreien|Erschöpfung|\bkm\b/);
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  await close(page);
});

test('violence at home: help at once stands first, addresses of shelters stand nowhere', async () => {
  const page = await open();
  await choose(page, 'geschlagen', 'Häusliche Gewalt');
  await page.fill('#postal-code', '64331');
  await page.locator('.more summary').click();
  await page.locator('#ways .tick').last().click();
  await show(page);
  assert.match(await page.locator('#answer > .note').first().textContent(), /110/);
  assert.ok((await page.locator('.note.acute-help li').count()) >= 3);
  assert.equal(await page.locator('.note.discreet').count(), 1);
  assert.match(await page.locator('.offers').textContent(), /Die Adresse ist geschützt/);
  const answered = page.asked.filter(({ url }) => url.endsWith('/api/match'));
  assert.deepEqual(JSON.parse(answered.at(-1).body).profile.discreet, true);
  assert.deepEqual(await findings(page), []);
  await close(page);
});

test('a sentence fills the form, and what was understood stands beside its words', async () => {
  const page = await open();
  await page.fill('#told', 'Mein Baby ist 3 Monate alt und schreit jede Nacht, ich bin völlig erschöpft. Wir wohnen in 64293 und sprechen Türkisch.');
  await page.click('#read');
  await page.waitForSelector('.evidence li');
  const evidence = await page.locator('.evidence li').allTextContents().then((all) => all.join('\n'));
  assert.match(evidence, /64293/);
  assert.match(evidence, /Schreien/);
  assert.match(evidence, /Türkisch/);
  assert.equal(await page.inputValue('#postal-code'), '64293');
  assert.equal(await page.locator('.child').count(), 1);
  const needs = await page.locator('.need').count();
  assert.ok(needs >= 2);
  assert.deepEqual(await findings(page), []);
  await page.locator('.need .remove').first().click();
  assert.equal(await page.locator('.need').count(), needs - 1);
  await show(page);
  assert.match(await page.locator('#results-title').textContent(), /passen/);
  // A town is shown as one, and gives way to a postal code.
  await page.fill('#told', 'Zwillinge (8 Wochen) schreien nur, wir wohnen in Darmstadt');
  await page.click('#read');
  await page.waitForSelector('#home .chip');
  assert.match(await page.locator('#home .chip').textContent(), /Darmstadt/);
  assert.equal(await page.locator('.evidence li', { hasText: 'Exzessives Schreien' }).count(), 1);
  await show(page);
  assert.equal(JSON.parse(page.asked.at(-1).body).profile.home.region, '06411000');
  await page.fill('#postal-code', '64331');
  assert.equal(await page.locator('#home .chip').count(), 0);
  await page.fill('#told', 'Der Mond ist aufgegangen.');
  await page.click('#read');
  await page.waitForFunction(() => /nichts ablesen/.test(document.getElementById('understood').textContent));
  await close(page);
});

test('nothing of the profile is in an address, in storage, in a cookie or in what the server writes; no other server is asked', async () => {
  const page = await open();
  await enter(page);
  await show(page);
  await page.fill('#why-offer', 'Familienhebammen');
  await page.click('.why button');
  const origin = new URL(server.url).origin;
  const told = new RegExp(`${secret.born}|${secret.code}|excessive-crying`);
  for (const { url, method, body } of page.asked) {
    assert.equal(new URL(url).origin, origin);
    assert.equal(new URL(url).search, '');
    assert.doesNotMatch(url, told);
    if (told.test(body ?? '')) assert.equal(method, 'POST');
  }
  assert.ok(page.asked.some(({ body }) => told.test(body ?? '')));
  assert.equal(page.url(), server.url);
  const kept = await page.evaluate(async () => JSON.stringify([
    { ...localStorage }, { ...sessionStorage }, document.cookie, await indexedDB.databases(), await caches.keys(), history.state, history.length,
    (await navigator.serviceWorker?.getRegistrations())?.length,
  ]));
  assert.equal(kept.replace(/,\d+(,0)\]$/, '$1]'), '[{},{},"",[],[],null,0]');
  assert.deepEqual(await browser.context.cookies(), []);
  assert.equal(server.said().trim().split('\n').length, 1, 'the server says where it is, and nothing else');
  await close(page);
});

test('the pictures of the README are small', () => {
  const folder = join(here, '..', 'web');
  const pictures = readdirSync(folder).filter((name) => /^screenshot.*\.png$/.test(name));
  assert.ok(pictures.length >= 3);
  for (const each of pictures) assert.ok(statSync(join(folder, each)).size < 150_000, each);
});
