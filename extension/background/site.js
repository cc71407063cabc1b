// The site of an address.

import { siteOf } from '../pkg/consentinel.js';

/**
 * The site of an address: its registrable domain, or its host where it has none.
 * @param {string | null | undefined} url
 * @returns {string | null} null for an address without a host, and for what is no address
 */
export function siteOfUrl(url) {
  if (!url) return null;
  try {
    return siteOf(url) ?? null;
  } catch {
    return null;
  }
}
