// Checks the packages as a browser would get them: what they hold is what was assembled, and what their manifest names is there.

import { readFile, readdir } from 'node:fs/promises';

import { unzipSync } from 'fflate';

import { packages } from './packages.mjs';

/**
 * The files of the extension that a manifest names, wherever in it.
 * @param {unknown} value
 * @returns {string[]}
 */
const filesNamedIn = (value) => {
  if (typeof value === 'string')
    return /^[\w/.-]+\.(js|html|css|png|svg)$/.test(value) ? [value.replace(/^\//, '')] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesNamedIn) : [];
};

/** @type {(folder: string, file: string) => Promise<string[]>} what is wrong, a sentence each */
const faultsOf = async (folder, file) => {
  const packed = unzipSync(new Uint8Array(await readFile(file)));
  const assembled = await readdir(folder, { recursive: true, withFileTypes: true });
  const missing = assembled
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .filter((name) => !packed[name]);
  const different = [];
  for (const [name, bytes] of Object.entries(packed)) {
    const same = await readFile(`${folder}/${name}`).then(
      (there) => there.equals(bytes),
      () => false,
    );
    if (!same) different.push(name);
  }
  const manifest = JSON.parse(new TextDecoder().decode(packed['manifest.json']));
  const unnamed = filesNamedIn(manifest).filter((name) => !packed[name]);
  return [
    ...missing.map((name) => `${file} lacks ${name} of ${folder}/`),
    ...different.map((name) => `${file} holds another ${name} than ${folder}/`),
    ...unnamed.map((name) => `the manifest in ${file} names ${name}, which is not there`),
  ];
};

for (const { folder, file } of await packages()) {
  const faults = await faultsOf(folder, file);
  for (const fault of faults) console.error(`build.sh: ${fault}.`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`    ${file}: holds what ${folder}/ holds, and all that its manifest names`);
}
