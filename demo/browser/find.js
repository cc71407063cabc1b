import { accessSync, constants } from 'node:fs';

/** @typedef {'chrome' | 'firefox'} BrowserName */

/** Environment variable that names each browser's own binary; `build.sh` sets both. */
const VARIABLES = { chrome: 'CHROME', firefox: 'FIREFOX' };

/**
 * Finds a browser's binary.
 * @param {BrowserName} name
 * @returns {string} path
 * @throws {Error} where the environment names none that can be run, saying what to do
 */
export function findBrowser(name) {
  const variable = VARIABLES[name];
  const binary = process.env[variable];
  if (!binary) throw new Error(`${variable} does not say where the ${name} binary is: start by ./build.sh, or set it`);
  try {
    accessSync(binary, constants.X_OK);
  } catch {
    throw new Error(`${variable} is ${binary}, which is no program that can be run`);
  }
  return binary;
}
