// Protection paused: for good, or until a time.

import { current } from './choices.js';
import { now } from './clock.js';

/** @typedef {import('../protocol.js').Pause} Pause */

/**
 * A pause as it stands now.
 * @param {Pause | undefined} pause as stored
 * @returns {Pause} false where it has ended
 */
function standing(pause) {
  if (typeof pause !== 'object') return pause ?? false;
  return now() < pause.until && pause;
}

/** The pause everywhere. */
export const pausedEverywhere = () => standing(current().choices.paused);

/**
 * The pause on one site.
 * @param {string} site
 */
export const pausedOn = (site) => standing(current().choices.sites?.[site]?.paused);
