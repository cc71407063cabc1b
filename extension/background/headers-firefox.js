// Firefox: cookie headers are filtered cookie by cookie while the request waits, and only where one is refused.

import { hasAccess } from './access.js';
import { isSpared } from './baseline.js';
import { current } from './choices.js';
import { now } from './clock.js';
import { ask } from './engine.js';
import { note, noteWithheld } from './log.js';
import { announced } from './party.js';
import { otherTopOf, storeOfRequest, topOf } from './top-pages.js';

/** @typedef {import('../platform.js').Header} Header */
/** @typedef {import('../platform.js').RequestDetails} RequestDetails */

/** Whether decisions are carried out at all. */
const enforces = () => hasAccess() && current().choices.mode !== 'watch';

/**
 * The page to judge a request under.
 * @param {RequestDetails} details
 * @returns {string | null} null for a main frame, which is under itself, and where nobody can tell
 */
const judgedUnder = (details) => (details.type === 'main_frame' ? null : topOf(details));

/**
 * Takes refused cookies out of a request that is about to be sent.
 * @param {RequestDetails} details
 * @returns {{ requestHeaders?: Header[] }} empty where nothing changes
 */
export function filterRequest(details) {
  // What was stored before the person was asked may go on to its own site; requests tell too little to know which it was.
  const isLeftAlone = !current().chosen && !otherTopOf(details);
  const headers = details.requestHeaders;
  if (!headers || !enforces() || isLeftAlone) return {};
  let changed = false;
  const kept = headers.flatMap((header) => {
    if (header.name.toLowerCase() !== 'cookie' || !header.value) return [header];
    const text = header.value;
    const { value, refused } = ask((engine) => engine.filterCookie(text, details.url, judgedUnder(details), now()));
    if (!refused.length) return [header];
    changed = true;
    for (const cookie of refused) noteWithheld(details.tabId, details.url, cookie);
    return value === null ? [] : [{ ...header, value }];
  });
  return changed ? { requestHeaders: kept } : {};
}

/**
 * Takes refused cookies out of a response before anything is stored.
 * @param {RequestDetails} details
 * @returns {{ responseHeaders?: Header[] }} empty where nothing changes
 */
export function filterResponse(details) {
  let changed = false;
  const kept = (details.responseHeaders ?? []).flatMap((header) => {
    if (header.name.toLowerCase() !== 'set-cookie' || !header.value) return [header];
    // Firefox shows the header's lines as one value.
    const lines = header.value.split('\n');
    const allowed = withoutRefused(lines, details);
    if (allowed.length === lines.length) return [header];
    changed = true;
    return allowed.length ? [{ ...header, value: allowed.join('\n') }] : [];
  });
  return changed ? { responseHeaders: kept } : {};
}

/**
 * @param {string[]} lines
 * @param {RequestDetails} details
 * @returns {string[]}
 */
function withoutRefused(lines, details) {
  const verdicts = ask((engine) => engine.filterSetCookie(lines, details.url, judgedUnder(details), now()));
  const otherTop = otherTopOf(details);
  const storeId = storeOfRequest(details);
  return lines.filter((_, index) => {
    const verdict = verdicts[index];
    if (!verdict) return true;
    const { cookie, decision } = verdict;
    const stored = storeId === null ? cookie : { ...cookie, storeId };
    if (decision.action === 'remove' && enforces() && !isSpared(stored)) {
      note(details.tabId, { cookie, decision, refused: true, stage: 'header' });
      return false;
    }
    if (otherTop) announced(cookie, otherTop, storeId);
    return true;
  });
}
