// Access to sites: a browser may withhold it, and a person may take it away.

import { EVERYWHERE, api } from '../platform.js';

/** Whether all sites may be read and changed: without, nothing is protected. */
export function hasAccess() {
  return api.permissions.contains({ origins: EVERYWHERE });
}

/**
 * Asks for access. Browsers hear it only straight from a click: nothing may be awaited before.
 * @returns {Promise<boolean>} whether it was given
 */
export function requestAccess() {
  return api.permissions.request({ origins: EVERYWHERE });
}

/**
 * Calls back whenever access is given or taken.
 * @param {() => void} changed
 */
export function onAccessChanged(changed) {
  api.permissions.onAdded.addListener(changed);
  api.permissions.onRemoved.addListener(changed);
}
