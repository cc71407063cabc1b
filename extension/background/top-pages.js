// Which page stands in which tab, and which page a request is made under.

import { siteOfUrl } from './site.js';
import { api, rewritesHeaders, storeOf } from '../platform.js';

/** @typedef {import('../platform.js').RequestDetails} RequestDetails */
/** @typedef {import('../platform.js').Tab} Tab */

/** @type {Map<number, { url: string, storeId: string }>} */
const pages = new Map();

/**
 * Remembers what stands in a tab.
 * @param {Tab} tab one without an address (no access to it) is forgotten
 */
export function standsIn(tab) {
  if (tab.id === undefined) return;
  if (tab.url) pages.set(tab.id, { url: tab.url, storeId: storeOf(tab) });
  else pages.delete(tab.id);
}

/**
 * Forgets a closed tab.
 * @param {number} tabId
 */
export function closed(tabId) {
  pages.delete(tabId);
}

/** The tabs as they are now, read from the browser. */
export async function readTabs() {
  /** @type {Tab[]} */
  const tabs = await api.tabs.query({});
  tabs.forEach(standsIn);
  return tabs;
}

/**
 * Whether a cookie can be one of a tab's: windows and containers have jars of their own.
 * @param {number} tabId
 * @param {{ storeId?: string }} cookie
 * @returns {boolean} true where the store of either is not known
 */
export function sharesStore(tabId, { storeId }) {
  const own = pages.get(tabId)?.storeId;
  return storeId === undefined || own === undefined || storeId === own;
}

/**
 * The address of the page a request is made under, or its origin.
 * @param {RequestDetails} details of anything but a main frame
 * @returns {string | null} null where nobody can tell
 */
export function topOf(details) {
  if (rewritesHeaders) {
    return details.frameAncestors?.at(-1)?.url ?? details.documentUrl ?? details.originUrl ?? null;
  }
  // Chrome names the asking frame only. For the page's own requests that is the page, and surer than what the tab was last
  // heard to show; for frames the tab is all there is, and for workers the asker.
  const initiator = details.initiator && details.initiator !== 'null' ? details.initiator : null;
  const shown = pages.get(details.tabId)?.url ?? null;
  return details.frameId === 0 ? (initiator ?? shown) : (shown ?? initiator);
}

/**
 * The page a request is made under, where that is of another site.
 * @param {RequestDetails} details
 * @returns {string | null} its address or origin; null for a first-party request, a main frame, and where nobody can tell
 */
export function otherTopOf(details) {
  if (details.type === 'main_frame') return null;
  const top = topOf(details);
  const site = top && siteOfUrl(top);
  return site && site !== siteOfUrl(details.url) ? top : null;
}

/**
 * The cookie store a request uses.
 * @param {RequestDetails} details
 * @returns {string | null} null where nobody can tell
 */
export function storeOfRequest(details) {
  return details.cookieStoreId ?? pages.get(details.tabId)?.storeId ?? null;
}
