// What became of the cookies of each tab's page. In memory only: it tells where somebody was.

import { bareDomain, siteOfDomain, siteOfUrl } from './site.js';
import { sharesStore } from './top-pages.js';
import { api } from '../platform.js';
import { paint, paintAll } from './badge.js';
import { writeBehind } from './write-behind.js';

/** @typedef {import('../protocol.js').Decision} Decision */
/** @typedef {import('../protocol.js').SeenCookie} SeenCookie */
/** @typedef {import('../protocol.js').Stage} Stage */

/**
 * Something that happened to a cookie.
 * @typedef {object} Note
 * @property {{ name: string, domain: string, path?: string, storeId?: string, partitionKey?: object | null }} cookie
 * @property {Decision} decision
 * @property {boolean} refused
 * @property {Stage} stage
 */

/**
 * The log of one tab's page.
 * @typedef {object} PageLog
 * @property {string} request the navigation's request, the same along redirects
 * @property {string[]} sites those the navigation went over, the page's own last
 * @property {Map<string, SeenCookie>} cookies
 */

/** A page that sets more cookies than this is told of by the latest. */
const MOST_COOKIES = 500;
const REST_MS = 200;

/** @type {Map<number, PageLog>} by tab */
const logs = new Map();
/** @type {Set<number>} tabs to be saved */
const unsaved = new Set();

/** @param {number} tabId */
const storageKey = (tabId) => `log:${tabId}`;

const save = writeBehind(async () => {
  const tabs = [...unsaved];
  unsaved.clear();
  const closed = tabs.filter((tabId) => !logs.has(tabId));
  const open = tabs.flatMap((tabId) => {
    const log = logs.get(tabId);
    return log ? [[storageKey(tabId), { ...log, cookies: [...log.cookies] }]] : [];
  });
  await Promise.all([
    api.storage.session.set(Object.fromEntries(open)),
    api.storage.session.remove(closed.map(storageKey)),
    ...tabs.filter((tabId) => logs.has(tabId)).map(paintTab),
  ]);
}, REST_MS);

/** @param {number} tabId */
function changed(tabId) {
  unsaved.add(tabId);
  save();
}

/**
 * Takes up the logs of a worker that is gone.
 * @param {Record<string, any>} saved all of `storage.session`
 */
export function restoreLogs(saved) {
  for (const [key, log] of Object.entries(saved)) {
    const tabId = key.startsWith('log:') ? Number(key.slice(4)) : NaN;
    if (Number.isInteger(tabId)) logs.set(tabId, { ...log, cookies: new Map(log.cookies) });
  }
}

/**
 * A page is asked for: a new navigation begins a new log, a redirect goes on with it.
 * @param {number} tabId
 * @param {string} request
 * @param {string} url
 */
export function pageAsked(tabId, request, url) {
  const site = siteOfUrl(url);
  const log = logs.get(tabId);
  if (log?.request === request) log.sites = [...log.sites, ...(site ? [site] : [])];
  else logs.set(tabId, { request, sites: site ? [site] : [], cookies: new Map() });
  changed(tabId);
}

/**
 * A page stands in a tab. One that was never asked for (kept by the browser for going back) has no log yet.
 * @param {number} tabId
 * @param {string} url
 */
export function pageShown(tabId, url) {
  const site = siteOfUrl(url);
  if (logs.get(tabId)?.sites.at(-1) === (site ?? undefined)) return;
  logs.set(tabId, { request: '', sites: site ? [site] : [], cookies: new Map() });
  changed(tabId);
}

/**
 * A tab was closed.
 * @param {number} tabId
 */
export function dropLog(tabId) {
  if (logs.delete(tabId)) changed(tabId);
}

/**
 * Notes what became of a cookie, in one tab.
 * @param {number} tabId
 * @param {Note} note
 */
