// What lay in the jar before the person was asked: left alone until they choose.

import { cookieKey } from '../pkg/consentinel.js';
import { api, isPrivateStore } from '../platform.js';
import { current } from './choices.js';
import { readJar } from './jar.js';

/** @type {Set<string>} keys of cookies */
let keys = new Set();

/** Counts the jar, where the person has not chosen and it was not counted; forgets the count once they have. */
export async function keepBaseline() {
  if (current().chosen) {
    keys = new Set();
    await api.storage.local.remove('baseline');
    return;
  }
  const { baseline } = await api.storage.local.get('baseline');
  if (Array.isArray(baseline)) {
    keys = new Set(baseline);
    return;
  }
  const jar = await readJar();
  keys = new Set(jar.map((cookie) => cookieKey(cookie)));
  const lasting = jar.filter((cookie) => !isPrivateStore(cookie.storeId)).map((cookie) => cookieKey(cookie));
  await api.storage.local.set({ baseline: lasting });
}

/**
 * Whether a cookie is left alone because the person was not asked yet.
 * @param {import('../pkg/consentinel.js').CookieLike} cookie
 * @returns {boolean}
 */
export function isSpared(cookie) {
  return keys.size > 0 && keys.has(cookieKey(cookie));
}
