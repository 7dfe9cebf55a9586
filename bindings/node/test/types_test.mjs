// SPDX-License-Identifier: GPL-2.0-or-later
// The types under `tsc --strict`: what is right passes, every planted error of types.ts is one.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { here, skip, temporaryFolder } from './setting.mjs';

const compiler = join(here, 'node_modules', 'typescript', 'bin', 'tsc');
if (!existsSync(compiler)) skip('typescript is not installed (npm install --no-save in bindings/node/test)');
const types = join(process.env.PASSGENAU_PACKAGES, 'passgenau', 'index.d.ts');
if (!existsSync(types)) skip('the package was not built (that needs Python)');

const folder = temporaryFolder();
const configuration = join(folder, 'tsconfig.json');
writeFileSync(join(folder, 'types.ts'), readFileSync(join(here, 'types.ts')));
writeFileSync(configuration, JSON.stringify({
  compilerOptions: {
    strict: true, noUncheckedIndexedAccess: true, noEmit: true, target: 'ES2022', lib: ['ES2022', 'DOM'], module: 'NodeNext',
    moduleResolution: 'NodeNext', types: [], paths: { passgenau: [types] },
  },
  files: ['types.ts', types],
}));
try {
  execFileSync(process.execPath, [compiler, '-p', configuration], { encoding: 'utf8', cwd: dirname(fileURLToPath(import.meta.url)) });
} catch (error) {
  console.error(error.stdout);
  process.exit(1);
}
