// Prints what the build weighs and stops where it is over the budget of size-budget.json.

import { readFile, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

import { packages } from './packages.mjs';

const budget = JSON.parse(await readFile('size-budget.json', 'utf8'));
const wasm = await readFile('pkg/consentinel_bg.wasm');

const rows = [
  { what: 'WebAssembly', bytes: wasm.length, most: budget.wasmRaw },
  { what: 'WebAssembly, gzipped', bytes: gzipSync(wasm, { level: 9 }).length, most: budget.wasmGzipped },
];
for (const { file } of await packages()) {
  rows.push({ what: file, bytes: (await stat(file)).size, most: budget.package });
}

for (const { what, bytes, most } of rows) {
  const size = (bytes / budget.unit).toFixed(1);
  const verdict = bytes > most * budget.unit ? 'TOO LARGE' : 'ok';
  console.log(`    ${what.padEnd(40)} ${size.padStart(7)} KB of ${most} KB  ${verdict}`);
  if (verdict !== 'ok') process.exitCode = 1;
}
if (process.exitCode) {
  console.error('build.sh: the build is over its size budget; make it smaller or argue for a larger size-budget.json.');
}
