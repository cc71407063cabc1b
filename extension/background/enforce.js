// Does to a stored cookie what was decided.

import { hasAccess } from './access.js';
import { isSpared } from './baseline.js';
import { current } from './choices.js';
import { remove, shorten } from './stored-cookie.js';

/** @typedef {import('../platform.js').Cookie} Cookie */
/** @typedef {import('../protocol.js').Decision} Decision */

/**
 * Removes or shortens a stored cookie, where its decision says so and the person lets us.
 * @param {Cookie} cookie
 * @param {Decision} decision
 * @returns {Promise<boolean>} whether it was removed
 */
export async function enforce(cookie, decision) {
  if (decision.action === 'keep' || current().choices.mode === 'watch' || !hasAccess() || isSpared(cookie))
    return false;
  if (decision.action === 'session') {
    if (!cookie.session) await shorten(cookie);
    return false;
  }
  await remove(cookie);
  return true;
}
