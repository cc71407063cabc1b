import assert from 'node:assert/strict';
import { test } from 'node:test';

import { applyChange } from '../../extension/background/edit.js';

/** Choices with keys that nobody knows, at every level that is edited. */
const stored = () => ({
  version: 1,
  purposes: { statistical: 'block', later: 'allow' },
  sites: { 'shop.example': { paused: true, purposes: { marketing: 'session' }, note: 'mine' } },
  rules: [
    { site: '*', domain: 'example.org', name: '_ga*', action: 'allow', tag: 7 },
    { site: 'shop.example', domain: 'shop.example', name: 'uid', action: 'block' },
  ],
  labels: [{ domain: 'example.org', name: 'uid2', purpose: 'necessary' }],
  future: { kept: [1, 2] },
});

/** @type {(change: any, edit: (choices: any) => void) => void} */
const changes = (change, edit) => {
  const before = stored();
  const expected = stored();
  edit(expected);
  assert.deepEqual(applyChange(before, change), expected);
  assert.deepEqual(before, stored(), 'what is changed is a copy');
};

test('a change of what holds everywhere leaves all else as it is', () => {
  changes({ kind: 'purpose', purpose: 'statistical', action: 'allow' }, (c) => (c.purposes.statistical = 'allow'));
  changes({ kind: 'third_party', action: 'session' }, (c) => (c.third_party = 'session'));
  changes({ kind: 'mode', mode: 'watch' }, (c) => (c.mode = 'watch'));
  changes({ kind: 'gpc', on: false }, (c) => (c.gpc = false));
  changes({ kind: 'pause', paused: { until: 9 } }, (c) => (c.paused = { until: 9 }));
});

test('a site keeps its other wishes, and goes when it has none left', () => {
  changes({ kind: 'site', site: 'shop.example', protected: true }, (c) => delete c.sites['shop.example'].paused);
  changes({ kind: 'site', site: 'new.example', protected: false }, (c) => (c.sites['new.example'] = { paused: true }));
  changes({ kind: 'site_third_party', site: 'shop.example', action: 'allow' }, (c) => {
    c.sites['shop.example'].third_party = 'allow';
  });
  changes({ kind: 'site_purpose', site: 'shop.example', purpose: 'marketing', action: null }, (c) => {
    delete c.sites['shop.example'].purposes;
  });
  changes({ kind: 'site_purpose', site: 'new.example', purpose: 'unknown', action: null }, () => {});
  changes({ kind: 'remove_site', site: 'shop.example' }, (c) => delete c.sites['shop.example']);
});

test('a rule or label for the same cookie is replaced, never doubled', () => {
  const uid = { site: 'shop.example', domain: 'shop.example', name: 'uid' };
  changes({ kind: 'allow', ...uid }, (c) => (c.rules[1].action = 'allow'));
  changes({ kind: 'allow', ...uid, site: 'b.example' }, (c) => {
    c.rules.push({ ...uid, site: 'b.example', action: 'allow' });
  });
  changes({ kind: 'remove_rule', index: 0 }, (c) => c.rules.shift());
  const label = { domain: 'example.org', name: 'uid2', purpose: 'marketing' };
  changes({ kind: 'label', label }, (c) => (c.labels = [label]));
  changes({ kind: 'remove_label', index: 0 }, (c) => (c.labels = []));
});

test('choices that say only their version can be changed', () => {
  const bare = { version: 1 };
  assert.deepEqual(applyChange(bare, { kind: 'site', site: 'a.example', protected: false }), {
    version: 1,
    sites: { 'a.example': { paused: true } },
  });
  assert.deepEqual(applyChange(bare, { kind: 'allow', site: 'a.example', domain: 'b.example', name: 'n' }), {
    version: 1,
    rules: [{ site: 'a.example', domain: 'b.example', name: 'n', action: 'allow' }],
  });
});

test('a change that nobody knows is refused by its kind', () => {
  const unknown = /** @type {any} */ ({ kind: 'wipe' });
  assert.throws(() => applyChange(stored(), unknown), { kind: 'unknown-change', message: /wipe/ });
});
