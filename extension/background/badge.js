// The few characters on the button: how many cookies of this page were refused, or that nothing is protected.

import { api } from '../platform.js';
import { hasAccess } from './access.js';
import { current } from './choices.js';
import { pausedEverywhere, pausedOn } from './pause.js';

/** @typedef {import('../protocol.js').SeenCookie} SeenCookie */

const QUIET = '#5b6472';
const WARNING = '#b3261e';

/** Paints what holds for all tabs. */
export async function paintAll() {
  await Promise.all([
    api.action.setBadgeBackgroundColor({ color: hasAccess() ? QUIET : WARNING }),
    api.action.setBadgeText({ text: hasAccess() ? '' : '!' }),
  ]);
}

/**
 * Paints one tab. Watching counts what would be refused.
 * @param {number} tabId
 * @param {string | undefined} site the page's
 * @param {SeenCookie[]} cookies
 */
export async function paint(tabId, site, cookies) {
  const watching = current().choices.mode === 'watch';
  const counted = cookies.filter(({ refused, decision }) => refused || (watching && decision.action === 'remove'));
  const paused = pausedEverywhere() || (site && pausedOn(site));
  const text = counted.length && !paused ? String(counted.length) : '';
  try {
    // Null lets the warning that holds for all tabs show.
    await api.action.setBadgeText({ tabId, text: hasAccess() ? text : /** @type {any} */ (null) });
  } catch {
    // The tab was closed meanwhile.
  }
}
