// Goes through all that is stored: for what was set unseen, and after the choices changed.

import { hasAccess } from './access.js';
import { current } from './choices.js';
import { now } from './clock.js';
import { enforce } from './enforce.js';
import { ask } from './engine.js';
import { readJar } from './jar.js';
import { note, restate, tabsWith } from './log.js';
import { saveParty } from './party.js';

/** How long the browser may take to tell of a cookie that is already in the jar. */
const NEWS_MS = 100;

/**
 * Judges every stored cookie and enforces the decisions.
 * @param {{ newsMayBeLate?: boolean }} [options] after a start, events of cookies just found in the jar may still come: they
 *   tell more of the cookie than the jar does, so they go first
 * @returns {Promise<number>} how many were removed
 */
export async function sweep({ newsMayBeLate = false } = {}) {
  if (!hasAccess()) return 0;
  // Whose choices can't be read did choose: the defaults are no warrant for clearing what they kept.
  if (current().problem) return 0;
  const jar = await readJar();
  if (newsMayBeLate) await new Promise((resolve) => setTimeout(resolve, NEWS_MS));
  const decisions = ask((engine) => engine.judgeJar(jar, now()));
  saveParty();
  const removals = jar.map((cookie, index) => enforceOne(cookie, decisions[index]));
  return (await Promise.all(removals)).filter(Boolean).length;
}

/**
 * @param {import('../platform.js').Cookie} cookie
 * @param {import('../protocol.js').Decision} decision
 * @returns {Promise<boolean>} whether it was removed
 */
async function enforceOne(cookie, decision) {
  // Asked first: its removal is an event too, after which no tab tells of it.
  const tabs = tabsWith(cookie);
  try {
    const removed = await enforce(cookie, decision);
    if (removed) tabs.forEach((tabId) => note(tabId, { cookie, decision, refused: true, stage: 'sweep' }));
    else restate(cookie, decision);
    return removed;
  } catch (error) {
    console.error(`could not change ${cookie.name} of ${cookie.domain}`, error);
    return false;
  }
}
