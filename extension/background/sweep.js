// Goes through all that is stored: for what was set unseen, and after the choices changed.

import { siteOfUrl } from './site.js';
import { current } from './choices.js';
import { now } from './clock.js';
import { enforce } from './enforce.js';
import { ask } from './engine.js';
import { readJar } from './jar.js';
import { noteUnder } from './log.js';
import { saveParty } from './party.js';
import { bareDomain } from './stored-cookie.js';

/** How long the browser may take to tell of a cookie that is already in the jar. */
const NEWS_MS = 250;

/**
 * Judges every stored cookie and enforces the decisions.
 * @param {{ newsMayBeLate?: boolean }} [options] after a start, events of cookies just found in the jar may still come: they
 *   tell more of the cookie than the jar does, so they go first
 * @returns {Promise<number>} how many were removed
 */
export async function sweep({ newsMayBeLate = false } = {}) {
  // Whose choices can't be read did choose: the defaults are no warrant for clearing what they kept.
  if (current().problem) return 0;
  const jar = await readJar();
  if (newsMayBeLate) await new Promise((resolve) => setTimeout(resolve, NEWS_MS));
  const decisions = ask((engine) => engine.judgeJar(jar, now()));
  saveParty();
  const removals = jar.map(async (cookie, index) => {
    const decision = decisions[index];
    const removed = await enforce(cookie, decision).catch((error) => {
      console.error(`could not change ${cookie.name} of ${cookie.domain}`, error);
      return false;
    });
    const site = removed && siteOfUrl(`https://${bareDomain(cookie)}/`);
    if (site) noteUnder([site], { cookie, decision, refused: true, stage: 'sweep' });
    return removed;
  });
  return (await Promise.all(removals)).filter(Boolean).length;
}
