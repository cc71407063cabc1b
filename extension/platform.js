// The one place that names the browser's own objects, and the one that knows in what the two browsers differ.

/**
 * The extension API, promises in both browsers.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API
 */
export const api = globalThis.browser ?? globalThis.chrome;

/**
 * A stored cookie; Firefox adds the key of its first-party isolation.
 * @typedef {chrome.cookies.Cookie & { firstPartyDomain?: string }} Cookie
 * @typedef {chrome.cookies.CookieChangeInfo} CookieChange
 * @typedef {chrome.tabs.Tab & { cookieStoreId?: string }} Tab
 * @typedef {chrome.tabs.OnUpdatedInfo} TabChange
 * @typedef {chrome.webRequest.HttpHeader} Header
 * @typedef {chrome.declarativeNetRequest.Rule} HeaderRule
 * @typedef {chrome.runtime.MessageSender} Sender
 * @typedef {Record<string, chrome.storage.StorageChange>} StorageChanges
 */

/**
 * What both browsers tell of a request: Chrome an initiator, Firefox the documents above it and the cookie store.
 * @typedef {object} RequestDetails
 * @property {string} requestId stays the same along redirects
 * @property {string} url
 * @property {string} type
 * @property {number} tabId -1 where no tab asks
 * @property {number} frameId 0 is the page itself
 * @property {string} [initiator] an origin, or "null"
 * @property {string} [documentLifecycle]
 * @property {{ frameId: number, url: string }[]} [frameAncestors] nearest first
 * @property {string} [documentUrl]
 * @property {string} [originUrl]
 * @property {string} [cookieStoreId]
 * @property {number} [statusCode]
 * @property {Header[]} [requestHeaders]
 * @property {Header[]} [responseHeaders]
 */

/** Every address the extension may see. */
export const EVERYWHERE = ['<all_urls>'];

/**
 * Whether headers can be rewritten while a request waits (Firefox); otherwise declared rules do it and events only tell
 * (Chrome). The manifest of each browser's package says so.
 */
export const rewritesHeaders = Boolean(
  /** @type {string[] | undefined} */ (api.runtime.getManifest().permissions)?.includes('webRequestBlocking'),
);

/**
 * The further options of a webRequest listener: cookie headers are shown in Chrome only on special request.
 * @param {...('requestHeaders' | 'responseHeaders')} wanted
 * @returns {any[]}
 */
export function requestOptions(...wanted) {
  if (rewritesHeaders) return ['blocking', ...wanted];
  return wanted.length ? [...wanted, 'extraHeaders'] : [];
}

/**
 * The cookie store a tab uses.
 * @param {Tab} tab
 * @returns {string} as in `cookies.getAllCookieStores`
 */
export function storeOf(tab) {
  return tab.cookieStoreId ?? (tab.incognito ? '1' : '0');
}

/**
 * Whether a cookie store belongs to private windows, of which nothing may reach the disk.
 * @param {string} storeId
 * @returns {boolean}
 */
export function isPrivateStore(storeId) {
  return storeId === (rewritesHeaders ? 'firefox-private' : '1');
}

/** The query that leaves out no cookie of a store: partitioned ones and, in Firefox, isolated ones. */
export const ALL_COOKIES = rewritesHeaders ? { partitionKey: {}, firstPartyDomain: null } : { partitionKey: {} };
