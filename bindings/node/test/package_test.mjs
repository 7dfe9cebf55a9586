// SPDX-License-Identifier: GPL-2.0-or-later
// Both packages, packed, installed without a network into an empty project; there the quick start of the README runs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, skip, temporaryFolder } from './setting.mjs';

const packages = process.env.PASSGENAU_PACKAGES;
if (!existsSync(join(packages, 'passgenau'))) skip('the package was not built (that needs Python)');
const environment = { ...process.env, PASSGENAU_ADDON: '', npm_config_cache: join(temporaryFolder(), 'cache') };
try {
  execFileSync('npm', ['--version'], { stdio: 'ignore' });
} catch {
  skip('there is no npm');
}

const packed = temporaryFolder();
const npm = (...args) => execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--loglevel=error'],
  { cwd: packed, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const names = readdirSync(packages).sort();
assert.equal(names.length, 2);
for (const name of names) npm('pack', join(packages, name));
const archives = readdirSync(packed).map((name) => join(packed, name));
assert.equal(archives.length, 2);

const project = join(packed, 'project');
mkdirSync(project);
writeFileSync(join(project, 'package.json'), '{"private": true}');
npm('install', '--prefix', project, '--ignore-scripts', ...archives);
rmSync(join(project, 'node_modules', '.package-lock.json'), { force: true });
const installed = readdirSync(join(project, 'node_modules')).sort();
assert.deepEqual(installed, names);

const [, program] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(here, '..', 'README.md'), 'utf8'));
assert.ok(program.trimEnd().split('\n').length <= 15, 'the quick start has at most fifteen lines');
const run = (file, text) => {
  writeFileSync(join(project, file), text);
  return execFileSync(process.execPath, [file], { cwd: project, env: environment, encoding: 'utf8' });
};
assert.match(run('quick.mjs', program), /^0\.\d+ schreiambulanz .*Türkisch/m);
const required = run('old.cjs', "const { Catalog, version } = require('passgenau');\nconsole.log(version(), new Catalog('offers.pgn').idsSync());");
assert.match(required, /^\d+\.\d+\.\d+ \[ 'schreiambulanz' \]$/m);
assert.deepEqual(readdirSync(join(project, 'node_modules', 'passgenau')).sort(),
  ['LICENSE', 'README.md', 'documents.d.ts', 'index.cjs', 'index.d.ts', 'index.mjs', 'package.json']);
