// Tells the engine which sites are on top and what is embedded, and saves what it learns.

import { siteOfUrl } from './site.js';
import { api } from '../platform.js';
import { now } from './clock.js';
import { saveRecord, tell } from './engine.js';
import { writeBehind } from './write-behind.js';

/** The worker may die at any moment: what it learnt is saved at once, and at most this often. */
const SESSION_REST_MS = 50;
/** What survives the browser changes seldom and goes to the disk. */
const LOCAL_REST_MS = 5000;

/** @type {unknown} */
let forGood;
let written = '';

const saveForGood = writeBehind(async () => {
  const text = JSON.stringify(forGood);
  if (text === written) return;
  await api.storage.local.set({ party: forGood });
  written = text;
}, LOCAL_REST_MS);

/** Saves the record, soon. */
export const saveParty = writeBehind(async () => {
  const { session, local } = saveRecord();
  forGood = local;
  await api.storage.session.set({ party: session });
  saveForGood();
}, SESSION_REST_MS);

/**
 * A page is asked for, or its next redirect hop.
 * @param {number} tabId
 * @param {string} url
 */
export function pageRequested(tabId, url) {
  tell((engine) => engine.mainFrameRequest(tabId, url, now()));
  saveParty();
}

/**
 * A page's navigation is over.
 * @param {number} tabId
 * @param {string} url
 * @param {boolean} committed whether the page now stands in the tab
 */
export function pageSettled(tabId, url, committed) {
  tell((engine) => engine.mainFrameDone(tabId, url, committed, now()));
  saveParty();
}

/**
 * A tab was closed.
 * @param {number} tabId
 */
export function pageGone(tabId) {
  tell((engine) => engine.tabRemoved(tabId, now()));
  saveParty();
}

/**
 * Something of another site was seen under a page.
 * @param {string} url
 * @param {string} topLevelUrl
 */
export function embeddedSeen(url, topLevelUrl) {
  tell((engine) => engine.embedded(url, topLevelUrl, now()));
  saveParty();
}

/**
 * A response that is let through sets a cookie for another site than the page's.
 * @param {import('../pkg/consentinel.js').CookieLike} cookie
 * @param {string} topLevelUrl
 * @param {string | null} storeId
 */
export function announced(cookie, topLevelUrl, storeId) {
  const stored = storeId === null ? cookie : { ...cookie, storeId };
  tell((engine) => engine.setByThirdParty(stored, topLevelUrl, now()));
  saveParty();
}

/** Host access is gone: what is set from here on is set unseen. */
export function sightLost() {
  tell((engine) => engine.loseSight());
  saveParty();
}

/**
 * Tells the engine of the tabs that were there before it.
 * @param {import('../platform.js').Tab[]} tabs
 */
export function seedTabs(tabs) {
  for (const { id, url } of tabs) {
    if (id !== undefined && url && siteOfUrl(url)) tell((engine) => engine.mainFrameDone(id, url, true, now()));
  }
}
