// Every word a person reads has its key in `_locales`, and no key is left without a use.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const PAGES = ['pages', 'popup', 'welcome', 'options'].map((folder) => join('extension', folder));
/** Words of the choices' schema that look like keys: a switch's name, and the kinds of changes. */
const SCHEMA = /^(third_party)$|^kind: /;

const messages = JSON.parse(read('extension/_locales/en/messages.json'));
const functions = [...read('src/function.rs').matchAll(/Self::\w+ => "([a-z-]+)"/g)].map(([, word]) => word);
const functionKeys = functions.flatMap((word) => {
  const key = `function_${word.replaceAll('-', '_')}`;
  return [key, `${key}_does`];
});

/** @param {string} path */
function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

/**
 * The text of every file of these folders with this ending, comments left out.
 * @param {string[]} folders
 * @param {string} ending
 */
function sources(folders, ending) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const texts = files.filter((file) => file.endsWith(ending)).map(read);
  assert.notEqual(texts.length, 0, `no ${ending} in ${folders}`);
  return texts.map((text) => text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')).join('\n');
}

/** The keys that the sources name. */
function named() {
  const html = sources(PAGES, '.html').matchAll(/\bdata-(?:i18n|i18n-label|none)="([^"]*)"/g);
  const manifests = sources([join('extension', 'manifest')], '.json').matchAll(/__MSG_(\w+)__/g);
  const js = sources(PAGES, '.js').matchAll(/(?<!=== )((?:kind: )?)'([a-z]+(?:_[a-z]+)+|(?<=say\(')[a-z]+)'/g);
  const popup = sources([join('src', 'wasm', 'popup')], '.rs').replace(/#!?\[[^\]]*\]|r#"[^]*?"#/g, '');
  const snake = popup.matchAll(/"([a-z]+(?:_[a-z]+)+)"/g);
  const single = popup.matchAll(/\.(?:say\(|words\("[^"]*", "[^"]*", )"([a-z]+)"/g);
  const simple = [...html, ...manifests, ...snake, ...single].map(([, key]) => key);
  const inJs = [...js].map(([, kind, key]) => kind + key);
  return [...simple, ...inJs].filter((key) => !SCHEMA.test(key));
}

test('every key that is named exists', () => {
  const missing = named().filter((key) => !(key in messages));
  assert.deepEqual(missing, []);
});

test('every function has its name and what it does', () => {
  assert.ok(functions.length > 0);
  const missing = functionKeys.filter((key) => !(key in messages));
  assert.deepEqual(missing, []);
});

test('no key is left without a use', () => {
  const text = [
    sources(PAGES, '.js'),
    sources(PAGES, '.html'),
    sources([join('src', 'wasm', 'popup')], '.rs'),
    sources([join('extension', 'manifest')], '.json').replace(/__MSG_(\w+)__/g, '"$1"'),
  ].join('\n');
  const used = new Set([...functionKeys, ...[...text.matchAll(/["']([a-z_]+)["']/g)].map(([, word]) => word)]);
  assert.deepEqual(
    Object.keys(messages).filter((key) => !used.has(key)),
    [],
  );
});

test('every message tells translators what it is, and declares what it fills in', () => {
  for (const [key, { message, description, placeholders = {} }] of Object.entries(messages)) {
    assert.ok(message && description, key);
    const filled = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name.toLowerCase());
    assert.deepEqual(filled.toSorted(), Object.keys(placeholders).toSorted(), key);
  }
});

test('the description fits where stores and browsers show it', () => {
  // https://developer.chrome.com/docs/extensions/reference/manifest/description
  assert.ok(messages.extension_description.message.length <= 132);
});
