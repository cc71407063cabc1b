// The manifest of one browser: what both share, the browser's own on top, the version from Cargo.toml.

import { readFile } from 'node:fs/promises';

/** @typedef {Record<string, unknown>} JsonObject */

/**
 * @param {unknown} value
 * @returns {value is JsonObject}
 */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `over` on top of `base`: objects are merged key by key, everything else, lists included, is replaced.
 * @type {(base: JsonObject, over: JsonObject) => JsonObject}
 */
const merge = (base, over) => {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isObject(value) && isObject(below) ? merge(below, value) : value;
  }
  return merged;
};

/**
 * @param {string} file
 * @returns {Promise<JsonObject>}
 */
const readJson = async (file) => {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error}`, { cause: error });
  }
};

/** The version of the package in Cargo.toml; the stores take dotted numbers alone. */
const crateVersion = async () => {
  const version = /^\[package\][^[]*?^version = "([^"]*)"$/ms.exec(await readFile('Cargo.toml', 'utf8'))?.[1];
  if (!version || !/^\d+(\.\d+){0,3}$/.test(version)) {
    throw new Error(
      `the version in Cargo.toml must be one to four dotted numbers to be an extension's, not '${version}'`,
    );
  }
  return version;
};

/**
 * The whole manifest of a browser.
 * @param {'chrome' | 'firefox'} browser
 */
export const manifestOf = async (browser) => {
  const [base, own, version] = await Promise.all([
    readJson('extension/manifest/base.json'),
    readJson(`extension/manifest/${browser}.json`),
    crateVersion(),
  ]);
  return { ...merge(base, own), version };
};
