// Whether all sites may be read and changed. The person can take that away at any time.

import { EVERYWHERE, api } from '../platform.js';

let access = true;

/** Whether host access is there. Without, nothing is protected. */
export const hasAccess = () => access;

/** Asks the browser again. */
export async function readAccess() {
  access = await api.permissions.contains({ origins: EVERYWHERE });
}
