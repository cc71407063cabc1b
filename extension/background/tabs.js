// What happens in tabs: pages asked for, pages shown, tabs closed.

import { dropLog, pageAsked, pageShown } from './log.js';
import { embeddedSeen, pageGone, pageRequested, pageSettled } from './party.js';
import { closed, otherTopOf, standsIn } from './top-pages.js';

/** @typedef {import('../platform.js').RequestDetails} RequestDetails */
/** @typedef {import('../platform.js').Tab} Tab */
/** @typedef {import('../platform.js').TabChange} TabChange */

/** Answers that leave the page as it was (RFC 9110 sections 15.3.5 and 15.3.6). */
const NO_NEW_PAGE = [204, 205];

/**
 * A request begins, or goes on to its next redirect hop.
 * @param {RequestDetails} details
 */
export function requestStarted(details) {
  const { type, tabId, url, requestId } = details;
  if (type === 'main_frame') {
    if (tabId < 0) return;
    pageRequested(tabId, url);
    // A page prepared in advance is not the one that is looked at.
    if (details.documentLifecycle !== 'prerender') pageAsked(tabId, requestId, url);
    return;
  }
  const top = otherTopOf(details);
  if (top) embeddedSeen(url, top);
}

/**
 * A main-frame request was answered, or failed and left the page as it was.
 * @param {RequestDetails} details
 */
export function requestEnded({ tabId, url, statusCode }) {
  if (tabId >= 0 && (statusCode === undefined || NO_NEW_PAGE.includes(statusCode))) pageSettled(tabId, url, false);
}

/**
 * A tab shows another page, or finished loading.
 * @param {number} tabId
 * @param {TabChange} change
 * @param {Tab} tab
 */
export function tabUpdated(tabId, change, tab) {
  // A reload tells no address but its end.
  if (!tab.url || !(change.url || change.status === 'complete')) return;
  standsIn(tab);
  pageSettled(tabId, tab.url, true);
  pageShown(tabId, tab.url);
}

/**
 * A tab was closed.
 * @param {number} tabId
 */
export function tabClosed(tabId) {
  closed(tabId);
  pageGone(tabId);
  dropLog(tabId);
}
