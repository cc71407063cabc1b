// The first page a person sees.

import { api } from '../platform.js';
import { current } from './choices.js';

/**
 * Opens the first-run page, where nobody has chosen yet: choices may have come from elsewhere.
 * @param {{ reason: string }} details of `runtime.onInstalled`
 */
export async function installed({ reason }) {
  if (reason !== 'install' || current().chosen) return;
  await api.tabs.create({ url: api.runtime.getURL('welcome/welcome.html') });
}
