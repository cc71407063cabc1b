// Makes the packages: a zip of dist/chrome/ and an xpi of dist/firefox/. The same content gives the same bytes.

import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { zipSync } from 'fflate';

import { packages } from './packages.mjs';

/** The earliest moment a zip can name, in local time as zips have it. */
const NO_TIME = new Date(1980, 0, 1);

/** @type {(folder: string, file: string) => Promise<void>} */
const pack = async (folder, file) => {
  /** @type {Record<string, Uint8Array>} */
  const entries = {};
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of files.sort()) {
    entries[relative(folder, path).split(sep).join('/')] = new Uint8Array(await readFile(path));
  }
  await writeFile(`${file}.new`, zipSync(entries, { level: 9, mtime: NO_TIME }));
  await rename(`${file}.new`, file);
};

for (const { folder, file } of await packages()) await pack(folder, file);
