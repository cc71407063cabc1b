// Every cookie of every store: windows, private windows, containers, partitions.

import { ALL_COOKIES, api, isPrivateStore } from '../platform.js';
import { siteOfDomain } from './site.js';

/** @typedef {import('../platform.js').Cookie} Cookie */

/**
 * The ids of all stores. Containers without an open tab are not named by the browser, so ids once seen are remembered.
 * @returns {Promise<string[]>}
 */
async function storeIds() {
  const { stores = [] } = /** @type {{ stores?: string[] }} */ (await api.storage.local.get('stores'));
  const open = (await api.cookies.getAllCookieStores()).map((store) => store.id);
  const lasting = new Set([...stores, ...open.filter((id) => !isPrivateStore(id))]);
  if (lasting.size > stores.length) await api.storage.local.set({ stores: [...lasting] });
  return [...new Set([...lasting, ...open])];
}

/**
 * Reads the cookies of all stores.
 * @returns {Promise<Cookie[]>}
 */
export async function readJar() {
  const ids = await storeIds();
  const jars = ids.map(async (storeId) => {
    try {
      return await readStore(storeId);
    } catch {
      // The browser refuses a store that is gone: a removed container, a private window just closed.
      return [];
    }
  });
  const jar = (await Promise.all(jars)).flat();
  // A cookie whose host the engine can't read (one of a local file has none) must not stand in the way of all others.
  const readable = new Map(jar.map(({ domain }) => [domain, false]));
  for (const domain of readable.keys()) readable.set(domain, siteOfDomain(domain) !== null);
  return jar.filter(({ domain }) => readable.get(domain));
}

/**
 * Reads the cookies of one store, partitioned ones included.
 * @param {string} storeId
 * @param {chrome.cookies.GetAllDetails} [query] narrows it
 * @returns {Promise<Cookie[]>}
 */
export function readStore(storeId, query = {}) {
  // The types know nothing of Firefox's `firstPartyDomain: null`.
  return api.cookies.getAll(/** @type {any} */ ({ ...ALL_COOKIES, ...query, storeId }));
}
