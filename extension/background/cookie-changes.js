// A cookie was stored or left the jar: the first place where a cookie that got this far is refused.

import { now } from './clock.js';
import { enforce } from './enforce.js';
import { ask } from './engine.js';
import { forget, noteUnder } from './log.js';
import { saveParty } from './party.js';

/**
 * Handles `cookies.onChanged`.
 * @param {import('../platform.js').CookieChange} change
 */
export async function cookieChanged({ removed, cookie, cause }) {
  if (removed) {
    const overwritten = cause === 'overwrite';
    ask((engine) => engine.cookieRemoved(cookie, overwritten));
    if (!overwritten) forget(cookie);
    saveParty();
    return;
  }
  const { decision, sites } = ask((engine) => engine.cookieStored(cookie, now()));
  saveParty();
  const refused = await enforce(cookie, decision);
  noteUnder(sites, { cookie, decision, refused, stage: 'onChanged' });
}
