import { ATTEMPTS, SHOP } from '../../../demo/attempts.js';

/** @typedef {import('../../../demo/attempts.js').Attempt} Attempt */

/** The parts of the demo that a plain visit to a start page sets off: all but the sign-in. */
export const ON_START_PAGES = ATTEMPTS.filter(({ how }) => how !== 'signed-in-header' && how !== 'redirect-header');

/**
 * What the design's default choices let a site's start page store: its own cookies but statistics and advertising,
 * and none of the tracker's.
 * @param {string} host
 * @returns {Attempt[]}
 */
export function keptByDefault(host) {
  return ON_START_PAGES.filter(
    (attempt) => attempt.host === host && !['statistical', 'marketing'].includes(attempt.kind),
  );
}

/**
 * A site's own cookies of one purpose.
 * @param {Attempt['kind']} kind
 * @param {string} [host]
 * @returns {Attempt[]}
 */
export function ofKind(kind, host = SHOP) {
  return ON_START_PAGES.filter((attempt) => attempt.host === host && attempt.kind === kind);
}
