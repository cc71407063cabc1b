// Puts the extension together, unpacked: dist/chrome/ and dist/firefox/.

import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';

import { manifestOf } from './manifest.mjs';

const FROM_WASM = ['consentinel.js', 'consentinel_bg.wasm'];

/**
 * Left out is what belongs to the source but not to the extension: parts of the manifest, type declarations, notes.
 * @type {(file: string) => boolean}
 */
const isShipped = (file) => {
  const [top] = relative('extension', file).split(sep);
  return top !== 'manifest' && !/^\.|\.d\.ts$|\.md$/.test(basename(file));
};

/** @type {(browser: 'chrome' | 'firefox') => Promise<void>} */
const assemble = async (browser) => {
  const folder = `dist/${browser}`;
  const fresh = `dist/.${browser}`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(`${fresh}/pkg`, { recursive: true });
  await cp('extension', fresh, { recursive: true, filter: isShipped });
  for (const file of FROM_WASM) await cp(`pkg/${file}`, `${fresh}/pkg/${file}`);
  await writeFile(`${fresh}/manifest.json`, `${JSON.stringify(await manifestOf(browser), null, 2)}\n`);
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
};

try {
  await assemble('chrome');
  await assemble('firefox');
} catch (error) {
  console.error(`build.sh: dist/ could not be put together: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