export function note(tabId, { cookie, decision, refused, stage }) {
  const log = logs.get(tabId);
  if (!log) return;
  const { name, path = '/' } = cookie;
  const domain = bareDomain(cookie.domain);
  const partitioned = Boolean(cookie.partitionKey);
  const key = keyOf(cookie);
  const times = (log.cookies.get(key)?.times ?? 0) + 1;
  log.cookies.set(key, { name, domain, path, partitioned, refused, times, stage, decision });
  if (log.cookies.size > MOST_COOKIES) log.cookies.delete(/** @type {string} */ (log.cookies.keys().next().value));
  changed(tabId);
}

/**
 * Notes what became of a cookie in every tab whose page is of one of these sites, or came over one.
 * @param {string[]} sites
 * @param {Note} what
 */
export function noteUnder(sites, what) {
  for (const [tabId, log] of logsSharing(what.cookie)) {
    if (log.sites.some((site) => sites.includes(site))) note(tabId, what);
  }
}

/**
 * Notes a cookie taken out of a request. Requests tell names alone, so it is the one known from that host, if any.
 * @param {number} tabId
 * @param {string} url
 * @param {{ name: string, decision: Decision }} withheld
 */
export function noteWithheld(tabId, url, { name, decision }) {
  const host = new URL(url).hostname;
  const known = cookiesOf(tabId).find(
    (other) => other.name === name && (host === other.domain || host.endsWith(`.${other.domain}`)),
  );
  const { domain, path, partitioned } = known ?? { domain: host, path: '/', partitioned: false };
  const cookie = { name, domain, path, ...(partitioned ? { partitionKey: {} } : {}) };
  note(tabId, { cookie, decision, refused: true, stage: 'header' });
}

/**
 * The tabs a stored cookie concerns: their page is of its site, or it was kept there.
 * @param {Note['cookie']} cookie
 * @returns {number[]}
 */
export function tabsWith(cookie) {
  const site = siteOfDomain(cookie.domain);
  const key = keyOf(cookie);
  return logsSharing(cookie)
    .filter(([, { sites, cookies }]) => (site && sites.includes(site)) || cookies.get(key)?.refused === false)
    .map(([tabId]) => tabId);
}

/**
 * A stored cookie was judged anew, by other choices: tabs that tell of it tell the reason that holds now.
 * @param {Note['cookie']} cookie
 * @param {Decision} decision
 */
export function restate(cookie, decision) {
  const key = keyOf(cookie);
  for (const [tabId, { cookies }] of logsSharing(cookie)) {
    const seen = cookies.get(key);
    if (seen?.refused !== false) continue;
    cookies.set(key, { ...seen, decision });
    changed(tabId);
  }
}

/**
 * A cookie left the jar by itself: what was kept is no longer there, what was refused stays told.
 * @param {Note['cookie']} cookie
 */
export function forget(cookie) {
  const key = keyOf(cookie);
  for (const [tabId, { cookies }] of logsSharing(cookie)) {
    if (cookies.get(key)?.refused !== false) continue;
    cookies.delete(key);
    changed(tabId);
  }
}

/**
 * The cookies of a tab's page, oldest first.
 * @param {number} tabId
 * @returns {SeenCookie[]}
 */
export function cookiesOf(tabId) {
  return [...(logs.get(tabId)?.cookies.values() ?? [])];
}

/** Paints the badges of all tabs anew. */
export async function paintTabs() {
  await Promise.all([paintAll(), ...[...logs.keys()].map(paintTab)]);
}

/** @param {number} tabId */
const paintTab = (tabId) => paint(tabId, logs.get(tabId)?.sites.at(-1), cookiesOf(tabId));

/**
 * The logs of tabs that use a cookie's store.
 * @param {Note['cookie']} cookie
 */
const logsSharing = (cookie) => [...logs].filter(([tabId]) => sharesStore(tabId, cookie));

/** @param {Note['cookie']} cookie */
function keyOf(cookie) {
  return JSON.stringify([cookie.name, bareDomain(cookie.domain), cookie.path ?? '/', Boolean(cookie.partitionKey)]);
}
